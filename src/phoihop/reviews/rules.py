"""The yearly review: its life, and the lessons drawn from it. Pure: no database, no clock."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from phoihop.law.lifecycle import Lifecycle, Move
from phoihop.law.refusal import Refusal
from phoihop.ledger.rules import Row, Unit
from phoihop.planning.rules import Column
from phoihop.programmes.rules import ObligationKind

LONGEST_TEXT = 1000
MOST_PIECES = 1_000_000


class ReviewState(StrEnum):
    """The life of a yearly review."""

    PREPARED = "prepared"
    HELD = "held"
    SIGNED = "signed"  # both sides signed the minutes; figures are frozen


REVIEW_LIFE = Lifecycle(
    "review",
    [
        Move("hold", {ReviewState.PREPARED}, ReviewState.HELD),
        Move("sign", {ReviewState.HELD}, ReviewState.SIGNED),
    ],
)


class LessonState(StrEnum):
    """What became of a lesson."""

    OPEN = "open"
    ADOPTED = "adopted"
    REJECTED = "rejected"
    DONE = "done"


LESSON_LIFE = Lifecycle(
    "lesson",
    [
        Move("adopt", {LessonState.OPEN}, LessonState.ADOPTED),
        Move("reject", {LessonState.OPEN}, LessonState.REJECTED),
        Move("finish", {LessonState.ADOPTED}, LessonState.DONE),
    ],
)


class ShortcomingKind(StrEnum):
    """What the ledger can say by itself went wrong."""

    NOT_DELIVERED = "not_delivered"  # signed and not done by the end of the period
    BEHIND = "behind"  # the period still runs, less is done than was signed
    LATE = "late"  # done, after its due day
    WAITING = "waiting"  # a claim past its due day without an answer
    REFUSED = "refused"  # asked for in due form and not granted
    TAKEN_BACK = "taken_back"  # accepted, then corrected
    UNIT_BEHIND = "unit_behind"  # a unit has not done its share by its day
    NOT_EVIDENCED = "not_evidenced"  # published, and not proven as the paper demands


@dataclass(frozen=True, slots=True)
class Shortcoming:
    """One thing that fell short, computed from the ledger.

    ``quantity`` is in the row's unit, but for claims that wait or came late: those are counted.
    """

    kind: ShortcomingKind
    row: Row
    quantity: int
    unit_name: str = ""

    @property
    def in_dong(self) -> bool:
        """Whether ``quantity`` is an amount of money."""
        counted = (ShortcomingKind.WAITING, ShortcomingKind.LATE)
        return self.row.unit is Unit.DONG and self.kind not in counted


def shortcomings(rows: Iterable[Row], *, on: date) -> list[Shortcoming]:
    """What fell short in ``rows`` as of ``on``, in the order of the rows.

    Only what figures show. Why it happened is for people to say (``Cause``).
    """
    return [found for row in rows for found in _of_row(row, on=on)]


def _of_row(row: Row, *, on: date) -> Iterable[Shortcoming]:
    missing = ShortcomingKind.NOT_DELIVERED if on > row.due_on else ShortcomingKind.BEHIND
    figures = (
        (missing, row.outstanding or 0),
        (ShortcomingKind.WAITING, len(row.overdue_refs)),
        (ShortcomingKind.LATE, len(row.late)),
        (ShortcomingKind.REFUSED, row.cell(Column.REFUSED).net),
        (ShortcomingKind.TAKEN_BACK, row.corrections),
        (ShortcomingKind.NOT_EVIDENCED, _unproven(row)),
    )
    yield from (Shortcoming(kind, row, quantity) for kind, quantity in figures if quantity)
    for unit in row.units:
        if unit.overdue:
            behind = ShortcomingKind.UNIT_BEHIND
            yield Shortcoming(behind, row, unit.overdue, unit.share.unit_name)


def _unproven(row: Row) -> int:
    if row.duty.kind is not ObligationKind.PUBLISH:
        return 0
    return max(0, row.cell(Column.PUBLISHED).net - row.cell(Column.EVIDENCED).net)


def proposed_quantity(row: Row) -> int | None:
    """Where next year's number may start: this year's signed one. People change it and say why."""
    return row.signed_least


def spread(quantities: Sequence[int], proposed: int) -> list[int]:
    """Lines' quantities that come to ``proposed``: the first line grows, the last shrink first.

    Args:
        quantities: pieces of each line of one obligation, this year; at least one line.
        proposed: pieces proposed for the obligation, next year.
    """
    spread_out = list(quantities)
    change = proposed - sum(quantities)
    if change > 0:
        spread_out[0] += change
    for at in reversed(range(len(spread_out))):
        taken = min(spread_out[at], max(0, -change))
        spread_out[at] -= taken
        change += taken
    return spread_out


def following(text: str, *, year: int) -> str:
    """A title with the year after ``year`` in its place."""
    return text.replace(str(year), str(year + 1))


def check_length(*texts: str) -> None:
    """Refuse what no column holds.

    Raises:
        Refusal: ``review.text_too_long``.
    """
    longest = max(map(len, texts), default=0)
    if longest > LONGEST_TEXT:
        raise Refusal("review.text_too_long", length=longest, most=LONGEST_TEXT)


def check_pieces(quantity: int | None) -> None:
    """Refuse a proposed number that is none.

    Raises:
        Refusal: ``review.quantity_outside``.
    """
    if quantity is not None and not 0 <= quantity <= MOST_PIECES:
        raise Refusal("review.quantity_outside", quantity=quantity, most=MOST_PIECES)
