"""Words and addresses of acceptance in templates: ``{% load acceptance %}``."""

from collections.abc import Iterable
from typing import Any

from django import template
from django.urls import reverse

from phoihop.acceptance.models import Entry, Record
from phoihop.acceptance.rules import EventKind, Left, RecordState
from phoihop.acceptance.wording import EVENT_KINDS, REASONS, RECORD_STATES, STATE_TONES
from phoihop.evidence.watching.queries import afterwards
from phoihop.evidence.watching.wording import event_row
from phoihop.ui.templatetags.ui import TONE_ICONS

register = template.Library()


@register.filter
def left_reasons(left: Left) -> str:
    """Why a piece is left out, in words."""
    return "; ".join(str(REASONS[code]) for code in left.reasons)


@register.filter
def event_label(kind: str) -> str:
    """What an event is called."""
    return str(EVENT_KINDS[EventKind(kind)])


@register.simple_tag
def publication_address(ref: str) -> str:
    """The page of a publication."""
    return reverse("publications:publication", args=[ref])


@register.simple_tag
def pages_since(entries: Iterable[Entry]) -> dict[int, list[dict[str, Any]]]:
    """Publication id → what became of its page since: gone, moved, removed by order. One query."""
    found = afterwards(entry.publication_id for entry in entries)
    return {pk: [event_row(event) for event in events] for pk, events in found.items()}


@register.filter
def of_piece(rows: dict[int, list[dict[str, Any]]], publication: int) -> list[dict[str, Any]]:
    """What ``pages_since`` has of one publication."""
    return rows.get(publication, [])


@register.inclusion_tag("ui/parts/state_badge.html")
def record_badge(record: Record) -> dict[str, Any]:
    """The state of a record as a badge."""
    state = RecordState(record.state)
    return {"label": RECORD_STATES[state], "tone": STATE_TONES[state],
            "icon_name": TONE_ICONS[STATE_TONES[state]]}  # fmt: skip
