"""What the rules of the field allow."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from phoihop.fieldwork.rules import (
    LEAD_LIFE,
    AnswerTimes,
    Asked,
    Cost,
    Figure,
    LeadState,
    Payer,
    answer_times,
    check_lead_time,
    check_offer,
    check_payer,
    check_trip_days,
    check_within_trip,
    figure_changes,
    untold,
)
from phoihop.law.refusal import Refusal

DAY = date(2017, 6, 1)
DAYS = st.dates(date(2017, 1, 1), date(2017, 12, 31))


def test_a_trip_of_one_day_is_one() -> None:
    check_trip_days(from_on=DAY, until_on=DAY)


@pytest.mark.parametrize(
    ("until_on", "code"),
    [(date(2017, 5, 31), "trip.ends_before_start"), (date(2017, 10, 1), "trip.too_long")],
)
def test_a_trip_ends_after_it_begins_and_within_a_quarter(until_on: date, code: str) -> None:
    with pytest.raises(Refusal, match=code):
        check_trip_days(from_on=DAY, until_on=until_on)


@given(DAYS, DAYS, DAYS)
def test_a_day_of_the_trip_lies_within_it(on: date, from_on: date, until_on: date) -> None:
    inside = from_on <= on <= until_on
    try:
        check_within_trip(on, from_on=from_on, until_on=until_on)
    except Refusal:
        assert not inside
    else:
        assert inside


def test_another_payer_is_named_in_words() -> None:
    check_payer(Payer.OTHER, words="Hợp tác xã")
    check_payer(Payer.NOBODY, words="")
    with pytest.raises(Refusal, match=r"trip\.payer_unnamed"):
        check_payer(Payer.OTHER, words="  ")


def test_costs_nobody_told_are_listed_in_order() -> None:
    assert untold([Cost.MEALS]) == [Cost.TRANSPORT, Cost.LODGING]
    assert untold(Cost) == []


def test_a_lead_is_kept_a_year_at_most() -> None:
    check_lead_time(noted_on=DAY, expires_on=DAY + timedelta(days=365))
    with pytest.raises(Refusal, match=r"lead\.kept_too_long"):
        check_lead_time(noted_on=DAY, expires_on=DAY + timedelta(days=366))
    with pytest.raises(Refusal, match=r"lead\.expires_before_start"):
        check_lead_time(noted_on=DAY, expires_on=DAY)


def test_a_lead_is_offered_only_verified_and_with_everybodys_consent() -> None:
    check_offer(verified_sources=1, people=2, consents=2)
    with pytest.raises(Refusal, match=r"lead\.unverified"):
        check_offer(verified_sources=0, people=0, consents=0)
    with pytest.raises(Refusal, match=r"lead\.consent_missing"):
        check_offer(verified_sources=1, people=2, consents=1)


def test_nothing_leads_out_of_an_erased_lead() -> None:
    assert LEAD_LIFE.open_from(LeadState.ERASED) == []


def test_answer_times_count_the_late_and_the_waiting() -> None:
    questions = [
        Asked(DAY, DAY + timedelta(7), DAY + timedelta(3)),
        Asked(DAY, DAY + timedelta(7), DAY + timedelta(9)),
        Asked(DAY, DAY + timedelta(7), None),
        Asked(DAY + timedelta(30), None, None),
    ]
    told = answer_times(questions, on=DAY + timedelta(10))
    assert told == AnswerTimes(asked=3, answered=2, in_time=1, median_days=6, waiting_late=1)


@given(st.lists(st.builds(Asked, DAYS, st.none() | DAYS, st.none() | DAYS), max_size=20), DAYS)
def test_nobody_is_counted_twice(questions: list[Asked], on: date) -> None:
    told = answer_times(questions, on=on)
    assert told.in_time <= told.answered <= told.asked <= len(questions)
    assert told.answered + told.waiting_late <= told.asked


FIGURES = st.lists(
    st.builds(Figure, st.sampled_from("abcd"), st.sampled_from("123"), st.just("%"), DAYS,
              st.just("nguồn")),
    unique_by=lambda one: one.label,
)  # fmt: skip


@given(FIGURES, FIGURES)
def test_changes_lead_from_one_version_to_the_next(old: list[Figure], new: list[Figure]) -> None:
    changes = figure_changes(old, new)
    state = {one.label: one for one in old}
    for change in changes:
        assert change.before != change.after
        state.pop(change.label, None)
        if change.after is not None:
            state[change.label] = change.after
    assert state == {one.label: one for one in new}
    assert figure_changes(new, new) == []
