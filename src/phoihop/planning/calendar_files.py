"""Calendar files (iCalendar, RFC 5545) that an office sends, read with distrust. Pure.

Nothing of a file is kept but title, place, days and the identity of each event. Repeated events
are spread out inside the window asked for, and never without an end.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any

from phoihop.law.period import HERE
from phoihop.law.refusal import Refusal

MOST_BYTES = 1024 * 1024
MOST_EVENTS = 2000
MOST_REPEATED = 200  # repeated events in one file, and …
OLDEST_DAYS = 3660  # … how long ago one may have begun: the search for its returns begins there
MOST_RETURNS = 400  # of one repeated event inside the window: more than one a day of a year
LONGEST_DAYS = 62
TITLE_CHARACTERS = 300
SLOW = {"DAILY", "WEEKLY", "MONTHLY", "YEARLY"}


class LeftOut(StrEnum):
    """Why an event of a good file is not taken."""

    NO_DAY = "no_day"
    NO_TITLE = "no_title"
    CANCELLED = "cancelled"
    OUTSIDE = "outside"  # of the programme's years
    TOO_LONG = "too_long"
    TOO_OFTEN = "too_often"


@dataclass(frozen=True, slots=True)
class Event:
    """One event on whole days, the last one included."""

    uid: str
    title: str
    starts_on: date
    ends_on: date
    place: str = ""


@dataclass(frozen=True, slots=True)
class CalendarFile:
    """What was read: the events by day, and what was left out, with the reason."""

    events: tuple[Event, ...]
    left_out: tuple[tuple[str, LeftOut], ...]


def read_calendar(data: bytes, *, starts_on: date, ends_on: date) -> CalendarFile:
    """The events of ``data`` between two days.

    Raises:
        Refusal: ``calendar.too_large``, ``calendar.unreadable`` for what is no calendar,
            ``calendar.too_many``, ``calendar.empty``.
    """
    if len(data) > MOST_BYTES:
        raise Refusal("calendar.too_large", limit=MOST_BYTES // 1024)
    components = _components(data)
    if len(components) > MOST_EVENTS:
        raise Refusal("calendar.too_many", count=len(components), limit=MOST_EVENTS)
    if not components:
        raise Refusal("calendar.empty")
    events: list[Event] = []
    left_out: list[tuple[str, LeftOut]] = []
    repeated = 0
    for number, component in enumerate(components):
        repeated += "RRULE" in component
        if "RRULE" in component and repeated > MOST_REPEATED:
            left_out.append((_text(component, "SUMMARY"), LeftOut.TOO_OFTEN))
            continue
        for found in _read(component, number, starts_on, ends_on):
            if isinstance(found, LeftOut):
                left_out.append((_text(component, "SUMMARY"), found))
            else:
                events.append(found)
    unique = {(one.uid, one.starts_on): one for one in events}
    return CalendarFile(
        tuple(sorted(unique.values(), key=lambda one: (one.starts_on, one.title))), tuple(left_out)
    )


def _components(data: bytes) -> list[Any]:
    from icalendar import Calendar

    try:
        text = data.decode("utf-8-sig")
        begun, ended = "BEGIN:VCALENDAR", "END:VCALENDAR"
        if "\x00" in text:  # no database keeps it
            raise ValueError("not text")
        if begun not in text[:200].upper() or not text.rstrip().upper().endswith(ended):
            raise ValueError("no calendar, or cut off")
        return [
            part for one in Calendar.from_ical(text, multiple=True) for part in one.walk("VEVENT")
        ]
    except (ValueError, KeyError, IndexError, TypeError, AttributeError, RecursionError):
        # whatever a hand-made or broken file makes the library stumble over is one thing to people
        raise Refusal("calendar.unreadable") from None


def _read(component: Any, number: int, first: date, last: date) -> Iterator[Event | LeftOut]:
    title = _text(component, "SUMMARY")[:TITLE_CHARACTERS]
    day = _day(component, "DTSTART")
    reason = _objection(component, title, day, first)
    if reason is not None or day is None:
        yield reason or LeftOut.NO_DAY
        return
    length = _length(component, day)
    if length > LONGEST_DAYS:
        yield LeftOut.TOO_LONG
        return
    uid = _text(component, "UID")[:TITLE_CHARACTERS] or f"{number}:{title}"[:TITLE_CHARACTERS]
    place = _text(component, "LOCATION")[:TITLE_CHARACTERS]
    returns = list(_returns(component, day, first - timedelta(length), last))
    inside = [on for on in returns if on <= last and on + timedelta(length) >= first]
    if not inside:
        yield LeftOut.OUTSIDE
    elif len(inside) > MOST_RETURNS:
        yield LeftOut.TOO_OFTEN
    else:
        yield from (Event(uid, title, on, on + timedelta(length), place) for on in inside)


def _objection(component: Any, title: str, day: date | None, first: date) -> LeftOut | None:
    if _text(component, "STATUS").upper() == "CANCELLED":
        return LeftOut.CANCELLED
    if not title:
        return LeftOut.NO_TITLE
    if day is None:
        return LeftOut.NO_DAY
    rule = component.get("RRULE")
    often = rule is not None and not {str(one).upper() for one in rule.get("FREQ", [])} <= SLOW
    ancient = rule is not None and (first - day).days > OLDEST_DAYS
    return LeftOut.TOO_OFTEN if often or ancient else None


def _returns(component: Any, day: date, first: date, last: date) -> Iterator[date]:
    """The first days of an event and its repetitions, up to one more than is taken."""
    rule = component.get("RRULE")
    if rule is None:
        yield day
        return
    from dateutil.rrule import rrulestr

    text = rule.to_ical().decode()
    # a bound on whole days: the zone of the end does not matter to a plan
    parts = [part for part in text.split(";") if not part.upper().startswith("UNTIL=")]
    until = list(rule.get("UNTIL", []))
    end = min([last, *(_plain(one) for one in until)])
    begins = datetime(day.year, day.month, day.day)  # noqa: DTZ001  # whole days
    left = _left_out_days(component)
    try:
        repeated = rrulestr(";".join(parts), dtstart=begins)
    except (ValueError, TypeError):
        yield day
        return
    taken = 0
    for found in repeated.xafter(begins, inc=True):
        on = found.date()
        if on > end or taken > MOST_RETURNS:
            return
        if on >= first and on not in left:
            taken += 1
            yield on


def _left_out_days(component: Any) -> set[date]:
    given = component.get("EXDATE")
    rows = given if isinstance(given, list) else [given] if given is not None else []
    return {_plain(one.dt) for row in rows for one in row.dts}


def _text(component: Any, name: str) -> str:
    found = component.get(name)
    if isinstance(found, list):
        found = found[0] if found else None
    return " ".join(str(found).split()) if found is not None else ""


def _day(component: Any, name: str) -> date | None:
    found = component.get(name)
    value = getattr(found, "dt", None)
    return _plain(value) if isinstance(value, date) else None


def _plain(value: date) -> date:
    """The day in Việt Nam of a day or an instant; an instant without a zone is taken as local."""
    if isinstance(value, datetime):
        return value.astimezone(HERE).date() if value.tzinfo else value.date()
    return value


def _length(component: Any, day: date) -> int:
    """Days after the first. A whole-day end is the day after, as RFC 5545 says."""
    end = component.get("DTEND")
    value = getattr(end, "dt", None)
    if not isinstance(value, date):
        span = getattr(component.get("DURATION"), "dt", None)
        days = span.days if isinstance(span, timedelta) else 0
        return max(0, days - 1)
    last = _plain(value)
    midnight = not isinstance(value, datetime) or (value.hour, value.minute) == (0, 0)
    return max(0, (last - day).days - (1 if midnight else 0))
