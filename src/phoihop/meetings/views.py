"""Meetings on screen. A view finds, calls and shows; it decides nothing."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from phoihop.engines.revisions import compare
from phoihop.law.access import Side
from phoihop.meetings import services
from phoihop.meetings.acts import ITEM_ACTS, MEETING_ACTS, allowed
from phoihop.meetings.forms import CallForm
from phoihop.meetings.models import Item, Meeting
from phoihop.meetings.papers import minutes_file
from phoihop.meetings.queries import (
    get_item,
    get_meeting,
    items_before,
    meetings_of,
    minute_of,
    minutes_sha256,
)
from phoihop.meetings.rules import AttendeeSide, MeetingKind, MeetingState, Outcome
from phoihop.meetings.wording import ATTENDEE_SIDES, KINDS, OUTCOMES, STATES, TONES
from phoihop.papers.rules import PaperFormat
from phoihop.parties.models import Member
from phoihop.parties.queries import acting
from phoihop.planning.queries import deeds_of
from phoihop.programmes.queries import get_programme
from phoihop.ui.acts import Bad, offered, perform
from phoihop.ui.paging import page_of

KIND_NAMES = {one.value: KINDS[one] for one in MeetingKind}
STATE_NAMES = {one.value: (STATES[one], TONES[one]) for one in MeetingState}
OUTCOME_NAMES = {one.value: OUTCOMES[one] for one in Outcome}
SIDE_NAMES = {one.value: ATTENDEE_SIDES[one] for one in AttendeeSide}
FILES = {
    "pdf": (PaperFormat.PDF, "application/pdf"),
    "docx": (
        PaperFormat.DOCX,
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ),
}


@login_required
@require_GET
def all_meetings(request: HttpRequest, ref: str) -> HttpResponse:
    """Every meeting of a programme."""
    member = acting(request)
    programme = get_programme(ref, seen_by=member)
    page = page_of(request, meetings_of(programme, seen_by=member))
    context = {
        "programme": programme,
        "page": page,
        "rows": [(one, KIND_NAMES[one.kind], *STATE_NAMES[one.state]) for one in page],
        "may_call": allowed("meeting.call", programme, member),
    }
    return render(request, "meetings/list.html", context)


@login_required
def new_meeting(request: HttpRequest, ref: str) -> HttpResponse:
    """Call a meeting."""
    member = acting(request)
    programme = get_programme(ref, seen_by=member)
    open_deeds = deeds_of(programme, seen_by=member).filter(
        ended=False, obligation__kind__in=["activity", "review"]
    )
    form = CallForm(request.POST or None, choices={"deed": open_deeds})
    if form.is_bound and form.is_valid():
        given = dict(form.cleaned_data)
        call = services.Call(MeetingKind(given.pop("kind")), **given)
        called = services.call_meeting(programme, call, by=member, at=timezone.now())
        return redirect("meetings:meeting", called.ref)
    context = {"programme": programme, "form": form}
    status = 422 if form.is_bound else 200
    return render(request, "meetings/new.html", context, status=status)


@login_required
@require_GET
def meeting(request: HttpRequest, ref: str) -> HttpResponse:
    """One meeting: agenda with what is agreed, people, findings, what became of the last one's."""
    member = acting(request)
    return _page(request, get_meeting(ref, seen_by=member), member)


@login_required
@require_POST
def act(request: HttpRequest, ref: str, name: str) -> HttpResponse:
    """One of the small forms of the page."""
    member = acting(request)
    about = (get_meeting(ref, seen_by=member), member)
    back = reverse("meetings:meeting", args=[ref])
    return perform(request, MEETING_ACTS, name, about, page=_page, to=back)


@login_required
@require_GET
def item(request: HttpRequest, ref: str, number: int) -> HttpResponse:
    """One item: its words, who wrote them when, and two revisions side by side."""
    member = acting(request)
    found = get_item(get_meeting(ref, seen_by=member), number)
    return _item_page(request, found, member)


@login_required
@require_POST
def item_act(request: HttpRequest, ref: str, number: int, name: str) -> HttpResponse:
    """One of the small forms of the page of an item."""
    member = acting(request)
    found = get_item(get_meeting(ref, seen_by=member), number)
    back = reverse("meetings:item", args=[ref, number])
    return perform(request, ITEM_ACTS, name, (found, member), page=_item_page, to=back)


@login_required
@require_GET
def paper(request: HttpRequest, ref: str, kind: str) -> HttpResponse:
    """The minutes as PDF or DOCX."""
    found = get_meeting(ref, seen_by=acting(request))
    if kind not in FILES:
        raise Http404(kind)
    paper_format, content_type = FILES[kind]
    headers = {"Content-Disposition": f'attachment; filename="bien-ban.{kind}"'}
    data = minutes_file(found, paper_format)
    return HttpResponse(data, content_type=content_type, headers=headers)


def _page(
    request: HttpRequest, found: Meeting, member: Member, *, bad: Bad = None, status: int = 200
) -> HttpResponse:
    label, tone = STATE_NAMES[found.state]
    context = {
        "programme": found.programme,
        "meeting": found,
        "kind": KIND_NAMES[found.kind],
        "label": label,
        "tone": tone,
        "items": [_shown(one) for one in found.items.all()],
        "attendees": [(one, SIDE_NAMES[one.side]) for one in found.attendees.all()],
        "before": [(one, OUTCOME_NAMES.get(one.outcome, "")) for one in items_before(found)],
        "signed": [(one, SIDE_NAMES[one.side]) for one in found.consents.all()],
        "sha256": minutes_sha256(found),
        "forms": offered(MEETING_ACTS, found, member, bad),
    }
    return render(request, "meetings/meeting.html", context, status=status)


def _item_page(
    request: HttpRequest, found: Item, member: Member, *, bad: Bad = None, status: int = 200
) -> HttpResponse:
    revisions = list(found.revisions.all())
    first, second = _asked(request, [one.number for one in revisions])
    texts = {one.number: one.text for one in revisions}
    context = {
        "programme": found.meeting.programme,
        "meeting": found.meeting,
        "item": found,
        "shown": _shown(found),
        "revisions": revisions,
        "first": first,
        "second": second,
        "pieces": compare(texts[first], texts[second]) if first and second else [],
        "forms": offered(ITEM_ACTS, found, member, bad),
    }
    return render(request, "meetings/item.html", context, status=status)


def _asked(request: HttpRequest, numbers: list[int]) -> tuple[int, int]:
    """The two revisions to compare: as asked for, else the last two; zeros when there are none."""
    wanted = []
    for name in ("first", "second"):
        given = request.GET.get(name, "")
        number = int(given) if given.isascii() and given.isdigit() and len(given) < 5 else 0
        wanted.append(number if number in numbers else 0)
    if all(wanted):
        return wanted[0], wanted[1]
    return (numbers[-2], numbers[-1]) if len(numbers) > 1 else (0, 0)


def _shown(one: Item) -> dict[str, Any]:
    minute = minute_of(one)
    revisions = list(one.revisions.all())
    return {
        "item": one,
        "words": revisions[-1].text if revisions else "",
        "minute": minute,
        "agreed_by": [SIDE_NAMES[side.value] for side in Side if side in minute.agreed_by],
        "outcome": OUTCOME_NAMES.get(one.outcome, ""),
    }
