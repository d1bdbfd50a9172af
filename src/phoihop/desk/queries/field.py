"""Leads, packs, costs of trips and minutes that wait for somebody."""

from collections.abc import Iterable
from datetime import timedelta

from django.db.models import Count, F, Max

from phoihop.desk.queries.plan import deeds_shown
from phoihop.desk.queries.standing import MOST, Place
from phoihop.desk.rules import BOTH, Item, Task
from phoihop.fieldwork.models import Lead, PackUse, Trip
from phoihop.fieldwork.rules import Cost, LeadState
from phoihop.law.access import Side
from phoihop.meetings.models import Meeting
from phoihop.meetings.queries import minutes_of
from phoihop.meetings.rules import MeetingState

RECENT_DAYS = 366
"""Costs of a trip that ended longer ago are asked for no more; its page still shows the gap."""
MEETINGS = 20


def field_open(place: Place) -> Iterable[Item]:
    """What field work waits for, counted by programme. Three queries."""
    offered = Lead.objects.filter(
        programme__in=place.running, state=LeadState.OFFERED.value, expires_on__gt=place.on
    )
    by_side = offered.order_by().values_list("programme", "party__side")
    for programme_id, side, count in by_side.annotate(count=Count("pk")):
        if Side(side) is Side.A:
            ref = place.standings[programme_id].ref
            yield Item(Task.TAKE_LEAD, "", ref, frozenset({Side.B}), count=count)
    yield from _packs(place)
    yield from _costs(place)


def _packs(place: Place) -> Iterable[Item]:
    parties = [one.party_id for one in place.standings.values()]
    uses = PackUse.objects.filter(party__in=parties).annotate(
        newest=Max("version__pack__versions__number")
    )
    counts: dict[int, int] = {}
    waiting = uses.filter(newest__gt=F("seen_number")).order_by("pk")
    for (programme_id,) in waiting.values_list("version__pack__programme")[:MOST]:
        counts[programme_id] = counts.get(programme_id, 0) + 1
    for programme_id, count in counts.items():
        standing = place.standings[programme_id]
        yield Item(Task.READ_PACK, "", standing.ref, frozenset({standing.side}), count=count)


def _costs(place: Place) -> Iterable[Item]:
    trips = Trip.objects.filter(
        deeds_shown(place, "deed"),
        deed__last_step__in=["held", "confirmed"],
        until_on__gte=place.on - timedelta(RECENT_DAYS),
    )
    told = trips.annotate(told=Count("costs__cost", distinct=True)).filter(told__lt=len(Cost))
    for ref, title, programme_id in told.order_by("until_on", "pk").values_list(
        "deed__ref", "place", "deed__programme"
    )[:MOST]:
        yield Item(Task.TELL_COSTS, title, place.standings[programme_id].ref, BOTH, ref=ref)


def meetings_open(place: Place) -> Iterable[Item]:
    """Minutes to agree and to sign. Five queries at most."""
    held = Meeting.objects.filter(programme__in=place.running, state=MeetingState.HELD.value)
    whole = held.prefetch_related("items__revisions__consents", "consents")
    for meeting in whole.order_by("meets_on", "pk")[:MEETINGS]:
        minutes = minutes_of(meeting).values()
        ref = place.standings[meeting.programme_id].ref
        written = [one for one in minutes if one.number and not one.agreed]
        if written:
            missing = frozenset(side for one in written for side in BOTH - one.agreed_by)
            yield Item(
                Task.AGREE_MINUTES, meeting.title, ref, missing, ref=meeting.ref,
                count=len(written),
            )  # fmt: skip
        elif minutes and all(one.agreed for one in minutes):
            signed = {Side(one.side) for one in meeting.consents.all()}
            yield Item(Task.SIGN_MINUTES, meeting.title, ref, BOTH - signed, ref=meeting.ref)
