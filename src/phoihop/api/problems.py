"""Refusals and errors as problem details (RFC 9457), in the language that was asked for.

A refusal of a rule simply flies: the house's middleware answers it, as for a page. Here is what
only the API meets: strangers to it, unreadable bodies, wrong forms, files full of mistakes.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, JsonResponse
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, ValidationError

from phoihop.law.refusal import Refusal
from phoihop.parties.services import MistakesFound
from phoihop.programmes.mistake_sentences import MISTAKES, mistake_sentence
from phoihop.ui.refusals import in_words

CONTENT_TYPE = "application/problem+json"


def problem(refusal: Refusal, *, status: int, **more: object) -> JsonResponse:
    """``refusal`` as problem details, in the same form as the house answers any refusal."""
    body = {
        "type": f"urn:phoihop:refusal:{refusal.code}",
        "title": in_words(refusal),
        "status": status,
        "code": refusal.code,
        "facts": refusal.facts,
        **more,
    }
    return JsonResponse(body, status=status, content_type=CONTENT_TYPE)


def not_found(request: HttpRequest, error: Exception | None = None) -> JsonResponse:
    """404: it is not there, or not for these eyes; which of the two is not told."""
    return problem(Refusal("api.not_found"), status=404)


def not_signed_in(request: HttpRequest, error: Exception) -> JsonResponse:
    """401, with the scheme that would help."""
    answer = problem(Refusal("api.not_signed_in"), status=401)
    answer["WWW-Authenticate"] = 'Bearer realm="phoihop"'
    return answer


def no_membership(request: HttpRequest, error: Exception) -> JsonResponse:
    """403: a valid token of somebody who acts for no organisation."""
    return problem(Refusal("api.no_membership"), status=403)


def invalid(request: HttpRequest, error: ValidationError) -> JsonResponse:
    """422: what was sent has another form than the schema says."""
    errors = [_told(one) for one in error.errors]
    return problem(Refusal("api.invalid", count=len(errors)), status=422, errors=errors)


def unreadable(request: HttpRequest, error: HttpError) -> JsonResponse:
    """400: the body is no JSON, or no form."""
    return problem(Refusal("api.unreadable"), status=error.status_code)


def full_of_mistakes(request: HttpRequest, error: MistakesFound) -> JsonResponse:
    """422: every mistake of a hand-written file, with its line."""
    mistakes = [
        {
            "line": mistake.line,
            "path": ".".join(map(str, mistake.path)),
            "code": mistake.code,
            "sentence": mistake_sentence(mistake, MISTAKES),
        }
        for mistake in error.mistakes
    ]
    return problem(error, status=422, mistakes=mistakes)


def _told(error: Mapping[str, Any]) -> dict[str, str]:
    place: Sequence[object] = error.get("loc", ())
    return {
        "place": ".".join(str(part) for part in place),
        "code": str(error.get("type", "")),
        "message": str(error.get("msg", "")),
    }


def answer_problems(api: NinjaAPI) -> None:
    """Let ``api`` answer all of these so."""
    handlers: tuple[tuple[type[Exception], Callable[..., JsonResponse]], ...] = (
        (Http404, not_found),
        (AuthenticationError, not_signed_in),
        (PermissionDenied, no_membership),
        (ValidationError, invalid),
        (HttpError, unreadable),
        (MistakesFound, full_of_mistakes),
    )
    for kind, handler in handlers:
        api.add_exception_handler(kind, handler)
