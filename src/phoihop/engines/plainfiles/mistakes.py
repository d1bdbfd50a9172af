"""What is wrong in a file: where, which field, and what was probably meant."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches

from phoihop.engines.vietnamese.folding import search_key

Path = tuple[str | int, ...]
"""Where a value stands: ``("obligations", 1, "genre")``; list places count from 0."""


@dataclass(frozen=True, slots=True)
class Mistake:
    """One thing wrong in a file.

    Attributes:
        line: counted from 1; 0 when the whole file is meant.
        path: the place of the value.
        code: stable name such as ``"file.unknown_key"``; the door has the sentence.
        facts: the values that the sentence names. ``suggestion`` is empty when there is none.
    """

    line: int
    path: Path
    code: str
    facts: Mapping[str, str | int] = field(default_factory=dict)

    @property
    def field_name(self) -> str:
        """The place as people read it: ``obligations[2].genre``, list places from 1."""
        text = ""
        for step in self.path:
            text += f"[{step + 1}]" if isinstance(step, int) else f".{step}"
        return text.lstrip(".")


def closest(value: str, known: Iterable[str], aliases: Mapping[str, str] | None = None) -> str:
    """What ``value`` was probably meant to be: one of ``known``, or an empty string.

    ``aliases`` are other words for the known ones, folded: ``{"bai ly luan": "theory_article"}``.
    """
    choices = {search_key(one): one for one in known} | dict(aliases or {})
    found = get_close_matches(search_key(value), choices, n=1, cutoff=0.6)
    return choices[found[0]] if found else ""
