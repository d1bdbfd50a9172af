"""What a further look at a page means, and when the next one is due. Pure: no database, no clock.

A page is gone only after several looks on several days; a server that fails says nothing of it.
"""

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from urllib.parse import urlsplit

from phoihop.engines.webpages.agreement import (
    Agreement,
    compare_texts,
    normalised_text,
    text_fingerprint,
)
from phoihop.law.refusal import Refusal

LOOKS_BEFORE_GONE = 3
DAYS_BEFORE_GONE = 2
LEAST_SHARED = 0.3
"""Share of words (0..1) below which an address shows another text, not an edited one."""
LEAST_SHARED_UNORDERED = 0.6
MOST_PASSAGES = 40
LONGEST_PASSAGE = 600
INTERVALS = ((7, 1), (30, 3), (180, 14), (365, 30))
"""Up to so many days after publication or the last change: days between two looks."""
OLDEST_DAYS = 90
ABSENT = frozenset({404, 410, 451})


class Change(StrEnum):
    """What an event says of a page."""

    FIRST = "first"
    UNCHANGED = "unchanged"  # one event for a row of looks that found nothing new
    EDITED = "edited"
    MOVED = "moved"
    GONE = "gone"
    BACK = "back"
    LABEL_LOST = "label_lost"
    LABEL_BACK = "label_back"
    REMOVED_BY_ORDER = "removed_by_order"  # told by people, with their paper
    WITHDRAWN = "withdrawn"  # by the publisher; told by people, with their paper


TOLD = (Change.REMOVED_BY_ORDER, Change.WITHDRAWN)
WORTH_READING = (
    Change.EDITED, Change.MOVED, Change.GONE, Change.BACK, Change.LABEL_LOST, Change.LABEL_BACK,
    *TOLD,
)  # fmt: skip


class PageState(StrEnum):
    """How the page was found when last looked at."""

    NEW = "new"  # never seen yet
    THERE = "there"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Known:
    """What earlier looks left.

    Attributes:
        text: title and article as last seen; empty before the first look.
        shown_at: canonical address that answered.
        claimed: canonical address that the page gave itself; empty when it gave none.
        absent_looks: looks in a row that did not find it.
    """

    state: PageState
    text: str = ""
    shown_at: str = ""
    claimed: str = ""
    absent_looks: int = 0
    absent_since_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Seen:
    """One answer, read. ``same``: the server says that nothing changed (304)."""

    status: int
    same: bool = False
    text: str = ""
    shown_at: str = ""
    claimed: str = ""
    redirected: bool = False
    says_not_found: bool = False


@dataclass(frozen=True, slots=True)
class Difference:
    """An edit: ``share`` of words in common (0..1), the passages, and how many there were."""

    share: float
    passages: tuple[tuple[str, str], ...]
    count: int


@dataclass(frozen=True, slots=True)
class Reading:
    """What one look found.

    Attributes:
        absent: why the page counts as not found at this look: ``answered`` (404, 410, 451),
            ``says_not_found``, ``front_page``, ``another_text``; empty when it is there.
        changes: in the order in which they are told.
    """

    absent: str = ""
    changes: tuple[Change, ...] = ()
    difference: Difference | None = None


def read_look(known: Known, seen: Seen, *, at: datetime) -> Reading:
    """What a look means beside what was known.

    Raises:
        Refusal: ``watch.page_answered`` (fact ``status``) and ``watch.no_article``: the look
            failed and says nothing of the page.
    """
    if seen.same:
        return Reading(changes=(Change.UNCHANGED,))
    agreement = compare_texts(known.text, seen.text) if known.text and seen.text else None
    absent = _absent(known, seen, agreement)
    if absent:
        gone = known.state is not PageState.GONE and is_gone(
            known.absent_looks + 1, known.absent_since_at or at, at=at
        )
        return Reading(absent, (Change.GONE,) if gone else ())
    if known.state is PageState.NEW or agreement is None:
        return Reading(changes=(Change.FIRST,))
    changes = [Change.BACK] if known.state is PageState.GONE else []
    if has_moved(known, seen):
        changes.append(Change.MOVED)
    if agreement.agrees:
        return Reading(changes=tuple(changes or [Change.UNCHANGED]))
    return Reading(changes=(*changes, Change.EDITED), difference=_difference(agreement))


def has_moved(known: Known, seen: Seen) -> bool:
    """Whether the page answers at, or calls itself by, another address than before.

    A page that only stopped or began to call itself by an address has not moved.
    """
    renamed = known.claimed and seen.claimed and known.claimed != seen.claimed
    return seen.shown_at != known.shown_at or bool(renamed)


def _absent(known: Known, seen: Seen, agreement: Agreement | None) -> str:
    if seen.status in ABSENT:
        return "answered"
    if seen.status != 200:
        raise Refusal("watch.page_answered", status=seen.status)
    if seen.says_not_found:
        return "says_not_found"
    if seen.redirected and urlsplit(seen.shown_at).path in ("", "/"):
        return "front_page"
    if not seen.text:
        raise Refusal("watch.no_article")
    if agreement is not None and not _is_same_piece(known.text, seen.text, agreement):
        return "another_text"
    return ""


def _is_same_piece(one: str, other: str, agreement: Agreement) -> bool:
    if agreement.agrees or agreement.share >= LEAST_SHARED:
        return True
    if any(passage.one or passage.other for passage in agreement.passages):
        return False  # compared word by word
    mine, theirs = (Counter(normalised_text(text).split()) for text in (one, other))
    shared = (mine & theirs).total() / max(1, min(mine.total(), theirs.total()))
    return shared >= LEAST_SHARED_UNORDERED


def _difference(agreement: Agreement) -> Difference:
    passages = tuple(
        (_shortened(one.one), _shortened(one.other)) for one in agreement.passages[:MOST_PASSAGES]
    )
    return Difference(round(agreement.share, 4), passages, len(agreement.passages))


def _shortened(words: str) -> str:
    return words if len(words) <= LONGEST_PASSAGE else f"{words[: LONGEST_PASSAGE - 1]}…"


def is_gone(looks: int, since_at: datetime, *, at: datetime) -> bool:
    """Whether so many looks in a row without the page, the first at ``since_at``, mean it is."""
    days = timedelta(days=DAYS_BEFORE_GONE)
    return looks >= LOOKS_BEFORE_GONE and at - since_at >= days


def watched_text(title: str, text: str) -> str:
    """What is compared from look to look: the title line, then the article."""
    return f"{title.strip()}\n{text}".replace("\x00", "").strip() if text else ""


def watched_sha256(text: str) -> str:
    """The hash of a watched text; equal for texts of the same words."""
    return text_fingerprint(text) if text else ""


def days_to_next(*, newest_on: date, on: date, absent: bool) -> int:
    """Days until the next look.

    Args:
        newest_on: day of publication or of the last change, whichever is later.
        absent: the page was not found this time and is not gone yet: look again soon.
    """
    if absent:
        return 1
    age = (on - newest_on).days
    return next((days for until, days in INTERVALS if age <= until), OLDEST_DAYS)
