"""Versions of a paper, what differs between two of them, and what an annex touches."""

from datetime import date, datetime
from typing import Any, Literal

from ninja import Schema

PaperKind = Literal["programme", "instrument", "annex"]


class Version(Schema):
    """A version that was on the table; why it was offered, when it answers another."""

    number: int
    party: str
    member: str
    offered_at: datetime
    sha256: str
    reason_code: str
    reason: str


class Gate(Schema):
    """A gate that a party has passed with the version on the table."""

    party: str
    gate: str
    member: str
    passed_at: datetime


class Versions(Schema):
    """The versions of a paper; ``turn`` says which parties have which gate before them."""

    ref: str
    state: str
    versions: list[Version]
    gates: list[Gate]
    turn: dict[str, list[str]]


class VersionText(Version):
    """One version with everything it says, in the form of the file that import takes."""

    statement: dict[str, Any]


class Difference(Schema):
    """One place where two versions differ; ``before_words`` and ``after_words`` are for people."""

    what: str
    path: list[str | int]
    place: str
    before: Any
    after: Any
    before_words: str
    after_words: str


class Comparison(Schema):
    """Two versions of a paper, clause by clause."""

    ref: str
    kind: PaperKind
    before: int
    after: int
    differences: list[Difference]


class Preview(Schema):
    """Everything that an annex touches; pairs are before and after, money is integer đồng."""

    annex: str
    programme: str
    instrument: str | None
    state: str
    reason_code: str
    effective_on: date
    gross_dong: list[int] | None
    lines: list[dict[str, Any]]
    obligations: list[dict[str, Any]]
    themes: list[dict[str, Any]]
    topics: list[str]
    deeds: list[str]
    publications: list[str]
    instruments: list[str]
    balance: list[dict[str, Any]]
    money_apart: list[dict[str, Any]]
