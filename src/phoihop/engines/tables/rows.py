"""What a read table gives: headings, and rows one after the other."""

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, ExitStack
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from types import TracebackType
from typing import Literal

from phoihop.engines.tables.limits import Limits
from phoihop.law.refusal import Fact, Refusal

Value = str | int | bool | Decimal | date | datetime | None


@dataclass(frozen=True, slots=True)
class Problem:
    """Why one row cannot be taken as it stands.

    ``code`` has a sentence like every refusal; ``column`` is the heading it concerns, or
    ``None`` for the whole row; ``facts`` fill the sentence (``row`` and ``column`` among them).
    """

    code: str
    column: str | None
    facts: Mapping[str, Fact]

    def as_refusal(self) -> Refusal:
        """The same, to be raised or turned into a sentence."""
        return Refusal(self.code, **self.facts)


@dataclass(frozen=True, slots=True)
class Row:
    """One row. ``number`` is what the sender sees beside it: the heading row is usually 1."""

    number: int
    cells: dict[str, Value]
    problems: tuple[Problem, ...] = ()

    def problems_in(self, columns: frozenset[str] | set[str]) -> tuple[Problem, ...]:
        """Problems of the whole row and of ``columns``; others do not concern the reader."""
        return tuple(p for p in self.problems if p.column is None or p.column in columns)


@dataclass(slots=True)
class TableFile(AbstractContextManager["TableFile"]):
    """An open table. Read ``rows`` once, inside ``with``."""

    kind: Literal["csv", "xlsx", "jsonl"]
    headings: tuple[str, ...]
    rows: Iterator[Row]
    encoding: str | None = None
    heading_row: int = 1
    closing: ExitStack = field(default_factory=ExitStack, repr=False)

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.closing.close()


def tidy(text: str) -> str:
    """NFC, outer spaces dropped, line ends as ``\\n``."""
    if text.isascii():
        return text.strip().replace("\r\n", "\n")
    return unicodedata.normalize("NFC", text).strip().replace("\r\n", "\n")


def problem(code: str, row: int, column: str | None = None, **facts: Fact) -> Problem:
    """Make a problem whose facts name its place."""
    place: dict[str, Fact] = {"row": row}
    if column is not None:
        place["column"] = column
    return Problem(code, column, place | facts)


def checked_headings(cells: list[Value], limits: Limits, *, row: int) -> tuple[str, ...]:
    """Return the headings of a heading row, the empty ones at its end dropped.

    Raises:
        Refusal: ``tables.empty``, ``tables.no_heading`` (facts ``row``),
            ``tables.duplicate_heading`` (``heading``, ``first``, ``second``),
            ``tables.too_many_columns`` (``columns``, ``limit``).
    """
    texts = [tidy(cell) if isinstance(cell, str) else cell for cell in cells]
    while texts and texts[-1] in (None, ""):
        texts.pop()
    if not texts:
        raise Refusal("tables.empty")
    if not any(isinstance(text, str) and _says_something(text) for text in texts):
        raise Refusal("tables.no_heading", row=row)
    if len(texts) > limits.columns:
        raise Refusal("tables.too_many_columns", columns=len(texts), limit=limits.columns)
    headings = tuple("" if text is None else str(text) for text in texts)
    seen: dict[str, int] = {}
    for at, heading in enumerate(headings):
        key = " ".join(heading.casefold().split())
        if key and key in seen:
            places = {"first": letter(seen[key]), "second": letter(at)}
            raise Refusal("tables.duplicate_heading", heading=heading[:80], **places)
        seen[key] = at
    return headings


def assembled(
    number: int,
    headings: tuple[str, ...],
    values: Sequence[Value],
    limits: Limits,
    troubles: Sequence[tuple[int, str, str]] = (),
) -> Row:
    """Pair the values of a row with the headings, noting what does not fit.

    ``troubles`` are (column, code, what was found) of cells that had no value to give.
    """
    cells: dict[str, Value] = {heading: None for heading in headings if heading}
    problems: list[Problem] = []
    for at, code, found in troubles:
        heading = headings[at] if at < len(headings) else ""
        problems.append(problem(code, number, heading or letter(at), found=found))
    for at, value in enumerate(values):
        taken = tidy(value) or None if isinstance(value, str) else value
        if taken is None:
            continue
        heading = headings[at] if at < len(headings) else ""
        if not heading:
            problems.append(problem("tables.extra_cells", number, letter(at)))
        elif isinstance(taken, str) and len(taken) > limits.cell_characters:
            facts = {"length": len(taken), "limit": limits.cell_characters}
            problems.append(problem("tables.cell_too_long", number, heading, **facts))
        else:
            cells[heading] = taken
    return Row(number, cells, tuple(problems))


def letter(at: int) -> str:
    """The letter over a column as spreadsheets show it; 0 is ``A``, 26 is ``AA``."""
    name = ""
    at += 1
    while at:
        at, rest = divmod(at - 1, 26)
        name = chr(65 + rest) + name
    return name


def _says_something(text: str) -> bool:
    """A heading has letters, and is not an address."""
    return any(c.isalpha() for c in text) and "://" not in text
