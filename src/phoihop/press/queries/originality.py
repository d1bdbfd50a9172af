"""Was a text, or a part of it, published before? Asked about manuscripts and new pieces."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from phoihop.parties.models import Member
from phoihop.parties.queries import own_house
from phoihop.press.archive import counts, current_versions, pages_folder, works_folder
from phoihop.press.models import FiledWork, FoundPage

if TYPE_CHECKING:
    from phoihop.engines.textreuse import Match


@dataclass(frozen=True, slots=True)
class Passage:
    """A run of the text asked about that was found elsewhere: half-open, in code points."""

    start: int
    end: int
    words: int


@dataclass(frozen=True, slots=True)
class SeenBefore:
    """Something published that shares passages with the text asked about.

    Attributes:
        title, outlet, published_on: as they stood in public; empty where not known.
        address: of a found page, else ``""``.
        work: reference of a work of one's own house; ``""`` for everything else, also for
            another house's work, of which nothing is told but where it appeared.
        page: key of a found page (``press.queries.get_page``), else ``""``.
        kind: ``reprint``, ``abridged``, ``quotation``, ``common_source``, or ``fragment`` where
            only fingerprints speak (``verified`` is then False and there are no passages).
        grade: ``copied`` or ``possible``.
        words, longest_run: of the text asked about, in shared runs of at least five words.
        share_of_text, share_of_found: 0..1; 0 where not verified.
        passages: in the order of the text asked about.
    """

    title: str
    outlet: str
    published_on: date | None
    address: str
    work: str
    page: str
    kind: str
    grade: str
    words: int
    longest_run: int
    share_of_text: float
    share_of_found: float
    verified: bool
    passages: tuple[Passage, ...]


def originality(
    text: str,
    *,
    seen_by: Member,
    title: str = "",
    published_on: date | None = None,
    but: Iterable[str] = (),
) -> list[SeenBefore]:
    """What of a text stands in works and found pages already, the largest part first.

    Only what was compared by then (``services.compare_due``) is known. Writes nothing, keeps
    nothing of the text. A few milliseconds after the first question of a process.

    Args:
        text: a manuscript or a piece; its passages are places in this string.
        title, published_on: tell a reprint from a serial column, where known.
        but: references of works that the text is known to be.

    Raises:
        Refusal: ``textreuse.text_empty``, ``textreuse.text_too_short``,
            ``textreuse.text_too_long``, ``textreuse.text_broken``, ``textreuse.text_binary``.
    """
    from phoihop.engines.textreuse import Document, Index

    asked = Document("asked", text, title, "", published_on)
    own = set(own_house(seen_by))
    with Index.open(works_folder()) as works, Index.open(pages_folder()) as pages:
        found = [*_of_works(works.query(asked, thorough=True), own, set(but))]
        found += _of_pages(pages.query(asked, thorough=True))
    return sorted(found, key=lambda one: (-one.words, one.published_on or date.max, one.title))


def _of_works(matches: "list[Match]", own: set[int], but: set[str]) -> Iterable[SeenBefore]:
    current = current_versions(match.id for match in matches)
    filed = FiledWork.objects.filter(ref__in=current.values()).prefetch_related("houses")
    rows = {row.ref: row for row in filed}
    for match in matches:
        row = rows.get(current.get(match.id, ""))
        if row is None or row.ref in but or not counts(match):
            continue
        ours = any(house.pk in own for house in row.houses.all())
        told = (row.title, row.outlet_name, row.published_on)
        title, outlet, day = told if ours or row.published_on else ("", "", None)
        yield _seen(match, title, outlet, day, work=row.ref if ours else "")


def _of_pages(matches: "list[Match]") -> Iterable[SeenBefore]:
    numbers = {int(match.id[1:]) for match in matches}
    pages = FoundPage.objects.select_related("outlet").defer("text").in_bulk(numbers)
    for match in matches:
        page = pages.get(int(match.id[1:]))
        if page is not None and counts(match):
            told = (page.title, page.outlet.name, page.published_on)
            address = page.canonical_address or page.address
            yield _seen(match, *told, address=address, page=page.identity_key)


def _seen(
    match: "Match",
    title: str,
    outlet: str,
    published_on: date | None,
    *,
    address: str = "",
    work: str = "",
    page: str = "",
) -> SeenBefore:
    return SeenBefore(
        title,
        outlet,
        published_on,
        address,
        work,
        page,
        match.kind,
        match.grade,
        match.words,
        match.longest_run,
        match.share_of_query,
        match.share_of_base,
        match.verified,
        tuple(Passage(span.query_start, span.query_end, span.words) for span in match.spans),
    )
