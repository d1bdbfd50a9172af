"""Find places in running text, and say of each what it is there: the province, or only its name.

"xóm Bình Định" is a hamlet, "cao tốc Hà Nội – Thái Nguyên" a motorway, "CLB TNG Thái Nguyên" a
club: the names are the provinces', the places are not.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from phoihop.engines.vietnamese.aligned import Aligned
from phoihop.engines.vietnamese.folding import fold
from phoihop.engines.vietnamese.place_roles import (
    COUNTED,
    Role,
    is_province_said,
    is_route,
    role_of,
)
from phoihop.engines.vietnamese.provinces import Province, all_provinces, units


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """One name in the text.

    Attributes:
        start, end: offsets in code points of the text as given; ``text`` is what stands there.
        name: the place, spelt as the lists do; ``province`` the province it is or lies in (for
            other roles than province and within: the province whose name it merely bears).
        role: what the name stands for here.
        in_force: whether the place bore this name on the day asked for (true when none was).
        said: whether "tỉnh" stands right before the name.
    """

    start: int
    end: int
    text: str
    name: str
    province: str
    role: Role
    in_force: bool = True
    said: bool = False


_CHAIN = re.compile(r"\s?-\s?")
_LONGER_NAMES = ("thai binh duong", "hai duong hoc", "hoa binh xanh")
"""Names that hold a province's name and are none."""

_UNIT_WORDS = (
    ("thanh pho", "city"),
    ("tp", "city"),
    ("tp.", "city"),
    ("huyen", "district"),
    ("thi xa", "town"),
    ("phuong", "ward"),
    ("xa", "commune"),
    ("thi tran", "township"),
    ("quan", "urban"),
)
_FEW_WORDS = re.compile(r" ?([a-z]+(?: [a-z]+){0,3})")
_WIDE = frozenset(("city", "district", "urban", "landmark"))


def find_places(text: str, on: date | None = None) -> list[PlaceMention]:
    """Every province named in ``text`` with what the name stands for, and the known smaller units.

    Wards and communes share names all over the country, so they are believed only where their
    province or district is named too. ``on`` is the day of the text, for ``in_force``. Works on
    NFC, NFD and undiacritised text with its capitals. Never raises.
    """
    aligned = Aligned(text)
    found = _provinces(aligned, on)
    found += _within(aligned, on, found)
    taken: list[PlaceMention] = []
    for mention in sorted(found, key=lambda m: (m.start, -m.end)):
        if not taken or mention.start >= taken[-1].end:
            taken.append(mention)
    return taken


@cache
def _spellings() -> dict[str, tuple[str, Province]]:
    """Folded name → the name and its province, longest first."""
    spelt: dict[str, tuple[str, Province]] = {}
    for province in all_provinces():
        names = (province.name, *province.aliases)
        for name in names[1:] if province.name == "Hồ Chí Minh" else names:
            spelt.setdefault(fold(name).replace("–", "-"), (name, province))
    return dict(sorted(spelt.items(), key=lambda item: (-len(item[0]), item[0])))


@dataclass(frozen=True, slots=True)
class _Name:
    start: int
    end: int
    province: Province


def _names(aligned: Aligned) -> list[_Name]:
    """Names of provinces in order, the longest where several begin at one place."""
    found: dict[int, _Name] = {}
    for folded, (name, province) in _spellings().items():
        for start in _places_of(aligned.line, folded):
            end = start + len(folded)
            if start not in found and _is_name(aligned, start, end, name):
                found[start] = _Name(start, end, province)
    longer = [
        (start, start + len(name))
        for name in _LONGER_NAMES
        for start in _places_of(aligned.line, name)
    ]
    names: list[_Name] = []
    for start in sorted(found):
        hidden = any(begin <= start < end for begin, end in longer)
        if not hidden and (not names or start >= names[-1].end):
            names.append(found[start])
    return names


def _provinces(aligned: Aligned, on: date | None) -> list[PlaceMention]:
    names = _names(aligned)
    mentions: list[PlaceMention] = []
    chain_role = Role.PROVINCE
    for index, name in enumerate(names):
        gap = aligned.line[names[index - 1].end : name.start] if index else None
        role = role_of(aligned, name.start, name.end)
        if gap is not None and _CHAIN.fullmatch(gap):
            role = chain_role if role is Role.PROVINCE else role
        elif gap in (", ", " va ") and mentions[-1].role is Role.DENIED:
            role = Role.DENIED
        else:
            following = names[index + 1] if index + 1 < len(names) else None
            chain_role = role = _head_of_chain(aligned, name, following, role)
        full = name.province.name
        mentions.append(_mention(aligned, (name.start, name.end), full, full, role, on))
    return mentions


