"""JSON lines: one plain object on each line."""

import json
from collections.abc import Iterator
from contextlib import ExitStack
from decimal import Decimal
from typing import Any, BinaryIO

from phoihop.engines.tables.limits import Limits
from phoihop.engines.tables.rows import (
    Problem,
    Row,
    TableFile,
    Value,
    checked_headings,
    problem,
    tidy,
)
from phoihop.law.refusal import Refusal

_LINE_BYTES = 16 * 2**20
_LARGEST_EXPONENT = 30


def opened(file: BinaryIO, limits: Limits, closing: ExitStack) -> TableFile:
    """Open JSON lines. The headings are the union of all keys, in order of appearance.

    A line that is no object is a problem of its row (``tables.bad_row``); a list of plain
    values becomes one text joined by ``; ``; anything deeper is ``tables.nested_value``.
    Arguments and refusals as ``reading.read_table``.
    """
    keys: dict[str, None] = {}
    for found, _ in _parsed(file, limits):
        if found is not None:
            keys.update(dict.fromkeys(found))
        if len(keys) > limits.columns:
            raise Refusal("tables.too_many_columns", columns=len(keys), limit=limits.columns)
    headings = checked_headings([key for key in keys if key], limits, row=1)
    return TableFile("jsonl", headings, _rows(file, headings, limits), "utf-8", heading_row=0)


def _rows(file: BinaryIO, headings: tuple[str, ...], limits: Limits) -> Iterator[Row]:
    for found, number in _parsed(file, limits):
        if found is None:
            yield Row(number, dict.fromkeys(headings), (problem("tables.bad_row", number),))
            continue
        cells: dict[str, Value] = dict.fromkeys(headings)
        problems: list[Problem] = []
        for heading, value in found.items():
            if heading:
                cells[heading], trouble = _plain(value, number, heading, limits)
                problems.extend(trouble)
        yield Row(number, cells, tuple(problems))


def _plain(
    value: Any, number: int, heading: str, limits: Limits
) -> tuple[Value, tuple[Problem, ...]]:
    if isinstance(value, list) and all(isinstance(v, str | int | Decimal) for v in value):
        value = "; ".join(str(v) for v in value)
    if isinstance(value, str):
        text = tidy(_whole(value))
        if len(text) > limits.cell_characters:
            facts = {"length": len(text), "limit": limits.cell_characters}
            return None, (problem("tables.cell_too_long", number, heading, **facts),)
        return text or None, ()
    if isinstance(value, int | Decimal) and abs(Decimal(value).adjusted()) > _LARGEST_EXPONENT:
        return None, (problem("tables.bad_number", number, heading, found=""),)
    if value is None or isinstance(value, bool | int | Decimal):
        return value, ()
    return None, (problem("tables.nested_value", number, heading),)


def _parsed(file: BinaryIO, limits: Limits) -> Iterator[tuple[dict[str, Any] | None, int]]:
    """Yield object (``None`` when the line is none) and line number."""
    file.seek(0)
    count = 0
    for number, line in enumerate(iter(lambda: file.readline(_LINE_BYTES), b""), start=1):
        if not line.strip(b"\xef\xbb\xbf \t\r\n"):
            continue
        count += 1
        if count > limits.rows:
            raise Refusal("tables.too_many_rows", limit=limits.rows)
        yield _object(line), number


def _whole(text: str) -> str:
    """Lone surrogates, which JSON can spell and no text may hold, become U+FFFD."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _no_constant(name: str) -> None:
    raise ValueError(name)


def _object(line: bytes) -> dict[str, Any] | None:
    try:
        text = line.removeprefix(b"\xef\xbb\xbf").decode()
        found = json.loads(text, parse_float=Decimal, parse_constant=_no_constant)
    except (ValueError, ArithmeticError, RecursionError):
        return None
    if not isinstance(found, dict):
        return None
    return {tidy(_whole(key)): value for key, value in found.items()}
