"""YAML with a comment above each thing: where it came from, and how sure that is."""

import re
from typing import Any

import yaml

from phoihop.engines.drafting import Field

_UNPRINTABLE = re.compile("[^\t\n\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_WIDE = 1_000_000  # characters: a value is never broken into lines


def on_one_line(text: str) -> str:
    """``text`` without line breaks and without what YAML refuses: safe behind a ``#``."""
    return " ".join(_UNPRINTABLE.sub(" ", text).split())


def proof_of(field: Field) -> str:
    """ "từ câu: “…” (chắc chắn 0,9)"."""
    sure = f"{field.sure:.2f}".rstrip("0").replace(".", ",")
    return f'từ câu: "{on_one_line(field.sentence.text)}" (chắc chắn {sure})'


class CommentedYaml:
    """Lines of a file as they grow. ``indent`` counts levels of two spaces."""

    def __init__(self) -> None:
        self._lines: list[str] = []
        self._dash = False

    def comment(self, indent: int, words: str) -> None:
        """A line behind ``#``."""
        self._lines.append(f"{'  ' * indent}# {on_one_line(words)}")

    def key(self, indent: int, key: str) -> None:
        """A key whose records follow."""
        self._lines.append(f"{self._lead(indent)}{key}:")

    def item(self) -> None:
        """The next value begins an item of a list."""
        self._dash = True

    def value(self, indent: int, key: str, value: Any, *proof: Field) -> None:
        """A key with its value; the sentence of ``proof`` stands above it."""
        if proof:
            self.comment(indent, proof_of(proof[0]))
        plain = on_one_line(value) if isinstance(value, str) else value
        flow = True if isinstance(value, list | dict) else None
        written = yaml.safe_dump(
            plain, allow_unicode=True, width=_WIDE, default_flow_style=flow, sort_keys=False
        )
        scalar = written.removesuffix("\n").removesuffix("...").rstrip("\n")
        self._lines.append(f"{self._lead(indent)}{key}: {scalar}")

    def missing(self, indent: int, *keys: str) -> None:
        """Keys that the shape needs and the text does not give: left to people."""
        for key in keys:
            self._lines.append(f"{'  ' * indent}# {key}:   (văn bản không ghi, xin điền)")

    def blank(self) -> None:
        self._lines.append("")

    def _lead(self, indent: int) -> str:
        lead = "  " * (indent - 1) + "- " if self._dash else "  " * indent
        self._dash = False
        return lead

    def __str__(self) -> str:
        return "\n".join(self._lines) + "\n"
