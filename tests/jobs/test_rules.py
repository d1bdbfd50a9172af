"""When work is tried again, given up or taken from a worker that is gone."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from phoihop.jobs.rules import (
    LONGEST_WAIT,
    is_given_up,
    is_lost,
    next_turn,
    wait_after,
    wait_after_death,
)

NOON = datetime(2017, 6, 1, 5, 0, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


def test_each_failure_waits_longer() -> None:
    assert [wait_after(tries) // MINUTE for tries in (1, 2, 3, 4)] == [1, 4, 16, 64]


@given(st.integers(1, 60))
def test_no_wait_is_longer_than_the_longest(tries: int) -> None:
    assert wait_after(tries) <= wait_after(tries + 1) <= LONGEST_WAIT


def test_work_whose_worker_was_stopped_once_goes_on_at_once() -> None:
    assert wait_after_death(1) == timedelta(0)
    assert wait_after_death(2) == MINUTE


def test_the_fifth_try_is_the_last() -> None:
    assert not is_given_up(4)
    assert is_given_up(5)


@pytest.mark.parametrize(
    ("silent", "alive", "lost"),
    [
        (timedelta(hours=9), True, False),  # busy, not gone
        (timedelta(0), False, True),
        (timedelta(seconds=59), None, False),
        (timedelta(seconds=61), None, True),
    ],
)
def test_a_worker_is_lost_when_its_process_is_or_when_it_is_silent(
    silent: timedelta, alive: bool | None, lost: bool
) -> None:
    beat_at = NOON - silent
    assert is_lost(at=NOON, started_at=beat_at, beat_at=beat_at, alive=alive) is lost


@pytest.mark.parametrize(("minutes", "lost"), [(59, False), (61, True)])
def test_a_worker_that_never_beat_is_given_an_hour(minutes: int, lost: bool) -> None:
    started_at = NOON - minutes * MINUTE
    assert is_lost(at=NOON, started_at=started_at, beat_at=None, alive=None) is lost


@given(st.integers(1, 10**6), st.integers(0, 10**7))
def test_the_next_turn_is_the_first_one_ahead(every: int, late: int) -> None:
    rhythm = timedelta(seconds=every)
    at = NOON + timedelta(seconds=late)
    turn = next_turn(NOON, every=rhythm, at=at)
    assert at < turn <= at + rhythm
    assert (turn - NOON) % rhythm == timedelta(0)


def test_a_sweep_without_a_rhythm_is_a_mistake() -> None:
    with pytest.raises(ValueError, match="rhythm"):
        next_turn(NOON, every=timedelta(0), at=NOON)
