"""Royalties and their statements."""

from datetime import date
from typing import Annotated, Literal

from ninja import Field, Schema

from phoihop.api.schemas.forms import Day, Line, Ref

Percent = Annotated[int, Field(ge=1, le=100)]
Factor = Annotated[float, Field(gt=0, le=100)]
GroupName = Literal["short", "long", "media"]


class NewShare(Schema):
    """One author's part, in whole per cent."""

    name: Line
    percent: Percent = 100
    office: Line = ""


class NewReckoning(Schema):
    """A publication graded; ``group`` of the norm table, or by the genre of the work."""

    publication: Ref
    coefficient: Factor
    group: GroupName | None = None
    multiplier: Factor = 1
    multiplier_reason: Line = ""
    shares: list[NewShare]


class Royalty(Schema):
    """One author's part, and what it was reckoned from. Money in whole đồng."""

    ref: str
    author: str
    publication: str
    published_on: date
    group: str
    unit_dong: int
    share_percent: int
    gross_dong: int
    source: str


class RoyaltyPage(Schema):
    """Royalties, and where to go on."""

    items: list[Royalty]
    next: str | None


class NewStatement(Schema):
    """For whom, and for the pieces of which month."""

    author: Line
    year: Annotated[int, Field(ge=1990, le=2200)]
    month: Annotated[int, Field(ge=1, le=12)]


class Payment(Schema):
    """The day on which it was paid."""

    on: Day


class Statement(Schema):
    """What one author gets for a month; ``due_on`` is the last day to pay."""

    ref: str
    author: str
    year: int
    month: int
    state: str
    gross_dong: int
    tax_dong: int
    net_dong: int
    due_on: date


class StatementPage(Schema):
    """Statements, and where to go on."""

    items: list[Statement]
    next: str | None
