"""What people tell of a piece, checked and brought to the form in which it is kept. Pure."""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from phoihop.engines.vietnamese.folding import fold_words, search_key
from phoihop.engines.webpages.addresses import Address, canonicalise, same_work_key
from phoihop.law.period import PartialDate
from phoihop.law.refusal import Refusal

LONGEST_TITLE = 500
LONGEST_AUTHORS = 300
LONGEST_ADDRESS = 2000
SEARCHED_WORDS = 80
"""So many words of a text are found by the search of a list."""

_MINUTE = re.compile(r"\d{1,3}:[0-5]\d(?::[0-5]\d)?")


@dataclass(frozen=True, slots=True)
class Piece:
    """A work as told: title, authors as printed, genre code or ``""``, text or ``""``."""

    title: str
    author_line: str = ""
    genre: str = ""
    language: str = "vi"
    body: str = ""
    by_institution: bool = False


@dataclass(frozen=True, slots=True)
class Appearance:
    """Where and when a work appeared, as told. One of address, issue and minute, or none."""

    address: str = ""
    issue: str = ""
    page: str = ""
    broadcast_title: str = ""
    broadcast_minute: str = ""
    published: PartialDate | None = None


@dataclass(frozen=True, slots=True)
class KeptText:
    """What is kept of a text beside itself: its length in words, and a hash of its words."""

    words: int | None
    sha256: str


def checked_piece(piece: Piece) -> Piece:
    """``piece`` with title and authors on one line.

    Raises:
        Refusal: ``work.title_missing``, ``work.title_too_long``, ``work.authors_too_long``.
    """
    title, authors = " ".join(piece.title.split()), " ".join(piece.author_line.split())
    if not title:
        raise Refusal("work.title_missing")
    if len(title) > LONGEST_TITLE:
        raise Refusal("work.title_too_long", length=len(title), limit=LONGEST_TITLE)
    if len(authors) > LONGEST_AUTHORS:
        raise Refusal("work.authors_too_long", length=len(authors), limit=LONGEST_AUTHORS)
    return Piece(
        title, authors, piece.genre, piece.language, piece.body.strip(), piece.by_institution
    )


def kept_text(words: list[str]) -> KeptText:
    """What is kept beside a text of these folded words; nothing for no words.

    The hash is the same for all spellings that differ in marks, case, spacing or punctuation.
    """
    if not words:
        return KeptText(None, "")
    return KeptText(len(words), hashlib.sha256(" ".join(words).encode()).hexdigest())


def work_search_key(piece: Piece, body_words: list[str]) -> str:
    """What the search of lists looks through: title, authors, beginning of the text; folded."""
    head = search_key(f"{piece.title} {piece.author_line}")
    return " ".join([head, *body_words[:SEARCHED_WORDS]])


@lru_cache(maxsize=1200)
def folded_words(text: str) -> list[str]:
    """The folded words of a text, not to be changed; kept while a list's rows are written."""
    return fold_words(text)


def check_date(published: PartialDate | None, *, on: date) -> None:
    """Refuse a day that has not come yet.

    Raises:
        Refusal: ``publication.in_the_future``.
    """
    if published is not None and published.first_on > on:
        raise Refusal("publication.in_the_future", day=str(published))


def check_place(told: Appearance, *, has_outlet: bool) -> None:
    """Refuse a place where nobody could look the piece up, or two places at once.

    Raises:
        Refusal: ``publication.place_missing``, ``publication.two_places``,
            ``publication.outlet_missing``, ``publication.minute_unreadable``.
    """
    printed = bool(told.issue or told.page)
    broadcast = bool(told.broadcast_title or told.broadcast_minute)
    places = [bool(told.address), printed, broadcast]
    if sum(places) > 1:
        raise Refusal("publication.two_places")
    if not any(places) or (printed and not told.issue):
        raise Refusal("publication.place_missing")
    if (printed or broadcast) and not has_outlet:
        raise Refusal("publication.outlet_missing")
    if told.broadcast_minute and not _MINUTE.fullmatch(told.broadcast_minute):
        raise Refusal("publication.minute_unreadable", minute=told.broadcast_minute[:20])


def settled_address(address: str, aliases: Mapping[str, str]) -> Address | None:
    """The address in its one form, or ``None`` when none is given.

    Raises:
        Refusal: ``addresses.unusable``, ``addresses.glued``, ``publication.address_too_long``.
    """
    if not address:
        return None
    if len(address) > LONGEST_ADDRESS:
        raise Refusal("publication.address_too_long", length=len(address), limit=LONGEST_ADDRESS)
    return canonicalise(address, host_aliases=aliases)


def identity_key(told: Appearance, address: Address | None, *, title: str, outlet: str) -> str:
    """The key under which one publication is known, however often it is told: a SHA-256.

    An address stands for itself. A printed page is known by outlet, issue, page and title; a
    broadcast by outlet, title, day and minute; without any place, by outlet, title and day as
    they were first told. ``outlet`` is the outlet's reference or, for one not yet written down,
    any fixed name of it.
    """
    if address is not None:
        return _sha256("address", address.canonical)
    named = (outlet, search_key(title))
    if told.issue:
        return _sha256("page", search_key(told.issue), search_key(told.page), *named)
    day = str(told.published or "")
    return _sha256("day", day, told.broadcast_minute, search_key(told.broadcast_title), *named)


def article_key(address: Address | None) -> str:
    """A key that all addresses of one article on one site share; ``""`` when none is shown."""
    if address is None or not address.article_id:
        return ""
    return _sha256("article", *same_work_key(address))


def _sha256(*parts: str) -> str:
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()
