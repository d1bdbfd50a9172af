"""How an assignment moves, why one is refused, and who is told first that it is late. Pure."""

from datetime import date, timedelta
from enum import StrEnum

from phoihop.law.lifecycle import Lifecycle, Move
from phoihop.law.refusal import Refusal

GRACE_DAYS = 2
"""Days for which only the person concerned is told that something of theirs is late."""


class AssignmentState(StrEnum):
    """The life of an assignment: one person, one task, terms that do not change."""

    OFFERED = "offered"
    CONFIRMED = "confirmed"
    DELIVERED = "delivered"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    HANDED_OVER = "handed_over"


ASSIGNMENT_LIFE = Lifecycle(
    "assignment",
    [
        Move("confirm", {AssignmentState.OFFERED}, AssignmentState.CONFIRMED),
        Move("refuse", {AssignmentState.OFFERED}, AssignmentState.REFUSED),
        Move("deliver", {AssignmentState.CONFIRMED}, AssignmentState.DELIVERED),
        Move(
            "withdraw",
            {AssignmentState.OFFERED, AssignmentState.CONFIRMED},
            AssignmentState.WITHDRAWN,
        ),
        Move(
            "hand_over",
            {AssignmentState.OFFERED, AssignmentState.CONFIRMED},
            AssignmentState.HANDED_OVER,
        ),
    ],
)
OPEN_ASSIGNMENTS = frozenset({AssignmentState.OFFERED, AssignmentState.CONFIRMED})


class AssignmentTask(StrEnum):
    """What somebody is asked to do for a topic."""

    WRITE = "write"
    PHOTOGRAPH = "photograph"
    FILM = "film"
    EDIT = "edit"


class RefusalReason(StrEnum):
    """Why an assignment is refused: a closed list, so that reasons can be counted."""

    BUSY = "busy"
    DEADLINE = "deadline"
    FEE = "fee"
    RIGHTS = "rights"
    SUBJECT = "subject"  # not their field
    CONFLICT = "conflict"  # close to somebody concerned
    OTHER = "other"  # with a note


def check_reason(reason: str, note: str) -> RefusalReason:
    """The reason of a refusal.

    Raises:
        Refusal: ``assignment.reason_unknown``; ``assignment.note_missing`` for "other" without one.
    """
    known = [one.value for one in RefusalReason]
    if reason not in known:
        raise Refusal("assignment.reason_unknown", reason=reason, known=", ".join(known))
    if reason == RefusalReason.OTHER.value and not note.strip():
        raise Refusal("assignment.note_missing")
    return RefusalReason(reason)


def check_terms(*, deadline_on: date, due_on: date | None, on: date, fee_dong: int | None) -> None:
    """Raise unless the terms of an offer make sense.

    Raises:
        Refusal: ``assignment.deadline_past``, ``assignment.deadline_after_due``,
            ``assignment.fee_negative``.
    """
    if deadline_on < on:
        raise Refusal("assignment.deadline_past")
    if due_on is not None and deadline_on > due_on:
        raise Refusal("assignment.deadline_after_due", due=f"{due_on:%d-%m-%Y}")
    if fee_dong is not None and fee_dong < 0:
        raise Refusal("assignment.fee_negative")


def late_for_others(due_on: date | None, on: date) -> bool:
    """Whether others are shown that it is late: the owner had ``GRACE_DAYS`` to mend it first."""
    return due_on is not None and due_on + timedelta(GRACE_DAYS) < on
