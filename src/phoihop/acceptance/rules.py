"""What is accepted, what is extra, and what it costs. Computed, never typed. Pure.

No rule here can read a comment or a tone: a piece counts by its line, its day, its proof and by
not having been accepted before, and by nothing else (domain.md §4).
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from enum import StrEnum

from phoihop.law.lifecycle import Lifecycle, Move
from phoihop.law.money import Money
from phoihop.law.period import PartialDate, Period
from phoihop.programmes.rules import EvidenceLevel

ELSEWHERE = "elsewhere"  # all that is told of an acceptance under another agreement


class RecordState(StrEnum):
    """The life of an acceptance record."""

    DRAWN_UP = "drawn_up"
    FROZEN = "frozen"  # both sides confirmed
    WITHDRAWN = "withdrawn"


RECORD_LIFE = Lifecycle(
    "acceptance",
    [
        Move("freeze", {RecordState.DRAWN_UP}, RecordState.FROZEN),
        Move("withdraw", {RecordState.DRAWN_UP}, RecordState.WITHDRAWN),
    ],
)


class EventKind(StrEnum):
    """What may happen to a piece after it was accepted."""

    TAKEN_DOWN = "taken_down"  # by order or by law: not non-delivery
    WITHDRAWN = "withdrawn"  # by the publisher
    CORRECTED = "corrected"  # the publisher printed a correction
    MOVED = "moved"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A confirmed match of a line, with all that decides about it.

    Attributes:
        published: day of the publication that counts, as known.
        evidence: the best level proven and recorded on or before the acceptance day.
        evidence_sha256: of the proof that reached the demanded level.
        objections: codes of ``publications.rules.objections`` against the line.
        accepted_in: where the work was accepted before, as far as it may be told: a reference,
            or ``"elsewhere"``; empty when it was not.
        unit_price_dong: what the line paid on the day the piece appeared.
        repeats: codes of what makes it a piece delivered or printed before, as far as no
            decision of both sides covers it.
        cofunding_id: the decision on which it is accepted all the same.
    """

    match_id: int
    work_id: int
    work_ref: str
    title: str
    publication_id: int
    publication_ref: str
    line_id: int
    line_code: str
    published: PartialDate
    evidence: EvidenceLevel
    evidence_ref: str
    evidence_sha256: str
    demanded: EvidenceLevel
    unit_price_dong: int
    objections: tuple[str, ...] = ()
    accepted_in: str = ""
    repeats: tuple[str, ...] = ()
    cofunding_id: int | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the schedule: an accepted piece with its amount, or an extra one with none."""

    ordinal: int
    candidate: Candidate
    extra: bool

    @property
    def amount(self) -> Money:
        """Unit price for an accepted piece, nothing for an extra one."""
        return Money(0 if self.extra else self.candidate.unit_price_dong)


@dataclass(frozen=True, slots=True)
class Left:
    """A candidate that is not taken this time, and why: codes for people to act on."""

    candidate: Candidate
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Computation:
    """What a record would hold: accepted rows first, extra ones after them, the rest apart."""

    rows: tuple[Row, ...]
    left: tuple[Left, ...]

    @property
    def accepted(self) -> list[Row]:
        """The rows that are paid."""
        return [row for row in self.rows if not row.extra]

    @property
    def extra(self) -> list[Row]:
        """The rows shown and not paid: more than was ordered."""
        return [row for row in self.rows if row.extra]

    @property
    def amount(self) -> Money:
        """The sum of the accepted rows, before tax."""
        return sum((row.amount for row in self.rows), Money(0))


def reasons_against(candidate: Candidate, *, period: Period, accepted_on: date) -> tuple[str, ...]:
    """Why a piece cannot be accepted in a record, as codes; empty when it can.

    Codes are those of ``publications.rules.objections`` and: ``accepted_elsewhere``,
    ``delivered_elsewhere``, ``delivered_here``, ``printed_earlier``, ``not_evidenced``,
    ``day_unknown``, ``outside_period``, ``after_acceptance``. A decision of both sides lifts what
    stands elsewhere, never what was accepted under the same instrument.
    """
    reasons = list(candidate.objections)
    lifted = candidate.accepted_in == ELSEWHERE and candidate.cofunding_id is not None
    taken = bool(candidate.accepted_in) and not lifted
    reasons += ["accepted_elsewhere"] if taken else candidate.repeats
    if not candidate.evidence.reaches(candidate.demanded):
        reasons.append("not_evidenced")
    if not candidate.published.exact:
        reasons.append("day_unknown")
    elif candidate.published.first_on not in period:
        reasons.append("outside_period")
    elif candidate.published.first_on > accepted_on:
        reasons.append("after_acceptance")
    return tuple(dict.fromkeys(reasons))


def compute(
    candidates: Iterable[Candidate],
    *,
    still_ordered: Mapping[int, int],
    period: Period,
    accepted_on: date,
) -> Computation:
    """Decide about every candidate: accepted, extra, or left for a reason.

    Pieces of a line are taken in the order in which they appeared, until what is still ordered
    under the line is used up; what comes after that is extra. The same input gives the same rows.

    Args:
        still_ordered: line id → pieces ordered on the acceptance day less those accepted before.
        period: the days of the record.
        accepted_on: the acceptance day.
    """
    left, fit = [], []
    for candidate in candidates:
        reasons = reasons_against(candidate, period=period, accepted_on=accepted_on)
        if reasons:
            left.append(Left(candidate, reasons))
        else:
            fit.append(candidate)
    fit.sort(key=lambda one: (one.published.first_on, one.work_ref))
    room = dict(still_ordered)
    accepted, extra = [], []
    for candidate in fit:
        if room.get(candidate.line_id, 0) > 0:
            room[candidate.line_id] -= 1
            accepted.append(candidate)
        else:
            extra.append(candidate)
    accepted.sort(key=lambda one: (one.line_code, one.published.first_on, one.work_ref))
    rows = [(one, False) for one in accepted] + [(one, True) for one in extra]
    numbered = (Row(number, one, is_extra) for number, (one, is_extra) in enumerate(rows, start=1))
    return Computation(tuple(numbered), tuple(left))


@dataclass(frozen=True, slots=True)
class FrozenRow:
    """A row as it is hashed: references and figures that anybody can read off the paper."""

    ordinal: int
    work: str
    publication: str
    published_on: str
    line: str
    extra: bool
    unit_price_dong: int
    amount_dong: int
    evidence_level: str
    evidence_sha256: str


def rows_sha256(rows: Iterable[FrozenRow]) -> str:
    """SHA-256 over the rows in a fixed JSON form: what both sides confirm and the paper prints."""
    listed = [asdict(row) for row in rows]
    text = json.dumps(listed, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def frozen(row: Row) -> FrozenRow:
    """``row`` in the form that is hashed."""
    one = row.candidate
    return FrozenRow(
        row.ordinal,
        one.work_ref,
        one.publication_ref,
        str(one.published),
        one.line_code,
        row.extra,
        one.unit_price_dong,
        row.amount.dong,
        one.evidence.value,
        one.evidence_sha256,
    )
