"""Calling a meeting, its agenda and its people."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.db.models import Max

from phoihop.engines.vietnamese.folding import nfc, search_key
from phoihop.law.refusal import Refusal
from phoihop.meetings.models import (
    Attendee,
    Item,
    Meeting,
)
from phoihop.meetings.queries import last_held
from phoihop.meetings.rules import (
    AttendeeSide,
    MeetingKind,
)
from phoihop.meetings.services.deeds import check_open, locked, move, tell
from phoihop.papers.services import next_reference
from phoihop.parties.models import Member
from phoihop.planning.models import Deed
from phoihop.programmes.models import Programme
from phoihop.programmes.queries import permit


@dataclass(frozen=True, slots=True)
class Call:
    """What a meeting is called for."""

    kind: MeetingKind
    title: str
    meets_on: date
    place: str = ""
    chair: str = ""
    deed: Deed | None = None
    items: Sequence[str] = ()


@transaction.atomic
def call_meeting(programme: Programme, call: Call, *, by: Member, at: datetime) -> Meeting:
    """Call a meeting. Items of the one before, of which nobody told what became, come first.

    Raises:
        Refusal: ``meeting.title_missing``, ``meeting.foreign_deed``, ``access.denied``.
    """
    permit("meeting.call", programme, by=by)
    if not call.title.strip():
        raise Refusal("meeting.title_missing")
    if call.deed is not None and call.deed.programme_id != programme.pk:
        raise Refusal("meeting.foreign_deed", deed=call.deed.ref)
    previous = last_held(programme, kind=call.kind.value)
    meeting = Meeting.objects.create(
        ref=next_reference("HN", call.meets_on.year),
        programme=programme,
        kind=call.kind.value,
        title=nfc(call.title).strip(),
        meets_on=call.meets_on,
        place=nfc(call.place).strip(),
        chair=nfc(call.chair).strip(),
        deed=call.deed,
        previous=previous,
        called_by=by,
        recorded_at=at,
        search_key=search_key(f"{call.title} {call.place}"),
    )
    carried = list(previous.items.filter(outcome="")) if previous else []
    titles = [nfc(title).strip() for title in call.items if title.strip()]
    rows = [(one.title, one) for one in carried] + [(title, None) for title in titles]
    Item.objects.bulk_create(
        Item(meeting=meeting, number=number, title=title, carried_from=before)
        for number, (title, before) in enumerate(rows, start=1)
    )
    tell("meeting.called", meeting, by=by, at=at, on=call.meets_on.isoformat(), items=len(rows))
    return meeting


@transaction.atomic
def add_item(meeting: Meeting, title: str, *, by: Member, at: datetime) -> Item:
    """Put a point on the agenda, before the meeting or while its minutes are written.

    Raises:
        Refusal: ``meeting.item_untitled``, ``meeting.locked``, ``meeting.cancelled``,
            ``access.denied``.
    """
    permit("meeting.write", meeting.programme, by=by)
    if not title.strip():
        raise Refusal("meeting.item_untitled")
    check_open(locked(meeting))
    number = (meeting.items.aggregate(last=Max("number"))["last"] or 0) + 1
    item = Item.objects.create(meeting=meeting, number=number, title=nfc(title).strip())
    tell("meeting.item_added", meeting, by=by, at=at, item=number)
    return item


@transaction.atomic
def add_attendee(
    meeting: Meeting, *, name: str, office: str, side: AttendeeSide, by: Member, at: datetime
) -> Attendee:
    """Name somebody who comes or came.

    Raises:
        Refusal: ``meeting.attendee_unnamed``, ``meeting.attendee_twice``, ``meeting.locked``,
            ``meeting.cancelled``, ``access.denied``.
    """
    permit("meeting.write", meeting.programme, by=by)
    name = " ".join(nfc(name).split())
    if not name:
        raise Refusal("meeting.attendee_unnamed")
    check_open(locked(meeting))
    try:
        with transaction.atomic():
            row = Attendee.objects.create(
                meeting=meeting, name=name, office=nfc(office).strip(), side=side.value
            )
    except IntegrityError:
        raise Refusal("meeting.attendee_twice", name=name) from None
    tell("meeting.attendee_named", meeting, by=by, at=at, count=meeting.attendees.count())
    return row


@transaction.atomic
def hold_meeting(meeting: Meeting, *, by: Member, at: datetime, on: date) -> None:
    """Say that it took place on that day; from now on minutes are written.

    Raises:
        Refusal: ``meeting.wrong_state``, ``meeting.changed_meanwhile``, ``access.denied``.
    """
    permit("meeting.call", meeting.programme, by=by)
    move(meeting, "hold", meets_on=on)
    meeting.meets_on = on
    tell("meeting.took_place", meeting, by=by, at=at, on=on.isoformat())


@transaction.atomic
def cancel_meeting(meeting: Meeting, *, by: Member, at: datetime) -> None:
    """Call it off before it took place.

    Raises:
        Refusal: ``meeting.wrong_state``, ``meeting.changed_meanwhile``, ``access.denied``.
    """
    permit("meeting.call", meeting.programme, by=by)
    move(meeting, "cancel")
    tell("meeting.cancelled", meeting, by=by, at=at)
