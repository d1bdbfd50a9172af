"""Words of the manuscripts in templates: ``{% load manuscripts %}``."""

from typing import Any

from django import template

from phoihop.manuscripts.models import Manuscript, OutsideReview, ReviewTask
from phoihop.manuscripts.rules import (
    TURNS,
    CommentKind,
    FileKind,
    Hand,
    Licence,
    ManuscriptState,
    NoteKind,
    Outcome,
    TaskState,
    Verdict,
)
from phoihop.manuscripts.wording import (
    COMMENT_KINDS,
    COPIES,
    FILE_KINDS,
    HANDS,
    LICENCES,
    NOTE_KINDS,
    OUTCOMES,
    REASON_LABELS,
    STATES,
    STEPS,
    TASK_STATES,
    TASK_TONES,
    TONES,
    TURN_LABELS,
    VERDICTS,
)
from phoihop.ui.templatetags.ui import TONE_ICONS

register = template.Library()
WORDS: dict[str, tuple[Any, Any]] = {
    "verdict": (Verdict, VERDICTS),
    "hand": (Hand, HANDS),
    "licence": (Licence, LICENCES),
    "file": (FileKind, FILE_KINDS),
    "comment": (CommentKind, COMMENT_KINDS),
    "note": (NoteKind, NOTE_KINDS),
    "outcome": (Outcome, OUTCOMES),
    "state": (ManuscriptState, STATES),
    "step": (str, STEPS),
    "reason": (str, REASON_LABELS),
    "copy": (str, COPIES),
}


@register.filter
def called(value: str, kind: str) -> Any:
    """``{{ decision.verdict|called:"verdict" }}``: what a value is called; "" for none."""
    made, words = WORDS[kind]
    return words[made(value)] if value else ""


@register.filter
def turn(manuscript: Manuscript) -> Any:
    """Whose turn it is, in words."""
    return TURN_LABELS[TURNS[ManuscriptState(manuscript.state)]]


@register.inclusion_tag("ui/parts/state_badge.html")
def manuscript_badge(manuscript: Manuscript) -> dict[str, Any]:
    """The state of a manuscript as a badge."""
    state = ManuscriptState(manuscript.state)
    return {"label": STATES[state], "tone": TONES[state], "icon_name": TONE_ICONS[TONES[state]]}


@register.inclusion_tag("ui/parts/state_badge.html")
def task_badge(task: ReviewTask | OutsideReview) -> dict[str, Any]:
    """The state of a review task as a badge."""
    state = TaskState(task.state)
    tone = TASK_TONES[state]
    return {"label": TASK_STATES[state], "tone": tone, "icon_name": TONE_ICONS[tone]}
