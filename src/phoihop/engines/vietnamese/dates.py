"""Dates as Vietnamese papers, pages and feeds write them: day, month, year, in this order.

Writing follows Decree 30/2020/NĐ-CP, Annex I: days below 10 and months 1 and 2 take a leading zero.
"""

import re
from datetime import date, datetime, timedelta, timezone

from phoihop.engines.vietnamese.folding import fold
from phoihop.law.period import PartialDate
from phoihop.law.refusal import Refusal

VIETNAM_TIME = timezone(timedelta(hours=7), "Asia/Ho_Chi_Minh")
FIRST_YEAR, LAST_YEAR = 1900, 2100

_JOIN = r"\s*[-/.\u2010-\u2015\u2212]\s*"
_PATTERNS = tuple(
    re.compile(pattern, re.ASCII)
    for pattern in (
        rf"(?:ngay\s+)?(?P<day>\d{{1,2}}){_JOIN}(?P<month>\d{{1,2}}){_JOIN}(?P<year>\d{{4}})",
        r"(?:ngay\s+)?(?P<day>\d{1,2})\s+thang\s+(?P<month>\d{1,2})[\s,]+nam\s+(?P<year>\d{4})",
        rf"(?P<year>\d{{4}}){_JOIN}(?P<month>\d{{1,2}}){_JOIN}(?P<day>\d{{1,2}})",
        rf"(?:thang\s+)?(?P<month>\d{{1,2}}){_JOIN}(?P<year>\d{{4}})",
        r"thang\s+(?P<month>\d{1,2})[\s,]+nam\s+(?P<year>\d{4})",
        rf"(?P<year>\d{{4}}){_JOIN}(?P<month>\d{{1,2}})",
        r"(?:nam\s+)?(?P<year>\d{4})",
    )
)
_TIMESTAMP = re.compile(r"\d{4}-\d\d-\d\d[ t]\d\d:\d\d.*", re.ASCII)


def parse_date(text: str) -> PartialDate:
    """The date that ``text`` states, at the precision it states.

    Accepts 14-1-2022, 14/1/2022, 14.01.2022, 2017-05-19, "ngày 05 tháng 3 năm 2020",
    "tháng 5-2017", 5/2017, 2017-05, "năm 2017", 2017, with or without diacritics. Of a time stamp
    with an offset (2017-05-19T20:00Z) the day in Vietnam is meant; without one, the day as written.

    Raises:
        Refusal: ``dates.unreadable`` (fact ``text``): impossible days, two-digit years, years
            outside 1900..2100, anything else.
    """
    folded = " ".join(fold(text[:80]).split())
    try:
        found = _timestamp(folded) if _TIMESTAMP.fullmatch(folded) else _written(folded)
    except (ValueError, OverflowError):
        found = None
    if found is None or not FIRST_YEAR <= found.first_on.year <= LAST_YEAR:
        raise Refusal("dates.unreadable", text=text[:80])
    return found


def _timestamp(folded: str) -> PartialDate:
    at = datetime.fromisoformat(folded.upper())
    return PartialDate((at.astimezone(VIETNAM_TIME) if at.tzinfo else at).date())


def _written(folded: str) -> PartialDate | None:
    for pattern in _PATTERNS:
        match = pattern.fullmatch(folded)
        if match:
            parts = {name: int(digits) for name, digits in match.groupdict().items()}
            if "day" in parts:
                return PartialDate(date(**parts))
            if "month" in parts:
                return PartialDate.of_month(**parts)
            return PartialDate.of_year(**parts)
    return None


def long_date(day: date) -> str:
    """The date line of a paper: "ngày 05 tháng 02 năm 2020", "ngày 15 tháng 3 năm 2020"."""
    month = f"{day.month:02d}" if day.month < 3 else str(day.month)
    return f"ngày {day.day:02d} tháng {month} năm {day.year}"


def short_date(day: date) -> str:
    """The short form used in running text and tables: "14-1-2022"."""
    return f"{day.day}-{day.month}-{day.year}"
