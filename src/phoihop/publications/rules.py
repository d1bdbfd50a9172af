"""Works, publications, and what a match to a line must satisfy. Pure: no database, no clock."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from phoihop.law.lifecycle import Lifecycle, Move
from phoihop.law.period import PartialDate, Period


class Disclosure(StrEnum):
    """What a publication says of the agreement behind it."""

    UNKNOWN = "unknown"  # not looked at yet
    NONE = "none"
    COORDINATED = "coordinated"
    SPONSORED = "sponsored"
    ADVERTISING = "advertising"


class MatchState(StrEnum):
    """A proposed link between a work and an obligation."""

    PROPOSED = "proposed"
    CONFIRMED = "confirmed"
    REFUSED = "refused"  # remembered: never proposed again
    REMOVED = "removed"  # was confirmed, then taken back by people before any acceptance


MATCH_LIFE = Lifecycle(
    "match",
    [
        Move("confirm", {MatchState.PROPOSED, MatchState.REFUSED}, MatchState.CONFIRMED),
        Move("refuse", {MatchState.PROPOSED}, MatchState.REFUSED),
        Move("remove", {MatchState.CONFIRMED}, MatchState.REMOVED),
    ],
)


class GroupingState(StrEnum):
    """Whether two works are one: proposed by the program, decided by a person."""

    PROPOSED = "proposed"
    SAME = "same"
    DIFFERENT = "different"


class RowOutcome(StrEnum):
    """What became of one row of an imported list."""

    STORED = "stored"  # a new work and publication
    GROUPED = "grouped"  # a new publication of a work we had
    KNOWN = "known"  # exactly this publication was there already
    PROPOSED = "proposed"  # stored, and proposed to be the same work as another
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Delivered:
    """What is known of a publication when it is held against a line."""

    published: PartialDate
    words: int | None  # of the body; None when no text is kept
    genre: str
    outlet_id: int | None
    language: str
    by_institution: bool


@dataclass(frozen=True, slots=True)
class Demand:
    """What a line (with its obligation behind it) asks of a piece. Empty or ``None``: anything."""

    period: Period
    genre: str = ""
    outlet_id: int | None = None
    least_words: int | None = None
    language: str = ""
    counts_institution_texts: bool = False
    only_institution_texts: bool = False  # a duty of side A to write


def objections(piece: Delivered, demand: Demand) -> list[str]:
    """Why a piece does not fit a line, as codes; empty when it does.

    Codes: ``before_period``, ``after_period``, ``day_unknown`` (the date as known reaches over
    the edge of the period), ``genre``, ``outlet``, ``too_short``, ``words_unknown``,
    ``language``, ``institution_text``, ``not_institution_text``. The unknown ones are questions
    to people: they do not hinder a match but must be answered before acceptance.
    """
    found = _date_objections(piece.published, demand.period)
    if demand.genre and piece.genre and piece.genre != demand.genre:
        found.append("genre")
    if demand.outlet_id is not None and piece.outlet_id != demand.outlet_id:
        found.append("outlet")
    if demand.least_words:
        if piece.words is None:
            found.append("words_unknown")
        elif piece.words < demand.least_words:
            found.append("too_short")
    if demand.language and piece.language and piece.language != demand.language:
        found.append("language")
    return found + _author_objections(piece, demand)


QUESTIONS = frozenset({"day_unknown", "words_unknown"})


def hard(codes: Iterable[str]) -> list[str]:
    """Those of ``codes`` that forbid a match; the others are questions to people."""
    return [code for code in codes if code not in QUESTIONS]


def _author_objections(piece: Delivered, demand: Demand) -> list[str]:
    if demand.only_institution_texts:
        return [] if piece.by_institution else ["not_institution_text"]
    if piece.by_institution and not demand.counts_institution_texts:
        return ["institution_text"]
    return []


def _date_objections(published: PartialDate, period: Period) -> list[str]:
    if published.last_on < period.starts_on:
        return ["before_period"]
    if period.ends_on is not None and published.first_on > period.ends_on:
        return ["after_period"]
    return [] if period.holds(published) else ["day_unknown"]


def earliest(dates: Iterable[PartialDate]) -> PartialDate | None:
    """The first date of several; of two that may begin on one day the more exact one."""
    return min(dates, key=lambda known: (known.first_on, known.last_on), default=None)


@dataclass(frozen=True, slots=True)
class PublishedFact:
    """A work that people, at some time, confirmed to fulfil a duty: what the ledger counts.

    Attributes:
        published: the day as known; ``None`` never occurs for a match made through the services.
        decided_at: when the match was recorded; before it, nobody knew.
        removed_at: when people took it back; ``None`` while it stands.
        unit_id: the unit that made it, from its topic or deed; ``None`` when nobody said.
        theme_ids: themes of the same programme that the work is held to be about.
    """

    match_id: int
    obligation_id: int
    line_id: int | None
    work_id: int
    work_ref: str
    title: str
    author_line: str
    by_institution: bool
    publication_id: int
    publication_ref: str
    outlet: str
    address: str
    published: PartialDate | None
    decided_at: datetime
    removed_at: datetime | None
    unit_id: int | None
    topic_ref: str
    theme_ids: frozenset[int]
