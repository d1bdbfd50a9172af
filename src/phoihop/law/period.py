"""Days as people give them: exact, or only a month, or only a year; and stretches of days."""

import calendar
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from zoneinfo import ZoneInfo

from phoihop.law.refusal import Refusal

HERE = ZoneInfo("Asia/Ho_Chi_Minh")


def day_of(at: datetime) -> date:
    """The calendar day in Việt Nam of an aware instant."""
    return at.astimezone(HERE).date()


class Precision(StrEnum):
    """How exactly a day is known."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True, slots=True, order=True)
class PartialDate:
    """A date with the precision somebody gave it.

    ``first_on`` is the earliest day it may mean; for an exact date, the day itself.
    """

    first_on: date
    precision: Precision = Precision.DAY

    @classmethod
    def of_year(cls, year: int) -> "PartialDate":
        """The whole of ``year``."""
        return cls(date(year, 1, 1), Precision.YEAR)

    @classmethod
    def of_month(cls, year: int, month: int) -> "PartialDate":
        """The whole of one month."""
        return cls(date(year, month, 1), Precision.MONTH)

    @property
    def last_on(self) -> date:
        """The latest day it may mean."""
        if self.precision is Precision.YEAR:
            return date(self.first_on.year, 12, 31)
        if self.precision is Precision.MONTH:
            last_day = calendar.monthrange(self.first_on.year, self.first_on.month)[1]
            return self.first_on.replace(day=last_day)
        return self.first_on

    @property
    def exact(self) -> bool:
        """Whether the day itself is known."""
        return self.precision is Precision.DAY

    def __str__(self) -> str:
        """ISO 8601 at the precision known: ``2017``, ``2017-05`` or ``2017-05-19``."""
        text = self.first_on.isoformat()
        lengths = {Precision.YEAR: 4, Precision.MONTH: 7, Precision.DAY: 10}
        return text[: lengths[self.precision]]


@dataclass(frozen=True, slots=True)
class Period:
    """Days from ``starts_on`` to ``ends_on``, both included. An open end is ``None``."""

    starts_on: date
    ends_on: date | None = None

    def __post_init__(self) -> None:
        if self.ends_on is not None and self.ends_on < self.starts_on:
            raise Refusal(
                "period.ends_before_start",
                starts_on=self.starts_on.isoformat(),
                ends_on=self.ends_on.isoformat(),
            )

    def __contains__(self, day: date) -> bool:
        return self.starts_on <= day and (self.ends_on is None or day <= self.ends_on)

    def holds(self, when: PartialDate) -> bool:
        """Whether every day that ``when`` may mean lies inside."""
        return when.first_on in self and when.last_on in self

    def touches(self, when: PartialDate) -> bool:
        """Whether at least one day that ``when`` may mean lies inside."""
        starts_by = self.starts_on <= when.last_on
        return starts_by and (self.ends_on is None or when.first_on <= self.ends_on)
