"""Turning a refusal into an answer, once for the whole house."""

import importlib
import pkgutil
from collections.abc import Callable
from functools import cache

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django_htmx.http import reswap, retarget

from phoihop.law.refusal import Refusal
from phoihop.site import sentences

LANGUAGES = ("vi", "en")


@cache
def all_sentences() -> dict[str, tuple[str, str]]:
    """Every refusal code with its Vietnamese and its English sentence.

    Raises:
        ValueError: when two rooms claim the same code.
    """
    found: dict[str, tuple[str, str]] = {}
    for module in pkgutil.iter_modules(sentences.__path__):
        table = importlib.import_module(f"{sentences.__name__}.{module.name}").SENTENCES
        if twice := found.keys() & table.keys():
            raise ValueError(f"refusal codes with two sentences: {sorted(twice)}")
        found |= table
    return found


def sentence_for(refusal: Refusal, language: str | None = None) -> str:
    """The sentence for ``refusal`` in ``language`` (``vi`` or ``en``; default: the active one)."""
    wanted = language or get_language() or "vi"
    vietnamese, english = all_sentences()[refusal.code]
    template = english if wanted.startswith("en") else vietnamese
    return template.format(**refusal.facts)


def status_for(refusal: Refusal) -> int:
    """The HTTP status: 403 for a person who may not, 409 for a thing that cannot be."""
    return 403 if refusal.code == "access.denied" else 409


class RefusalMiddleware:
    """Catches the refusals that views let fly."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Answer a refusal as problem+json, as a part for htmx, or as a page."""
        if not isinstance(error, Refusal):
            return None
        status, sentence = status_for(error), sentence_for(error)
        if request.path.startswith("/api/"):
            return problem(error, status=status, sentence=sentence)
        context = {"sentence": sentence, "code": error.code}
        if request.headers.get("HX-Request") == "true":
            part = render(request, "ui/refusal_part.html", context, status=status)
            return retarget(reswap(part, "innerHTML"), "#notice")
        return render(request, "ui/refusal.html", context, status=status)


def problem(error: Refusal, *, status: int, sentence: str) -> JsonResponse:
    """RFC 9457 problem details for ``error``."""
    body = {
        "type": f"urn:phoihop:refusal:{error.code}",
        "title": sentence,
        "status": status,
        "code": error.code,
        "facts": error.facts,
    }
    return JsonResponse(body, status=status, content_type="application/problem+json")
