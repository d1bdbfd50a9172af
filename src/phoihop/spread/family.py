"""Which appearance of a text came first, and from which one each copy was taken. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class CopyKind(StrEnum):
    """What an appearance of a text is to the first one."""

    REPRINT = "reprint"
    ABRIDGED = "abridged"
    QUOTATION = "quotation"
    TRANSLATION = "translation"  # declared by hand: no engine finds it
    COMMON_SOURCE = "common_source"  # both from one communiqué: no copy of ours


class Permission(StrEnum):
    """Whether a copy was permitted, as far as anything is on record."""

    PERMITTED = "permitted"
    REFUSED = "refused"
    UNKNOWN = "unknown"  # nothing on record; says nothing against anybody


class Origin(StrEnum):
    """How an appearance is known."""

    OURS = "ours"  # recorded as a publication of the work
    FOUND = "found"  # by comparing texts
    DECLARED = "declared"  # by one of the sides


@dataclass(frozen=True, slots=True)
class Travelled:
    """What went along with a copy; ``None``: nothing to look for, or not looked at."""

    byline: bool | None = None
    source_line: bool | None = None
    label: bool | None = None


@dataclass(frozen=True, slots=True)
class Appearance:
    """The text at one place.

    Attributes:
        key: of this appearance, within one picture.
        claimed_on: the day it says; the first day it may mean.
        witnessed_on: the first day somebody saw it: recorded, captured, or found.
        outlet_id, outlet: where; the id when the outlet is a known one.
        province: of the outlet on that day; ``""`` for one of the whole country or not known.
        credited_id: the outlet that it names as its source.
        share_of_work: how much of the work lives on in it, 0..1; ``None`` where not compared.
        page_key: of a found page.
        proven: whether kept evidence shows it.
    """

    key: str
    origin: Origin
    kind: CopyKind
    title: str
    outlet: str
    claimed_on: date | None
    witnessed_on: date | None
    outlet_id: int | None = None
    province: str = ""
    address: str = ""
    place: str = ""
    credited_id: int | None = None
    words: int | None = None
    share_of_work: float | None = None
    verified: bool = True
    page_key: str = ""
    ref: str = ""
    permission: Permission = Permission.UNKNOWN
    permission_words: str = ""
    travelled: Travelled = field(default_factory=Travelled)
    proven: bool = False

    @property
    def on(self) -> date | None:
        """The day by the evidence: what it says, unless it was seen even earlier."""
        days = [day for day in (self.claimed_on, self.witnessed_on) if day is not None]
        return min(days, default=None)


@dataclass(frozen=True, slots=True)
class Branch:
    """An appearance with those taken from it."""

    appearance: Appearance
    branches: tuple["Branch", ...] = ()


@dataclass(frozen=True, slots=True)
class Picture:
    """How a work travelled.

    Attributes:
        tree: the first publication with all that came of it; ``None`` while none is recorded.
        earlier: texts older than it that share passages: no copies of ours.
        beside: of one source with ours, and those of which no day is known.
    """

    tree: Branch | None
    earlier: tuple[Appearance, ...]
    beside: tuple[Appearance, ...]

    @property
    def copies(self) -> list[Appearance]:
        """Everything under the root that others, or other outlets, carried, the oldest first."""
        found: list[Appearance] = []
        waiting = list(self.tree.branches) if self.tree else []
        while waiting:
            branch = waiting.pop()
            found.append(branch.appearance)
            waiting.extend(branch.branches)
        return sorted(found, key=_in_time)


def picture_of(appearances: Iterable[Appearance]) -> Picture:
    """Put the appearances of one work in their order.

    The first is the earliest of the work's own publications by the evidence. What is older by
    the evidence appeared earlier and is no copy. A copy was taken from the outlet that it names
    as its source when that carried the text by then, else from the first publication.
    """
    told = sorted(appearances, key=_in_time)
    first = next((one for one in told if one.origin is Origin.OURS), None)
    if first is None:
        return Picture(None, (), tuple(told))
    earlier, beside, copies = [], [], []
    for one in told:
        if one is first:
            continue
        if one.kind is CopyKind.COMMON_SOURCE or one.on is None or first.on is None:
            beside.append(one)
        elif one.on < first.on:
            earlier.append(one)
        else:
            copies.append(one)
    parents = {one.key: _parent(one, first, copies) for one in copies}
    return Picture(_branch(first, copies, parents), tuple(earlier), tuple(beside))


def _in_time(one: Appearance) -> tuple[date, bool, str]:
    """By day; on one day what is ours first."""
    return one.on or date.max, one.origin is not Origin.OURS, one.key


def _parent(one: Appearance, first: Appearance, copies: list[Appearance]) -> str:
    if one.credited_id is None or one.credited_id == first.outlet_id:
        return first.key
    before = [
        other
        for other in copies
        if other.outlet_id == one.credited_id and _in_time(other) < _in_time(one)
    ]
    return before[0].key if before else first.key


def _branch(one: Appearance, copies: list[Appearance], parents: Mapping[str, str]) -> Branch:
    own = [other for other in copies if parents[other.key] == one.key]
    return Branch(one, tuple(_branch(other, copies, parents) for other in own))
