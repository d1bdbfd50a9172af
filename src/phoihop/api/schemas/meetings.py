"""Meetings of both sides."""

from datetime import date

from ninja import Schema


class MeetingBrief(Schema):
    """A meeting in a list."""

    ref: str
    state: str
    kind: str
    meets_on: date
    place: str
    title: str


class Item(Schema):
    """A point of the agenda: its words, whether both sides agreed to them, what became of it."""

    number: int
    title: str
    text: str
    agreed: bool
    outcome: str | None
    topic: str | None


class Meeting(MeetingBrief):
    """A meeting with its points; ``minutes_sha256`` is what each side signs."""

    minutes_sha256: str
    signed_by: list[str]
    items: list[Item]


class MeetingPage(Schema):
    """Meetings, and where to go on."""

    items: list[MeetingBrief]
    next: str | None
