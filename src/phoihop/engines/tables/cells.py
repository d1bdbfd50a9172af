"""What a cell of a workbook means: a number, a date, a text, or why it means nothing."""

import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from decimal import Decimal, InvalidOperation

from phoihop.engines.tables.rows import Value

_BUILTIN_DATES = frozenset([*range(14, 23), *range(27, 37), 45, 47, *range(50, 59)])
_ELAPSED = re.compile(r"\[[hms]+\]", re.IGNORECASE)  # a stretch of time stays a number of days
_LITERAL = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')
_DAY_PARTS = re.compile(r"[dmyhs]", re.IGNORECASE)
_LARGEST_EXPONENT = 30


class BadCellError(ValueError):
    """A cell whose content cannot be taken; ``code`` is the problem's."""

    def __init__(self, code: str, found: str = "") -> None:
        self.code, self.found = code, found
        super().__init__(code)


def date_styles(formats: Mapping[int, str], cell_formats: Sequence[int]) -> frozenset[int]:
    """Return the numbers of the cell styles that show a day.

    Args:
        formats: number format id → its code, of the workbook's own formats.
        cell_formats: number format id of each cell style, in order.
    """
    return frozenset(
        style
        for style, format_id in enumerate(cell_formats)
        if _shows_a_day(formats.get(format_id), format_id)
    )


def number(text: str) -> int | Decimal:
    """Return the number a cell shows: exact to the 15 digits that spreadsheets keep.

    Raises:
        BadCellError: ``tables.bad_number``.
    """
    try:
        if text.lstrip("-").isdecimal() and len(text) <= _LARGEST_EXPONENT:
            return int(text)
        exact = Decimal(text)
        found = Decimal(repr(float(text))) if len(exact.as_tuple().digits) > 15 else exact
    except (InvalidOperation, ValueError, OverflowError) as error:
        raise BadCellError("tables.bad_number", text[:40]) from error
    if not found.is_finite() or abs(found.adjusted()) > _LARGEST_EXPONENT:
        raise BadCellError("tables.bad_number", text[:40])
    return int(found) if found == found.to_integral_value() else found


def day(text: str, *, since_1904: bool) -> Value:
    """Return the date (or moment, or ``hh:mm:ss`` text) behind the serial number of a day.

    Raises:
        BadCellError: ``tables.bad_date``.
    """
    try:
        serial = Decimal(text)
        seconds = int(round(serial % 1 * 86_400))
        days = int(serial // 1)
        if serial < 0:
            raise BadCellError("tables.bad_date", text[:40])
        if not since_1904 and days == 0:
            return str(timedelta(seconds=seconds)).zfill(8)
        if not since_1904 and days < 60:
            days += 1  # spreadsheets count a 29-2-1900 that never was
        epoch = datetime(1904, 1, 1) if since_1904 else datetime(1899, 12, 30)  # noqa: DTZ001
        moment = epoch + timedelta(days=days, seconds=seconds)
    except (InvalidOperation, ValueError, OverflowError) as error:
        raise BadCellError("tables.bad_date", text[:40]) from error
    return moment.date() if not seconds else moment


def iso_day(text: str) -> date | datetime:
    """Return the day of a cell of type ``d``: ISO 8601.

    Raises:
        BadCellError: ``tables.bad_date``.
    """
    try:
        return date.fromisoformat(text) if len(text) == 10 else datetime.fromisoformat(text)
    except ValueError as error:
        raise BadCellError("tables.bad_date", text[:40]) from error


def _shows_a_day(code: str | None, format_id: int) -> bool:
    if code is None:
        return format_id in _BUILTIN_DATES
    return not _ELAPSED.search(code) and bool(_DAY_PARTS.search(_LITERAL.sub("", code)))
