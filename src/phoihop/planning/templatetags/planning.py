"""Words of the plan in templates: ``{% load planning %}``."""

from typing import Any

from django import template

from phoihop.planning.models import Topic
from phoihop.planning.rules import TopicState
from phoihop.planning.wording import TOPIC_STATES, TOPIC_TONES
from phoihop.ui.templatetags.ui import TONE_ICONS

register = template.Library()


@register.inclusion_tag("ui/parts/state_badge.html")
def topic_badge(topic: Topic) -> dict[str, Any]:
    """The state of a topic as a badge."""
    state = TopicState(topic.state)
    tone = TOPIC_TONES[state]
    return {"label": TOPIC_STATES[state], "tone": tone, "icon_name": TONE_ICONS[tone]}
