"""Words of the plan in templates: ``{% load planning %}``."""

from typing import Any

from django import template
from django.template.context import Context

from phoihop.law.access import Side, may
from phoihop.planning.assignment_rules import AssignmentState
from phoihop.planning.commemorations import Occasion
from phoihop.planning.models import Assignment, Topic
from phoihop.planning.rules import TopicState
from phoihop.planning.wording import (
    ASSIGNMENT_STATES,
    ASSIGNMENT_TONES,
    TOPIC_STATES,
    TOPIC_TONES,
)
from phoihop.programmes.queries import side_of
from phoihop.ui.templatetags.ui import TONE_ICONS

register = template.Library()


@register.inclusion_tag("ui/parts/state_badge.html")
def topic_badge(topic: Topic) -> dict[str, Any]:
    """The state of a topic as a badge."""
    state = TopicState(topic.state)
    tone = TOPIC_TONES[state]
    return {"label": TOPIC_STATES[state], "tone": tone, "icon_name": TONE_ICONS[tone]}


@register.simple_tag
def topic_state(topic: Topic) -> str:
    """The state of a topic in words alone: a month has hundreds of cards, and a badge is a file."""
    return str(TOPIC_STATES[TopicState(topic.state)])


@register.inclusion_tag("ui/parts/state_badge.html")
def assignment_badge(assignment: Assignment) -> dict[str, Any]:
    """The state of an assignment as a badge."""
    state = AssignmentState(assignment.state)
    tone = ASSIGNMENT_TONES[state]
    return {"label": ASSIGNMENT_STATES[state], "tone": tone, "icon_name": TONE_ICONS[tone]}


@register.inclusion_tag("planning/part_tabs.html", takes_context=True)
def plan_tabs(context: Context, tab: str) -> dict[str, Any]:
    """``{% plan_tabs "board" %}``: the ways to look at a plan; assignments for who may see them."""
    programme = context["programme"]
    member = getattr(context.get("request"), "member", None)
    side = side_of(programme, member) if member else Side.A
    sees = member is not None and any(
        may(action, side=side, roles=member.roles)
        for action in ("assignment.see", "assignment.answer")
    )
    return {"programme": programme, "tab": tab, "sees_assignments": sees}


@register.simple_tag
def occasion_name(occasion: Occasion, language: str) -> str:
    """A commemoration in the reader's language, with its years when they are round."""
    name = occasion.commemoration.named(language)
    return f"{name} ({occasion.years})" if occasion.is_round else name


@register.filter
def iso_day(text: str) -> str:
    """``2017-05-19`` as ``19-05-2017``."""
    year, month, day = text.split("-")
    return f"{day}-{month}-{year}"
