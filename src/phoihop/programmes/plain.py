"""Statements as a database and a program outside keep them: days and rates as text, and back."""

import hashlib
import json
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from phoihop.engines.plainfiles import Day, ListOf, Percent, Record

Values = dict[str, Any]


def plain(value: Any) -> Any:
    """``value`` with days as ``2017-03-15`` and rates as ``10``; lists and mappings anew."""
    if isinstance(value, Mapping):
        return {key: plain(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [plain(one) for one in value]
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if isinstance(value, Decimal) else value


def typed(values: Mapping[str, Any], record: Record) -> Values:
    """The other way: ``values`` as ``record`` reads them from a file. Unknown keys stay out."""
    kinds = {one.key: one.kind for one in record.fields}
    return {key: _typed(value, kinds[key]) for key, value in values.items() if key in kinds}


def _typed(value: Any, kind: Any) -> Any:
    if value is None:
        return None
    if isinstance(kind, Day):
        return date.fromisoformat(value)
    if isinstance(kind, Percent):
        return Decimal(value)
    if isinstance(kind, Record):
        return typed(value, kind)
    if isinstance(kind, ListOf):
        return [_typed(one, kind.kind) for one in value]
    return value


def hash_of(values: Mapping[str, Any]) -> str:
    """SHA-256 of plain values, whatever the order of their keys."""
    text = json.dumps(values, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()
