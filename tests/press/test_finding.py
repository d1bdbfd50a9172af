"""Keys, rhythms and silences: the pure rules of discovery."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from phoihop.engines.webpages.addresses import canonicalise
from phoihop.law.refusal import Refusal
from phoihop.press.finding import PAGES, PageState, SourceKind, page_key, text_until, told_addresses
from phoihop.press.rhythm import (
    LATEST,
    LONGEST_WAIT,
    QUIET_LEAST_DAYS,
    SOONEST,
    next_read_at,
    quiet_since,
    usual_gap_days,
    wait_after,
)

NOON = datetime(2017, 6, 1, 5, 0, tzinfo=UTC)
DAY = timedelta(days=1)
MOMENTS = st.lists(st.integers(0, 10**7).map(lambda n: NOON - timedelta(minutes=n)), max_size=80)


def test_a_month_of_daily_news_has_a_gap_of_a_day() -> None:
    assert usual_gap_days([NOON - n * DAY for n in range(30)]) == 1.0
    assert usual_gap_days([NOON, NOON, NOON - DAY]) is None


@pytest.mark.parametrize(
    ("gap_days", "silent_days", "quiet"),
    [(1.0, 7, False), (1.0, 8, True), (10.0, 40, False), (10.0, 41, True), (None, 60, False)]
    + [(None, 61, True), (0.02, 6, False)],
)
def test_a_silence_is_an_alarm_when_it_is_unusual(
    gap_days: float | None, silent_days: int, quiet: bool
) -> None:
    told = quiet_since(NOON - silent_days * DAY, gap_days, at=NOON)
    assert told == (date(2017, 6, 1) - silent_days * DAY if quiet else None)
    assert quiet_since(None, gap_days, at=NOON) is None


@given(MOMENTS, st.sampled_from(SourceKind))
def test_every_source_is_read_again_within_bounds(
    moments: list[datetime], kind: SourceKind
) -> None:
    gap = usual_gap_days(moments)
    assert gap is None or gap > 0
    assert SOONEST <= next_read_at(kind, gap, at=NOON) - NOON <= LATEST


@given(st.integers(1, 10_000))
def test_waits_double_up_to_a_day_and_never_vary(failures: int) -> None:
    wait = wait_after(failures)
    assert wait <= wait_after(failures + 1) <= LONGEST_WAIT
    assert wait_after(failures + 1) in (2 * wait, LONGEST_WAIT)


@given(st.floats(0.001, 400), st.integers(0, 500))
def test_no_alarm_within_the_first_week(gap_days: float, silent_days: int) -> None:
    told = quiet_since(NOON - silent_days * DAY, gap_days, at=NOON)
    if silent_days <= QUIET_LEAST_DAYS:
        assert told is None


@pytest.mark.parametrize(
    "other",
    [
        "http://www.tapchimau.example/muc/che-100001.html?utm_source=zalo",
        "https://m.tapchimau.example/che-100001.html#binh-luan",
        "tapchimau.example./che-100001.html",
    ],
)
def test_one_page_has_one_key(other: str) -> None:
    key = page_key(canonicalise("https://tapchimau.example/muc/che-100001.html"))
    assert page_key(canonicalise(other)) == key
    assert page_key(canonicalise("https://tapchimau.example/muc/che-100002.html")) != key


def test_a_pasted_list_is_read_word_by_word_and_glued_addresses_apart() -> None:
    told = told_addresses(
        "\ufeff1. https://a.example/x-100001.html,\n"
        "https://a.example/y-100002.htmlhttps://b.example/z-100003.html",
        {},
    )
    usable = [one.address.canonical for one in told if one.address]
    assert usable == [
        "https://a.example/x-100001.html",
        "https://a.example/y-100002.html",
        "https://b.example/z-100003.html",
    ]
    assert [one.given for one in told if one.problem] == ["1."]


def test_the_text_of_a_page_has_thirty_days() -> None:
    assert text_until(NOON) == date(2017, 7, 1)
    late_in_hanoi = datetime(2017, 6, 1, 18, 0, tzinfo=UTC)
    assert text_until(late_in_hanoi) == date(2017, 7, 2)


def test_a_page_that_is_compared_is_compared() -> None:
    assert PAGES.open_from(PageState.MATCHED) == ["ask_again"]
    assert PAGES.open_from(PageState.DOUBLE) == []
    with pytest.raises(Refusal, match=r"found_page\.wrong_state"):
        PAGES.after("keep", state=PageState.FOUND)
