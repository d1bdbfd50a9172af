"""Words of a review in templates: ``{% load reviews %}``."""

from typing import Any

from django import template

from phoihop.ledger.rules import Row
from phoihop.parties.queries import name_of
from phoihop.planning.rules import Column
from phoihop.reviews.models import Lesson, Review
from phoihop.reviews.rules import LessonState, ReviewState
from phoihop.reviews.wording import (
    LESSON_STATES,
    LESSON_TONES,
    REVIEW_STATES,
    REVIEW_TONES,
    amount_of,
    shortcoming_text,
)
from phoihop.ui.templatetags.ui import TONE_ICONS

register = template.Library()
register.filter("shortcoming", shortcoming_text)


@register.filter
def signed_amount(row: Row) -> str:
    """What was promised, with its unit."""
    return amount_of(row, row.signed_least)


@register.filter
def done_amount(row: Row) -> str:
    """What counts as done, with its unit."""
    return amount_of(row, row.done.net)


@register.filter
def delivered_amount(row: Row) -> str:
    """What was published, or delivered, with its unit."""
    return amount_of(row, row.cell(Column.PUBLISHED).net)


@register.filter
def left_amount(row: Row) -> str:
    """What is outstanding, with its unit."""
    return amount_of(row, row.outstanding)


@register.filter
def owner_name(lesson: Lesson) -> str:
    """The unit that sees to a lesson, by its name on the due day; empty when only a side does."""
    return name_of(lesson.owner, on=lesson.due_on) if lesson.owner else ""


@register.inclusion_tag("ui/parts/state_badge.html")
def review_badge(review: Review) -> dict[str, Any]:
    """The state of a review as a badge."""
    state = ReviewState(review.state)
    tone = REVIEW_TONES[state]
    return {"label": REVIEW_STATES[state], "tone": tone, "icon_name": TONE_ICONS[tone]}


@register.inclusion_tag("ui/parts/state_badge.html")
def lesson_badge(lesson: Lesson) -> dict[str, Any]:
    """The state of a lesson as a badge."""
    state = LessonState(lesson.state)
    tone = LESSON_TONES[state]
    return {"label": LESSON_STATES[state], "tone": tone, "icon_name": TONE_ICONS[tone]}
