"""The agenda of a planning meeting, made from the gaps. Nothing private stands in it."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from phoihop.ledger.gaps import Gap, Standing
from phoihop.ledger.radar import radar_of
from phoihop.parties.models import Member
from phoihop.planning.commemorations import Occasion
from phoihop.planning.models import Deed, Topic
from phoihop.planning.queries import deeds_of, topics_of
from phoihop.planning.queries.schedule import occasions_of
from phoihop.planning.rules import TopicState
from phoihop.programmes.models import Programme

AHEAD_DAYS = 90
MOST = 50  # of each list: a meeting reads no more
TO_DECIDE = (Standing.SHORT, Standing.START_NOW, Standing.OPEN, Standing.WAITING)


@dataclass(frozen=True, slots=True)
class Agenda:
    """What a meeting ``on`` that day should decide, the most urgent first.

    ``offered`` wait for an answer, ``late`` are past their day, ``undated`` agreed without one.
    """

    programme: Programme
    on: date
    gaps: list[Gap]
    offered: list[Topic]
    late: list[Topic]
    undated: list[Topic]
    late_deeds: list[Deed]
    occasions: list[Occasion]


def agenda_of(programme: Programme, *, seen_by: Member, on: date, known_at: datetime) -> Agenda:
    """Gather the agenda. The number of queries is fixed; at most ``MOST`` of each list."""
    gaps = radar_of(programme, seen_by=seen_by, on=on, known_at=known_at)
    topics = topics_of(programme, seen_by=seen_by).order_by("due_on", "ref")
    offered = topics.filter(state=TopicState.OFFERED.value)
    agreed = topics.filter(state__in=[TopicState.AGREED.value, TopicState.IN_WORK.value])
    deeds = deeds_of(programme, seen_by=seen_by).filter(ended=False, due_on__lt=on)
    return Agenda(
        programme=programme,
        on=on,
        gaps=[gap for gap in gaps if gap.standing in TO_DECIDE],
        offered=list(offered[:MOST]),
        late=list(agreed.filter(due_on__lt=on)[:MOST]),
        undated=list(agreed.filter(due_on__isnull=True)[:MOST]),
        late_deeds=list(deeds.order_by("due_on", "ref")[:MOST]),
        occasions=occasions_of(programme, starts_on=on, ends_on=on + timedelta(AHEAD_DAYS)),
    )
