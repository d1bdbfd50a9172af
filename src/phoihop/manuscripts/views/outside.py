"""Reviewers from outside: how the desk asks them, and their own pages behind a link.

A link's session lies in a cookie that is sent to the pages of its one review and nowhere else.
"""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from phoihop.manuscripts import forms, pages, services
from phoihop.manuscripts.models import OutsideReview
from phoihop.manuscripts.queries.outside import get_outside_review, live_review, review_for
from phoihop.manuscripts.views.desk import at_desk, download, manuscript_page, today

COOKIE = "phoihop_reviewer"


@login_required
@never_cache
@require_POST
def ask(request: HttpRequest, ref: str) -> HttpResponse:
    """Ask somebody without an account; the link is shown once."""
    found, member = at_desk(request, ref)
    form = forms.OutsideForm(request.POST)
    if not form.is_valid():
        return manuscript_page(request, found, member, outside=form)
    review, plain = services.ask_outside(
        found, by=member, at=timezone.now(), on=today(), **form.cleaned_data
    )
    return _link_page(request, review, plain)


@login_required
@never_cache
@require_POST
def renew(request: HttpRequest, ref: str, number: int, place: int) -> HttpResponse:
    """A fresh link for the reviewer; the earlier one ends."""
    found, member = at_desk(request, ref)
    review = get_outside_review(found, number, place)
    return _link_page(request, review, services.renew_link(review, by=member, at=timezone.now()))


def _link_page(request: HttpRequest, review: OutsideReview, plain: str) -> HttpResponse:
    address = request.build_absolute_uri(reverse("manuscripts:open-review", args=[plain]))
    context = {"review": review, "manuscript": review.round.manuscript, "address": address}
    return render(request, "manuscripts/outside_link.html", context)


@login_required
@require_POST
def revoke(request: HttpRequest, ref: str, number: int, place: int) -> HttpResponse:
    """Take a review back."""
    found, member = at_desk(request, ref)
    review = get_outside_review(found, number, place)
    services.revoke_outside(review, by=member, at=timezone.now())
    messages.success(request, _("Liên kết của %(name)s không còn mở được.") % {"name": review.name})
    return redirect("manuscripts:manuscript", ref)


@never_cache
@require_http_methods(["GET", "POST"])
def open_by_link(request: HttpRequest, plain: str) -> HttpResponse:
    """Where the letter leads. Opening takes a click: programs that look at letters only look."""
    if request.method == "GET":
        return render(request, "manuscripts/outside_door.html", {
            "review": review_for(plain, at=timezone.now()),
        })  # fmt: skip
    review, session = services.enter_review(plain, at=timezone.now())
    home_address = _address(review)
    answer = redirect(home_address)
    answer.set_cookie(
        COOKIE, session, expires=review.expires_at, httponly=True, samesite="Lax",
        secure=request.is_secure(), path=home_address,
    )  # fmt: skip
    return answer


def _address(review: OutsideReview) -> str:
    place = [review.round.manuscript.ref, review.round.number, review.number]
    return reverse("manuscripts:outside-review", args=place)


def _enter(request: HttpRequest, ref: str, number: int, place: int) -> OutsideReview:
    session = request.COOKIES.get(COOKIE, "")
    return live_review(ref, number, place, session, at=timezone.now())


@never_cache
@require_GET
def home(request: HttpRequest, ref: str, number: int, place: int) -> HttpResponse:
    """The reviewer's page: the abstract, and the text after a yes."""
    return _page(request, _enter(request, ref, number, place))


def _page(request: HttpRequest, review: OutsideReview, **wrong: Any) -> HttpResponse:
    context = pages.outside_context(review, wrong=wrong)
    status = 422 if wrong else 200
    return render(request, "manuscripts/outside.html", context, status=status)


@require_POST
def accept(request: HttpRequest, ref: str, number: int, place: int) -> HttpResponse:
    """Say yes."""
    review = _enter(request, ref, number, place)
    services.answer_outside(review, True, at=timezone.now())
    return redirect(_address(review))


@require_POST
def refuse(request: HttpRequest, ref: str, number: int, place: int) -> HttpResponse:
    """Say no, with a reason."""
    review, form = _enter(request, ref, number, place), forms.WhyForm(request.POST)
    if not form.is_valid():
        return _page(request, review, why=form)
    services.answer_outside(review, False, at=timezone.now(), reason=form.cleaned_data["why"])
    return redirect(_address(review))


@require_POST
def report(request: HttpRequest, ref: str, number: int, place: int) -> HttpResponse:
    """Recommend, and say why."""
    review, form = _enter(request, ref, number, place), forms.ReportForm(request.POST)
    if not form.is_valid():
        return _page(request, review, report=form)
    services.report_outside(review, at=timezone.now(), **form.cleaned_data)
    return redirect(_address(review))


@require_GET
def file(request: HttpRequest, ref: str, number: int, place: int, pk: int) -> HttpResponse:
    """A picture or page of the version, once the review is accepted."""
    return download(pages.file_of_review(_enter(request, ref, number, place), pk))
