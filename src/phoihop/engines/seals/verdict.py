"""What a verifier says about a PDF: plain values, no PDF library needed to read them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

Fact = str | int


class Level(StrEnum):
    """The ladder of proof, lowest first. The level of a paper is that of its weakest signature."""

    NONE = "none"  # no signature, and no scan of one
    SCAN = "scan"  # a picture of a paper signed in ink
    SIGNED = "signed"  # a digital signature; its moment is what the signer's clock said
    TIMED = "timed"  # with a time that an RFC 3161 authority vouches for
    LONG_TERM = "long_term"  # with revocation data and a sealing time stamp over both (LTA)


class Coverage(StrEnum):
    """How much of the file a signature covers."""

    WHOLE_FILE = "whole_file"
    REVISION = "revision"  # everything up to and including the revision that it closes
    UNCLEAR = "unclear"  # not a whole revision: never good


class Changes(StrEnum):
    """What was added to the file after a signature."""

    NONE = "none"
    VALIDATION_DATA = "validation_data"  # revocation data and time stamps
    FORM_FILLING = "form_filling"  # values of form fields and further signatures
    ANNOTATIONS = "annotations"
    OTHER = "other"  # an overlay, a new page, a changed text …: never permitted


class Revocation(StrEnum):
    """What is known of the revocation of a signer's certificate."""

    GOOD = "good"
    REVOKED = "revoked"  # before the proven moment of signing
    REVOKED_LATER = "revoked_later"  # after it: the signature stands
    UNKNOWN = "unknown"  # the certificate says where to ask, and no fresh answer is at hand
    NOT_OFFERED = "not_offered"  # the certificate names no way to ask


@dataclass(frozen=True, slots=True)
class Finding:
    """One observation that people must read: a code of ``sentences.SENTENCES`` and its facts."""

    code: str
    facts: Mapping[str, Fact] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Holder:
    """Who a certificate names. Numbers of identity papers in it are never read.

    ``kind`` is ``person`` or ``organisation``; ``organisation`` is empty when not stated.
    """

    name: str
    organisation: str
    title: str
    kind: str
    issuer: str
    serial: str
    valid_from: datetime
    valid_until: datetime
    sha256: str


@dataclass(frozen=True, slots=True)
class SignatureVerdict:
    """One signature of a PDF.

    Attributes:
        holds: pyHanko's ``bottom_line`` and an unaltered signature container; nothing less.
        intact: whether the signed bytes are what was signed. True for a paper with a forbidden
            overlay: read ``holds``.
        trusted: whether the certificate leads to a trusted root, valid at ``judged_at``.
        signed_at: the signer's own claim; ``proven_at``: the moment an authority vouches for.
        judged_at: the moment for which the certificate was judged.
        covers_bytes: the signature covers the file from its start to this byte, itself excepted.
        changed_pages: pages (from 1) whose content was changed afterwards.
        changes_permitted: what was added later is of a kind that the signature allows.
        filled_after: names of text fields whose value was set or changed afterwards.
    """

    field: str
    holder: Holder
    level: Level
    holds: bool
    intact: bool
    trusted: bool
    coverage: Coverage
    covers_bytes: int
    revision: int
    changes: Changes
    changes_permitted: bool
    changed_pages: tuple[int, ...]
    filled_after: tuple[str, ...]
    revocation: Revocation
    signed_at: datetime | None
    proven_at: datetime | None
    judged_at: datetime
    time_authority: str
    reason: str
    certifies: bool
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class SealVerdict:
    """One time stamp over the whole document (not of one signature)."""

    field: str
    authority: str
    stamped_at: datetime
    holds: bool
    covers_bytes: int
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What holds of a whole PDF.

    Attributes:
        holds: at least one signature, every signature and seal holds, none required is missing.
        level: the level of the weakest signature; without signatures ``scan`` when every page is
            a picture (``api.check_scan`` says how good a one), else ``none``.
        uncovered_bytes: bytes at the end that no signature or seal covers (0 in a sealed paper).
        empty_fields: signature fields that nobody has signed.
    """

    holds: bool
    level: Level
    pages: int
    size_bytes: int
    sha256: str
    signatures: tuple[SignatureVerdict, ...]
    seals: tuple[SealVerdict, ...]
    empty_fields: tuple[str, ...]
    uncovered_bytes: int
    attachments: tuple[str, ...]
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Required:
    """A signer that a paper must have: the field, and the holder's name when it matters.

    ``name`` matches the name or the organisation of the certificate, letter case and spaces
    apart; empty: whoever signed in the field.
    """

    field: str
    name: str = ""
