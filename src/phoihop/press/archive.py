"""The archive asked: which works live on in a text, and which pages carry a text on.

Later rooms ask here (one of our works? seen elsewhere? an original manuscript?). Two indexes
under the data folder: of works, and of found pages. Of a page whose words were dropped only
fingerprints speak; its answer says so (``verified``).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from django.conf import settings

from phoihop.press.models import FiledWork, FoundPage

if TYPE_CHECKING:
    from phoihop.engines.textreuse import Match

HITS = frozenset({"reprint", "abridged", "quotation", "common_source"})
LEAST_WORDS = 40  # estimated, where only fingerprints speak
SHA_SHOWN = 12  # letters of a text's hash in the name of a work's version


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage shared with a work or a page.

    Attributes:
        name: reference of the work, or ``""``.
        page: id of the page, or ``None``.
        kind: ``reprint``, ``abridged``, ``quotation`` or ``common_source``; ``fragment`` where
            it was not verified.
        grade: ``copied`` or ``possible``.
        words: words of the text asked about that are shared, in runs of at least five.
        longest_run: words of the longest verbatim run.
        share_of_text: shared words as a share of the text asked about, 0..1.
        share_of_found: as a share of what was found, 0..1.
        verified: False when only fingerprints of it are kept; the shares are then 0.
    """

    name: str
    page: int | None
    kind: str
    grade: str
    words: int
    longest_run: int
    share_of_text: float
    share_of_found: float
    verified: bool


def works_folder() -> Path:
    """Where the index of works lies."""
    return Path(settings.DATA_DIR) / "reuse" / "works"


def pages_folder() -> Path:
    """Where the index of found pages lies."""
    return Path(settings.DATA_DIR) / "reuse" / "pages"


def page_name(page: FoundPage) -> str:
    """The name of a page in the index."""
    return f"P{page.pk}"


def work_name(ref: str, text_sha256: str) -> str:
    """The name of one version of a work in the index."""
    return f"{ref}@{text_sha256[:SHA_SHOWN]}"


def hits_for(
    text: str, *, title: str = "", outlet: str = "", published_on: date | None = None
) -> list[Hit]:
    """The works that share a passage with a text, the largest first.

    Args:
        text: the body alone.
        title, outlet, published_on: tell a reprint from a serial column, where known.

    Raises:
        Refusal: ``textreuse.text_empty``, ``textreuse.text_too_short`` and the others of
            ``textreuse.unfit``.
    """
    matches = _asked(works_folder(), text, title, outlet, published_on)
    current = current_versions(match.id for match in matches)
    return [hit_of(match, name=current[match.id]) for match in matches if match.id in current]


def pages_like(
    text: str, *, title: str = "", outlet: str = "", published_on: date | None = None
) -> list[Hit]:
    """The found pages that share a passage with a text, the largest first.

    Raises:
        Refusal: as ``hits_for``.
    """
    matches = _asked(pages_folder(), text, title, outlet, published_on)
    return [hit_of(match, page=int(match.id[1:])) for match in matches]


def counts(match: "Match") -> bool:
    """Whether a match is one: no mere formula, no recurring column, no chance phrase."""
    return match.kind in HITS if match.verified else match.words >= LEAST_WORDS


def hit_of(match: "Match", *, name: str = "", page: int | None = None) -> Hit:
    """What the index says, in this room's words."""
    return Hit(
        name,
        page,
        match.kind,
        match.grade,
        match.words,
        match.longest_run,
        match.share_of_query,
        match.share_of_base,
        match.verified,
    )


def current_versions(names: Iterable[str]) -> dict[str, str]:
    """Of names in the index of works, those of a work's present text: name → reference."""
    refs = {name: name.rpartition("@")[0] for name in names}
    rows = FiledWork.objects.filter(ref__in=refs.values()).values_list("ref", "text_sha256")
    present = {work_name(ref, sha256) for ref, sha256 in rows}
    return {name: ref for name, ref in refs.items() if name in present}


def _asked(
    folder: Path, text: str, title: str, outlet: str, published_on: date | None
) -> "list[Match]":
    from phoihop.engines.textreuse import Document, Index

    asked = Document("asked", text, title, outlet, published_on)
    found = Index.open(folder).query(asked, thorough=True)
    return [match for match in found if counts(match)]
