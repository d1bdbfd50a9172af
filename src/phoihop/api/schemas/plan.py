"""Assignments, lines step by step, and which promise will fall short."""

from datetime import date
from typing import Literal

from ninja import Schema

from phoihop.api.schemas.forms import Day, Dong, Note, Ref


class NewAssignment(Schema):
    """What a colleague is asked to do for a topic; without ``fee_dong`` by the house's norms."""

    assignee: Ref
    deadline_on: Day
    task: Literal["write", "photograph", "film", "edit"] = "write"
    fee_dong: Dong | None = None
    rights: Note = ""
    disclosure: Note = ""
    note: Note = ""


class Refusing(Schema):
    """Why an assignment is refused: one of the list, and words where it asks for them."""

    reason: Ref
    note: Note = ""


class Assignment(Schema):
    """An assignment. The publisher's own: no institution sees any of it."""

    ref: str
    state: str
    topic: str
    assignee: str
    task: str
    deadline_on: date
    fee_dong: int | None
    rights: str
    disclosure: str
    note: str
    reason: str


class AssignmentPage(Schema):
    """Assignments, and where to go on."""

    items: list[Assignment]
    next: str | None


class LineSteps(Schema):
    """One line and how many pieces stand at each step; one is counted at all it has passed."""

    line: str
    description: str
    obligation: str
    signed: int
    planned: int
    in_work: int
    published: int
    accepted: int


class Lines(Schema):
    """The lines of a year, step by step."""

    year: int
    lines: list[LineSteps]


class Gap(Schema):
    """One promise and the reckoning of what it will lack.

    ``missing`` is what nothing is planned for in time, ``possible`` what of that can still be made
    from today at the signed rhythm; the first of them must start by ``last_safe_start_on``.
    """

    code: str
    label: str
    side: Literal["a", "b"]
    standing: Literal["short", "start_now", "open", "waiting", "covered", "done"]
    signed: int
    done: int
    in_time: int
    at_risk: int
    undated: int
    missing: int
    possible: int
    short_by: int
    lead_days: int
    rhythm_days: int
    last_safe_start_on: date | None
    ends_on: date
