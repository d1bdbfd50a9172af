"""What holds for minutes, whatever people write."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from phoihop.law.access import Side
from phoihop.law.refusal import Refusal
from phoihop.meetings.rules import (
    MEETING_LIFE,
    MeetingState,
    Minute,
    Outcome,
    check_outcome,
    check_signable,
    check_writable,
    newest_minute,
)

SIDES = st.frozensets(st.sampled_from(list(Side)))


@given(st.dictionaries(st.integers(1, 9), SIDES))
def test_only_consent_to_the_newest_words_counts(consents: dict[int, frozenset[Side]]) -> None:
    minute = newest_minute(consents, consents)
    assert minute.number == max(consents, default=0)
    assert minute.agreed == (bool(consents) and consents[max(consents)] == frozenset(Side))


def test_nothing_written_is_not_agreed() -> None:
    assert not newest_minute([], {}).agreed


@given(st.dictionaries(st.integers(1, 9), st.builds(Minute, st.integers(0, 3), SIDES)))
def test_minutes_are_signed_when_every_item_is_agreed(minutes: dict[int, Minute]) -> None:
    agreed = bool(minutes) and all(one.agreed for one in minutes.values())
    try:
        check_signable(minutes, ref="HN-2017-01")
    except Refusal:
        assert not agreed
    else:
        assert agreed


def test_minutes_are_written_between_the_meeting_and_the_signature() -> None:
    check_writable(MeetingState.HELD, ref="HN")
    for state, code in (
        (MeetingState.SIGNED, r"meeting\.locked"),
        (MeetingState.CALLED, r"meeting\.not_held"),
        (MeetingState.CANCELLED, r"meeting\.not_held"),
    ):
        with pytest.raises(Refusal, match=code):
            check_writable(state, ref="HN")


def test_a_signed_meeting_stays_signed() -> None:
    assert MEETING_LIFE.open_from(MeetingState.SIGNED) == []


@pytest.mark.parametrize(
    ("outcome", "words", "topic", "code"),
    [
        (Outcome.DROPPED, " ", False, "meeting.outcome_wordless"),
        (Outcome.TOPIC, "", False, "meeting.outcome_points_nowhere"),
        (Outcome.DEED, "", True, "meeting.outcome_points_nowhere"),
    ],
)
def test_an_outcome_says_why_or_points_somewhere(
    outcome: Outcome, words: str, topic: bool, code: str
) -> None:
    with pytest.raises(Refusal, match=code):
        check_outcome(outcome, words=words, has_topic=topic, has_deed=False)
    check_outcome(Outcome.DONE, words="", has_topic=False, has_deed=False)
