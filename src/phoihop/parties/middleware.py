"""Puts the member who acts on the request, once, for every view and the page's head."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils.functional import SimpleLazyObject

from phoihop.parties.queries import home_side, member_for


class ActingMemberMiddleware:
    """Sets ``request.member``: the acting member, or ``None`` for a stranger."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.member = SimpleLazyObject(lambda: member_for(request.user))  # type: ignore[attr-defined]
        request.home_side = lambda: home_side(request.member)  # type: ignore[attr-defined]
        return self.get_response(request)
