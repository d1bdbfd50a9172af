"""Civil and lunar days that a plan is made around. Pure; the days themselves are data.

``data/commemorations.toml`` holds them with their sources. Parties add days of their own province.
"""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import cache
from pathlib import Path

from phoihop.law.refusal import Refusal
from phoihop.planning.lunar import civil_day

DATA = Path(__file__).with_name("data") / "commemorations.toml"
ROUND_YEARS = 5
MONTHS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)  # at their longest


class Calendar(StrEnum):
    """By which calendar a day returns."""

    CIVIL = "civil"
    LUNAR = "lunar"


@dataclass(frozen=True, slots=True)
class Commemoration:
    """A day that returns every year.

    Attributes:
        month, day: in ``calendar``.
        first_year: civil year of what is remembered; ``None`` where nothing is counted.
        off: a public holiday, from ``off_before`` days before to ``off_after`` days after.
        verified_by: who compared the entry with its source; empty for nobody yet.
    """

    key: str
    vi: str
    en: str
    calendar: Calendar
    month: int
    day: int
    source: str
    first_year: int | None = None
    off: bool = False
    off_before: int = 0
    off_after: int = 0
    verified_by: str = ""

    def named(self, language: str) -> str:
        """The name in ``vi`` or ``en``."""
        return self.en if language == "en" else self.vi

    def in_year(self, year: int) -> date | None:
        """Its day in a year (the lunar year of that name); ``None`` when it has none."""
        if self.calendar is Calendar.LUNAR:
            return civil_day(year, self.month, self.day)
        try:
            return date(year, self.month, self.day)
        except ValueError:  # 29 February
            return None


@dataclass(frozen=True, slots=True)
class Occasion:
    """One return of a commemoration. ``years``: how many since, or ``None``."""

    on: date
    commemoration: Commemoration
    years: int | None = None

    @property
    def is_round(self) -> bool:
        """A fifth, tenth, fifteenth … year: written about more."""
        return self.years is not None and self.years > 0 and self.years % ROUND_YEARS == 0


@cache
def shipped() -> tuple[Commemoration, ...]:
    """The days that come with the program, in the order of the file."""
    rows = tomllib.loads(DATA.read_text(encoding="utf-8"))["day"]
    return tuple(Commemoration(**{**row, "calendar": Calendar(row["calendar"])}) for row in rows)


def check_day(calendar: Calendar, month: int, day: int) -> None:
    """Raise unless the calendar has such a day in some year.

    Raises:
        Refusal: ``commemoration.no_such_day``.
    """
    lunar = calendar is Calendar.LUNAR
    longest = 30 if lunar else (0, *MONTHS)[month if 1 <= month <= 12 else 0]
    if not (1 <= month <= 12 and 1 <= day <= longest):
        raise Refusal("commemoration.no_such_day", day=day, month=month)


def occasions(
    starts_on: date, ends_on: date, *, own: Iterable[Commemoration] = ()
) -> list[Occasion]:
    """Every return of a known day from ``starts_on`` to ``ends_on``, both included, by day.

    Args:
        own: the days of the programme itself, beside those that are shipped.
    """
    found = []
    for one in (*shipped(), *own):
        # the last days of a lunar year fall into the next civil one
        for year in range(starts_on.year - 1, ends_on.year + 1):
            on = one.in_year(year)
            if on is not None and starts_on <= on <= ends_on:
                since = on.year - one.first_year if one.first_year else None
                found.append(Occasion(on, one, since))
    return sorted(found, key=lambda occasion: (occasion.on, occasion.commemoration.key))


@cache
def days_off(year: int) -> frozenset[date]:
    """The public holidays that touch a civil year, by the rule of the data; weekends are not in it.

    Which days are moved or added is decided anew each year, so these are for planning only.
    """
    found = set()
    margin = timedelta(7)
    for occasion in occasions(date(year, 1, 1) - margin, date(year, 12, 31) + margin):
        one = occasion.commemoration
        if one.off:
            around = range(-one.off_before, one.off_after + 1)
            found |= {occasion.on + timedelta(days) for days in around}
    return frozenset(found)


@cache
def days_off_around(year: int) -> frozenset[date]:
    """The public holidays of a civil year and of the one before: a plan reckons back into it."""
    return days_off(year) | days_off(year - 1)
