"""The verbs of a topic."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from phoihop.audit.services import record
from phoihop.engines.vietnamese.folding import search_key
from phoihop.law.refusal import Refusal
from phoihop.papers.services import next_reference
from phoihop.parties.models import Member, Organisation, Person
from phoihop.planning.models import Topic, TopicStep
from phoihop.planning.rules import TOPIC_LIFE, TopicState
from phoihop.planning.services.assignments import end_with_topic
from phoihop.programmes.models import Line, Obligation, Programme, Theme
from phoihop.programmes.queries import check_goes_on, party_of, permit
from phoihop.programmes.rules import IN_FORCE, PaperState


@dataclass(frozen=True, slots=True)
class Idea:
    """What somebody proposes.

    ``line`` is the line of an instrument that the piece would consume, ``obligation`` what it
    would fulfil when there is no line; both may come later. ``due_on`` is the day by which it
    should appear, ``None`` for an undated idea.
    """

    title: str
    line: Line | None = None
    obligation: Obligation | None = None
    genre: str = ""
    themes: tuple[Theme, ...] = ()
    unit: Organisation | None = None
    due_on: date | None = None
    note: str = ""


@transaction.atomic
def propose_topic(programme: Programme, idea: Idea, *, by: Member, at: datetime, on: date) -> Topic:
    """Write down an idea for a piece. Only one's own side sees it until ``offer_topic``.

    Raises:
        Refusal: ``access.denied``, ``topic.title_missing``, ``topic.foreign_line``,
            ``programme.not_in_force``.
    """
    permit("topic.propose", programme, by=by)
    _check_in_force(programme)
    check_goes_on(programme, on=on)
    if not idea.title.strip():
        raise Refusal("topic.title_missing")
    obligation = idea.line.obligation if idea.line is not None else idea.obligation
    if obligation is not None and obligation.programme_id != programme.pk:
        raise Refusal("topic.foreign_line")
    genre = idea.genre or (idea.line.genre if idea.line else "")
    topic = Topic.objects.create(
        ref=next_reference("ĐT", on.year),
        programme=programme,
        obligation=obligation,
        line=idea.line,
        title=idea.title.strip(),
        note=idea.note.strip(),
        genre=genre or (obligation.genre if obligation else ""),
        unit=idea.unit,
        due_on=idea.due_on,
        party=party_of(programme, by),
        proposed_by=by,
        recorded_at=at,
        search_key=search_key(idea.title),
    )
    topic.themes.set(idea.themes)
    _write(topic, "propose", by=by, at=at, on=on)
    return topic


@transaction.atomic
def offer_topic(topic: Topic, *, by: Member, at: datetime, on: date) -> None:
    """Show the idea to the other side. Raises ``topic.not_yours``, ``topic.wrong_state`` …"""
    permit("topic.propose", topic.programme, by=by)
    if party_of(topic.programme, by).pk != topic.party_id:
        raise Refusal("topic.not_yours")
    _move(topic, "offer", by=by, at=at, on=on)


@transaction.atomic
def decide_topic(programme: Programme, idea: Idea, *, by: Member, at: datetime, on: date) -> Topic:
    """Write down what a meeting decided and show it to the other side at once.

    Raises:
        Refusal: as ``propose_topic``; ``topic.line_missing`` when it fulfils nothing;
            ``topic.day_after_line`` when the line ends before its day.
    """
    if idea.line is None and idea.obligation is None:
        raise Refusal("topic.line_missing")
    ends_on = idea.line.instrument.ends_on if idea.line else None
    if ends_on and idea.due_on and idea.due_on > ends_on:
        raise Refusal("topic.day_after_line", ends=f"{ends_on:%d-%m-%Y}")
    topic = propose_topic(programme, idea, by=by, at=at, on=on)
    offer_topic(topic, by=by, at=at, on=on)
    return topic


@transaction.atomic
def agree_topic(topic: Topic, *, by: Member, at: datetime, on: date) -> None:
    """Agree to the other side's topic; from now on it counts as planned.

    Raises:
        Refusal: ``topic.own_agreement`` when one's own side proposed it, ``topic.line_missing``
            when it names nothing to fulfil, ``topic.wrong_state``, ``topic.changed_meanwhile``.
    """
    side = permit("topic.agree", topic.programme, by=by)
    if side.value == topic.party.side:
        raise Refusal("topic.own_agreement")
    if topic.obligation_id is None:
        raise Refusal("topic.line_missing")
    check_goes_on(topic.programme, on=on)
    _move(topic, "agree", by=by, at=at, on=on)


@transaction.atomic
def start_topic(
    topic: Topic, *, by: Member, at: datetime, on: date, assignee: Person | None = None
) -> None:
    """Put an agreed topic in work. The publisher's editor does this."""
    permit("topic.assign", topic.programme, by=by)
    _move(topic, "start", by=by, at=at, on=on)
    if assignee is not None:
        Topic.objects.filter(pk=topic.pk).update(assignee=assignee)
        topic.assignee = assignee


@transaction.atomic
def drop_topic(topic: Topic, *, by: Member, at: datetime, on: date, reason: str) -> None:
    """Give a topic up. The plan made so far stays in the ledger, with this correction.

    Raises:
        Refusal: ``topic.reason_missing``; ``topic.not_yours`` for another party's idea before it
            was agreed.
    """
    permit("topic.propose", topic.programme, by=by)
    before_agreement = topic.state in (TopicState.PRIVATE, TopicState.OFFERED)
    if before_agreement and party_of(topic.programme, by).pk != topic.party_id:
        raise Refusal("topic.not_yours")
    if not reason.strip():
        raise Refusal("topic.reason_missing")
    _move(topic, "drop", by=by, at=at, on=on, reason=reason.strip())
    end_with_topic(topic, published=False, by=by, at=at, on=on)


@transaction.atomic
def finish_topic(topic: Topic, *, by: Member, at: datetime, on: date) -> None:
    """A work was matched to the topic. Called by the room that matches."""
    permit("publication.match", topic.programme, by=by)
    _move(topic, "finish", by=by, at=at, on=on)
    end_with_topic(topic, published=True, by=by, at=at, on=on)


@transaction.atomic
def reopen_topic(topic: Topic, *, by: Member, at: datetime, on: date) -> None:
    """The match was taken back: the topic is in work again."""
    permit("publication.match", topic.programme, by=by)
    _move(topic, "reopen", by=by, at=at, on=on)


def _check_in_force(programme: Programme) -> None:
    if PaperState(programme.state) not in IN_FORCE:
        raise Refusal("programme.not_in_force", ref=programme.ref)


def _move(topic: Topic, name: str, *, by: Member, at: datetime, on: date, reason: str = "") -> None:
    # Compare-and-swap on the state we looked at: of two people at once one wins, one is told.
    seen = TopicState(topic.state)
    target = TOPIC_LIFE.after(name, state=seen)
    if not Topic.objects.filter(pk=topic.pk, state=seen.value).update(state=target.value):
        raise Refusal("topic.changed_meanwhile", ref=topic.ref)
    topic.state = target.value
    _write(topic, name, by=by, at=at, on=on, reason=reason)


def _write(
    topic: Topic, name: str, *, by: Member, at: datetime, on: date, reason: str = ""
) -> None:
    TopicStep.objects.create(
        topic=topic, step=name, on=on, recorded_at=at, member=by, reason=reason
    )
    record(
        f"topic.{name}",
        f"topic:{topic.ref}",
        chain=topic.programme.ref,
        actor=by.ref,
        at=at,
        on=on.isoformat(),
        state=topic.state,
    )
