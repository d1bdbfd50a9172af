"""Which promise will fall short, and until when it can still be mended. Pure arithmetic.

No forecast of quality, nothing learned from data: four whole numbers and three dates, so that
anybody can reckon it again on paper. ``wording.reckoning`` says each step in words.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from phoihop.law.access import Side
from phoihop.programmes.rules import ObligationKind

SOON_DAYS = 14
"""A last safe start this near is shown as one for the next meeting."""


class Standing(StrEnum):
    """How a promise stands, the most urgent first."""

    SHORT = "short"  # cannot be kept in full at the rhythm it was signed for
    START_NOW = "start_now"
    OPEN = "open"  # something is missing, and there is time
    WAITING = "waiting"  # nobody of the other side has asked yet
    COVERED = "covered"  # topics or deeds for all of it, in time
    DONE = "done"


@dataclass(frozen=True, slots=True)
class Promise:
    """What was promised for a period, and what there is of it.

    Attributes:
        code: ``HĐ-2017-01/1`` for a line, the duty's code otherwise.
        signed, done: pieces or times.
        in_time: planned or begun, with a day that can be kept.
        at_risk: planned or begun, but past the day to start or to appear.
        undated: agreed without a day: counts for nothing until it has one.
        lead_days: from the start of one to its appearing.
        waits_for_other: it begins with a request of the other side.
    """

    code: str
    label: str
    kind: ObligationKind
    side: Side
    signed: int
    done: int
    in_time: int
    at_risk: int
    undated: int
    starts_on: date
    ends_on: date
    lead_days: int
    waits_for_other: bool = False


@dataclass(frozen=True, slots=True)
class Gap:
    """The reckoning of one promise on one day.

    Attributes:
        remaining: signed less done, never below 0.
        missing: of those, how many nothing is planned for in time.
        rhythm_days: days between two, when the signed number is spread over the period evenly.
        last_safe_start_on: by when the first missing one must start; ``None`` when none is.
        possible: how many of the missing can still be made from today at that rhythm.
        at_this_pace: how many there will be at the end if it goes on as it went; ``None`` on the
            first day.
    """

    promise: Promise
    standing: Standing
    remaining: int
    missing: int
    rhythm_days: int
    last_safe_start_on: date | None
    possible: int
    at_this_pace: int | None

    @property
    def short_by(self) -> int:
        """How many will be missing at the end even if one starts today."""
        return self.missing - self.possible

    @property
    def next_due_on(self) -> date:
        """A day for the next topic: the lead time after its last safe start, inside the period."""
        promise = self.promise
        start = self.last_safe_start_on or promise.ends_on - timedelta(promise.lead_days)
        return min(promise.ends_on, start + timedelta(promise.lead_days))


def gap_of(promise: Promise, *, on: date) -> Gap:
    """Reckon one promise as of a day."""
    remaining = max(0, promise.signed - promise.done)
    missing = max(0, remaining - promise.in_time)
    length = (promise.ends_on - promise.starts_on).days + 1
    rhythm = max(1, length // max(1, promise.signed))
    needed = promise.lead_days + (missing - 1) * rhythm
    last_start = promise.ends_on - timedelta(needed) if missing else None
    left = (promise.ends_on - on).days - promise.lead_days
    possible = min(missing, left // rhythm + 1) if left >= 0 else 0
    return Gap(
        promise=promise,
        standing=_standing(promise, remaining, missing, last_start, on),
        remaining=remaining,
        missing=missing,
        rhythm_days=rhythm,
        last_safe_start_on=last_start,
        possible=possible,
        at_this_pace=_at_this_pace(promise, on),
    )


def _standing(
    promise: Promise, remaining: int, missing: int, last_start: date | None, on: date
) -> Standing:
    if not remaining:
        return Standing.DONE
    if not missing or last_start is None:
        return Standing.COVERED
    if promise.waits_for_other:
        return Standing.WAITING
    if last_start < on:
        return Standing.SHORT
    return Standing.START_NOW if (last_start - on).days <= SOON_DAYS else Standing.OPEN


def _at_this_pace(promise: Promise, on: date) -> int | None:
    gone = (min(on, promise.ends_on) - promise.starts_on).days
    left = max(0, (promise.ends_on - on).days)
    return promise.done + promise.done * left // gone if gone > 0 else None


def by_urgency(gaps: Iterable[Gap]) -> list[Gap]:
    """The most urgent first; within one standing the earliest last safe start."""
    order = list(Standing)
    return sorted(
        gaps,
        key=lambda gap: (
            order.index(gap.standing),
            gap.last_safe_start_on or date.max,
            gap.promise.code,
        ),
    )
