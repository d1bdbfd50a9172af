"""Everything that can happen to a yearly review: one function per verb."""

from phoihop.reviews.services.following import draft_next_year
from phoihop.reviews.services.lessons import (
    LessonDraft,
    ProposalDraft,
    decide_lesson,
    finish_lesson,
    write_lesson,
    write_proposal,
)
from phoihop.reviews.services.meeting import (
    close_lessons,
    hold_review,
    prepare_review,
    record_official_number,
    sign_review,
    write_cause,
)

__all__ = [
    "LessonDraft",
    "ProposalDraft",
    "close_lessons",
    "decide_lesson",
    "draft_next_year",
    "finish_lesson",
    "hold_review",
    "prepare_review",
    "record_official_number",
    "sign_review",
    "write_cause",
    "write_lesson",
    "write_proposal",
]
