"""Addresses of the API, and of its document: ``openapi.json``."""

from django.http import HttpRequest, JsonResponse
from django.urls import path, re_path

from phoihop.api.house import make_api
from phoihop.api.problems import not_found
from phoihop.api.views import (
    acceptance,
    day,
    fieldwork,
    manuscripts,
    meetings,
    negotiation,
    plan,
    planning,
    programmes,
    publications,
    royalties,
    sealing,
    spread,
    watching,
    witnessing,
)

app_name = "api"
api = make_api()
ROOMS = (
    day,
    programmes,
    negotiation,
    sealing,
    plan,
    planning,
    fieldwork,
    meetings,
    manuscripts,
    publications,
    royalties,
    watching,
    witnessing,
    spread,
    acceptance,
)
for room in ROOMS:
    api.add_router("", room.router)


def document(request: HttpRequest) -> JsonResponse:
    """The OpenAPI document; for everybody, as it says nothing of anybody."""
    return JsonResponse(api.document())


urlpatterns = [
    path("", not_found),
    path("openapi.json", document, name="document"),
    path("", api.urls),
    re_path(r"", not_found),  # an address that is none is a problem too, not a page
]
