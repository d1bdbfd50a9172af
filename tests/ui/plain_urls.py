"""Only the addresses of the ground floor: accounts and the choice of language."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import include, path


def front(request: HttpRequest) -> HttpResponse:
    return render(request, "404.html")


urlpatterns = [
    path("", front),
    path("accounts/", include("phoihop.accounts.urls")),
    path("i18n/", include("django.conf.urls.i18n")),
]
