"""A paper as JSON: what the command line reads and what other programs may write.

The object has the fields of ``papers.Paper`` by name; ``profile``, ``kind_title`` and
``abstract`` must be there, everything else may be left out. Dates are ISO 8601. A block names
its kind::

    {"profile": "decree-30", "kind_title": "Biên bản", "abstract": "Về …",
     "organ": {"superior": null, "organ": "Tạp chí …"}, "dated_on": "2017-02-05",
     "blocks": [{"kind": "Paragraph", "text": "…"},
                {"kind": "Table", "columns": [{"heading": "STT"}], "rows": [["1"]]},
                {"kind": "KeyValues", "pairs": [["Bên A", "…"]]}, {"kind": "PageBreak"}],
     "signatures": [{"capacity_lines": ["KT. Tổng Biên tập"], "title_line": "…", "name": "…"}]}

In the cells of a table a JSON number is a quantity and a text of the form ``2017-02-05`` stays a
text: give ``{"date": "2017-02-05"}`` for a date.
"""

from collections.abc import Mapping
from dataclasses import MISSING, fields
from datetime import date
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from phoihop.engines.typesetting import papers
from phoihop.engines.typesetting.papers import Paper
from phoihop.law.refusal import Refusal

_BLOCKS = {kind.__name__: kind for kind in get_args(papers.Block)}


def paper_from_json(data: object) -> Paper:
    """Return the paper that ``data`` (as ``json.load`` gives it) describes.

    Raises:
        Refusal: ``typesetting.bad_paper`` (facts ``field``, such as ``blocks[2].rows[0]``, and
            ``reason``).
    """
    made: Paper = _record(Paper, data, "")
    return made


def _record(kind: Any, data: object, at: str) -> Any:
    if not isinstance(data, Mapping):
        raise _bad(at or "paper", "must be an object")
    hints = get_type_hints(kind)
    known = {field.name: field for field in fields(kind)}
    place = f"{at}." if at else ""
    for name in data:
        if name not in known and not (name == "kind" and kind in _BLOCKS.values()):
            raise _bad(f"{place}{name}", "is not a field; known: " + ", ".join(known))
    for name, field in known.items():
        needed = field.default is MISSING and field.default_factory is MISSING
        if needed and name not in data:
            raise _bad(f"{place}{name}", "is missing")
    values = {n: _value(hints[n], data[n], f"{place}{n}") for n in known if n in data}
    return kind(**values)


def _value(hint: Any, data: object, at: str) -> Any:
    """Read ``data`` as what the type ``hint`` asks for."""
    if hint == papers.Cell:
        return _cell(data, at)
    if hint == papers.Block:
        return _block(data, at)
    origin, inner = get_origin(hint), get_args(hint)
    if origin is None:
        return _plain(hint, data, at)
    if origin in (Union, UnionType):
        return None if data is None else _value(inner[0], data, at)
    return _shaped(origin, inner, data, at)


def _shaped(origin: Any, inner: tuple[Any, ...], data: object, at: str) -> Any:
    if origin is Literal:
        return _one_of(inner, data, at)
    if origin is tuple:
        return _pair(inner, data, at)
    if issubclass(origin, Mapping):
        return _texts(data, at)
    return _sequence(inner[0], data, at)


def _plain(hint: Any, data: object, at: str) -> Any:
    if hint is date:
        return _day(data, at)
    if hint is float and isinstance(data, int) and not isinstance(data, bool):
        return float(data)
    if hint in (str, int, bool, float):
        if type(data) is not hint:
            raise _bad(at, f"must be of type {hint.__name__}")
        return data
    return _record(hint, data, at)


def _sequence(hint: Any, data: object, at: str) -> list[Any]:
    if not isinstance(data, list):
        raise _bad(at, "must be a list")
    return [_value(hint, item, f"{at}[{number}]") for number, item in enumerate(data)]


def _pair(hints: tuple[Any, ...], data: object, at: str) -> tuple[Any, ...]:
    if not isinstance(data, list) or len(data) != len(hints):
        raise _bad(at, f"must be a list of {len(hints)}")
    paired = zip(hints, data, strict=True)
    return tuple(_value(hint, item, f"{at}[{n}]") for n, (hint, item) in enumerate(paired))


def _texts(data: object, at: str) -> dict[str, str]:
    if not isinstance(data, Mapping) or not all(isinstance(v, str) for v in data.values()):
        raise _bad(at, "must be an object of texts")
    return {str(name): str(value) for name, value in data.items()}


def _one_of(allowed: tuple[Any, ...], data: object, at: str) -> Any:
    if data not in allowed:
        raise _bad(at, "must be one of: " + ", ".join(map(str, allowed)))
    return data


def _block(data: object, at: str) -> Any:
    kind = data.get("kind") if isinstance(data, Mapping) else None
    if not isinstance(kind, str) or kind not in _BLOCKS:
        raise _bad(f"{at}.kind", "must be one of: " + ", ".join(_BLOCKS))
    return _record(_BLOCKS[kind], data, at)


def _cell(data: object, at: str) -> papers.Cell:
    if isinstance(data, Mapping) and set(data) == {"date"}:
        return _day(data["date"], f"{at}.date")
    if data is None or isinstance(data, str) or type(data) is int:
        return data
    raise _bad(at, 'must be a text, a whole number, {"date": "yyyy-mm-dd"} or null')


def _day(data: object, at: str) -> date:
    try:
        return date.fromisoformat(str(data))
    except ValueError as error:
        raise _bad(at, "must be a day, yyyy-mm-dd") from error


def _bad(field: str, reason: str) -> Refusal:
    return Refusal("typesetting.bad_paper", field=field, reason=reason)
