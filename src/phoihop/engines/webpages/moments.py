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
_WRITTEN = re.compile(r"ngày\s+(\d{1,2})\s+tháng\s+(\d{1,2})\s*,?\s+năm\s+((?:19|20)\d\d)", re.I)
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

    Reads ISO 8601, ``15/5/2017``, ``15-05-2017``, ``ngày 15 tháng 5 năm 2017`` and the American
    ``5/23/2017 10:30:00 AM`` where no other reading is possible. Days outside 1990-2100 and days
    that do not exist are not read.
    """
    if not text:
        return None
    iso = _ISO.search(text)
    if iso:
        return _from_iso(iso)
    written = _WRITTEN.search(text)
    numbers = written or _NUMBERS.search(text)
    if not numbers:
        return None
    day, month, year = int(numbers[1]), int(numbers[2]), int(numbers[3])
    if month > 12 and not written:
        day, month = month, day
    found = existing_day(year, month, day)
    rest = text[: numbers.start()] + " " + text[numbers.end() :]
    return Moment(PartialDate(found), _time_beside(found, rest)) if found else None


def looks_dated(text: str) -> bool:
    """Whether a day is written in ``text``, whatever it may be."""
    return bool(_NUMBERS.search(text) or _WRITTEN.search(text) or _ISO.search(text))


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
