"""What a found page is: by which road, in which state, under which key. Pure: no clock."""

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from phoihop.engines.vietnamese.folding import fold_words, search_key
from phoihop.engines.webpages.addresses import Address, canonicalise, same_work_key, split_glued
from phoihop.law.lifecycle import Lifecycle, Move
from phoihop.law.period import PartialDate, Precision, day_of
from phoihop.law.refusal import Refusal

TEXT_DAYS = 30
"""How long the text and the title of a page are kept (domain.md, 4)."""
LONGEST_TITLE = 300
LONGEST_ADDRESS = 2000
LONGEST_PLACE = 60
MOST_PASTED = 5000
_MINUTE = re.compile(r"(?:[01]?\d|2[0-3]):[0-5]\d")
_SHA256 = re.compile(r"[0-9a-f]{64}")


class SourceKind(StrEnum):
    """What is read to learn of new pages."""

    FEED = "feed"
    SITEMAP = "sitemap"
    SECTION = "section"


class Road(StrEnum):
    """How a page was found; the first road stays, whatever comes later."""

    FEED = "feed"
    SITEMAP = "sitemap"
    SECTION = "section"
    LIST = "list"  # an address that somebody pasted or uploaded
    PRINT = "print"
    BROADCAST = "broadcast"


class PageState(StrEnum):
    """From its address to what is kept of it."""

    FOUND = "found"
    FETCHED = "fetched"  # text at hand, not yet compared
    MATCHED = "matched"  # shares a passage with a work of ours
    KEPT = "kept_fingerprint"  # with none: address, day and fingerprints stay
    FAILED = "failed"  # not to be had, or no article; says why
    DOUBLE = "double"  # leads to a page found before


PAGES: Lifecycle[PageState] = Lifecycle(
    "found_page",
    [
        Move("fetch", {PageState.FOUND}, PageState.FETCHED),
        Move("fail", {PageState.FOUND}, PageState.FAILED),
        Move("join", {PageState.FOUND}, PageState.DOUBLE),
        Move("keep", {PageState.FETCHED}, PageState.KEPT),
        Move("match", {PageState.FETCHED, PageState.KEPT}, PageState.MATCHED),
        Move("ask_again", {PageState.FAILED, PageState.KEPT, PageState.MATCHED}, PageState.FOUND),
    ],
)


def page_key(address: Address) -> str:
    """The key of a page on the web: one for all addresses that show one work on one site."""
    return _sha256("page", *same_work_key(address))


def print_key(outlet: str, *, issue: str, page: str, title: str) -> str:
    """The key of a piece in a printed issue."""
    return _sha256("print", outlet, search_key(issue), search_key(page), search_key(title))


def broadcast_key(outlet: str, *, programme: str, on: date, minute: str) -> str:
    """The key of a piece in a broadcast."""
    return _sha256("broadcast", outlet, search_key(programme), on.isoformat(), minute)


def _sha256(*parts: str) -> str:
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()


def text_sha256(text: str) -> str:
    """A hash that all spellings of a text share, whatever their marks, case and spacing."""
    return words_sha256(fold_words(text))


def words_sha256(words: Sequence[str]) -> str:
    """The same of a text already folded."""
    return hashlib.sha256(" ".join(words).encode()).hexdigest()


def text_until(at: datetime) -> date:
    """The last day on which the text of a page seen at ``at`` is kept."""
    return day_of(at) + timedelta(days=TEXT_DAYS)


def day_found(moment: datetime | None) -> PartialDate | None:
    """The day that a feed or sitemap gives; ``None`` when it gives none."""
    return PartialDate(day_of(moment), Precision.DAY) if moment else None


@dataclass(frozen=True, slots=True)
class PrintedPlace:
    """Where a piece stands in print."""

    issue: str
    page: str

    def checked(self) -> "PrintedPlace":
        """On one line each.

        Raises:
            Refusal: ``found.issue_missing``, ``found.too_long``.
        """
        place = PrintedPlace(one_line(self.issue, LONGEST_PLACE), one_line(self.page, 30))
        if not place.issue:
            raise Refusal("found.issue_missing")
        return place


@dataclass(frozen=True, slots=True)
class Slot:
    """When a piece was broadcast: programme, minute of its beginning, hash of the recording."""

    programme: str
    minute: str
    file_sha256: str = ""

    def checked(self) -> "Slot":
        """On one line each.

        Raises:
            Refusal: ``found.programme_missing``, ``found.minute_unreadable``,
                ``found.hash_unreadable``, ``found.too_long``.
        """
        slot = Slot(
            one_line(self.programme, 200), self.minute.strip(), self.file_sha256.strip().lower()
        )
        if not slot.programme:
            raise Refusal("found.programme_missing")
        if not _MINUTE.fullmatch(slot.minute):
            raise Refusal("found.minute_unreadable", minute=slot.minute[:20])
        if slot.file_sha256 and not _SHA256.fullmatch(slot.file_sha256):
            raise Refusal("found.hash_unreadable", given=slot.file_sha256[:70])
        return slot


def one_line(text: str, limit: int) -> str:
    """Text without line breaks and doubled blanks.

    Raises:
        Refusal: ``found.too_long``.
    """
    line = " ".join(text.split())
    if len(line) > limit:
        raise Refusal("found.too_long", length=len(line), limit=limit)
    return line


def check_past(on: date, *, today: date) -> None:
    """Refuse a day that has not come.

    Raises:
        Refusal: ``found.in_the_future``.
    """
    if on > today:
        raise Refusal("found.in_the_future", day=on.isoformat())


@dataclass(frozen=True, slots=True)
class Told:
    """One address of a pasted list: as given, and in its one form or why it has none."""

    given: str
    address: Address | None
    problem: Refusal | None = None


def told_addresses(text: str, aliases: Mapping[str, str]) -> list[Told]:
    """The addresses of a pasted or uploaded list, one or more a line; glued ones taken apart.

    Raises:
        Refusal: ``found.list_empty``, ``found.list_too_long``.
    """
    pieces = [piece for line in text.splitlines() for piece in _pieces(line)]
    if not pieces:
        raise Refusal("found.list_empty")
    if len(pieces) > MOST_PASTED:
        raise Refusal("found.list_too_long", count=len(pieces), limit=MOST_PASTED)
    return [_told(piece, aliases) for piece in pieces]


def _pieces(line: str) -> Iterator[str]:
    for word in line.replace("\ufeff", "").split():
        yield from split_glued(word.strip(",;|"))


def _told(piece: str, aliases: Mapping[str, str]) -> Told:
    try:
        if len(piece) > LONGEST_ADDRESS:
            raise Refusal("found.too_long", length=len(piece), limit=LONGEST_ADDRESS)
        return Told(piece, canonicalise(piece, host_aliases=aliases))
    except Refusal as problem:
        return Told(piece[:200], None, problem)


def each_once(addresses: Iterable[tuple[str, Address]]) -> dict[str, tuple[str, Address]]:
    """Addresses by their page's key; the first of each page stays."""
    found: dict[str, tuple[str, Address]] = {}
    for given, address in addresses:
        found.setdefault(page_key(address), (given, address))
    return found
