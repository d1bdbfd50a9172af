"""One sentence and its translation, and a whole catalogue of them."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

PLACEHOLDER = re.compile(r"%\((\w+)\)[sd]|%[sd]|\{(\w*)\}")


@dataclass(frozen=True, slots=True)
class Key:
    """What a program asks for: the Vietnamese sentence, its plural, and what it is about."""

    singular: str
    plural: str | None = None
    context: str | None = None

    @property
    def order(self) -> tuple[str, str, str]:
        """By sentence, so that two people's additions land in different places of the file."""
        return self.singular, self.context or "", self.plural or ""


@dataclass(frozen=True, slots=True)
class Entry:
    """A key, its translations (one, or singular and plural) and the files that use it."""

    key: Key
    translations: tuple[str, ...]
    files: tuple[str, ...] = ()
    remark: str = ""

    @property
    def translated(self) -> bool:
        """Whether every form has words."""
        return all(self.translations)

    @property
    def strays(self) -> set[str]:
        """Placeholders of a translation that the sentence does not fill."""
        given = set(_placeholders(self.key.singular, self.key.plural or ""))
        return set(_placeholders(*self.translations)) - given


def _placeholders(*texts: str) -> list[str]:
    return [found[0] for text in texts for found in PLACEHOLDER.finditer(text)]


def merge(found: Mapping[Key, Iterable[str]], kept: Iterable[Entry]) -> list[Entry]:
    """The catalogue that holds just ``found``, with the translations of ``kept``, in order.

    A sentence no longer used is left out (the history of the file remembers it).
    """
    known = {entry.key: entry for entry in kept}
    merged = []
    for key in sorted(found, key=lambda key: key.order):
        blank = Entry(key, ("", "") if key.plural else ("",))
        merged.append(replace(known.get(key, blank), files=tuple(sorted(found[key]))))
    return merged
