"""Trips, questions, briefing packs and leads."""

from datetime import date
from typing import Annotated, Literal

from ninja import Schema
from pydantic import StringConstraints

from phoihop.api.schemas.forms import CLEAN, Address, Day, Line, Note, Ref

Text = Annotated[str, StringConstraints(max_length=20_000, pattern=CLEAN)]


class NewTrip(Schema):
    """A field trip that reporters ask for under the duty to open doors."""

    obligation: Ref
    place: Line
    from_on: Day
    until_on: Day
    purpose: Text
    companions: list[Line] = []


class NewEntry(Schema):
    """What took place on a day of a trip, for both sides to read."""

    on: Day
    text: Text


class Stop(Schema):
    """A planned stop of the itinerary."""

    on: date
    place: str
    what: str


class Entry(Schema):
    """A line of the log that both sides read."""

    on: date
    text: str


class Trip(Schema):
    """A trip. ``costs`` says who bore what, as far as it was told; reporters' notes are nowhere."""

    ref: str
    state: str
    from_on: date
    until_on: date
    due_on: date | None
    place: str
    purpose: str
    safety: str
    hosts: list[str]
    members: list[str]
    stops: list[Stop]
    costs: dict[str, str]
    log: list[Entry]
    topics: list[str]


class TripPage(Schema):
    """Trips, and where to go on."""

    items: list[Trip]
    next: str | None


class NewQuestion(Schema):
    """A question under the duty to inform; ``due_on`` is as the duty promises unless given."""

    obligation: Ref
    title: Line
    text: Text
    due_on: Day | None = None
    unit: Ref = ""
    sensitive: bool = False


class NewAnswer(Schema):
    """An answer in words; what shows it is named by an address."""

    text: Text
    address: Address = ""
    on: Day | None = None


class Judgement(Schema):
    """Whether the answer is enough; if not, ``note`` says what is missing."""

    sufficient: bool
    note: Note = ""
    on: Day | None = None


class Answer(Schema):
    """An answer as it was given."""

    on: date
    text: str
    address: str


class AnswerFile(Schema):
    """A file of an answer: the day its contents are of, and their source."""

    name: str
    dated_on: date
    source: str


class Question(Schema):
    """A question with its answers. The words of a sensitive one stay on the pages."""

    ref: str
    state: str
    due_on: date | None
    unit: str | None
    sensitive: bool
    title: str
    text: str
    answers: list[Answer]
    files: list[AnswerFile]


class QuestionPage(Schema):
    """Questions, and where to go on."""

    items: list[Question]
    next: str | None


class PackVersionBrief(Schema):
    """A version of a pack in a list; ``change`` is empty in the first."""

    number: int
    issued_on: date
    change: str


class Pack(Schema):
    """A briefing pack with its versions, the newest first."""

    ref: str
    unit: str
    title: str
    versions: list[PackVersionBrief]


class PackPage(Schema):
    """Packs, and where to go on."""

    items: list[Pack]
    next: str | None


class Figure(Schema):
    """A verified figure, as printed."""

    label: str
    value: str
    unit: str
    as_of_on: date
    source: str


class PackVersion(Schema):
    """Everything that one version of a pack says."""

    ref: str
    title: str
    unit: str
    number: int
    issued_on: date
    potential: str
    advantages: str
    directions: str
    change: str
    figures: list[Figure]


class NewLead(Schema):
    """A good practice or a model example; private to its side until it is offered."""

    kind: Literal["practice", "example"]
    title: Line
    claim: Text
    place: Line = ""
    expires_on: Day | None = None


class Lead(Schema):
    """A lead, without the people it names; erased, it says nothing any more."""

    ref: str
    state: str
    kind: str
    noted_on: date
    expires_on: date
    title: str
    claim: str
    place: str
    topic: str | None


class LeadPage(Schema):
    """Leads, and where to go on."""

    items: list[Lead]
    next: str | None
