"""Tags and filters of every page: ``{% load ui %}``."""

from collections.abc import Sequence

from django import template
from django.forms import BoundField, CheckboxInput, CheckboxSelectMultiple, RadioSelect, Select
from django.template.context import Context
from django.template.loader import render_to_string
from django.template.loader_tags import BLOCK_CONTEXT_KEY
from django.utils.safestring import SafeString

from phoihop.ui import bars, icons, navigation, wording

register = template.Library()

register.filter("money", wording.money)
register.filter("number", wording.number)
register.filter("share", wording.share)
register.filter("day", wording.day)
register.filter("moment", wording.moment)

# What a badge says with colour it says again with its icon, for who sees no colours.
TONE_ICONS = {
    "idle": "circle-dashed",
    "wait": "hourglass",
    "busy": "circle-half-2",
    "good": "circle-check",
    "late": "clock",
    "bad": "alert-triangle",
}
CHOICE_LISTS = (RadioSelect, CheckboxSelectMultiple)


@register.simple_tag
def icon(name: str, label: str = "") -> SafeString:
    """``{% icon "calendar" %}``; give a label only where no text stands beside it."""
    return icons.icon(name, label=label)


@register.simple_tag
def bar(steps: Sequence[tuple[str, int]], whole: int) -> SafeString:
    """``{% bar steps whole=12 %}``: the nested bar of the ledger."""
    return bars.nested_bar(steps, whole=whole)


@register.inclusion_tag("ui/parts/state_badge.html")
def state_badge(label: str, tone: str = "idle") -> dict[str, str]:
    """``{% state_badge label "good" %}``; tones: idle, wait, busy, good, late, bad."""
    return {"label": label, "tone": tone, "icon_name": TONE_ICONS[tone]}


@register.simple_tag(takes_context=True)
def sidebar(context: Context) -> SafeString:
    """The loop; that of one programme when the page has a ``programme``.

    ``{% sidebar as nav %}``: drawn once, shown beside the page and in the menu of a phone.
    """
    programme = context.get("programme")
    request = context.get("request")
    member = getattr(request, "member", None)
    shown = navigation.links(
        request.path if request else "",
        programme_ref=getattr(programme, "ref", None),
        roles=member.roles if member else (),
        home=getattr(request, "home_side", None),
    )
    parts = {
        "programme": programme,
        "loop": [link for link in shown if link.in_loop],
        "beside": [link for link in shown if not link.in_loop],
    }
    return render_to_string("ui/parts/sidebar.html", parts)


@register.simple_tag(takes_context=True)
def title_again(context: Context) -> SafeString | str:
    """What the page wrote into its ``title`` block: a page names itself once, for both places."""
    blocks = context.render_context.get(BLOCK_CONTEXT_KEY)
    title = blocks.get_block("title") if blocks else None
    return title.render(context) if title else ""


@register.filter
def control(bound: BoundField) -> SafeString:
    """The widget of a form field, with the classes that its kind wears."""
    widget = bound.field.widget
    if isinstance(widget, CheckboxInput):
        style = "form-check-input"
    elif isinstance(widget, CHOICE_LISTS):
        style = ""
    elif isinstance(widget, Select):
        style = "form-select"
    else:
        style = "form-control"
    marked = f"{style} is-invalid" if bound.errors else style
    own = str(widget.attrs.get("class", ""))
    return bound.as_widget(attrs={"class": f"{marked} {own}".strip()})


@register.filter
def is_check(bound: BoundField) -> bool:
    """Whether the field is one tick box, whose label stands after it."""
    return isinstance(bound.field.widget, CheckboxInput)


@register.filter
def is_choice_list(bound: BoundField) -> bool:
    """Whether the field is a list of tick boxes or radio buttons, which needs a legend."""
    return isinstance(bound.field.widget, CHOICE_LISTS)
