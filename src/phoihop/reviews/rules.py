"""The yearly review: its life, and the lessons drawn from it. Pure: no database, no clock."""

from enum import StrEnum

from phoihop.law.lifecycle import Lifecycle, Move


class ReviewState(StrEnum):
    """The life of a yearly review."""

    PREPARED = "prepared"
    HELD = "held"
    SIGNED = "signed"  # both sides signed the minutes; figures are frozen


REVIEW_LIFE = Lifecycle(
    "review",
    [
        Move("hold", {ReviewState.PREPARED}, ReviewState.HELD),
        Move("sign", {ReviewState.HELD}, ReviewState.SIGNED),
    ],
)


class LessonState(StrEnum):
    """What became of a lesson."""

    OPEN = "open"
    ADOPTED = "adopted"
    REJECTED = "rejected"
    DONE = "done"


LESSON_LIFE = Lifecycle(
    "lesson",
    [
        Move("adopt", {LessonState.OPEN}, LessonState.ADOPTED),
        Move("reject", {LessonState.OPEN}, LessonState.REJECTED),
        Move("finish", {LessonState.ADOPTED}, LessonState.DONE),
    ],
)
