"""Rows of a file held against a programme: what each is about, and which lines it may fulfil.

Nothing is stored. The founding programme is read from its own files, so no database is needed.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from phoihop.engines.vietnamese.dates import parse_date
from phoihop.engines.vietnamese.folding import search_key
from phoihop.law.period import PartialDate
from phoihop.law.refusal import Refusal
from phoihop.press.rules import KnownOutlets, settled_host
from phoihop.publications.columns import genre_named
from phoihop.publications.matching.matcher import Matcher
from phoihop.publications.matching.profiles import ProgrammeProfile, Told
from phoihop.publications.rules import Delivered
from phoihop.publications.suggestions import Reason, Shown, Suggestion, Target, best, shown_in

_TITLES, _BODIES = ("title", "tieu_de"), ("text", "body", "full_text")


@dataclass(frozen=True, slots=True)
class Asking:
    """A programme with the lines that ask, their names, and the outlets they may name."""

    profile: ProgrammeProfile
    targets: tuple[Target, ...]
    names: Mapping[tuple[int, int | None], tuple[str, str]]  # (duty, line) → code of each
    outlets: KnownOutlets


@dataclass(frozen=True, slots=True)
class Row:
    """One piece of a file. ``outlet`` and ``host`` as told; both empty: nobody said where."""

    id: str
    told: Told
    genre: str = ""
    outlet: str = ""
    host: str = ""
    by_institution: bool = False


def read_rows(lines: Iterable[str]) -> Iterator[Row]:
    """The pieces of a JSONL file: ``id title text published`` and, when known, more.

    Raises:
        Refusal: ``matching.row_unreadable`` with the line's number.
    """
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            value = json.loads(line)
        except (ValueError, RecursionError):
            raise Refusal("matching.row_unreadable", row=number) from None
        if not isinstance(value, dict):
            raise Refusal("matching.row_unreadable", row=number)
        yield _row(value, number)


def _row(value: Mapping[str, Any], number: int) -> Row:
    def text(*names: str) -> str:
        found = (value.get(name) for name in names)
        return next((one for one in found if isinstance(one, str) and one), "")

    host = text("host", "url", "address")
    return Row(
        str(value.get("id") or text("ref", "url") or number),
        Told(text(*_TITLES), text(*_BODIES), _date(text("published", "published_on"))),
        genre_named(text("genre")),
        text("outlet"),
        _host(host),
        value.get("by_institution") is True,
    )


def _host(text: str) -> str:
    try:
        return settled_host(text) if text else ""
    except Refusal:
        return text  # told, but of no outlet that we know


def _date(text: str) -> PartialDate | None:
    try:
        return parse_date(text) if text else None
    except Refusal:
        return None  # a day that nobody can read is an unknown day


def match_rows(rows: Iterable[Row], asking: Asking) -> Iterator[dict[str, Any]]:
    """For each row: ``id``, ``place`` (provinces), ``themes`` (codes), ``lines``, ``reasons``.

    Themes say what a piece is about, wherever it plays; lines are proposed only for pieces about
    the programme's province, with a known day. ``reasons`` are those of themes and place.
    """
    matcher = Matcher([asking.profile])
    anywhere = tuple(
        replace(target, demand=replace(target.demand, outlet_id=None)) for target in asking.targets
    )
    for row in rows:
        reading = matcher.read(row.told)
        themes = matcher.themes_of(reading)
        shown = shown_in(reading, matcher)
        found = _suggestions(row, shown, asking, anywhere)
        told = [
            Reason(one.code, {"theme": theme.theme.code, "words": one.words}, one.sentence)
            for theme in themes
            for one in theme.reasons
        ]
        yield {
            "id": row.id,
            "place": list(reading.places),
            "themes": [theme.theme.code for theme in themes],
            "lines": [_line(one, asking) for one in found],
            "reasons": [one.as_json() for one in (*shown.general, *told)],
        }


def _suggestions(
    row: Row, shown: Shown, asking: Asking, anywhere: tuple[Target, ...]
) -> list[Suggestion]:
    if row.told.published is None:
        return []
    unknown = not row.outlet and not row.host
    outlet = None if unknown else asking.outlets.find(host=row.host, name=row.outlet)
    words = len(row.told.body.split()) or None
    fact = Delivered(row.told.published, words, row.genre, outlet, "", row.by_institution)
    title = search_key(row.told.title)
    targets = anywhere if unknown else asking.targets
    return best(fact, title, targets, shown)


def _line(suggestion: Suggestion, asking: Asking) -> dict[str, Any]:
    target = suggestion.target
    duty, line = asking.names[target.obligation_id, target.line_id]
    return {
        "paper": target.paper_ref,
        "line": line,
        "obligation": duty,
        "score": suggestion.score,
        "reasons": [reason.as_json() for reason in suggestion.reasons],
    }
