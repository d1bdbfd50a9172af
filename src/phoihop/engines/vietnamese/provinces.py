"""Vietnam's provinces with their dates, and what became of each on 1-7-2025.

The lists are data files with their source and licence beside them (folder ``places``).
"""

import json
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources
from typing import Any

from phoihop.engines.vietnamese.folding import search_key


@dataclass(frozen=True, slots=True)
class Province:
    """A province or a city of its rank.

    Attributes:
        name: as official lists spell it, without "tỉnh" or "thành phố".
        kind: "province" or "city" (directly under the centre).
        from_on, until_on: first and last day of the name; ``None`` is open.
        into: the name that carries its territory since 1-7-2025 (its own when it stayed).
        aliases: other spellings met in print.
    """

    code: str
    name: str
    kind: str
    from_on: date | None
    until_on: date | None
    into: str
    aliases: tuple[str, ...]

    def in_force(self, on: date) -> bool:
        """Whether the province existed under this name on that day."""
        begun = self.from_on is None or self.from_on <= on
        return begun and (self.until_on is None or on <= self.until_on)


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit or landmark inside a province: city, district, town, ward, commune,
    township, urban (district), landmark."""

    kind: str
    name: str
    province: str
    from_on: date | None
    until_on: date | None
    district: str | None

    def in_force(self, on: date) -> bool:
        """Whether the unit existed on that day."""
        begun = self.from_on is None or self.from_on <= on
        return begun and (self.until_on is None or on <= self.until_on)


@cache
def all_provinces() -> tuple[Province, ...]:
    """Every province of the lists, in force or not."""
    return tuple(
        Province(
            row["code"],
            row["name"],
            row["kind"],
            _day(row["from"]),
            _day(row["until"]),
            row["into"],
            tuple(row["aliases"]),
        )
        for row in _read("provinces.json")["provinces"]
    )


@cache
def units() -> tuple[Unit, ...]:
    """The units of Thái Nguyên and Bắc Kạn before 1-7-2025, of Thái Nguyên since, and the urban
    districts of the two largest cities."""
    return tuple(
        Unit(kind, name, province, _day(starts), _day(ends), district)
        for file in ("thai_nguyen.json", "cities.json")
        for kind, name, province, starts, ends, district in _read(file)["units"]
    )


def provinces(on: date) -> list[Province]:
    """The provinces in force on a day: 63 before 1-7-2025, 34 since."""
    return [province for province in all_provinces() if province.in_force(on)]


def heir(name: str, on: date) -> str | None:
    """The province in force on ``on`` that carries what ``name`` names; ``None`` for no province.

    ``heir("Bắc Kạn", …)`` is "Bắc Kạn" before 1-7-2025 and "Thái Nguyên" since. Marks, case and
    known aliases do not matter.
    """
    wanted = search_key(name)
    for province in all_provinces():
        if wanted in {search_key(known) for known in (province.name, *province.aliases)}:
            return province.name if province.in_force(on) else _heir_of(province, on)
    return None


def _heir_of(province: Province, on: date) -> str:
    before = [p for p in all_provinces() if p.into == province.into and p.code == province.code]
    kept = [p.name for p in before if p.in_force(on)]
    return kept[0] if kept else province.into


def _day(iso: str | None) -> date | None:
    return date.fromisoformat(iso) if iso else None


def _read(name: str) -> dict[str, Any]:
    text = resources.files(__package__).joinpath("places", name).read_text("utf-8")
    loaded: dict[str, Any] = json.loads(text)
    return loaded
