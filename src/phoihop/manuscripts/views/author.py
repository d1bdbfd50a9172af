"""The author's pages: through a link without an account, or with one.

``door`` says which: a link's session lies in a cookie that is sent to the pages of its one
manuscript and to no other address.
"""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from phoihop.manuscripts import forms, pages, services
from phoihop.manuscripts.models import AuthorLink, Manuscript
from phoihop.manuscripts.queries import (
    Standing,
    get_manuscript,
    get_version,
    live_session,
    open_link,
    picture_of,
    standing_of,
)
from phoihop.manuscripts.queries.authors import shut_because
from phoihop.manuscripts.rules import LINK_DAYS
from phoihop.manuscripts.services import Actor
from phoihop.manuscripts.views.desk import download, manuscript_page, today
from phoihop.parties.models import Member
from phoihop.parties.queries import acting
from phoihop.ui.refusals import in_words

COOKIE = "phoihop_author"


@never_cache
@require_http_methods(["GET", "POST"])
def open_by_link(request: HttpRequest, plain: str) -> HttpResponse:
    """Where the letter leads. Opening takes a click: programs that look at letters only look."""
    shut = shut_because(plain, at=timezone.now())
    if shut is not None:
        context = {"plain": plain, "sentence": in_words(shut)}
        return render(request, "manuscripts/shut.html", context, status=409)
    if request.method == "GET":
        link = open_link(plain, at=timezone.now())
        return render(request, "manuscripts/door.html", {"manuscript": link.manuscript})
    manuscript, session = services.enter_link(plain, at=timezone.now())
    answer = redirect("manuscripts:author", manuscript.ref)
    answer.set_cookie(
        COOKIE, session, max_age=LINK_DAYS * 24 * 3600, httponly=True, samesite="Lax",
        secure=request.is_secure(), path=reverse("manuscripts:author", args=[manuscript.ref]),
    )  # fmt: skip
    return answer


@never_cache
@require_POST
def want_link(request: HttpRequest, plain: str) -> HttpResponse:
    """An author whose link is used up asks for another."""
    services.want_link(plain, at=timezone.now())
    return render(request, "manuscripts/shut.html", {"plain": plain, "asked": True})


def _enter(request: HttpRequest, ref: str, door: bool) -> tuple[Manuscript, Actor, Standing]:
    if door:
        link = live_session(ref, request.COOKIES.get(COOKIE, ""), at=timezone.now())
        return link.manuscript, link, Standing.AUTHOR
    member = acting(request)
    found = get_manuscript(ref, seen_by=member)
    return found, member, standing_of(found, member)


def _back(found: Manuscript, door: bool) -> HttpResponse:
    return redirect("manuscripts:author" if door else "manuscripts:manuscript", found.ref)


def _page(request: HttpRequest, found: Manuscript, by: Actor, **wrong: Any) -> HttpResponse:
    if isinstance(by, Member):
        return manuscript_page(request, found, by, **wrong)
    assert isinstance(by, AuthorLink)
    context = pages.author_context(found, Standing.AUTHOR, today=today(), wrong=wrong)
    context |= {"door": True, "link": by}
    status = 422 if wrong else 200
    return render(request, "manuscripts/author.html", context, status=status)


@never_cache
@require_GET
def home(request: HttpRequest, ref: str) -> HttpResponse:
    """The author's page behind a link."""
    found, by, _standing = _enter(request, ref, door=True)
    return _page(request, found, by)


@require_POST
def add_files(request: HttpRequest, ref: str, *, door: bool) -> HttpResponse:
    """Keep files of the coming version."""
    found, by, _standing = _enter(request, ref, door)
    form = forms.FilesForm(request.POST, request.FILES)
    if not form.is_valid():
        return _page(request, found, by, files=form)
    given = [(one.name or "", one.read()) for one in form.cleaned_data["files"]]
    as_pictures = form.cleaned_data["as_pictures"]
    services.hand_in(found, given, by=by, at=timezone.now(), as_pictures=as_pictures)
    return _back(found, door)


@require_GET
def file(request: HttpRequest, ref: str, pk: int) -> HttpResponse:
    """One's own file, as a download."""
    found, _by, standing = _enter(request, ref, door=True)
    return download(picture_of(found, pk, standing))


@require_POST
def drop_file(request: HttpRequest, ref: str, pk: int, *, door: bool) -> HttpResponse:
    """Take a file out again."""
    found, by, standing = _enter(request, ref, door)
    services.drop_file(picture_of(found, pk, standing), by=by)
    return _back(found, door)


@require_POST
def caption(request: HttpRequest, ref: str, pk: int, *, door: bool) -> HttpResponse:
    """Say what a picture shows."""
    found, by, standing = _enter(request, ref, door)
    form = forms.CaptionForm(request.POST)
    form.is_valid()
    services.caption_file(picture_of(found, pk, standing), by=by, **form.cleaned_data)
    return _back(found, door)


@require_POST
def submit(request: HttpRequest, ref: str, *, door: bool) -> HttpResponse:
    """Submit the text."""
    found, by, _standing = _enter(request, ref, door)
    form = forms.SubmissionForm(request.POST)
    if not form.is_valid():
        return _page(request, found, by, submission=form)
    services.submit(found, form.submission(), by=by, at=timezone.now(), on=today())
    return _back(found, door)


@require_POST
def withdraw(request: HttpRequest, ref: str, *, door: bool) -> HttpResponse:
    """Take the text back."""
    found, by, _standing = _enter(request, ref, door)
    services.withdraw(found, by=by, at=timezone.now(), on=today())
    return _back(found, door)


@require_GET
def version(request: HttpRequest, ref: str, number: int) -> HttpResponse:
    """A version that the author may see."""
    found, _by, standing = _enter(request, ref, door=True)
    one = get_version(found, number, standing)
    context = pages.version_context(one, standing, tracked=False, wrong={})
    return render(request, "manuscripts/version.html", context | {"door": True})


@require_GET
def compare(request: HttpRequest, ref: str, old: int, new: int) -> HttpResponse:
    """Two versions that the author may see."""
    found, _by, standing = _enter(request, ref, door=True)
    one, other = (get_version(found, number, standing) for number in (old, new))
    context = pages.compared_context(one, other)
    return render(request, "manuscripts/compare.html", context | {"door": True})
