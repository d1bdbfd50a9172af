"""Words of spread in templates: ``{% load spread %}``."""

from typing import Any

from django import template

from phoihop.spread import wording
from phoihop.spread.family import Appearance, CopyKind, Permission
from phoihop.spread.models import Cofunding
from phoihop.spread.rules import CofundingReason, CofundingState, ReprintTerms
from phoihop.ui.templatetags.ui import TONE_ICONS

register = template.Library()


@register.filter
def copy_kind(kind: str) -> str:
    """What a copy is, in words."""
    return str(wording.COPY_KINDS[CopyKind(kind)])


@register.filter
def copy_origin(one: Appearance) -> str:
    """How an appearance is known."""
    return str(wording.ORIGINS[one.origin])


@register.filter
def finding_ground(ground: Any) -> str:
    """Why two pieces are held to be one."""
    return str(wording.GROUNDS[ground])


@register.filter
def finding_where(where: Any) -> str:
    """Where the other text stands."""
    return str(wording.WHERES[where])


@register.filter
def terms_label(terms: str) -> str:
    """Terms of reprinting in words."""
    return str(wording.TERMS[ReprintTerms(terms)])


@register.filter
def cofunding_reason(decision: Cofunding) -> str:
    """The coded reason in words."""
    return str(wording.REASONS[CofundingReason(decision.reason)])


@register.inclusion_tag("ui/parts/state_badge.html")
def permission_badge(one: Appearance) -> dict[str, Any]:
    """Whether a copy was permitted."""
    permission = Permission(one.permission)
    return _badge(wording.PERMISSIONS[permission], wording.PERMISSION_TONES[permission])


@register.inclusion_tag("ui/parts/state_badge.html")
def cofunding_badge(decision: Cofunding) -> dict[str, Any]:
    """The state of a decision."""
    state = CofundingState(decision.state)
    return _badge(wording.COFUNDING_STATES[state], wording.COFUNDING_TONES[state])


def _badge(label: Any, tone: str) -> dict[str, Any]:
    return {"label": label, "tone": tone, "icon_name": TONE_ICONS[tone]}