def _head_of_chain(aligned: Aligned, name: _Name, following: _Name | None, role: Role) -> Role:
    """Two or more names joined by dashes after a road word are a route."""
    joined = following and _CHAIN.fullmatch(aligned.line, name.end, following.start)
    road = joined and role is Role.PROVINCE and is_route(aligned, name.start)
    return Role.ROAD if road else role


def _is_name(aligned: Aligned, start: int, end: int, name: str) -> bool:
    """Capitals where a name has them, and its own marks."""
    folded = aligned.line[start:end]
    begins = [start + word.start() for word in re.finditer(r"[a-z]+", folded)]
    capitals = all(aligned.capital(begin) for begin in begins)
    return capitals and _same_name(aligned, start, end, name.replace("–", "-"))


@cache
def _known_units() -> dict[str, tuple[str, str, str]]:
    """ "commune tan thanh" → kind, name, province; the first list that has a name keeps it."""
    known: dict[str, tuple[str, str, str]] = {}
    for unit in units():
        known.setdefault(f"{unit.kind} {fold(unit.name)}", (unit.kind, unit.name, unit.province))
    return known


@cache
def _landmarks() -> dict[str, tuple[str, str, str]]:
    return {
        key.removeprefix("landmark "): unit
        for key, unit in _known_units().items()
        if unit[0] == "landmark"
    }


def _within(aligned: Aligned, on: date | None, named: list[PlaceMention]) -> Iterator[PlaceMention]:
    """Units inside a listed province, wide ones always, small ones where the province is named."""
    supported = {mention.province for mention in named if mention.role in COUNTED}
    small: list[PlaceMention] = []
    for span, (kind, name, province) in sorted(_unit_spans(aligned)):
        mention = _mention(aligned, span, name, province, Role.WITHIN, on)
        if kind in _WIDE and name != "Chợ Mới":
            supported.add(province)
            yield mention
        else:
            small.append(mention)
    yield from (mention for mention in small if mention.province in supported)


def _unit_spans(aligned: Aligned) -> Iterator[tuple[tuple[int, int], tuple[str, str, str]]]:
    known = _known_units()
    for word, kind in _UNIT_WORDS:
        for start in _places_of(aligned.line, word):
            found = _FEW_WORDS.match(aligned.line, start + len(word))
            words = found[1].split(" ") if found and aligned.capital(found.start(1)) else []
            for count in range(len(words), 0, -1):
                name = " ".join(words[:count])
                unit = known.get(f"{kind} {name}")
                end = found.start(1) + len(name) if found else start
                if unit and _same_name(aligned, end - len(name), end, unit[1]):
                    yield (start, end), unit
                    break
    for name, unit in _landmarks().items():
        for start in _places_of(aligned.line, name):
            if _same_name(aligned, start, start + len(name), unit[1]):
                yield (start, start + len(name)), unit


def _same_name(aligned: Aligned, start: int, end: int, name: str) -> bool:
    return aligned.folded_text or not aligned.differs(start, end, name.lower())


def _places_of(line: str, name: str) -> Iterator[int]:
    """Where ``name`` stands as whole words."""
    at = line.find(name)
    while at >= 0:
        end = at + len(name)
        if not (at and _joins(line[at - 1])) and not (end < len(line) and _joins(line[end])):
            yield at
        at = line.find(name, end)


def _joins(character: str) -> bool:
    return character.isalnum() or character == "_"


def _mention(
    aligned: Aligned, span: tuple[int, int], name: str, province: str, role: Role, on: date | None
) -> PlaceMention:
    start, end = aligned.place(span[0]), aligned.place(span[1])
    in_force = on is None or _bore(name, province, role, on)
    said = is_province_said(aligned, span[0])
    return PlaceMention(start, end, aligned.text[start:end], name, province, role, in_force, said)


def _bore(name: str, province: str, role: Role, on: date) -> bool:
    if role is Role.WITHIN:
        return any(u.in_force(on) for u in units() if (u.name, u.province) == (name, province))
    return any(p.in_force(on) for p in all_provinces() if p.name == province)
