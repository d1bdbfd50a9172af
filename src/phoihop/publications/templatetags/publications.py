"""Tags and filters of this room's pages: ``{% load publications %}``."""

from collections.abc import Mapping
from typing import Any

from django import template

from phoihop.law.refusal import Refusal
from phoihop.programmes.rules import Genre
from phoihop.programmes.wording import GENRES
from phoihop.publications import wording
from phoihop.publications.models import ImportRow, Match
from phoihop.publications.rules import GroupingState, MatchState, RowOutcome
from phoihop.ui.refusals import in_words

register = template.Library()

MATCH_TONES = {
    MatchState.PROPOSED: "wait",
    MatchState.CONFIRMED: "good",
    MatchState.REFUSED: "idle",
    MatchState.REMOVED: "late",
}
OUTCOME_TONES = {
    RowOutcome.STORED: "good",
    RowOutcome.GROUPED: "good",
    RowOutcome.KNOWN: "idle",
    RowOutcome.PROPOSED: "wait",
    RowOutcome.REFUSED: "bad",
}

register.filter("reason_text", wording.reason_text)


@register.filter
def of_duty(choices: Mapping[int, list[Any]], match: Match) -> list[Any]:
    """The topics or deeds that wait under the duty of ``match``."""
    return choices.get(match.obligation_id, [])


@register.filter
def genre_label(genre: str) -> str:
    """The genre in words; empty for none."""
    return str(GENRES[Genre(genre)]) if genre else ""


@register.inclusion_tag("ui/parts/state_badge.html")
def match_badge(match: Match) -> dict[str, str]:
    """The state of a match."""
    state = MatchState(match.state)
    return _badge(str(wording.MATCH_STATES[state]), MATCH_TONES[state])


@register.inclusion_tag("ui/parts/state_badge.html")
def outcome_badge(row: ImportRow) -> dict[str, str]:
    """What became of a row."""
    outcome = RowOutcome(row.outcome)
    return _badge(str(wording.ROW_OUTCOMES[outcome]), OUTCOME_TONES[outcome])


@register.filter
def grouping_state(state: str) -> str:
    """The answer to a question about two works, in words."""
    return str(wording.GROUPING_STATES[GroupingState(state)])


@register.filter
def why_refused(row: ImportRow) -> str:
    """The sentence of a row that was not taken; empty for one that was."""
    return in_words(Refusal(row.code, **row.facts)) if row.code else ""


@register.filter
def looked_up(labels: Mapping[str, Any], name: str) -> str:
    """The label of a value, or the value itself."""
    return str(labels.get(name, name))


def _badge(label: str, tone: str) -> dict[str, str]:
    icons = {"idle": "circle-dashed", "wait": "hourglass", "good": "circle-check"}
    icons |= {"late": "clock", "bad": "alert-triangle"}
    return {"label": label, "tone": tone, "icon_name": icons[tone]}
