"""The work of a day, letters, and what a search finds."""

from datetime import date, datetime

from ninja import Schema


class Item(Schema):
    """One open thing: whose turn it is, until when, and the address of its page."""

    task: str
    sentence: str
    ref: str
    programme: str
    due_on: date | None
    overdue: bool
    count: int
    turn: list[str]
    roles: list[str]
    address: str


class Today(Schema):
    """What waits for the member, and what waits for others; the earliest due day first."""

    on: date
    mine: list[Item]
    others: list[Item]


class Letter(Schema):
    """A letter that the house wrote to the member, and what became of it."""

    key: str
    kind: str
    subject: str
    state: str
    written_at: datetime
    ended_at: datetime | None


class LetterPage(Schema):
    """Letters, and where to go on."""

    items: list[Letter]
    next: str | None


class Hit(Schema):
    """One thing found; ``ref`` leads to it."""

    kind: str
    ref: str
    title: str
    about: str
    programme: str
    address: str
