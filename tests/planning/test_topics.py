"""A topic is private until offered, planned when the other side agrees, and never forgotten."""

from datetime import date

import pytest
from django.http import Http404

from phoihop.law.refusal import Refusal
from phoihop.parties.models import Member
from phoihop.planning import services
from phoihop.planning.models import Topic
from phoihop.planning.queries import facts_of, get_topic, topics_of
from phoihop.planning.rules import Column
from phoihop.programmes.models import Line, Programme
from tests.fixtures import NOON

DAY = date(2017, 6, 1)


@pytest.fixture
def idea(programme: Programme, line: Line, officer: Member) -> Topic:
    topic = services.Idea(title="Gương sáng ở bản", line=line, due_on=date(2017, 9, 1))
    return services.propose_topic(programme, topic, by=officer, at=NOON, on=DAY)


def test_a_private_idea_is_invisible_to_the_other_side(
    idea: Topic, programme: Programme, officer: Member, editor: Member
) -> None:
    assert topics_of(programme, seen_by=officer).get() == idea
    assert not topics_of(programme, seen_by=editor).exists()
    with pytest.raises(Http404):
        get_topic(idea.ref, seen_by=editor)


def test_a_private_idea_stays_private_when_dropped(
    idea: Topic, programme: Programme, officer: Member, editor: Member
) -> None:
    services.drop_topic(idea, by=officer, at=NOON, on=DAY, reason="Để sau")
    assert not topics_of(programme, seen_by=editor).exists()


def test_the_other_side_agrees_and_then_it_is_planned(
    idea: Topic, programme: Programme, officer: Member, editor: Member
) -> None:
    services.offer_topic(idea, by=officer, at=NOON, on=DAY)
    assert facts_of(programme, seen_by=officer) == []
    with pytest.raises(Refusal, match="topic.own_agreement"):
        services.agree_topic(idea, by=officer, at=NOON, on=DAY)
    services.agree_topic(idea, by=editor, at=NOON, on=DAY)
    services.start_topic(idea, by=editor, at=NOON, on=DAY)
    facts = facts_of(programme, seen_by=officer)
    assert [(fact.column, fact.year) for fact in facts] == [
        (Column.PLANNED, 2017),
        (Column.IN_WORK, 2017),
    ]


def test_a_dropped_topic_stays_a_fact_with_its_correction(
    idea: Topic, programme: Programme, officer: Member, editor: Member
) -> None:
    services.offer_topic(idea, by=officer, at=NOON, on=DAY)
    services.agree_topic(idea, by=editor, at=NOON, on=DAY)
    with pytest.raises(Refusal, match="topic.reason_missing"):
        services.drop_topic(idea, by=officer, at=NOON, on=DAY, reason=" ")
    services.drop_topic(idea, by=officer, at=NOON, on=date(2017, 8, 1), reason="Đã có báo viết")
    fact = facts_of(programme, seen_by=editor)[0]
    assert (fact.column, fact.undone_on) == (Column.PLANNED, date(2017, 8, 1))


def test_the_institution_puts_nothing_in_work(idea: Topic, officer: Member, editor: Member) -> None:
    services.offer_topic(idea, by=officer, at=NOON, on=DAY)
    services.agree_topic(idea, by=editor, at=NOON, on=DAY)
    with pytest.raises(Refusal, match="access.denied"):
        services.start_topic(idea, by=officer, at=NOON, on=DAY)


def test_of_two_at_once_the_second_is_told(idea: Topic, officer: Member) -> None:
    stale = get_topic(idea.ref, seen_by=officer)
    services.offer_topic(idea, by=officer, at=NOON, on=DAY)
    with pytest.raises(Refusal, match="topic.changed_meanwhile"):
        services.drop_topic(stale, by=officer, at=NOON, on=DAY, reason="Trùng")


def test_strangers_cannot_tell_that_it_exists(idea: Topic, stranger: Member) -> None:
    with pytest.raises(Http404):
        get_topic(idea.ref, seen_by=stranger)
