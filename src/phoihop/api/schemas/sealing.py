"""The number and the signatures of a paper."""

from datetime import date, datetime

from ninja import Schema


class Signer(Schema):
    """One who must sign: whose certificate is expected, whether it was done, whose turn it is."""

    field: str
    expected: str
    signed: bool
    open: bool


class Stage(Schema):
    """One kept revision of the file."""

    ordinal: int
    step: str
    at: datetime
    sha256: str


class Standing(Schema):
    """How far the signing has come. ``holds`` is the verdict on the newest file itself."""

    ref: str
    title: str
    number: str | None
    issued_on: date | None
    way: str | None
    state: str | None
    rows_sha256: str
    rows_changed: bool
    signers: list[Signer]
    stages: list[Stage]
    holds: bool | None
    level: str | None
    findings: list[str]
