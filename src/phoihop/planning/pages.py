"""What pages of the plan show of a topic: where it may go next, and its back-planned days."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING

from phoihop.law.access import Role, Side, may
from phoihop.planning.commemorations import days_off_around
from phoihop.planning.lead_times import LeadTime, Stages, back_planned, lead_for
from phoihop.planning.models import Topic
from phoihop.planning.queries.schedule import lead_times_in, maker_of
from phoihop.planning.rules import TOPIC_LIFE, TopicState
from phoihop.planning.wording import TOPIC_MOVES
from phoihop.programmes.models import Programme

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

UNFINISHED = (
    TopicState.PRIVATE,
    TopicState.OFFERED,
    TopicState.AGREED,
    TopicState.IN_WORK,
)


def moves_of(
    topic: Topic, *, party_id: int, side: str, roles: Collection[Role]
) -> list[tuple[str, str, "StrOrPromise"]]:
    """Where a topic may go by this person: name of the move, state it leads to, words.

    The rules refuse the rest; a page does not offer it. ``drop`` asks for a reason and stands
    apart.
    """
    here = Side(side)
    offers = {
        "offer": party_id == topic.party_id and may("topic.propose", side=here, roles=roles),
        "agree": side != topic.party.side and may("topic.agree", side=here, roles=roles),
        "start": may("topic.assign", side=here, roles=roles),
    }
    state = TopicState(topic.state)
    return [
        (name, TOPIC_LIFE.after(name, state=state).value, TOPIC_MOVES[name])
        for name in TOPIC_LIFE.open_from(state)
        if offers.get(name)
    ]


def stages_by_topic(programme: Programme, topics: Iterable[Topic]) -> dict[int, Stages]:
    """The back-planned days of those topics that have a day and are not done. One query."""
    dated = [one for one in topics if one.due_on and TopicState(one.state) in UNFINISHED]
    if not dated:
        return {}
    settings: Mapping[int, dict[str, LeadTime]] = lead_times_in(programme)
    return {
        topic.pk: stages_of(topic, settings.get(maker_of(topic, programme) or 0, {}))
        for topic in dated
    }


def stages_of(topic: Topic, own: Mapping[str, LeadTime]) -> Stages:
    """The back-planned days of a dated topic, by the lead times of its publisher."""
    assert topic.due_on is not None
    return stages_on(topic.due_on, topic.genre, own)


def stages_on(due_on: date, genre: str, own: Mapping[str, LeadTime]) -> Stages:
    """The back-planned days of a piece of that genre due ``due_on``; ``own``: as set for it."""
    off = days_off_around(due_on.year)
    return back_planned(due_on, lead_for(genre, own), off=off)
