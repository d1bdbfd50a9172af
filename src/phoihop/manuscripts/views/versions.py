"""Versions: one with its comments, two compared, a new one of the desk."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from phoihop.manuscripts import forms, pages, services
from phoihop.manuscripts.models import Version
from phoihop.manuscripts.queries import (
    Standing,
    get_manuscript,
    get_version,
    picture_of,
    standing_of,
)
from phoihop.manuscripts.views.desk import at_desk, manuscript_page, today
from phoihop.parties.models import Member
from phoihop.parties.queries import acting


@login_required
@require_GET
def version(request: HttpRequest, ref: str, number: int) -> HttpResponse:
    """One version with comments at their places."""
    member = acting(request)
    found = get_manuscript(ref, seen_by=member)
    standing = standing_of(found, member)
    return _page(request, get_version(found, number, standing), member, standing)


def _page(
    request: HttpRequest, found: Version, member: Member, standing: Standing, **wrong: Any
) -> HttpResponse:
    tracked = request.GET.get("tracked") == "1"
    context = pages.version_context(found, standing, tracked=tracked, wrong=wrong)
    context["may"] = pages.allowed(member)
    context["passage_form"] = wrong.get("passage") or forms.PassageForm(
        programmes=pages.programmes_for(member)
    )
    status = 422 if wrong else 200
    return render(request, "manuscripts/version.html", context, status=status)


@login_required
@require_GET
def compare(request: HttpRequest, ref: str, old: int, new: int) -> HttpResponse:
    """Two versions, word by word."""
    member = acting(request)
    found = get_manuscript(ref, seen_by=member)
    standing = standing_of(found, member)
    one, other = (get_version(found, number, standing) for number in (old, new))
    return render(request, "manuscripts/compare.html", pages.compared_context(one, other))


@login_required
@require_POST
def add_version(request: HttpRequest, ref: str) -> HttpResponse:
    """Keep the desk's own version."""
    found, member = at_desk(request, ref)
    form = forms.VersionForm(request.POST, request.FILES)
    if not form.is_valid():
        return manuscript_page(request, found, member, version=form)
    given = dict(form.cleaned_data)
    upload = given.pop("file")
    made = services.add_version(
        found, by=member, at=timezone.now(), **given,
        file=(upload.name, upload.read()) if upload else None,
    )  # fmt: skip
    return redirect("manuscripts:version", ref, made.number)


@login_required
@require_POST
def add_comment(request: HttpRequest, ref: str, number: int) -> HttpResponse:
    """Remark on a passage that was copied out of the text."""
    found, member = at_desk(request, ref)
    one = get_version(found, number, Standing.DESK)
    form = forms.CommentForm(request.POST)
    if not form.is_valid():
        return _page(request, one, member, Standing.DESK, comment=form)
    given = dict(form.cleaned_data)
    start, end = services.find_passage(one, given.pop("quote"))
    made = services.add_comment(one, start, end, by=member, at=timezone.now(), **given)
    where = redirect("manuscripts:version", ref, number)
    where["Location"] += f"#comment-{made.pk}"
    return where


@login_required
@require_POST
def resolve(request: HttpRequest, ref: str, number: int, pk: int) -> HttpResponse:
    """Tick a comment off."""
    found, member = at_desk(request, ref)
    services.resolve_comment(found, pk, by=member, at=timezone.now())
    return redirect("manuscripts:version", ref, number)


@login_required
@require_POST
def show_passage(request: HttpRequest, ref: str, number: int) -> HttpResponse:
    """Show a passage to an institution."""
    found, member = at_desk(request, ref)
    one = get_version(found, number, Standing.DESK)
    form = forms.PassageForm(request.POST, programmes=pages.programmes_for(member))
    if not form.is_valid():
        return _page(request, one, member, Standing.DESK, passage=form)
    given = dict(form.cleaned_data)
    span = services.find_passage(one, given.pop("quote"))
    made = services.show_passage(one, span, by=member, at=timezone.now(), on=today(), **given)
    return redirect("manuscripts:passage", made.ref)


@login_required
@require_POST
def caption(request: HttpRequest, ref: str, number: int, pk: int) -> HttpResponse:
    """Say what a picture of a version shows."""
    member = acting(request)
    found = get_manuscript(ref, seen_by=member)
    row = picture_of(found, pk, standing_of(found, member))
    form = forms.CaptionForm(request.POST)
    form.is_valid()
    services.caption_file(row, by=member, **form.cleaned_data)
    return redirect("manuscripts:version", ref, number)


@login_required
@require_POST
def link_assignment(request: HttpRequest, ref: str) -> HttpResponse:
    """Say which assignment the text answers."""
    found, member = at_desk(request, ref)
    form = forms.AssignmentForm(request.POST, assignments=services.assignments_for(found))
    if not form.is_valid():
        return manuscript_page(request, found, member, assignment=form)
    assignment = form.cleaned_data["assignment"]
    services.link_assignment(found, assignment, by=member, at=timezone.now(), on=today())
    return redirect("manuscripts:manuscript", ref)
