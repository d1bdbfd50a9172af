"""Bringing a party's own calendar in: read, shown, taken over once."""

import hashlib
from datetime import date, datetime

from django.db import transaction

from phoihop.audit.services import record
from phoihop.law.refusal import Refusal
from phoihop.papers.services import next_reference
from phoihop.parties.models import Member
from phoihop.planning.calendar_files import read_calendar
from phoihop.planning.models import CalendarEntry, CalendarImport
from phoihop.programmes.models import Programme
from phoihop.programmes.queries import party_of, permit


@transaction.atomic
def read_calendar_file(
    programme: Programme, name: str, data: bytes, *, by: Member, at: datetime, on: date
) -> CalendarImport:
    """Read a calendar file and keep what it says for a look; nothing is in the plan yet.

    Raises:
        Refusal: ``access.denied``, ``calendar.too_large``, ``calendar.unreadable``,
            ``calendar.too_many``, ``calendar.empty``, ``calendar.nothing_inside``.
    """
    permit("calendar.import", programme, by=by)
    found = read_calendar(data, starts_on=programme.starts_on, ends_on=programme.ends_on)
    if not found.events:
        raise Refusal(
            "calendar.nothing_inside",
            count=len(found.left_out),
            starts=f"{programme.starts_on:%d-%m-%Y}",
            ends=f"{programme.ends_on:%d-%m-%Y}",
        )
    return CalendarImport.objects.create(
        ref=next_reference("LICH", on.year),
        programme=programme,
        party=party_of(programme, by),
        name=name[:200],
        sha256=hashlib.sha256(data).hexdigest(),
        events=[
            {
                "uid": event.uid,
                "title": event.title,
                "place": event.place,
                "starts_on": event.starts_on.isoformat(),
                "ends_on": event.ends_on.isoformat(),
            }
            for event in found.events
        ],
        left_out=[[title, why.value] for title, why in found.left_out],
        brought_by=by,
        recorded_at=at,
    )


@transaction.atomic
def take_calendar(brought: CalendarImport, *, shared: bool, by: Member, at: datetime) -> int:
    """Put the events of a file that was looked at into the plan; how many are there now.

    Events known by identity and day are brought up to date, not doubled.

    Args:
        shared: whether the other side sees them too.

    Raises:
        Refusal: ``access.denied``, ``calendar.not_yours``, ``calendar.taken``.
    """
    permit("calendar.import", brought.programme, by=by)
    if party_of(brought.programme, by).pk != brought.party_id:
        raise Refusal("calendar.not_yours")
    seen = CalendarImport.objects.filter(pk=brought.pk, taken_at__isnull=True)
    if not seen.update(taken_at=at):
        raise Refusal("calendar.taken", ref=brought.ref)
    entries = [
        CalendarEntry(
            programme=brought.programme,
            party=brought.party,
            brought=brought,
            uid=event["uid"],
            title=event["title"],
            place=event["place"],
            starts_on=date.fromisoformat(event["starts_on"]),
            ends_on=date.fromisoformat(event["ends_on"]),
            shared=shared,
        )
        for event in brought.events
    ]
    CalendarEntry.objects.bulk_create(
        entries,
        batch_size=500,
        update_conflicts=True,
        unique_fields=["party", "uid", "starts_on"],
        update_fields=["brought", "title", "place", "ends_on", "shared"],
    )
    record(
        "calendar.imported",
        f"calendar:{brought.ref}",
        chain=brought.programme.ref,
        actor=by.ref,
        at=at,
        sha256=brought.sha256,
        count=len(entries),
        shared=shared,
    )
    return len(entries)
