"""Acceptance records and payments."""

from datetime import date
from typing import Annotated

from ninja import Schema
from pydantic import StringConstraints

from phoihop.api.schemas.forms import CLEAN, Day, Dong


class NewRecord(Schema):
    """The days that an acceptance record covers."""

    starts_on: Day
    ends_on: Day
    accepted_on: Day | None = None
    place: Annotated[str, StringConstraints(max_length=120, pattern=CLEAN)] = ""


class Left(Schema):
    """A piece that is not taken, and why."""

    work: str
    title: str
    reasons: list[str]


class Preview(Schema):
    """What a record would hold."""

    accepted: list[str]
    extra: list[str]
    left: list[Left]
    net_dong: int
    vat_dong: int
    gross_dong: int


class RecordRow(Schema):
    """One row of a record."""

    ordinal: int
    line: str
    work: str
    title: str
    published_on: date
    extra: bool
    amount_dong: int


class Payment(Schema):
    """A transfer for a record."""

    id: int
    amount_dong: int
    paid_on: date
    reference: str
    confirmed: bool


class Record(Schema):
    """An acceptance record with its rows."""

    ref: str
    instrument: str
    starts_on: date
    ends_on: date
    accepted_on: date
    state: str
    rows_sha256: str
    confirmed: list[str]
    net_dong: int
    vat_dong: int
    gross_dong: int
    paid_dong: int
    rows: list[RecordRow]
    payments: list[Payment]


class Seen(Schema):
    """The hash of the rows that the person read."""

    rows_sha256: Annotated[str, StringConstraints(max_length=64, pattern=r"^[0-9a-f]*$")]


class NewRequest(Schema):
    """A request for payment; the amount is the record's."""

    requested_on: Day | None = None
    reference: Annotated[str, StringConstraints(max_length=120, pattern=CLEAN)] = ""


class NewPayment(Schema):
    """A transfer, integer đồng."""

    amount_dong: Dong
    paid_on: Day | None = None
    reference: Annotated[str, StringConstraints(max_length=120, pattern=CLEAN)] = ""
