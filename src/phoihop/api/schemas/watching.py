"""Pages looked at again, and the agreed label on them."""

from datetime import date, datetime

from ninja import Schema

from phoihop.api.schemas.forms import Line, Ref


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
    evidence: str
    told_by_person: bool
    checked_at: datetime | None
    present_at: datetime | None
    since_at: datetime | None


class Labels(Schema):
    """How many pieces are in each state, and some of them."""

    counts: dict[str, int]
    items: list[LabelledPiece]
    next: int | None


class LabelSaid(Schema):
    """What a person saw of the agreed label; ``evidence`` is the scan or recording of it."""

    seen: bool
    place: Line
    other_words: Line = ""
    evidence: Ref = ""


class LabelWord(Schema):
    """What one side said of the label on a printed or broadcast piece."""

    publication: str
    seen: bool
    place: str
    other_words: str
    evidence: str | None
    told_for: str
    told_at: datetime
