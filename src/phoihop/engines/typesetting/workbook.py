"""Sheets as an XLSX workbook that a spreadsheet program opens without surprise."""

import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from phoihop.engines.typesetting.lettering import plain
from phoihop.engines.typesetting.profiles import words
from phoihop.law.refusal import Refusal

SheetCell = str | int | float | Decimal | bool | date | datetime | None

_MOST_ROWS = 1_000_000
_MOST_CHARACTERS = 32_000
_EXACT = 10**15  # a spreadsheet keeps 15 digits; a longer number is written as text
_FORBIDDEN = re.compile(r"[\[\]:*?/\\]")
_FIRST_DAY = date(1900, 3, 1)  # earlier days are counted wrongly by spreadsheets
_FORMATS: dict[str, dict[str, Any]] = {
    "sample": {"bold": True, "font_color": "#9A1C1C", "font_size": 12},
    "heading": {
        "bold": True, "text_wrap": True, "border": 1, "bg_color": "#E8EEF4", "align": "center",
        "valign": "vcenter",
    },
    "text": {"text_wrap": True, "border": 1, "valign": "top"},
    "integer": {"num_format": "#,##0", "border": 1, "valign": "top"},
    "decimal": {"num_format": "#,##0.00", "border": 1, "valign": "top"},
    "date": {"num_format": "dd-mm-yyyy", "border": 1, "valign": "top", "align": "center"},
    "moment": {"num_format": "dd-mm-yyyy hh:mm", "border": 1, "valign": "top", "align": "center"},
    "note": {"italic": True, "valign": "top"},
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """A column: its heading, and its width in characters (``None``: from the first rows)."""

    heading: str
    width_characters: int | None = None


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet.

    Attributes:
        title: on the tab; what a tab cannot hold is replaced, and it is cut at 31 characters.
        columns: as many as each row has cells.
        rows: texts, whole đồng (``#,##0``), decimals, dates (``dd-mm-yyyy``), moments (their
            own wall clock; a zone is dropped).
        notes: lines under the table.
        sample: print *MẪU – KHÔNG CÓ GIÁ TRỊ* above the heading and on every printed page.
    """

    title: str
    columns: Sequence[SheetColumn]
    rows: Sequence[Sequence[SheetCell]]
    notes: Sequence[str] = ()
    sample: bool = False


def write_xlsx(sheets: Sequence[Sheet], *, created_at: datetime | None = None) -> bytes:
    """Return a workbook with ``sheets`` in order.

    A text never becomes a formula, a link or a number, whatever it begins with. The same sheets
    give the same bytes: ``created_at`` (2000-01-01 when not given) is the only moment inside.

    Raises:
        Refusal: ``typesetting.bad_sheet`` (facts ``title``, ``reason``): no sheet, no column,
            a row of another width, or more than a million rows.
    """
    import xlsxwriter

    if not sheets:
        raise Refusal("typesetting.bad_sheet", title="", reason="no sheet")
    large = sum(len(sheet.rows) for sheet in sheets) > 5_000
    options = {
        "constant_memory" if large else "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, options)
    book.set_properties({"created": created_at or datetime(2000, 1, 1)})  # noqa: DTZ001
    looks = {name: book.add_format(look) for name, look in _FORMATS.items()}
    used: set[str] = set()
    for sheet in sheets:
        _check(sheet)
        _write(book.add_worksheet(_tab(sheet.title, used)), sheet, looks)
    book.close()
    return out.getvalue()


def _check(sheet: Sheet) -> None:
    reasons = {
        "no column": not sheet.columns,
        "too many rows": len(sheet.rows) > _MOST_ROWS,
        "a row of another width": any(len(row) != len(sheet.columns) for row in sheet.rows),
    }
    for reason, wrong in reasons.items():
        if wrong:
            raise Refusal("typesetting.bad_sheet", title=sheet.title[:40], reason=reason)


def _write(page: Any, sheet: Sheet, looks: dict[str, Any]) -> None:
    top = 1 if sheet.sample else 0
    for at, column in enumerate(sheet.columns):
        page.set_column(at, at, _width(sheet, at, column))
    _printed(page, sheet, top)
    if sheet.sample:
        page.write_string(0, 0, str(words("vi")["sample"]), looks["sample"])
    for at, column in enumerate(sheet.columns):
        page.write_string(top, at, plain(column.heading), looks["heading"])
    for number, row in enumerate(sheet.rows, start=top + 1):
        for at, value in enumerate(row):
            _cell(page, number, at, value, looks)
    below = top + 2 + len(sheet.rows)
    for number, note in enumerate(sheet.notes, start=below):
        page.write_string(number, 0, _text(note), looks["note"])


def _printed(page: Any, sheet: Sheet, top: int) -> None:
    """How the sheet looks on paper and while scrolling."""
    page.set_paper(9)  # A4
    page.set_landscape()
    page.fit_to_pages(1, 0)
    page.repeat_rows(top)
    page.freeze_panes(top + 1, 0)
    page.set_footer("&C&P/&N")
    if sheet.sample:
        page.set_header(f"&C&B{words('vi')['sample']}")


def _cell(page: Any, row: int, at: int, value: SheetCell, looks: dict[str, Any]) -> None:
    if value is None:
        page.write_blank(row, at, None, looks["text"])
    elif isinstance(value, bool):
        page.write_boolean(row, at, value, looks["text"])
    elif isinstance(value, int) and abs(value) < _EXACT:
        page.write_number(row, at, value, looks["integer"])
    elif isinstance(value, float | Decimal) and _finite(value):
        page.write_number(row, at, value, looks["decimal"])
    elif isinstance(value, date) and _day(value) >= _FIRST_DAY:
        moment = isinstance(value, datetime)
        naive = value.replace(tzinfo=None) if isinstance(value, datetime) else value
        page.write_datetime(row, at, naive, looks["moment" if moment else "date"])
    else:
        page.write_string(row, at, _text(str(value)), looks["text"])


def _day(value: date) -> date:
    return value.date() if isinstance(value, datetime) else value


def _finite(value: float | Decimal) -> bool:
    return Decimal(value).is_finite() and abs(Decimal(value)) < _EXACT


def _text(text: str) -> str:
    clean = plain(text)
    return clean if len(clean) <= _MOST_CHARACTERS else clean[:_MOST_CHARACTERS] + " […]"


def _width(sheet: Sheet, at: int, column: SheetColumn) -> int:
    if column.width_characters is not None:
        return max(4, min(column.width_characters, 100))
    longest = max((_shown_length(row[at]) for row in sheet.rows[:200]), default=0)
    return max(8, min(longest + 2, 60), min(len(column.heading) + 2, 18))


def _shown_length(value: SheetCell) -> int:
    if isinstance(value, int):
        return len(f"{value:,}")
    return max(map(len, str(value).split("\n"))) if value is not None else 0


def _tab(title: str, used: set[str]) -> str:
    """A title that a tab can hold and that no other tab has."""
    base = _FORBIDDEN.sub("-", plain(title).replace("\n", " ")).strip(" '")[:31].strip(" '")
    name, number = base or "Trang", 1
    while name.casefold() in used or name.casefold() == "history":
        number += 1
        mark = f" ({number})"
        name = (base or "Trang")[: 31 - len(mark)] + mark
    used.add(name.casefold())
    return name
