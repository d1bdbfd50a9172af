"""Meetings of the two sides: what may be written when, and what counts as agreed. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from phoihop.law.access import Side
from phoihop.law.lifecycle import Lifecycle, Move
from phoihop.law.refusal import Refusal


class MeetingKind(StrEnum):
    """What brings people together under a programme."""

    PLANNING = "planning"  # họp kế hoạch
    REVIEW = "review"  # gặp mặt, rút kinh nghiệm
    CONFERENCE = "conference"  # hội thảo, tọa đàm
    RESEARCH = "research"  # nghiên cứu chung, tổng kết thực tiễn
    CEREMONY = "ceremony"  # lễ ký, lễ trao
    OTHER = "other"


class MeetingState(StrEnum):
    """The life of a meeting. Once signed, its minutes are locked."""

    CALLED = "called"
    HELD = "held"
    SIGNED = "signed"
    CANCELLED = "cancelled"


MEETING_LIFE = Lifecycle(
    "meeting",
    [
        Move("hold", {MeetingState.CALLED}, MeetingState.HELD),
        Move("sign", {MeetingState.HELD}, MeetingState.SIGNED),
        Move("cancel", {MeetingState.CALLED}, MeetingState.CANCELLED),
    ],
)


class Outcome(StrEnum):
    """What became of an item, told at the next meeting at the latest."""

    TOPIC = "topic"
    DEED = "deed"
    DONE = "done"
    DROPPED = "dropped"  # with the reason


class AttendeeSide(StrEnum):
    """For whom somebody came."""

    A = "a"
    B = "b"
    GUEST = "guest"


@dataclass(frozen=True, slots=True)
class Minute:
    """The newest words of one item, and which sides have agreed to just these words."""

    number: int  # of the revision, from 1; 0 when nothing is written
    agreed_by: frozenset[Side]

    @property
    def agreed(self) -> bool:
        """Whether both sides have agreed to these words."""
        return self.number > 0 and self.agreed_by == frozenset(Side)


def newest_minute(numbers: Iterable[int], consents: Mapping[int, frozenset[Side]]) -> Minute:
    """The minute that holds: the last revision; consents to older words count no more."""
    last = max(numbers, default=0)
    return Minute(last, consents.get(last, frozenset()))


def check_writable(state: MeetingState, *, ref: str) -> None:
    """Refuse to write into minutes that are signed, or of a meeting that was not held.

    Raises:
        Refusal: ``meeting.locked``, ``meeting.not_held``.
    """
    if state is MeetingState.SIGNED:
        raise Refusal("meeting.locked", ref=ref)
    if state is not MeetingState.HELD:
        raise Refusal("meeting.not_held", ref=ref)


def check_signable(minutes: Mapping[int, Minute], *, ref: str) -> None:
    """Every item is agreed before anybody signs; item number → its minute.

    Raises:
        Refusal: ``meeting.no_items``, ``meeting.item_open`` with the first open item's number.
    """
    if not minutes:
        raise Refusal("meeting.no_items", ref=ref)
    for number, minute in sorted(minutes.items()):
        if not minute.agreed:
            raise Refusal("meeting.item_open", ref=ref, item=number)


def check_outcome(outcome: Outcome, *, words: str, has_topic: bool, has_deed: bool) -> None:
    """An item given up names its reason; one that became something names that.

    Raises:
        Refusal: ``meeting.outcome_wordless``, ``meeting.outcome_points_nowhere``.
    """
    if outcome is Outcome.DROPPED and not words.strip():
        raise Refusal("meeting.outcome_wordless")
    if (outcome is Outcome.TOPIC and not has_topic) or (outcome is Outcome.DEED and not has_deed):
        raise Refusal("meeting.outcome_points_nowhere")
