"""Counting back from the day of publishing; days that return; lunar days in the civil calendar."""

from datetime import date

import pytest

from phoihop.law.refusal import Refusal
from phoihop.planning.commemorations import (
    Calendar,
    Commemoration,
    check_day,
    days_off,
    occasions,
    shipped,
)
from phoihop.planning.lead_times import (
    DEFAULTS,
    LeadTime,
    back_planned,
    check_lead_time,
    lead_for,
    working_day,
)
from phoihop.planning.lunar import civil_day
from phoihop.programmes.rules import Genre


def test_days_are_counted_back_and_none_falls_on_a_day_off() -> None:
    stages = back_planned(date(2017, 9, 8), LeadTime(14, 6, 3), off={date(2017, 9, 5)})
    assert stages.start_by == date(2017, 8, 25)
    assert stages.draft_by == date(2017, 9, 1)  # 2 September is a Saturday
    assert stages.editor_by == date(2017, 9, 4)  # the fifth is off


def test_a_stage_before_tet_is_moved_before_all_its_days_off() -> None:
    assert working_day(date(2017, 1, 30), days_off(2017)) == date(2017, 1, 26)


def test_every_genre_has_a_lead_time_and_a_house_may_set_its_own() -> None:
    assert set(DEFAULTS) == set(Genre)
    own = {"reportage": LeadTime(30, 10, 5)}
    assert lead_for("reportage", own).start_days == 30
    assert lead_for("", own) == DEFAULTS[Genre.ARTICLE]
    assert all(check_lead_time(lead) for lead in DEFAULTS.values())


@pytest.mark.parametrize("lead", [LeadTime(3, 6, 1), LeadTime(6, 3, 4), LeadTime(400, 3, 1)])
def test_figures_that_go_up_are_refused(lead: LeadTime) -> None:
    with pytest.raises(Refusal, match="leadtime"):
        check_lead_time(lead)


@pytest.mark.parametrize(
    ("year", "tet"),
    [  # the Chinese calendars, at UTC+8, say otherwise in 1985, 2007 and 2030
        (1968, date(1968, 1, 29)),
        (1985, date(1985, 1, 21)),
        (2007, date(2007, 2, 17)),
        (2017, date(2017, 1, 28)),
        (2023, date(2023, 1, 22)),
        (2030, date(2030, 2, 2)),
    ],
)
def test_tet_falls_as_in_viet_nam(year: int, tet: date) -> None:
    assert civil_day(year, 1, 1) == tet


def test_the_hung_kings_and_a_leap_month() -> None:
    assert civil_day(2017, 3, 10) == date(2017, 4, 6)
    assert civil_day(2017, 6, 10) == date(2017, 7, 3)  # not in the leap sixth month
    assert civil_day(2025, 12, 30) is None  # that month has 29 days


def test_a_day_that_returns_shows_in_every_year_of_a_stretch_with_its_years() -> None:
    own = Commemoration("x", "Ngày của tỉnh", "", Calendar.LUNAR, 12, 23, "mẫu", first_year=2008)
    found = [
        one for one in occasions(date(2017, 1, 1), date(2018, 12, 31), own=[own])
        if one.commemoration.key == "x"
    ]  # fmt: skip
    assert [one.on for one in found] == [date(2017, 1, 20), date(2018, 2, 8)]
    assert [one.is_round for one in found] == [False, True]


def test_every_shipped_day_names_its_source_and_exists() -> None:
    assert len({one.key for one in shipped()}) == len(shipped()) > 25
    for one in shipped():
        assert one.source
        assert one.named("en") != one.named("vi")
        assert one.in_year(2017) is not None


@pytest.mark.parametrize(("month", "day"), [(2, 30), (13, 1), (0, 1), (4, 31)])
def test_a_day_that_no_year_has_is_refused(month: int, day: int) -> None:
    with pytest.raises(Refusal, match="no_such_day"):
        check_day(Calendar.CIVIL, month, day)
