"""Names over time, and who stands under whom. Pure: no database, no clock."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from phoihop.law.period import Period
from phoihop.law.refusal import Refusal


class OrganisationKind(StrEnum):
    """What an organisation is."""

    INSTITUTION = "institution"
    PUBLISHER = "publisher"
    UNIT = "unit"  # a board of a committee, a desk of a journal
    OTHER = "other"


class PaperProfile(StrEnum):
    """By which guide an organisation sets its papers: the issuer decides."""

    DECREE_30 = "decree-30"  # Decree 30/2020/NĐ-CP
    PARTY = "party"  # Party bodies: guide 36-HD/VPTW


class NameKind(StrEnum):
    """What a name is good for."""

    OFFICIAL = "official"  # printed on papers
    SHORT = "short"
    ALIAS = "alias"  # how the press calls it; found by search, never printed


class SuccessionKind(StrEnum):
    """What became of an organisation."""

    RENAME = "rename"
    MERGE = "merge"
    SPLIT = "split"
    ABSORB = "absorb"
    TRANSFER = "transfer"


@dataclass(frozen=True, slots=True)
class DatedName:
    """A name and the days on which it is valid; an unknown beginning is ``None``."""

    text: str
    kind: NameKind
    from_on: date | None
    until_on: date | None

    def valid(self, on: date) -> bool:
        """Whether the name is in force on that day."""
        begun = self.from_on is None or self.from_on <= on
        return begun and (self.until_on is None or on <= self.until_on)


def name_on(names: Iterable[DatedName], *, on: date, kind: NameKind = NameKind.OFFICIAL) -> str:
    """The name of ``kind`` in force ``on``; the latest to begin when several are.

    When none of that kind is in force, an official one; when none of those either, the last that
    was, so that a paper never lacks a name. Returns an empty string only for no names at all.
    """
    known = list(names)
    for wanted in dict.fromkeys((kind, NameKind.OFFICIAL)):
        valid = [name for name in known if name.kind is wanted and name.valid(on)]
        if valid:
            return max(valid, key=lambda name: name.from_on or date.min).text
    official = [name for name in known if name.kind is NameKind.OFFICIAL] or known
    return max(official, key=lambda name: name.from_on or date.min).text if official else ""


def ancestors(start: int, parents: Mapping[int, int]) -> list[int]:
    """The line upwards from ``start``: itself first. A circle ends where it would close."""
    line = [start]
    while (parent := parents.get(line[-1])) is not None and parent not in line:
        line.append(parent)
    return line


def overlaps(one: Period, other: Period) -> bool:
    """Whether two stretches of days share a day."""
    one_ends = one.ends_on or date.max
    other_ends = other.ends_on or date.max
    return one.starts_on <= other_ends and other.starts_on <= one_ends


_REF = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_PAGES = {"new", "people", "members"}  # addresses of this room's own pages


def is_ref(text: str) -> bool:
    """Whether ``text`` may stand in addresses: lower-case ASCII words joined by hyphens, to 60."""
    return len(text) <= 60 and _REF.fullmatch(text) is not None and text not in _PAGES


def check_ref(text: str) -> None:
    """Refuse a reference that cannot stand in an address.

    Raises:
        Refusal: ``parties.bad_ref``.
    """
    if not is_ref(text):
        raise Refusal("parties.bad_ref", ref=text[:60])


def check_days(from_on: date | None, until_on: date | None) -> None:
    """Refuse days that end before they begin; either may be unknown.

    Raises:
        Refusal: ``period.ends_before_start``.
    """
    if from_on is not None:
        Period(from_on, until_on)
