"""What a file may hold: fields with their types, and records of fields."""

import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any, Protocol

from phoihop.engines.plainfiles.mistakes import Mistake, Path, closest
from phoihop.engines.plainfiles.tree import MOST_MISTAKES, Items, Keys, Node, Scalar
from phoihop.engines.vietnamese.dates import parse_date
from phoihop.law.refusal import Refusal

MOST_ITEMS = 2000
LARGEST_WHOLE = 2**31 - 1
LARGEST_DONG = 10**15  # a million billions: nobody signs more, and it fits every column
_UNPRINTABLE = {"Cc", "Cs", "Cn"}


@dataclass(slots=True)
class Reading:
    """What was found while reading one file."""

    mistakes: list[Mistake] = field(default_factory=list)
    lines: dict[Path, int] = field(default_factory=dict)

    def wrong(self, path: Path, code: str, **facts: str | int) -> None:
        """Note a mistake at ``path``; its line is that of the nearest thing read there."""
        if len(self.mistakes) < MOST_MISTAKES:
            self.mistakes.append(Mistake(self.line_of(path), path, code, facts))

    def line_of(self, path: Path) -> int:
        """The line of ``path``, or of what holds it; 0 when nothing does."""
        for length in range(len(path), -1, -1):
            if path[:length] in self.lines:
                return self.lines[path[:length]]
        return 0


class Kind(Protocol):
    """A type of value: reads a node, and says in a word what it is."""

    @property
    def called(self) -> str:
        """For the table of the documentation."""
        ...

    def read(self, node: Node, path: Path, reading: Reading) -> Any:
        """The value, or ``None`` after noting a mistake."""
        ...


def _scalar(node: Node, path: Path, reading: Reading) -> str | None:
    if isinstance(node, Scalar):
        return node.text
    reading.wrong(path, "file.wanted_value")
    return None


@dataclass(frozen=True, slots=True)
class Text:
    """Words on one line; runs of blanks become one."""

    most: int
    called: str = "text"

    def read(self, node: Node, path: Path, reading: Reading) -> str | None:
        """The words."""
        written = _scalar(node, path, reading)
        if written is None:
            return None
        text = " ".join(written.split())
        if len(text) > self.most:
            reading.wrong(path, "file.too_long", most=self.most, found=len(text))
            return None
        if not text.isprintable() and _has_unprintable(text):
            reading.wrong(path, "file.control_character")
            return None
        return text


def _has_unprintable(text: str) -> bool:
    return any(unicodedata.category(letter) in _UNPRINTABLE for letter in text)


@dataclass(frozen=True, slots=True)
class Names:
    """A name by which other places of the file refer to this, checked by ``allows``."""

    most: int
    allows: Callable[[str], bool]
    called: str = "ref"

    def read(self, node: Node, path: Path, reading: Reading) -> str | None:
        """The name."""
        text = Text(self.most).read(node, path, reading)
        if text is not None and not self.allows(text):
            reading.wrong(path, "file.bad_ref", value=text)
            return None
        return text


@dataclass(frozen=True, slots=True)
class Choice:
    """One of a list of words. ``aliases`` (folded → word) serve suggestions only."""

    known: Sequence[str]
    aliases: Mapping[str, str] = field(default_factory=dict)

    @property
    def called(self) -> str:
        """The words themselves."""
        return " \\| ".join(self.known)

    def read(self, node: Node, path: Path, reading: Reading) -> str | None:
        """The word."""
        text = _scalar(node, path, reading)
        if text is None or text in self.known:
            return text
        suggestion = closest(text, self.known, self.aliases)
        known = ", ".join(self.known)
        reading.wrong(
            path, "file.unknown_value", value=text[:60], suggestion=suggestion, known=known
        )
        return None


