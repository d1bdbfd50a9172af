"""Two versions of a paper, clause by clause. Pure.

A clause is a row: a party, a basis, a theme with its documents, an obligation with its shares, a
line, a change. Rows are told apart by what names them (a code, a reference), so a row that moved
is not a new one. ``apply(a, compare(a, b))`` is ``b``, and ``compare(a, a)`` is empty.
"""

from collections.abc import Iterable, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from enum import StrEnum
from itertools import count
from typing import Any

Values = dict[str, Any]
Path = tuple[str, ...]

# What names a row, by the list that holds it: the first key that has a value.
NAMED_BY: Mapping[str, tuple[str, ...]] = {
    "a": ("organisation",),
    "b": ("organisation",),
    "bases": ("document", "text"),
    "themes": ("code",),
    "references": ("document", "open_class"),
    "obligations": ("code",),
    "shares": ("unit",),
    "lines": ("code",),
    "changes": ("line",),
    "new_lines": ("code",),
    "theme_changes": ("theme",),
    "balance": ("code",),
}


class What(StrEnum):
    """What became of a clause."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    MOVED = "moved"


@dataclass(frozen=True, slots=True)
class Difference:
    """One difference.

    Attributes:
        path: keys from the top: ``("lines", "2", "quantity")``; a row stands under its name.
        before, after: a value, or a whole row; for ``MOVED`` the names in their order.
    """

    what: What
    path: Path
    before: Any = None
    after: Any = None


def compare(a: Mapping[str, Any], b: Mapping[str, Any], path: Path = ()) -> list[Difference]:
    """What must be done to ``a`` to make it ``b``, in the order of the paper.

    Args:
        a, b: plain values as ``statement.plain`` gives them.
    """
    found: list[Difference] = []
    for key in [*a, *(key for key in b if key not in a)]:
        before, after = a.get(key), b.get(key)
        if _are_rows(key, before, after):
            found += _compare_rows(key, before or [], after or [], (*path, key))
        elif isinstance(before, Mapping) and isinstance(after, Mapping):
            found += compare(before, after, (*path, key))
        elif before != after:
            found.append(Difference(What.CHANGED, (*path, key), before, after))
    return found


def apply(a: Mapping[str, Any], differences: Iterable[Difference]) -> Values:
    """``a`` with ``differences`` done to it. ``a`` itself stays as it is."""
    return _apply(dict(a), [(one.path, one) for one in differences])


def names_of(key: str, rows: Sequence[Mapping[str, Any]]) -> list[str]:
    """The name of each row of the list ``key``; the second of a name is ``name#2``."""
    found: list[str] = []
    taken: set[str] = set()
    for row in rows:
        bare = next((str(row[one]) for one in NAMED_BY[key] if row.get(one)), "")
        numbered = (f"{bare}#{number}" for number in count(2))
        name = bare if bare not in taken else next(one for one in numbered if one not in taken)
        taken.add(name)
        found.append(name)
    return found


def _are_rows(key: str, *lists: Any) -> bool:
    """Whether ``lists`` hold clauses, and not for instance the codes of themes."""
    if key not in NAMED_BY or not any(lists):
        return False
    return all(isinstance(row, dict) for rows in lists for row in rows or [])


def _compare_rows(
    key: str, before: list[Values], after: list[Values], path: Path
) -> list[Difference]:
    old = dict(zip(names_of(key, before), before, strict=True))
    new = dict(zip(names_of(key, after), after, strict=True))
    found: list[Difference] = []
    for name, row in old.items():
        if name in new:
            found += compare(row, new[name], (*path, name))
        else:
            found.append(Difference(What.REMOVED, (*path, name), before=row))
    fresh = [name for name in new if name not in old]
    found += [Difference(What.ADDED, (*path, name), after=new[name]) for name in fresh]
    order = [*(name for name in old if name in new), *fresh]
    if order != list(new):
        found.append(Difference(What.MOVED, path, before=order, after=list(new)))
    return found


_Step = tuple[Path, Difference]  # what is left of the path, and what to do there


def _by_first(steps: Iterable[_Step]) -> dict[str, list[_Step]]:
    grouped: dict[str, list[_Step]] = {}
    for path, one in steps:
        grouped.setdefault(path[0], []).append((path[1:], one))
    return grouped


def _apply(values: Values, steps: Iterable[_Step]) -> Values:
    made = deepcopy(values)
    for key, inside in _by_first(steps).items():
        path, one = inside[0]
        if not path and one.what is What.CHANGED:
            made[key] = deepcopy(one.after)
        elif key in NAMED_BY:
            made[key] = _apply_rows(key, made.get(key) or [], inside)
        else:
            made[key] = _apply(made[key], inside)
    return made


def _apply_rows(key: str, rows: list[Values], steps: list[_Step]) -> list[Values]:
    named = dict(zip(names_of(key, rows), rows, strict=True))
    for name, inside in _by_first((path, one) for path, one in steps if path).items():
        path, one = inside[0]
        if path:
            named[name] = _apply(named[name], inside)
        elif one.what is What.REMOVED:
            del named[name]
        else:
            named[name] = deepcopy(one.after)
    order = next((one.after for path, one in steps if not path), None)
    return [named[name] for name in order or named]
