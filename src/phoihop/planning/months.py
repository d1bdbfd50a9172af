"""A month of the plan as a page shows it: weeks of days, and what falls on each. Pure."""

import calendar
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

MONTHS_AHEAD = 12


@dataclass(slots=True)
class Day:
    """One day of the grid. ``inside``: of the month itself, not of the weeks that frame it."""

    on: date
    inside: bool
    occasions: list[Any] = field(default_factory=list)
    entries: list[Any] = field(default_factory=list)
    topics: list[Any] = field(default_factory=list)
    left: int = 0

    @property
    def is_empty(self) -> bool:
        """Nothing falls on it: a phone leaves such days out."""
        return not (self.occasions or self.entries or self.topics)


def month_named(text: str, *, default: date) -> date:
    """The first day of the month that ``2017-05`` names; that of ``default`` for anything else."""
    if re.fullmatch(r"(19|20|21)\d\d-(0[1-9]|1[0-2])", text):
        return date(int(text[:4]), int(text[5:]), 1)
    return default.replace(day=1)


def after(month: date, many: int) -> date:
    """The first day of the month ``many`` months after (or before) ``month``."""
    place = month.year * 12 + month.month - 1 + many
    return date(place // 12, place % 12 + 1, 1)


def last_day(month: date) -> date:
    """The last day of a month."""
    return after(month, 1) - timedelta(1)


def days_of(month: date) -> list[Day]:
    """The days of whole weeks, Monday first, that hold the month."""
    weeks = calendar.Calendar(firstweekday=0).monthdatescalendar(month.year, month.month)
    return [Day(on, on.month == month.month) for week in weeks for on in week]


def fill(days: Iterable[Day], *, occasions: Any, entries: Any, topics: Any) -> None:
    """Put what falls on the days into them. ``topics`` carry ``on_day``, all of their day."""
    known = {day.on: day for day in days}
    for occasion in occasions:
        if occasion.on in known:
            known[occasion.on].occasions.append(occasion)
    for entry in entries:
        on = entry.starts_on
        while on <= entry.ends_on:
            if on in known:
                known[on].entries.append(entry)
            on += timedelta(1)
    for topic in topics:
        day = known[topic.due_on]
        day.topics.append(topic)
        day.left = topic.on_day - len(day.topics)