@dataclass(frozen=True, slots=True)
class Whole:
    """A whole number from ``least`` to ``most``."""

    least: int = 0
    most: int = LARGEST_WHOLE
    called: str = "whole number"

    def read(self, node: Node, path: Path, reading: Reading) -> int | None:
        """The number."""
        text = _scalar(node, path, reading)
        if text is None:
            return None
        digits = text.strip()
        if not (digits.isascii() and digits.isdigit() and len(digits) <= 12):
            reading.wrong(path, "file.not_a_number", value=text[:40])
            return None
        if not self.least <= int(digits) <= self.most:
            reading.wrong(path, "file.out_of_range", value=digits, least=self.least, most=self.most)
            return None
        return int(digits)


@dataclass(frozen=True, slots=True)
class Dong:
    """Whole đồng: ``1500000``, ``1.500.000``, ``1 500 000 đ``. Written back as ``1500000``."""

    called: str = "đồng"

    def read(self, node: Node, path: Path, reading: Reading) -> int | None:
        """The amount."""
        text = _scalar(node, path, reading)
        if text is None:
            return None
        amount = dong_of(text)
        if amount is None:
            reading.wrong(path, "file.not_money", value=text[:40])
        return amount


def dong_of(text: str) -> int | None:
    """Whole đồng out of text with one kind of grouping, or ``None``. Nothing is guessed.

    ``1.500.000``, ``1,500,000``, ``1 500 000`` and ``1500000``, followed by ``đ``, ``đồng`` or
    ``VND`` or nothing. ``1.5`` and ``1,50`` are refused: a part of a đồng is not paid.
    """
    bare = text.strip().lower()
    for unit in ("đồng", "vnđ", "vnd", "đ"):
        bare = bare.removesuffix(unit).rstrip()
    for mark in (".", ",", "_", "\N{NO-BREAK SPACE}", " "):
        if mark in bare:
            first, *rest = bare.split(mark)
            if not 1 <= len(first) <= 3 or any(len(group) != 3 for group in rest):
                return None
            bare = "".join((first, *rest))
            break
    if not (bare.isascii() and bare.isdigit() and len(bare) <= 16):
        return None
    return int(bare) if int(bare) <= LARGEST_DONG else None


@dataclass(frozen=True, slots=True)
class Percent:
    """0 to 100 with up to two decimals, comma or point."""

    called: str = "per cent"

    def read(self, node: Node, path: Path, reading: Reading) -> Decimal | None:
        """The rate, without trailing zeros."""
        text = _scalar(node, path, reading)
        if text is None:
            return None
        try:
            rate = Decimal(text.strip().removesuffix("%").rstrip().replace(",", "."))
        except InvalidOperation:
            rate = Decimal(-1)
        if not (rate.is_finite() and 0 <= rate <= 100 and rate == round(rate, 2)):
            reading.wrong(path, "file.not_a_percentage", value=text[:40])
            return None
        return plain_decimal(rate)


def plain_decimal(rate: Decimal) -> Decimal:
    """``rate`` in one form whatever it came in: ``10.00`` and ``1E+1`` are ``10``."""
    normal = rate.normalize()
    return normal.quantize(Decimal(1)) if normal == normal.to_integral_value() else normal


@dataclass(frozen=True, slots=True)
class Day:
    """A day: ``2017-03-15``, ``15-3-2017`` or ``15/3/2017``. Written back as ``2017-03-15``."""

    called: str = "day"

    def read(self, node: Node, path: Path, reading: Reading) -> date | None:
        """The day."""
        text = _scalar(node, path, reading)
        if text is None:
            return None
        try:
            found = parse_date(text)
        except Refusal:
            reading.wrong(path, "file.not_a_date", value=text[:40])
            return None
        if not found.exact:
            reading.wrong(path, "file.day_needed", value=text[:40])
            return None
        return found.first_on


