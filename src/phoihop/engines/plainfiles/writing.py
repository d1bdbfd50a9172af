"""Values as text: keys in the order of the record, defaults left out, always the same way."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import yaml

from phoihop.engines.plainfiles.fields import ListOf, Record


class _Dumper(yaml.SafeDumper):
    """YAML with lists set in under their key, as people write them."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        super().increase_indent(flow, False)

    def ignore_aliases(self, data: Any) -> bool:
        return True


def _decimal(dumper: yaml.SafeDumper, value: Decimal) -> yaml.ScalarNode:
    tag = "float" if "." in str(value) else "int"
    return dumper.represent_scalar(f"tag:yaml.org,2002:{tag}", f"{value:f}")


_Dumper.add_representer(Decimal, _decimal)


def write(values: Mapping[str, Any], record: Record, *, comment: str = "") -> str:
    """The file of ``values``. Reading it gives the same values; writing those, the same text.

    Args:
        values: as ``record`` reads them.
        comment: lines put above, each behind a ``#``.
    """
    head = "".join(f"# {line}\n" for line in comment.splitlines())
    text = yaml.dump(
        _filled(values, record),
        Dumper=_Dumper,
        allow_unicode=True,
        sort_keys=False,
        width=100,
    )
    return head + text


def _filled(values: Mapping[str, Any], record: Record) -> dict[str, Any]:
    return {
        one.key: _plain(values[one.key], one.kind)
        for one in record.fields
        if one.required or values[one.key] != one.absent()
    }


def _plain(value: Any, kind: Any) -> Any:
    if isinstance(kind, Record):
        return _filled(value, kind)
    if isinstance(kind, ListOf):
        return [_plain(one, kind.kind) for one in value]
    return value
