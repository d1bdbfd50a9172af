"""A verdict on a PDF as pages show it: level, signers and findings in the reader's language."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import get_language

from phoihop.engines.seals.sentences import LEVELS, WORDS, told
from phoihop.engines.seals.verdict import Finding, Level, SealVerdict, SignatureVerdict, Verdict


@dataclass(frozen=True, slots=True)
class Mark:
    """One signature or time stamp as a page shows it.

    Attributes:
        place: the field, in words; ``who``: holder, title and organisation.
        proven: whether an authority vouches for ``at``, or the signer's own clock.
    """

    field: str
    place: str
    who: str
    issuer: str
    level: str
    holds: bool
    at: datetime | None
    proven: bool
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """A whole verdict as a page shows it."""

    holds: bool
    signed: bool
    level: str
    pages: int
    sha256: str
    notes: tuple[str, ...]
    marks: tuple[Mark, ...]
    uncovered_bytes: int


def level_words(level: str) -> str:
    """``timed`` → "đã ký số, có dấu thời gian"."""
    return LEVELS[level][_column()]


def tell(verdict: Verdict, places: Mapping[str, str] | None = None) -> Told:
    """The verdict in words.

    Args:
        places: field name → what people call it; other fields keep their names.
    """
    known = places or {}
    marks = [_signature(one, known) for one in verdict.signatures]
    marks += [_seal(one, known) for one in verdict.seals]
    return Told(
        holds=verdict.holds,
        signed=verdict.level not in (Level.NONE, Level.SCAN),
        level=level_words(verdict.level.value),
        pages=verdict.pages,
        sha256=verdict.sha256,
        notes=tuple(_sentence(one, known) for one in verdict.findings),
        marks=tuple(marks),
        uncovered_bytes=verdict.uncovered_bytes if verdict.signatures else 0,
    )


def _signature(one: SignatureVerdict, known: Mapping[str, str]) -> Mark:
    holder = one.holder
    parts = dict.fromkeys(part for part in (holder.name, holder.title, holder.organisation) if part)
    return Mark(
        field=one.field,
        place=known.get(one.field, one.field),
        who=", ".join(parts),
        issuer=holder.issuer,
        level=level_words(one.level.value),
        holds=one.holds,
        at=one.proven_at or one.signed_at,
        proven=one.proven_at is not None,
        notes=tuple(_sentence(each, known) for each in one.findings),
    )


def _seal(one: SealVerdict, known: Mapping[str, str]) -> Mark:
    return Mark(
        field=one.field,
        place=WORDS["seal"][_column()],
        who=one.authority,
        issuer="",
        level="",
        holds=one.holds,
        at=one.stamped_at,
        proven=True,
        notes=tuple(_sentence(each, known) for each in one.findings),
    )


def _sentence(finding: Finding, known: Mapping[str, str]) -> str:
    facts = dict(finding.facts)
    if "field" in facts:
        facts["field"] = known.get(str(facts["field"]), facts["field"])
    return told(finding.code, facts, "vi" if _column() == 0 else "en")


def _column() -> int:
    return 1 if (get_language() or "vi").startswith("en") else 0
