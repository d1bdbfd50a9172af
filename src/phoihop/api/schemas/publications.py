"""Works, publications, matches and evidence."""

from datetime import datetime
from typing import Annotated

from ninja import Schema
from pydantic import StringConstraints

from phoihop.api.schemas.forms import CLEAN, Address, Body, Genre, Line, Moment, Ref


class NewPublication(Schema):
    """A work with where and when it appeared. The date may be a year or a month."""

    title: Annotated[str, StringConstraints(max_length=1000, pattern=CLEAN)]
    address: Address = ""
    outlet: Ref = ""
    published: Ref = ""
    author_line: Line = ""
    genre: Genre = ""
    by_institution: bool = False
    body: Body = ""
    issue: Annotated[str, StringConstraints(max_length=60, pattern=CLEAN)] = ""
    page: Annotated[str, StringConstraints(max_length=30, pattern=CLEAN)] = ""
    broadcast_title: Annotated[str, StringConstraints(max_length=200, pattern=CLEAN)] = ""
    broadcast_minute: Annotated[str, StringConstraints(max_length=12, pattern=CLEAN)] = ""


class Publication(Schema):
    """A work in an outlet."""

    ref: str
    work: str
    title: str
    author_line: str
    outlet: str | None
    published: str | None
    address: str
    disclosure: str


class PublicationPage(Schema):
    """Publications, newest first, and where to go on."""

    items: list[Publication]
    next: str | None


class ListReport(Schema):
    """What became of an imported list."""

    ref: str
    rows: int
    outcomes: dict[str, int]
    proposals: int
    repeated: bool


class Match(Schema):
    """A work held to fulfil a duty."""

    id: int
    work: str
    publication: str
    title: str
    obligation: str
    line: str | None
    state: str
    score: float
    reasons: list[str]


class MatchPage(Schema):
    """Matches, newest first, and where to go on."""

    items: list[Match]
    next: int | None


class Fulfils(Schema):
    """What a work fulfils: a duty (``B1``) or a line (``HĐ-2017-01/1``) of a programme."""

    programme: Ref
    duty: Line
    publication: Ref = ""


class PlannedAs(Schema):
    """The topic or deed that a matched piece is, if it was planned."""

    topic: Ref = ""
    deed: Ref = ""


class NewText(Schema):
    """The text of a publication as somebody saw it."""

    text: Body
    captured_at: Moment | None = None


class Evidence(Schema):
    """A proof that a publication appeared."""

    ref: str
    publication: str
    level: str
    sha256: str
    captured_at: datetime
