"""What a query gives back."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from phoihop.engines.textreuse.judging import Grade, Kind

Direction = Literal["from_base", "from_query", "same_day", "unknown"]
COPIES: frozenset[Kind] = frozenset({"reprint", "abridged", "common_source"})


@dataclass(frozen=True, slots=True)
class Passage:
    """A verbatim run in both texts, in code points of the original strings.

    Words are equal after folding; marks, case and punctuation may differ.
    """

    query_start: int
    query_end: int
    base_start: int
    base_end: int
    words: int


@dataclass(frozen=True, slots=True)
class Match:
    """A document of the index that shares a passage with the text asked about.

    Attributes:
        id, outlet, published_on: of the document found.
        kind, grade: see ``judging``.
        words: words of the query that stand in the document, in runs of at least five.
        longest_run: words of the longest verbatim run.
        share_of_query, share_of_base: shared words as a share of each text, 0..1.
        direction: ``from_base`` when the document found is older, so the query took from it.
        spans: the runs in the order of the query; empty when they were not asked for.
        verified: False when the document's words were forgotten and only its fingerprints
            speak; ``words`` is then an estimate, the shares are 0 and the grade is possible.
    """

    id: str
    kind: Kind
    grade: Grade
    words: int
    longest_run: int
    share_of_query: float
    share_of_base: float
    direction: Direction
    outlet: str = ""
    published_on: date | None = None
    spans: tuple[Passage, ...] = ()
    verified: bool = True

    @property
    def is_copy(self) -> bool:
        """Whether the kind is a copy: reprint, abridged or of a common source."""
        return self.kind in COPIES


def direction_between(query_on: date | None, base_on: date | None) -> Direction:
    """Who can have taken from whom, by the dates of publication."""
    if query_on is None or base_on is None:
        return "unknown"
    if query_on == base_on:
        return "same_day"
    return "from_base" if base_on < query_on else "from_query"
