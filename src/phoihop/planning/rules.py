"""How planned things move, and what "done" means for each kind of duty. Pure."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from phoihop.law.access import Side
from phoihop.law.lifecycle import Lifecycle, Move
from phoihop.law.refusal import Refusal
from phoihop.programmes.rules import ObligationKind


class TopicState(StrEnum):
    """The life of a topic: one piece to be made, consuming one piece of a line."""

    PRIVATE = "private"  # seen by the side that thought of it
    OFFERED = "offered"
    AGREED = "agreed"  # counts as planned
    IN_WORK = "in_work"
    DONE = "done"  # a work was matched to it
    DROPPED = "dropped"


TOPIC_LIFE = Lifecycle(
    "topic",
    [
        Move("offer", {TopicState.PRIVATE}, TopicState.OFFERED),
        Move("agree", {TopicState.OFFERED}, TopicState.AGREED),
        Move("start", {TopicState.AGREED}, TopicState.IN_WORK),
        Move("finish", {TopicState.AGREED, TopicState.IN_WORK}, TopicState.DONE),
        Move("reopen", {TopicState.DONE}, TopicState.IN_WORK),
        Move(
            "drop",
            {TopicState.PRIVATE, TopicState.OFFERED, TopicState.AGREED, TopicState.IN_WORK},
            TopicState.DROPPED,
        ),
    ],
)


class Who(StrEnum):
    """Whose turn a step is."""

    OWING = "owing"  # the side that owes the duty
    OTHER = "other"  # the side to which it is owed
    EITHER = "either"
    BOTH = "both"  # one of each side, whoever comes second completes it


class Column(StrEnum):
    """The columns of the ledger, in their order."""

    PLANNED = "planned"
    IN_WORK = "in_work"
    PUBLISHED = "published"  # for a duty that is no publication: delivered
    EVIDENCED = "evidenced"
    ACCEPTED = "accepted"
    PAID = "paid"
    EXTRA = "extra"  # accepted beyond what was ordered: shown, never paid
    REFUSED = "refused"  # asked for in due form and not granted


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a duty: who takes it, which steps it follows, and where the ledger counts it.

    ``after`` names the steps of which one must be the last taken; empty for the first step.
    ``column`` is ``None`` for a step that the ledger shows only in the list behind the number.
    ``paper`` says that a file or an address must be given with it. ``ends`` closes the deed.
    """

    name: str
    who: Who
    after: frozenset[str]
    column: Column | None = None
    paper: bool = False
    reason: bool = False
    ends: bool = False


def _after(*names: str) -> frozenset[str]:
    return frozenset(names)


_FIRST = _after()

# domain.md, "What done means for each kind of duty". Publish and pay are counted from
# publications and acceptance, so they have no deeds.
STEPS: dict[ObligationKind, tuple[Step, ...]] = {
    ObligationKind.AUTHOR: (
        Step("promised", Who.OWING, _FIRST, Column.PLANNED),
        Step("drafted", Who.OWING, _after("promised"), Column.IN_WORK),
        Step("offered", Who.OWING, _after("promised", "drafted"), Column.PUBLISHED, paper=True),
        Step("fit", Who.OTHER, _after("offered"), Column.EVIDENCED),
        Step("published", Who.OTHER, _after("fit"), Column.ACCEPTED, paper=True, ends=True),
        # Shown, and not held against the side that offered in time: the duty counts as done.
        Step(
            "declined", Who.OTHER, _after("offered", "fit"), Column.ACCEPTED, reason=True, ends=True
        ),
    ),
    ObligationKind.FACILITATE: (
        Step("requested", Who.OTHER, _FIRST, Column.PLANNED),
        Step("granted", Who.OWING, _after("requested"), Column.IN_WORK),
        Step("refused", Who.OWING, _after("requested"), Column.REFUSED, reason=True, ends=True),
        Step("held", Who.EITHER, _after("granted"), Column.PUBLISHED),
        Step("confirmed", Who.OTHER, _after("held"), Column.ACCEPTED, ends=True),
    ),
    ObligationKind.INFORM: (
        Step("asked", Who.OTHER, _FIRST, Column.PLANNED),
        Step("answered", Who.OWING, _after("asked", "insufficient"), Column.PUBLISHED, paper=True),
        Step("insufficient", Who.OTHER, _after("answered"), reason=True),
        Step("sufficient", Who.OTHER, _after("answered"), Column.ACCEPTED, ends=True),
    ),
    ObligationKind.BRIEF: (
        Step("due", Who.EITHER, _FIRST, Column.PLANNED),
        Step("issued", Who.OWING, _after("due"), Column.PUBLISHED, paper=True),
        Step("acknowledged", Who.OTHER, _after("issued"), Column.ACCEPTED, ends=True),
    ),
    ObligationKind.ACTIVITY: (
        Step("planned", Who.EITHER, _FIRST, Column.PLANNED),
        Step("held", Who.OWING, _after("planned"), Column.PUBLISHED),
        Step("findings", Who.OWING, _after("held"), Column.IN_WORK),
        Step("report", Who.OWING, _after("held", "findings"), Column.EVIDENCED, paper=True),
        Step(
            "confirmed", Who.OTHER, _after("held", "findings", "report"), Column.ACCEPTED, ends=True
        ),
    ),
    ObligationKind.SUBSCRIBE: (
        Step("agreed", Who.EITHER, _FIRST, Column.PLANNED),
        Step("done", Who.OWING, _after("agreed"), Column.PUBLISHED, paper=True),
        Step("confirmed", Who.OTHER, _after("done"), Column.ACCEPTED, ends=True),
    ),
    ObligationKind.VERIFY: (
        Step("raised", Who.OTHER, _FIRST, Column.PLANNED),
        Step("answered", Who.OWING, _after("raised"), Column.PUBLISHED, paper=True),
        Step("closed", Who.OTHER, _after("answered"), Column.ACCEPTED, ends=True),
    ),
    ObligationKind.REVIEW: (
        Step("due", Who.EITHER, _FIRST, Column.PLANNED),
        Step("prepared", Who.EITHER, _after("due"), Column.IN_WORK),
        Step("held", Who.EITHER, _after("prepared"), Column.PUBLISHED),
        Step("minutes_signed", Who.BOTH, _after("held"), Column.EVIDENCED),
        Step("lessons_decided", Who.BOTH, _after("minutes_signed"), Column.ACCEPTED, ends=True),
    ),
}


