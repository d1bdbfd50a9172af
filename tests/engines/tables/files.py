"""Files as people send them, made on the spot."""

import io
import zipfile
from collections.abc import Callable, Sequence
from typing import Any, BinaryIO

import openpyxl

from phoihop.engines.tables.limits import DEFAULT, Limits
from phoihop.engines.tables.reading import read_table
from phoihop.engines.tables.rows import Row

HEAD = ["Tiêu đề", "Địa chỉ", "Ngày đăng"]


def read(data: bytes, limits: Limits = DEFAULT) -> tuple[tuple[str, ...], list[Row]]:
    """Headings and all rows of ``data``."""
    with read_table(io.BytesIO(data), filename="bang-ke", limits=limits) as table:
        return table.headings, list(table.rows)


def workbook(rows: Sequence[Sequence[Any]], change: Callable[[Any], None] | None = None) -> bytes:
    """An XLSX file with ``rows``; ``change`` may alter the sheet before it is saved."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(row)
    if change is not None:
        change(sheet)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def repacked(data: bytes, parts: dict[str, bytes | None]) -> bytes:
    """The same zip with some parts replaced, added, or (``None``) left out."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            if name not in parts:
                new.writestr(name, old.read(name))
        for name, content in parts.items():
            if content is not None:
                new.writestr(name, content)
    return out.getvalue()


def sheet_xml(rows: str) -> bytes:
    """A whole sheet part around the XML of its rows."""
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    return f'<worksheet xmlns="{space}"><sheetData>{rows}</sheetData></worksheet>'.encode()


class Unreadable(io.BytesIO, BinaryIO):
    """A file that says how large it is and must not be read."""

    def __init__(self, size_bytes: int) -> None:
        super().__init__()
        self.size_bytes = size_bytes

    def seek(self, offset: int, whence: int = 0) -> int:
        return self.size_bytes if whence == io.SEEK_END else offset

    def read(self, size: int | None = -1) -> bytes:
        raise AssertionError("read although it is too large")
