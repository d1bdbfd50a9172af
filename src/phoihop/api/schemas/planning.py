"""Topics and deeds."""

from datetime import date
from typing import Literal

from ninja import Schema

from phoihop.api.schemas.forms import Address, Day, Genre, Line, Note, Ref

TopicStateName = Literal["private", "offered", "agreed", "in_work", "done", "dropped"]
MONTH = r"^((19|20|21)\d\d-(0[1-9]|1[0-2]))?$"


class NewDeed(Schema):
    """One occurrence of a duty that is no publication."""

    obligation: Ref
    title: Line
    on: Day | None = None
    due_on: Day | None = None
    note: Note = ""


class NewStep(Schema):
    """The next step of a deed; what proves it is named by an address."""

    step: Ref
    on: Day | None = None
    note: Note = ""
    address: Address = ""


class Step(Schema):
    """A step that was taken."""

    step: str
    on: date
    side: str
    late_days: int
    note: str
    address: str


class Deed(Schema):
    """A deed with its steps and the steps that may follow."""

    ref: str
    programme: str
    obligation: str
    title: str
    due_on: date | None
    last_step: str
    ended: bool
    steps: list[Step]
    open_steps: list[str]


class DeedPage(Schema):
    """Deeds, and where to go on."""

    items: list[Deed]
    next: str | None


class NewTopic(Schema):
    """An idea for a piece; ``line`` like ``HĐ-2017-01/1``, or ``obligation`` like ``B1``."""

    title: Line
    line: Line = ""
    obligation: Ref = ""
    genre: Genre = ""
    due_on: Day | None = None
    note: Note = ""


class Move(Schema):
    """The day of a step, and the reason where one is asked for."""

    on: Day | None = None
    reason: Note = ""


class Topic(Schema):
    """A topic, and the steps that are open."""

    ref: str
    programme: str
    title: str
    state: str
    obligation: str | None
    line: str | None
    genre: str
    due_on: date | None
    open_steps: list[str]


class TopicPage(Schema):
    """Topics, and where to go on."""

    items: list[Topic]
    next: str | None
