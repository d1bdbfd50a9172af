"""The one door: a file in, headings and rows out."""

import io
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import BinaryIO

from phoihop.engines.tables import delimited, objects, workbook
from phoihop.engines.tables.limits import DEFAULT, Limits
from phoihop.engines.tables.rows import Row, TableFile
from phoihop.engines.tables.sniffing import kind_of
from phoihop.law.refusal import Refusal

_READERS = {"text": delimited.opened, "jsonl": objects.opened, "zip-workbook": workbook.opened}


def read_table(
    source: Path | BinaryIO, *, filename: str = "", limits: Limits = DEFAULT
) -> TableFile:
    """Open a CSV file, an XLSX workbook or JSON lines; the content tells which.

    Args:
        source: a path, or a binary file that can be rewound (an upload); it is not closed.
        filename: the name the sender gave, only to say it in refusals.
        limits: how much is read at most.

    Returns:
        A ``TableFile``, to be used in ``with``; its ``rows`` are read while iterated.

    Raises:
        Refusal: ``tables.too_large`` before anything is read; ``tables.empty``,
            ``tables.wrong_type``, ``tables.encrypted``, ``tables.macro_workbook``,
            ``tables.bomb``, ``tables.damaged``, ``tables.no_heading``,
            ``tables.duplicate_heading``, ``tables.too_many_columns``, ``tables.nul_byte``,
            ``tables.unreadable_text``, ``tables.broken_quoting``; while rows are read also
            ``tables.too_many_rows``. Every one carries the fact ``filename``.
    """
    closing = ExitStack()
    try:
        file = closing.enter_context(source.open("rb")) if isinstance(source, Path) else source
        size = file.seek(0, io.SEEK_END)
        if size > limits.file_bytes:
            raise Refusal("tables.too_large", bytes=size, limit=limits.file_bytes)
        table = _READERS[kind_of(file)](file, limits, closing)
    except Refusal as refusal:
        closing.close()
        raise named(refusal, filename) from refusal.__cause__
    except BaseException:
        closing.close()
        raise
    table.closing = closing
    table.rows = _named_rows(table.rows, filename)
    return table


def named(refusal: Refusal, filename: str) -> Refusal:
    """The same refusal, saying which file it is about."""
    return Refusal(refusal.code, **({"filename": filename} | refusal.facts))


def _named_rows(rows: Iterator[Row], filename: str) -> Iterator[Row]:
    try:
        yield from rows
    except Refusal as refusal:
        raise named(refusal, filename) from refusal.__cause__
