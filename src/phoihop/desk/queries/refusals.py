"""What was refused on a day, as those whose wish it was should hear of it at once."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from phoihop.desk.queries.standing import Place
from phoihop.law.access import may
from phoihop.parties.queries import own_house
from phoihop.planning.assignment_rules import AssignmentState
from phoihop.planning.models import Assignment, DeedStep, TopicStep
from phoihop.planning.queries import deeds_visible_to, topics_visible_to

NO = ("refused", "declined", "insufficient")
MOST = 20


@dataclass(frozen=True, slots=True)
class Refused:
    """Something that somebody else said no to. ``page`` and ``ref`` lead to it."""

    page: str
    ref: str
    title: str
    reason: str


def refused_on(place: Place, on: date) -> list[Refused]:
    """Steps that said no, topics given up by the other side, assignments refused. Four queries."""
    return [*_deeds(place, on), *_topics(place, on), *_assignments(place, on)]


def _deeds(place: Place, on: date) -> Iterable[Refused]:
    rows = DeedStep.objects.filter(
        step__in=NO, on=on, deed__in=_ids(deeds_visible_to(place.member))
    ).exclude(member__organisation__in=own_house(place.member))
    for row in rows.select_related("deed")[:MOST]:
        standing = place.standings.get(row.deed.programme_id)
        roles = place.member.roles
        if standing and may("deed.step", side=standing.side, roles=roles):
            yield Refused("planning:deed", row.deed.ref, row.deed.title, row.note)


def _topics(place: Place, on: date) -> Iterable[Refused]:
    rows = TopicStep.objects.filter(
        step="drop", on=on, topic__in=_ids(topics_visible_to(place.member))
    ).exclude(member__organisation__in=own_house(place.member))
    for row in rows.select_related("topic")[:MOST]:
        standing = place.standings.get(row.topic.programme_id)
        if standing and may("topic.propose", side=standing.side, roles=place.member.roles):
            yield Refused("planning:topic", row.topic.ref, row.topic.title, row.reason)


def _assignments(place: Place, on: date) -> Iterable[Refused]:
    """To the editor who asked; the reason stands on the page, not in the letter."""
    rows = Assignment.objects.filter(
        state=AssignmentState.REFUSED.value, answered_on=on, offered_by=place.member
    )
    for row in rows.select_related("topic")[:MOST]:
        yield Refused("planning:assignment", row.ref, row.topic.title, "")


def _ids(rows: QuerySet) -> QuerySet:  # type: ignore[type-arg]
    return rows.order_by().values("pk")
