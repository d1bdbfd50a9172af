"""One sheet of a workbook, row by row."""

from collections import deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from phoihop.engines.tables.cells import BadCellError, day, iso_day, number
from phoihop.engines.tables.limits import Limits
from phoihop.engines.tables.package import Package
from phoihop.engines.tables.rows import Value
from phoihop.engines.tables.strings import SharedStrings, unescaped
from phoihop.law.refusal import Refusal


@dataclass(slots=True)
class Found:
    """A row with content: values by column, and what is wrong with which column."""

    number: int
    values: list[Value]
    troubles: list[tuple[int, str, str]] = field(default_factory=list)


class SheetReader:
    """Turns the XML of a sheet into rows; holds one row at a time."""

    def __init__(
        self, strings: SharedStrings, date_styles: frozenset[int], since_1904: bool, limits: Limits
    ) -> None:
        self._strings, self._dates, self._since_1904 = strings, date_styles, since_1904
        self._limits = limits
        self._ready: deque[Found] = deque()
        self._number = 0
        self._row = Found(0, [])
        self._column = -1
        self._type = self._style = ""
        self._formula = False
        self._pieces: list[str] = []
        self._length = 0
        self._taking = False

    def rows(self, package: Package, part: str) -> Iterator[Found]:
        """Yield the rows that hold something, in the order of the sheet."""
        for _ in package.parse(part, start=self._start, end=self._end, text=self._text):
            while self._ready:
                yield self._ready.popleft()

    def _start(self, tag: str, attributes: Mapping[str, str]) -> None:
        if tag == "c":
            self._begin_cell(attributes)
        elif tag in ("v", "t"):
            self._taking = True
        elif tag == "f":
            self._formula = True
        elif tag == "row":
            given = attributes.get("r", "")
            plausible = given.isdecimal() and len(given) < 8
            self._number = int(given) if plausible else self._number + 1
            self._row = Found(self._number, [])
            self._column = -1

    def _begin_cell(self, attributes: Mapping[str, str]) -> None:
        place = attributes.get("r", "")
        column = _column(place) if place else self._column + 1
        self._column = min(column, self._limits.columns)  # beyond it all stand for "too many"
        self._type = attributes.get("t", "n")
        self._style = attributes.get("s", "0")
        self._formula = False
        self._pieces = []
        self._length = 0

    def _text(self, text: str) -> None:
        if self._taking and self._length <= self._limits.cell_characters:
            self._pieces.append(text)
            self._length += len(text)

    def _end(self, tag: str) -> None:
        if tag in ("v", "t"):
            self._taking = False
        elif tag == "c":
            self._end_cell()
        elif tag == "row" and (self._row.troubles or any(v is not None for v in self._row.values)):
            self._ready.append(self._row)

    def _end_cell(self) -> None:
        text = "".join(self._pieces)
        try:
            if self._formula:
                raise BadCellError("tables.formula_cell")
            value = self._value(text) if text else None
        except BadCellError as bad:
            self._row.troubles.append((self._column, bad.code, bad.found))
            return
        if value is not None and value != "":
            values = self._row.values
            values.extend([None] * (self._column + 1 - len(values)))
            values[self._column] = value

    def _value(self, text: str) -> Value:
        if self._type == "s":
            return self._shared(text)
        if self._type in ("str", "inlineStr"):
            return unescaped(text)
        if self._type == "e":
            raise BadCellError("tables.error_cell", text[:20])
        if self._type == "b":
            return text.strip() in ("1", "true")
        if self._type == "d":
            return iso_day(text.strip())
        is_day = self._style.isdecimal() and int(self._style[:9]) in self._dates
        return day(text, since_1904=self._since_1904) if is_day else number(text.strip())

    def _shared(self, text: str) -> str:
        try:
            return self._strings.text(int(text))
        except (IndexError, ValueError) as error:
            raise Refusal("tables.damaged") from error


def _column(place: str) -> int:
    """``AB12`` → 27. Anything that is no place counts as far out on the right."""
    column = 0
    for letter in place[:4]:
        if not ("A" <= letter <= "Z"):
            break
        column = column * 26 + ord(letter) - 64
    return column - 1 if column else 1 << 20
