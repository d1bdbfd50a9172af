"""Figures and days as people read them."""

from datetime import UTC, date, datetime

import pytest
from django.utils import translation

from phoihop.law.money import Money
from phoihop.law.period import PartialDate
from phoihop.ui import bars, icons, wording


def test_money_is_grouped_in_threes_and_does_not_break_before_the_unit():
    assert wording.money(Money(1_150_000)) == "1.150.000\N{NO-BREAK SPACE}đ"
    assert wording.money(0) == "0\N{NO-BREAK SPACE}đ"
    with translation.override("en"):
        assert wording.money(1_150_000) == "1,150,000\N{NO-BREAK SPACE}đ"


@pytest.mark.parametrize(
    ("share", "vi", "en"),
    [(0.625, "62,5%", "62.5%"), (1, "100%", "100%"), (0, "0%", "0%"), (None, "–", "–")],
)
def test_a_share_says_a_decimal_only_where_it_means_something(share, vi, en):
    assert wording.share(share) == vi
    with translation.override("en"):
        assert wording.share(share) == en


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (date(2017, 5, 9), "09-05-2017"),
        (PartialDate(date(2017, 5, 9)), "09-05-2017"),
        (PartialDate.of_month(2017, 5), "05-2017"),
        (PartialDate.of_year(2017), "2017"),
        (datetime(2017, 5, 8, 20, 30, tzinfo=UTC), "09-05-2017"),
        (None, "–"),
    ],
)
def test_a_day_shows_the_precision_it_is_known_with(value, text):
    assert wording.day(value) == text


def test_a_moment_is_shown_in_local_time():
    assert wording.moment(datetime(2017, 5, 8, 20, 30, tzinfo=UTC)) == "09-05-2017 03:30"


def test_the_bar_speaks_its_figures_and_never_leaves_its_frame():
    drawn = bars.nested_bar([("ký", 12), ("<đăng>", 15)], whole=12)
    assert 'aria-label="ký: 12, &lt;đăng&gt;: 15"' in drawn
    assert drawn.count('width="300.0"') == 2


def test_a_bar_of_nothing_is_empty():
    assert 'width="0.0"' in bars.nested_bar([("ký", 0)], whole=0)


def test_an_icon_is_decoration_unless_it_stands_alone():
    assert 'aria-hidden="true"' in icons.icon("calendar")
    assert 'role="img" aria-label="Lịch &quot;1&quot;"' in icons.icon("calendar", label='Lịch "1"')


def test_every_vendored_icon_can_be_drawn():
    for file in icons.FOLDER.glob("*.svg"):
        assert "<path" in icons.icon(file.stem)
