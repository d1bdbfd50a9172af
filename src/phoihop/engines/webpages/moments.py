"""Days and times as pages write them."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone

from phoihop.law.period import PartialDate

VIETNAM = timezone(timedelta(hours=7), "Asia/Ho_Chi_Minh")
"""Viet Nam has had one offset and no summer time since 1975; older web pages do not exist."""

_ISO = re.compile(
    r"((?:19|20)\d\d)-(\d{1,2})-(\d{1,2})(?:[T ]+(\d{1,2}):(\d\d)(?::(\d\d)(?:\.\d+)?)?\s*"
    r"(Z|[+-]\d\d:?\d\d)?)?"
)
_MONTHS = {
    "giêng": 1, "một": 1, "hai": 2, "ba": 3, "tư": 4, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7,
    "bẩy": 7, "tám": 8, "chín": 9, "mười một": 11, "mười hai": 12, "mười": 10, "chạp": 12,
}  # fmt: skip
_ENGLISH = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_MONTH = rf"\d{{1,2}}|{'|'.join(_MONTHS)}"
_NAME = r"(?P<english>jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*\.?"
_YEAR = r"(?P<year>(?:19|20)\d\d)(?!\d)"
_DAY = r"(?<!\d)(?P<day>\d{1,2})"
_WRITTEN = tuple(
    re.compile(pattern, re.I)
    for pattern in (
        rf"{_DAY}\s+tháng\s+(?P<month>{_MONTH})\s*[,.]?\s*(?:năm\s+)?{_YEAR}",
        rf"tháng\s+(?P<month>{_MONTH})\s+{_DAY}\s*,\s*{_YEAR}",
        rf"(?<![a-z]){_NAME}\s+{_DAY}(?:st|nd|rd|th)?,?\s+{_YEAR}",
        rf"{_DAY}(?:st|nd|rd|th)?\s+{_NAME},?\s+{_YEAR}",
        rf"(?<![\d/]){_YEAR}/(?P<month>\d{{1,2}})/(?P<day>\d{{1,2}})(?![\d/])",
    )
)
"""Days written out: ngày 5 tháng 4 năm 2017; 5 Tháng Tư, 2017; Tháng Tư 5, 2017; April 5, 2017."""
_SHORT_YEAR = re.compile(r"(?<![\d/.-])(\d{1,2})/(\d{1,2})/([0-4]\d)(?![\d/])")
_NUMBERS = re.compile(r"(?<![\d/.-])(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*((?:19|20)\d\d)(?!\d)")
_CLOCK = re.compile(
    r"(?<![\d/.-])(\d{1,2})\s*(?::|h|g|giờ\s*)\s*(\d\d)(?::(\d\d))?\s*([AaPp]\.?[Mm])?"
)


@dataclass(frozen=True, slots=True)
class Moment:
    """A day, and the time of day where it was given, in Viet Nam's time."""

    on: PartialDate
    at: datetime | None = None


def read_moment(text: str | None) -> Moment | None:
    """The first day written in ``text``, with its time of day if one stands beside it.

    Reads ISO 8601, ``15/5/2017``, ``15-05-2017``, ``15/05/17``, days with their month in words
    (``_WRITTEN``) and the American ``5/23/2017 10:30:00 AM`` where no other reading is possible.
    Days outside 1990-2100 and days that do not exist are not read.
    """
    if not text:
        return None
    iso = _ISO.search(text)
    if iso:
        return _from_iso(iso)
    found, span = _from_words(text) or _from_numbers(text) or (None, (0, 0))
    rest = text[: span[0]] + " " + text[span[1] :]
    return Moment(PartialDate(found), _time_beside(found, rest)) if found else None


def _from_words(text: str) -> tuple[date | None, tuple[int, int]] | None:
    for pattern in _WRITTEN:
        match = pattern.search(text)
        if match:
            told = match.groupdict()
            name = (told.get("month") or "").lower()
            english = (told.get("english") or "").lower()[:3]
            month = _ENGLISH.index(english) + 1 if english else _MONTHS.get(name)
            found = existing_day(int(told["year"]), month or int(name), int(told["day"]))
            return found, match.span()
    return None


def _from_numbers(text: str) -> tuple[date | None, tuple[int, int]] | None:
    match = _NUMBERS.search(text) or _SHORT_YEAR.search(text)
    if not match:
        return None
    day, month, year = int(match[1]), int(match[2]), int(match[3])
    if month > 12:
        day, month = month, day
    return existing_day(year if year > 99 else 2000 + year, month, day), match.span()


def looks_dated(text: str) -> bool:
    """Whether a day is written in ``text``, whatever it may be."""
    numbers = _NUMBERS.search(text) or _ISO.search(text)
    return bool(numbers) or any(pattern.search(text) for pattern in _WRITTEN)


def existing_day(year: int, month: int, day: int) -> date | None:
    """The day, or ``None`` when the calendar lacks it or it lies outside 1990-2100."""
    try:
        found = date(year, month, day)
    except ValueError:
        return None
    return found if 1990 <= year <= 2100 else None


def _from_iso(iso: re.Match[str]) -> Moment | None:
    found = existing_day(int(iso[1]), int(iso[2]), int(iso[3]))
    if not found or iso[4] is None:
        return Moment(PartialDate(found)) if found else None
    if int(iso[4]) > 23 or int(iso[5]) > 59 or int(iso[6] or 0) > 59:
        return Moment(PartialDate(found))
    offset = iso[7] or "+07:00"
    zone = UTC if offset == "Z" else _zone(offset)
    given = datetime(
        found.year, found.month, found.day, int(iso[4]), int(iso[5]), int(iso[6] or 0), tzinfo=zone
    )
    at = given.astimezone(VIETNAM)
    return Moment(PartialDate(at.date()), at)


def _zone(offset: str) -> timezone:
    digits = offset[1:].replace(":", "")
    span = timedelta(hours=int(digits[:2]) % 24, minutes=int(digits[2:]) % 60)
    return timezone(-span if offset[0] == "-" else span)


def _time_beside(day: date, rest: str) -> datetime | None:
    clock = _CLOCK.search(rest)
    if not clock:
        return None
    hour, minute = int(clock[1]), int(clock[2])
    if clock[4] and clock[4][0] in "Pp" and hour < 12:
        hour += 12
    if hour > 23 or minute > 59:
        return None
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=VIETNAM)
