"""XLSX, read as a stream: the first visible sheet that holds anything."""

from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from itertools import chain, islice
from typing import BinaryIO

from phoihop.engines.tables.cells import date_styles
from phoihop.engines.tables.limits import Limits
from phoihop.engines.tables.package import Package, part_name
from phoihop.engines.tables.rows import Row, TableFile, assembled, checked_headings
from phoihop.engines.tables.sheet import Found, SheetReader
from phoihop.engines.tables.strings import SharedStrings
from phoihop.law.refusal import Refusal

_ABOVE_HEADING = 15
"""Title lines over a schedule are looked past as far as this many rows with content."""


def opened(file: BinaryIO, limits: Limits, closing: ExitStack) -> TableFile:
    """Open a workbook. Arguments and refusals as ``reading.read_table``."""
    package = Package(file, limits)
    layout = _Layout(package)
    strings = SharedStrings(package, layout.strings, limits.cell_characters, closing)
    for part in layout.sheets:
        reader = SheetReader(strings, layout.styles, layout.since_1904, limits)
        found = reader.rows(package, part)
        first = list(islice(found, _ABOVE_HEADING))
        if first:
            at = _heading_at(first)
            number = first[at].number
            headings = checked_headings(first[at].values, limits, row=number)
            rows = _rows(chain(first[at + 1 :], found), headings, limits)
            return TableFile("xlsx", headings, rows, heading_row=number)
    raise Refusal("tables.empty")


def _heading_at(first: list[Found]) -> int:
    """The first row with at least two texts; with none of those, the first row."""
    wide = (i for i, row in enumerate(first) if sum(isinstance(v, str) for v in row.values) > 1)
    return next(wide, 0)


def _rows(found: Iterator[Found], headings: tuple[str, ...], limits: Limits) -> Iterator[Row]:
    for count, row in enumerate(found, start=1):
        if count > limits.rows:
            raise Refusal("tables.too_many_rows", limit=limits.rows)
        yield assembled(row.number, headings, row.values, limits, row.troubles)


class _Layout:
    """Where the parts of a workbook lie and which styles are dates."""

    def __init__(self, package: Package) -> None:
        self.since_1904 = False
        self._sheet_ids: list[str] = []
        self._targets: dict[str, str] = {}
        self._formats: dict[int, str] = {}
        self._cell_formats: list[int] = []
        self._in_cell_styles = False
        self.strings = "xl/sharedStrings.xml"
        package.read("xl/workbook.xml", start=self._workbook)
        package.read("xl/_rels/workbook.xml.rels", start=self._relation)
        package.read("xl/styles.xml", start=self._style, end=self._style_end)
        self.sheets: list[str] = [
            self._targets[i] for i in self._sheet_ids if self._targets.get(i, "") in package
        ]
        self.styles: frozenset[int] = date_styles(self._formats, self._cell_formats)

    def _workbook(self, tag: str, attributes: Mapping[str, str]) -> None:
        if tag == "workbookPr":
            self.since_1904 = attributes.get("date1904") in ("1", "true", "on")
        elif tag == "sheet" and attributes.get("state", "visible") == "visible":
            self._sheet_ids.append(attributes.get("id", ""))

    def _relation(self, tag: str, attributes: Mapping[str, str]) -> None:
        kind = attributes.get("Type", "").rpartition("/")[2]
        if tag != "Relationship" or attributes.get("TargetMode") == "External":
            return
        target = part_name(attributes.get("Target", ""))
        if kind == "sharedStrings":
            self.strings = target
        elif kind == "worksheet":
            self._targets[attributes.get("Id", "")] = target

    def _style(self, tag: str, attributes: Mapping[str, str]) -> None:
        if tag == "numFmt":
            self._formats[_whole(attributes.get("numFmtId"))] = attributes.get("formatCode", "")
        elif tag == "cellXfs":
            self._in_cell_styles = True
        elif tag == "xf" and self._in_cell_styles:
            self._cell_formats.append(_whole(attributes.get("numFmtId")))

    def _style_end(self, tag: str) -> None:
        if tag == "cellXfs":
            self._in_cell_styles = False


def _whole(text: str | None) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 10 else 0
