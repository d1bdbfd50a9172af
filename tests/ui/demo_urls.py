"""Addresses of pages that stand in for rooms, so that the frame is tested without any."""

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import include, path

from phoihop.law.refusal import Refusal
from tests.ui.demo_page import DEMO


class DemoForm(forms.Form):
    """One field of each kind."""

    title = forms.CharField(label="Tên bài", help_text="Như in trên trang.")
    genre = forms.ChoiceField(label="Thể loại", choices=[("bai", "bài"), ("tin", "tin")])
    note = forms.CharField(label="Ghi chú", widget=forms.Textarea, required=False)
    urgent = forms.BooleanField(label="Cần gấp", required=False)
    side = forms.ChoiceField(
        label="Bên", widget=forms.RadioSelect, choices=[("a", "Bên A"), ("b", "Bên B")]
    )


def page(request: HttpRequest, ref: str = "") -> HttpResponse:
    form = DemoForm(request.POST or None)
    return render(request, "demo.html", {**DEMO, "form": form, "ref": ref})


def forbidden(request: HttpRequest) -> HttpResponse:
    raise PermissionDenied


def refused(request: HttpRequest) -> HttpResponse:
    raise Refusal("access.denied", action="demo", allowed="leader")


loop = (
    [
        path("", page, name="list"),
        path("<slug:ref>/", page, name="detail"),
        path("<slug:ref>/plan/", page, name="plan"),
    ],
    "programmes",
)
urlpatterns = [
    path("", page, name="front"),
    path("programmes/", include(loop)),
    path("forbidden/", forbidden),
    path("refused/", refused),
    path("accounts/", include("phoihop.accounts.urls")),
    path("i18n/", include("django.conf.urls.i18n")),
    path("search/", include(([path("", page, name="search")], "desk"))),
]
