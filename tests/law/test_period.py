"""Days known by day, month or year, and the stretches they lie in."""

from datetime import UTC, date, datetime

import pytest

from phoihop.law.period import PartialDate, Period, Precision, day_of
from phoihop.law.refusal import Refusal

MAY = PartialDate.of_month(2017, 5)


def test_a_month_means_each_of_its_days() -> None:
    assert (MAY.first_on, MAY.last_on, str(MAY)) == (date(2017, 5, 1), date(2017, 5, 31), "2017-05")
    assert PartialDate.of_month(2016, 2).last_on == date(2016, 2, 29)
    assert str(PartialDate.of_year(2017)) == "2017"
    assert PartialDate(date(2017, 5, 1), Precision.DAY).exact


@pytest.mark.parametrize(
    ("starts_on", "holds", "touches"),
    [
        (date(2017, 5, 1), True, True),
        (date(2017, 5, 15), False, True),  # the month reaches over the edge
        (date(2017, 6, 1), False, False),
    ],
)
def test_a_period_holds_or_touches_a_month(starts_on: date, holds: bool, touches: bool) -> None:
    period = Period(starts_on, date(2017, 12, 31))
    assert (period.holds(MAY), period.touches(MAY)) == (holds, touches)


def test_an_open_period_never_ends() -> None:
    assert date(2999, 1, 1) in Period(date(2017, 1, 1))


def test_a_period_that_ends_before_it_starts_is_refused() -> None:
    with pytest.raises(Refusal, match=r"period\.ends_before_start"):
        Period(date(2017, 2, 1), date(2017, 1, 1))


def test_the_day_is_that_of_viet_nam() -> None:
    assert day_of(datetime(2017, 5, 1, 18, 0, tzinfo=UTC)) == date(2017, 5, 2)
