"""The house's own pieces: its list, one work with all its publications, and writing them down."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from phoihop.law.access import may
from phoihop.parties.models import Member
from phoihop.parties.queries import acting, home_side
from phoihop.programmes.queries import get_programme
from phoihop.publications import services
from phoihop.publications.forms import (
    ByHandForm,
    DayForm,
    PieceForm,
    PlaceForm,
    duty_label,
    line_label,
)
from phoihop.publications.models import Work
from phoihop.publications.piece_labels import piece_labels
from phoihop.publications.queries import (
    duties_open_to,
    find_duty,
    get_grouping,
    get_publication,
    get_work,
    groupings_of,
    held_publications,
    matches_about,
    open_groupings,
    publications_of,
    searched,
)
from phoihop.publications.wording import GROUPING_REASONS
from phoihop.ui.paging import page_of


@login_required
@require_GET
def listing(request: HttpRequest) -> HttpResponse:
    """What one's own house holds, newest first, or what a search finds in it."""
    member = acting(request)
    words = request.GET.get("q", "")[:200]
    context = {
        "page": page_of(request, searched(held_publications(member), words)),
        "words": words,
        "waiting": open_groupings(member).count(),
        **_allowed(member),
    }
    return render(request, "publications/list.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Write down a work with its first publication."""
    member = acting(request)
    form = PieceForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        publication = services.record_piece(
            form.piece,
            form.told,
            by=member,
            at=timezone.now(),
            outlet=form.cleaned_data["outlet"],
        )
        messages.success(request, _("Đã ghi %(ref)s.") % {"ref": publication.ref})
        return redirect("publications:publication", publication.work.ref)
    status = 422 if form.errors else 200
    return render(request, "publications/new.html", {"form": form}, status=status)


@login_required
@require_GET
def publication(request: HttpRequest, ref: str) -> HttpResponse:
    """One work with all its publications, found by the reference of either."""
    member = acting(request)
    work = get_work(ref, seen_by=member) if ref.startswith("TP-") else None
    if work is None:
        work = get_publication(ref, seen_by=member).work
    return _page(request, work, member)


@login_required
@require_POST
def add_place(request: HttpRequest, ref: str) -> HttpResponse:
    """Write down another publication of a work."""
    member = acting(request)
    work = get_work(ref, seen_by=member)
    form = PlaceForm(request.POST)
    if not form.is_valid():
        return _page(request, work, member, status=422, place_form=form)
    services.record_publication(
        work, form.told, by=member, at=timezone.now(), outlet=form.cleaned_data["outlet"]
    )
    return redirect("publications:publication", work.ref)


@login_required
@require_POST
def complete_date(request: HttpRequest, ref: str) -> HttpResponse:
    """Say the exact day of a publication."""
    member = acting(request)
    found = get_publication(ref, seen_by=member)
    form = DayForm(request.POST)
    if not form.is_valid():
        return _page(request, found.work, member, status=422, day_form=form)
    day = form.cleaned_data["published"]
    services.complete_date(found, day, by=member, at=timezone.now())
    return redirect("publications:publication", found.work.ref)


@login_required
@require_POST
def match_by_hand(request: HttpRequest, ref: str) -> HttpResponse:
    """Match a work to a line or duty of a programme."""
    member = acting(request)
    work = get_work(ref, seen_by=member)
    form = ByHandForm(request.POST, duties=_duties(member))
    if not form.is_valid():
        return _page(request, work, member, status=422, duty_form=form)
    programme_ref, _colon, named = form.cleaned_data["duty"].partition(":")
    programme = get_programme(programme_ref, seen_by=member)
    duty = find_duty(programme, named, seen_by=member)
    services.match_by_hand(work, duty, by=member, at=timezone.now())
    messages.success(request, _("Đã khớp với %(duty)s.") % {"duty": named})
    return redirect("publications:publication", work.ref)


@login_required
@require_GET
def groupings(request: HttpRequest) -> HttpResponse:
    """The questions whether two works are one."""
    member = acting(request)
    context = {
        "page": page_of(request, open_groupings(member)),
        "reasons": GROUPING_REASONS,
        **_allowed(member),
    }
    return render(request, "publications/groupings.html", context)


@login_required
@require_POST
def decide_grouping(request: HttpRequest, pk: int) -> HttpResponse:
    """Answer one of them."""
    member = acting(request)
    grouping = get_grouping(pk, seen_by=member)
    same = request.POST.get("same") == "yes"
    services.decide_grouping(grouping, same=same, by=member, at=timezone.now())
    told = _("Đã gộp thành một tác phẩm.") if same else _("Đã ghi nhận là hai tác phẩm.")
    messages.success(request, told)
    return redirect("publications:groupings")


def _page(
    request: HttpRequest, work: Work, member: Member, *, status: int = 200, **forms_given: Any
) -> HttpResponse:
    matches = list(matches_about(work, seen_by=member))
    context = {
        "work": work,
        "publications": publications_of(work),
        "matches": matches,
        "labels": piece_labels(matches),
        "groupings": groupings_of(work, seen_by=member),
        "reasons": GROUPING_REASONS,
        "place_form": PlaceForm(),
        "day_form": DayForm(),
        "duty_form": ByHandForm(duties=_duties(member)),
        **_allowed(member),
        **forms_given,
    }
    return render(request, "publications/work.html", context, status=status)


def _duties(member: Member) -> list[tuple[str, Any]]:
    """Lines and duties one may match to, as choices ``programme:line``."""
    lines, duties = duties_open_to(member)
    found = [
        (
            f"{line.instrument.programme.ref}:{line.instrument.ref}/{line.code}",
            line_label(line),
        )
        for line in lines
    ]
    found += [
        (f"{duty.programme.ref}:{duty.code}", f"{duty.programme.ref} {duty_label(duty)}")
        for duty in duties
    ]
    return found


def _allowed(member: Member) -> dict[str, bool]:
    side = home_side(member)
    return {
        f"may_{verb}": may(f"publication.{verb}", side=side, roles=member.roles)
        for verb in ("import", "record", "group", "match")
    }
