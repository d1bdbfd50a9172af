"""Pages looked at again, and the agreed label on them."""

from datetime import date, datetime

from ninja import Schema


class Passage(Schema):
    """One place where a text was edited; an empty side means that it was not there."""

    before: str
    after: str


class PageEvent(Schema):
    """Something seen of a page, or told by people with their paper."""

    ordinal: int
    kind: str
    at: datetime
    until: datetime
    looks: int
    status: int | None
    address: str
    facts: dict[str, str | int | float]
    passages: list[Passage]
    before_sha256: str
    after_sha256: str
    warc_sha256: str
    on: date | None
    reason: str
    paper_sha256: str


class PieceEvent(PageEvent):
    """An event with the publication it is about."""

    publication: str


class PieceEventPage(Schema):
    """Events, newest first, and where to go on."""

    items: list[PieceEvent]
    next: int | None


class WatchedPage(Schema):
    """What was seen of one publication's page, the latest event first."""

    publication: str
    watched: bool
    state: str | None
    looks: int
    absent_looks: int
    looked_at: datetime | None
    next_due_at: datetime | None
    problem: str
    events: list[PageEvent]


class LabelledPiece(Schema):
    """A piece and whether its page bears the agreed label, as last seen."""

    publication: str
    work: str
    title: str
    paper: str
    state: str
    other_words: str
    page_sha256: str
    checked_at: datetime | None
    present_at: datetime | None
    since_at: datetime | None


class Labels(Schema):
    """How many pieces are in each state, and some of them."""

    counts: dict[str, int]
    items: list[LabelledPiece]
    next: int | None
