"""When a source is read again, how long to wait after a failure, when a silence is too long.

Pure. Waits double without chance: the same failures give the same waits, on every machine.
"""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from statistics import median

from phoihop.law.period import day_of
from phoihop.press.finding import SourceKind

SOONEST = timedelta(minutes=30)
LATEST = timedelta(hours=12)
UNKNOWN_GAP = {
    SourceKind.FEED: timedelta(hours=2),
    SourceKind.SITEMAP: timedelta(hours=6),
    SourceKind.SECTION: timedelta(hours=3),
}
READS_A_GAP = 4  # a source is read so often between two usual items

FIRST_WAIT = timedelta(minutes=5)
LONGEST_WAIT = timedelta(days=1)
PAGE_ATTEMPTS = 6  # 5, 10, 20, 40, 80 minutes; then a person may ask again
UNREADABLE_AFTER = 3  # failures in a row

QUIET_GAPS = 4  # usual gaps without a new item
QUIET_LEAST_DAYS = 7  # a silence shorter than a week says nothing: Tết, a holiday
QUIET_UNKNOWN_DAYS = 60  # where the usual gap is not known yet
GAPS_SEEN = 60  # latest items that tell the usual gap


def wait_after(failures: int) -> timedelta:
    """How long to wait after the ``failures``-th failure in a row (1 or more), at most a day."""
    wait: timedelta = FIRST_WAIT * 2 ** min(failures - 1, 12)
    return min(wait, LONGEST_WAIT)


def usual_gap_days(moments: Sequence[datetime]) -> float | None:
    """Days that usually lie between two items: the median gap of the latest ones.

    ``None`` with fewer than four different moments: they tell no rhythm.
    """
    latest = sorted(set(moments))[-GAPS_SEEN:]
    if len(latest) < 4:
        return None
    gaps = (later - earlier for earlier, later in zip(latest, latest[1:], strict=False))
    return median(gap / timedelta(days=1) for gap in gaps)


def next_read_at(kind: SourceKind, gap_days: float | None, *, at: datetime) -> datetime:
    """When to read a source again that was read in good order at ``at``."""
    if gap_days is None:
        return at + UNKNOWN_GAP[kind]
    return at + min(max(timedelta(days=gap_days) / READS_A_GAP, SOONEST), LATEST)


def quiet_since(
    last_item_at: datetime | None, gap_days: float | None, *, at: datetime
) -> date | None:
    """The day of the last item of a source that went quiet; ``None`` while it speaks.

    Quiet is a silence of ``QUIET_GAPS`` usual gaps, and of a week at least.
    """
    if last_item_at is None:
        return None
    limit = QUIET_UNKNOWN_DAYS if gap_days is None else max(QUIET_GAPS * gap_days, QUIET_LEAST_DAYS)
    last_on = day_of(last_item_at)
    return last_on if (day_of(at) - last_on).days > limit else None


def is_given_up(failures: int) -> bool:
    """Whether a page that failed so often is left to a person."""
    return failures >= PAGE_ATTEMPTS
