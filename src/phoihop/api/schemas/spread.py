"""Copies of works, and pieces delivered before."""

from typing import Annotated, Any, Literal

from ninja import Schema
from pydantic import StringConstraints

from phoihop.api.schemas.forms import CLEAN, Ref

Line = Annotated[str, StringConstraints(max_length=500, pattern=CLEAN)]
Words = Annotated[str, StringConstraints(min_length=1, max_length=1000, pattern=CLEAN)]


class Appearance(Schema):
    """The text at one place. ``null`` marks: nothing to look for, or not looked at yet."""

    ref: str
    on: str | None
    outlet: str
    province: str
    kind: str
    origin: str
    title: str
    address: str
    place: str
    share_of_work: float | None
    verified: bool
    permission: str
    byline: bool | None
    source_line: bool | None
    label: bool | None


class Picture(Schema):
    """The first publication with all that came of it, what appeared earlier, what lies beside."""

    first: dict[str, Any] | None
    earlier: list[Appearance]
    beside: list[Appearance]


class Counted(Schema):
    """A name and how many copies."""

    name: str
    copies: int


class YearCopy(Appearance):
    """A copy, with the work it is of."""

    work: str
    work_title: str


class Year(Schema):
    """The copies of a year: counts, and the list behind each. Never reach or money."""

    year: int
    copies: int
    outlets: int
    works_carried: int
    works: int
    by_outlet: list[Counted]
    by_province: list[Counted]
    by_kind: list[Counted]
    items: list[YearCopy]


class NewCopy(Schema):
    """A copy that somebody knows of."""

    kind: Literal["reprint", "abridged", "quotation", "translation"]
    address: Annotated[str, StringConstraints(max_length=2000, pattern=CLEAN)] = ""
    outlet_name: Annotated[str, StringConstraints(max_length=200, pattern=CLEAN)] = ""
    place: Annotated[str, StringConstraints(max_length=120, pattern=CLEAN)] = ""
    title: Line = ""
    language: Annotated[str, StringConstraints(max_length=8, pattern=r"^[a-z-]+$")] = "vi"
    published: Annotated[str, StringConstraints(max_length=40, pattern=CLEAN)] = ""
    permission: Literal["permitted", "refused", "unknown"] = "unknown"
    permission_words: Annotated[str, StringConstraints(max_length=300, pattern=CLEAN)] = ""


class DeclaredCopy(Schema):
    """A copy as it was written down."""

    ref: str
    work: str
    kind: str
    address: str


class Finding(Schema):
    """A piece, and what makes it one delivered or printed before."""

    instrument: str
    work: str
    title: str
    where: str
    ground: str
    needs_decision: bool
    share_of_work: float
    other_instrument: str
    other_programme: str
    other_title: str
    decision: str
    decision_state: str


class NewCofunding(Schema):
    """Why a piece delivered before may be accepted here too."""

    work: Ref
    reason: Literal["joint_order", "reprint_ordered", "new_material", "not_the_same"]
    words: Words


class Answer(Schema):
    """The institution's answer."""

    agreed: bool
    words: Words


class Cofunding(Schema):
    """A decision to accept a piece delivered before."""

    ref: str
    instrument: str
    work: str
    reason: str
    words: str
    state: str
    decision_words: str
