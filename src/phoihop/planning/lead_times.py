"""How long a piece takes, counted back from the day it should appear. Pure.

A lead time names three days before the due day: by when the work starts, by when there is a
draft, by when the text is with the editor. Each programme's parties may set their own; the
defaults below are estimates of the house, not a norm, and say so wherever they are shown.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from phoihop.law.refusal import Refusal
from phoihop.programmes.rules import Genre

LONGEST_DAYS = 365
SATURDAY = 5


@dataclass(frozen=True, slots=True)
class LeadTime:
    """Calendar days before the due day: of the start, the draft, the hand-over to the editor."""

    start_days: int
    draft_days: int
    editor_days: int


class Stage(StrEnum):
    """The days that a plan names for one piece, in their order."""

    START = "start"
    DRAFT = "draft"
    EDITOR = "editor"
    DUE = "due"


@dataclass(frozen=True, slots=True)
class Stages:
    """The back-planned days of one piece; none but the last falls on a day off."""

    start_by: date
    draft_by: date
    editor_by: date
    due_on: date

    def on(self, stage: Stage) -> date:
        """The day of a stage."""
        return {
            Stage.START: self.start_by,
            Stage.DRAFT: self.draft_by,
            Stage.EDITOR: self.editor_by,
            Stage.DUE: self.due_on,
        }[stage]


DEFAULTS: Mapping[Genre, LeadTime] = {
    Genre.NEWS_ITEM: LeadTime(3, 2, 1),
    Genre.ARTICLE: LeadTime(14, 6, 3),
    Genre.THEORY_ARTICLE: LeadTime(45, 20, 14),
    Genre.REPORTAGE: LeadTime(21, 8, 4),
    Genre.INTERVIEW: LeadTime(14, 6, 3),
    Genre.PHOTO: LeadTime(5, 3, 2),
    Genre.VIDEO: LeadTime(21, 8, 4),
    Genre.SPECIAL_PAGE: LeadTime(30, 14, 7),
    Genre.SPECIAL_ISSUE: LeadTime(60, 30, 15),
    Genre.TALK_SHOW: LeadTime(30, 14, 7),
    Genre.CONFERENCE: LeadTime(60, 30, 14),
}
ANY_GENRE = LeadTime(14, 6, 3)
"""For a piece whose genre is left open: that of an article."""


def check_lead_time(lead: LeadTime) -> LeadTime:
    """Raise unless the three days follow each other.

    Raises:
        Refusal: ``leadtime.order`` or ``leadtime.too_long``.
    """
    if lead.start_days > LONGEST_DAYS:
        raise Refusal("leadtime.too_long", days=lead.start_days, limit=LONGEST_DAYS)
    if not lead.start_days >= lead.draft_days >= lead.editor_days >= 0:
        raise Refusal("leadtime.order")
    return lead


def lead_for(genre: str, own: Mapping[str, LeadTime]) -> LeadTime:
    """The lead time of a genre: what the party set, else the default."""
    if genre in own:
        return own[genre]
    return DEFAULTS[Genre(genre)] if genre else ANY_GENRE


def working_day(day: date, off: Collection[date] = ()) -> date:
    """``day``, or the last working day before it when it is a weekend or in ``off``."""
    while day.weekday() >= SATURDAY or day in off:
        day -= timedelta(1)
    return day


def back_planned(due_on: date, lead: LeadTime, *, off: Collection[date] = ()) -> Stages:
    """The days by which a piece due ``due_on`` must start, be drafted and reach the editor.

    Args:
        off: public holidays; weekends are known here. A stage never falls on either.
    """
    start, draft, editor = (
        working_day(due_on - timedelta(days), off)
        for days in (lead.start_days, lead.draft_days, lead.editor_days)
    )
    return Stages(start, draft, editor, due_on)
