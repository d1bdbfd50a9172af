"""Programmes, their papers, their duties and their ledger."""

from datetime import date, datetime
from typing import Any, Literal

from ninja import Schema

from phoihop.api.schemas.forms import Day


class Party(Schema):
    """One party of a programme."""

    side: Literal["a", "b"]
    organisation: str
    name: str


class ProgrammeBrief(Schema):
    """A programme in a list."""

    ref: str
    title: str
    period_label: str
    state: str
    starts_on: date
    ends_on: date


class Instrument(Schema):
    """A yearly instrument."""

    ref: str
    kind: str
    title: str
    year: int
    state: str
    effective_from: date
    ends_on: date
    signed_on: date | None


class Programme(ProgrammeBrief):
    """A programme with its parties and the instruments that the member sees."""

    signed_on: date | None
    effective_from: date
    parties: list[Party]
    instruments: list[Instrument]


class ProgrammePage(Schema):
    """Programmes, and where to go on: ``?after=`` this reference."""

    items: list[ProgrammeBrief]
    next: str | None


class Paper(Schema):
    """A programme, instrument or annex after a step."""

    ref: str
    kind: Literal["programme", "instrument", "annex"]
    state: str


class SigningDay(Schema):
    """The day of the signatures, where the paper does not state it."""

    signed_on: Day | None = None


class ImportReport(Schema):
    """What a file brought, as ``kind:reference``."""

    created: list[str]
    updated: list[str]
    unchanged: list[str]


class Ledger(Schema):
    """The ledger of a programme; the rows are those of ``./phoihop ledger REF --json``."""

    programme: str
    on: date
    known_at: datetime
    rows: list[dict[str, Any]]


class Obligation(Schema):
    """A duty of one side, as printed."""

    code: str
    kind: str
    side: Literal["a", "b"]
    text: str
    quantified: bool
    quantity_least: int | None
    quantity_most: int | None
    cadence: str
    evidence_level: str
    themes: list[str]