@dataclass(frozen=True, slots=True)
class Flag:
    """``true`` or ``false``; also yes/no and có/không."""

    called: str = "true \\| false"

    def read(self, node: Node, path: Path, reading: Reading) -> bool | None:
        """Whether."""
        text = _scalar(node, path, reading)
        if text is None:
            return None
        if (word := text.strip().lower()) in ("true", "yes", "có"):
            return True
        if word not in ("false", "no", "không"):
            reading.wrong(path, "file.not_a_flag", value=text[:40])
            return None
        return False


@dataclass(frozen=True, slots=True)
class ListOf:
    """A list of values or of records."""

    kind: Kind

    @property
    def called(self) -> str:
        """What it is a list of."""
        return f"list of {self.kind.called}"

    def read(self, node: Node, path: Path, reading: Reading) -> list[Any] | None:
        """The values that could be read."""
        if isinstance(node, Scalar) and node.text is None:
            return None
        if not isinstance(node, Items):
            reading.wrong(path, "file.wanted_list")
            return None
        if len(node.nodes) > MOST_ITEMS:
            reading.wrong(path, "file.too_many", most=MOST_ITEMS)
            return None
        found = []
        for place, item in enumerate(node.nodes):
            reading.lines[*path, place] = item.line
            value = self.kind.read(item, (*path, place), reading)
            if value is None:
                _note_empty(item, (*path, place), reading)
            else:
                found.append(value)
        return found


def _note_empty(item: Node, path: Path, reading: Reading) -> None:
    if isinstance(item, Scalar) and item.text is None:
        reading.wrong(path, "file.empty_item")


@dataclass(frozen=True, slots=True)
class Field:
    """One key of a record. ``default`` is what an absent key means; it is not written back."""

    key: str
    kind: Kind
    about: str
    required: bool = False
    default: Any = None

    def absent(self) -> Any:
        """The value of an absent key: a fresh list when it is a list."""
        return [] if isinstance(self.kind, ListOf) else self.default


@dataclass(frozen=True, slots=True)
class Record:
    """A mapping with known keys."""

    name: str
    fields: Sequence[Field]

    @property
    def called(self) -> str:
        """The name of the record."""
        return self.name

    def read(self, node: Node, path: Path, reading: Reading) -> dict[str, Any] | None:
        """All keys of the record; those absent or mistaken have their default."""
        if not isinstance(node, Keys):
            if not (isinstance(node, Scalar) and node.text is None):
                reading.lines.setdefault(path, node.line)
                reading.wrong(path, "file.wanted_record", record=self.name)
            return None
        reading.lines[path] = node.line
        self._note_unknown(node, path, reading)
        found: dict[str, Any] = {}
        for one in self.fields:
            found[one.key] = self._value(one, node, path, reading)
        return found

    def _value(self, one: Field, node: Keys, path: Path, reading: Reading) -> Any:
        key_line, value_node = node.nodes.get(one.key, (0, Scalar(0, None)))
        before = len(reading.mistakes)
        if key_line:
            reading.lines[*path, one.key] = key_line
        value = one.kind.read(value_node, (*path, one.key), reading)
        empty = value is None or value in ("", [])
        if one.required and empty and len(reading.mistakes) == before:
            reading.wrong((*path, one.key), "file.missing", key=one.key)
        return one.absent() if value is None else value

    def _note_unknown(self, node: Keys, path: Path, reading: Reading) -> None:
        known = [one.key for one in self.fields]
        for key in node.nodes.keys() - set(known):
            reading.lines[*path, key] = node.nodes[key][0]
            reading.wrong(
                (*path, key),
                "file.unknown_key",
                key=key[:60],
                suggestion=closest(key, known),
                known=", ".join(known),
            )


def table_of(record: Record) -> Iterable[tuple[str, str, str, str]]:
    """For the documentation: key, type, needed or default, about."""
    for one in record.fields:
        need = "needed" if one.required else _shown(one.absent())
        yield one.key, one.kind.called, need, one.about


def _shown(default: Any) -> str:
    if default in (None, "", []):
        return "–"
    return f"`{str(default).lower() if isinstance(default, bool) else default}`"