def columns_of(kind: ObligationKind) -> tuple[Column, ...]:
    """The columns of a kind of duty in the order of its steps; of publish and pay in theirs."""
    if kind is ObligationKind.PAY:
        return (Column.PLANNED, Column.PUBLISHED, Column.PAID, Column.ACCEPTED)
    if kind is ObligationKind.PUBLISH:
        return (*Column,)
    named = (step.column for step in STEPS[kind])
    return tuple(dict.fromkeys(column for column in named if column is not None))


def step_named(kind: ObligationKind, name: str) -> Step:
    """The step ``name`` of ``kind``.

    Raises:
        Refusal: ``deed.no_such_step``, with the steps there are.
    """
    for step in STEPS.get(kind, ()):
        if step.name == name:
            return step
    known = ", ".join(step.name for step in STEPS.get(kind, ()))
    raise Refusal("deed.no_such_step", step=name, kind=kind.value, known=known)


def open_steps(kind: ObligationKind, last: str | None) -> list[Step]:
    """The steps that may follow ``last`` (``None`` before the first), in the order of the table."""
    return [
        step
        for step in STEPS.get(kind, ())
        if (last is None and not step.after) or (last is not None and last in step.after)
    ]


def check_step(step: Step, *, last: str | None, owed_by: Side, side: Side) -> None:
    """Refuse a step out of turn or taken by the wrong side.

    Raises:
        Refusal: ``deed.out_of_turn`` or ``deed.other_sides_turn``.
    """
    fits = (last is None and not step.after) or last in step.after
    if not fits:
        raise Refusal("deed.out_of_turn", step=step.name, last=last or "-")
    expected = {Who.OWING: owed_by, Who.OTHER: owed_by.other}.get(step.who)
    if expected is not None and side is not expected:
        raise Refusal("deed.other_sides_turn", step=step.name, side=expected.value.upper())


@dataclass(frozen=True, slots=True)
class Fact:
    """Something that happened to a duty, as the ledger counts it.

    ``quantity`` is in pieces or times; for money in integer đồng. ``year`` names the period.
    ``on`` is the day it happened, ``recorded_at`` the instant since which that is known.
    ``undone_*`` say when people took it back: the fact stays, the taking back is a correction.
    """

    obligation_id: int
    year: int
    column: Column
    on: date
    recorded_at: datetime
    ref: str
    label: str
    quantity: int = 1
    line_id: int | None = None
    unit_id: int | None = None
    undone_on: date | None = None
    undone_recorded_at: datetime | None = None
    due_on: date | None = None
    late_days: int = 0
    note: str = ""


TOPIC_COLUMNS = {"agree": Column.PLANNED, "start": Column.IN_WORK}


def late_days(*, due_on: date | None, done_on: date) -> int:
    """Days by which something came late; 0 when in time or without a due day."""
    return 0 if due_on is None else max(0, (done_on - due_on).days)
