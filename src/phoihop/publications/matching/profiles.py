"""What a programme asks of pieces, without its database rows: the input of the matcher. Pure."""

from dataclasses import dataclass, field
from datetime import date

from phoihop.law.period import PartialDate, Period
from phoihop.publications.matching.documents import DocumentKey, OpenClass


@dataclass(frozen=True, slots=True)
class DocumentLink:
    """A theme leans on a document for a time."""

    label: str  # as shown to people: symbol or title
    key: DocumentKey
    valid: Period | None = None


@dataclass(frozen=True, slots=True)
class ThemeProfile:
    """One theme.

    Attributes:
        key: whatever the caller knows the theme by.
        phrases: words by which people recognise it; "…" stands for a few words.
        cues: kinds of content whose general cue phrases count: good_practice, model_example.
        of_province: it asks for the province itself, so its words weigh less in other pieces.
    """

    key: int
    code: str
    phrases: tuple[str, ...] = ()
    cues: tuple[str, ...] = ()
    documents: tuple[DocumentLink, ...] = ()
    open_classes: tuple[OpenClass, ...] = ()
    of_province: bool = False

    @property
    def since(self) -> date | None:
        """Before this day the theme's documents did not exist; ``None`` when that is unknown."""
        days = [link.key.issued_on for link in self.documents]
        known = [day for day in days if day is not None]
        return min(known) if known and len(known) == len(days) else None


@dataclass(frozen=True, slots=True)
class ProgrammeProfile:
    """One programme: whose province it is, how long it holds, its themes."""

    ref: str
    places: frozenset[str] = frozenset()  # provinces; empty: unknown
    period: Period | None = None
    themes: tuple[ThemeProfile, ...] = field(default_factory=tuple)


@dataclass(frozen=True, slots=True)
class Told:
    """A piece as told: what the matcher reads."""

    title: str
    body: str = ""
    published: PartialDate | None = None
