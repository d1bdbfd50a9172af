"""Captures of pages, bundles of captures."""

from datetime import datetime

from ninja import Schema


class CaptureOrder(Schema):
    """The wish for one capture, and what became of it."""

    publication: str
    state: str
    tries: int
    due_at: datetime
    problem: str
    evidence: str | None


class Capture(Schema):
    """What one machine saw of a page. Hashes of machine and network are empty where unknown."""

    evidence: str
    witness_of: str
    key: str
    seen_at: datetime
    recorded_at: datetime
    sha256: str
    words_sha256: str
    missing: list[str]
    machine: str
    network: str


class Comparison(Schema):
    """Two captures side by side. ``one_witness_because`` is empty when they are two witnesses."""

    one: str
    other: str
    agrees: bool
    share: float
    one_witness_because: str
    differences: list[list[str]]


class Captures(Schema):
    """All captures of one publication, how they compare, and what they prove.

    ``level`` is the strongest of ``none``, ``link``, ``text``, ``page_file``, ``sealed`` and
    ``witnessed`` (two sides saw the page, and the texts agree); ``order`` is the last wish for
    another capture.
    """

    level: str
    order: CaptureOrder | None
    captures: list[Capture]
    comparisons: list[Comparison]


class Taken(Schema):
    """What became of one capture of a bundle: kept under ``evidence``, or the ``problem``."""

    address: str
    publication: str
    evidence: str
    problem: str
