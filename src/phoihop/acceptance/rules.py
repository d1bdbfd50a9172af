"""What is accepted, what is extra, and what it costs. Computed, never typed. Pure."""

from enum import StrEnum

from phoihop.law.lifecycle import Lifecycle, Move


class RecordState(StrEnum):
    """The life of an acceptance record."""

    DRAWN_UP = "drawn_up"
    FROZEN = "frozen"  # both sides confirmed
    WITHDRAWN = "withdrawn"


RECORD_LIFE = Lifecycle(
    "acceptance",
    [
        Move("freeze", {RecordState.DRAWN_UP}, RecordState.FROZEN),
        Move("withdraw", {RecordState.DRAWN_UP}, RecordState.WITHDRAWN),
    ],
)


class EventKind(StrEnum):
    """What may happen to a piece after it was accepted."""

    TAKEN_DOWN = "taken_down"  # by order or by law: not non-delivery
    WITHDRAWN = "withdrawn"  # by the publisher
    CORRECTED = "corrected"  # the publisher printed a correction
    MOVED = "moved"
