"""Many phrases looked for in one pass over a text, whatever their number. Pure.

Phrases are kept in a tree of folded words, so a text is walked once; equal phrases of a thousand
programmes are one phrase. A text written with marks must hold the phrase with its own marks.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from phoihop.engines.vietnamese.aligned import Aligned
from phoihop.engines.vietnamese.folding import exact_key, fold, search_key

_WORD = re.compile(r"[a-z0-9_]+")
_WORDS_ONLY = (
    bytes(code if chr(code).isalnum() or code == ord("_") else ord(" ") for code in range(128))
    + b" " * 128
)
_GAP = re.compile(r"\s*(?:…|\.\.\.)\s*")
_SENTENCE_END = re.compile(r"[.!?;] |\n")
_END = ""  # no word is empty, so this key of the tree is free
WIDEST_GAP = 100
"""So many characters may stand where a phrase has "…"; never the end of a sentence."""


@dataclass(frozen=True, slots=True)
class Hit:
    """Where something stands: offsets in code points of the text as given."""

    start: int
    end: int


def phrase_key(phrase: str) -> str:
    """The form under which a phrase is one with its twins: marks kept, spacing and case dropped."""
    parts = (exact_key(part) for part in _GAP.split(phrase))
    return " … ".join(part for part in parts if part)


class PhraseBook:
    """Phrases by number, ready to be looked for together."""

    def __init__(self, phrases: Iterable[str]) -> None:
        """``phrases``: as ``phrase_key`` gives them; their numbers follow their order.

        "…" inside a phrase stands for a few words of the same sentence.
        """
        self._tree: dict[str, Any] = {}
        self._written: list[tuple[str, ...]] = []  # the parts of each phrase
        self._parts: dict[str, int] = {}
        self._phrases_of: dict[int, list[int]] = {}  # last part → phrases
        for number, phrase in enumerate(phrases):
            parts = tuple(phrase.split(" … ")) if phrase else ()
            self._written.append(parts)
            if parts:
                self._phrases_of.setdefault(self._plant(parts[-1]), []).append(number)
            for part in parts[:-1]:
                self._plant(part)

    def _plant(self, part: str) -> int:
        known = self._parts.get(part)
        if known is not None:
            return known
        node = self._tree
        for word in search_key(part).split():
            node = node.setdefault(word, {})
        node.setdefault(_END, []).append(part)
        self._parts[part] = len(self._parts)
        return self._parts[part]

    def find(self, aligned: Aligned) -> dict[int, list[Hit]]:
        """Number of each phrase found → where, in order. Cost grows with the text only."""
        places = self._part_places(aligned)
        found: dict[int, list[Hit]] = {}
        for part, spans in places.items():
            for number in self._phrases_of.get(self._parts[part], ()):
                parts = self._written[number]
                whole = spans if len(parts) == 1 else _joined(parts, places, aligned.folded)
                if whole:
                    found[number] = [Hit(aligned.place(a), aligned.place(b)) for a, b in whole]
        return found

    def _part_places(self, aligned: Aligned) -> dict[str, list[tuple[int, int]]]:
        """Part → spans in the shadow."""
        line = aligned.line.encode("ascii").translate(_WORDS_ONLY)
        ends = list(self._walk(line.decode("ascii").split()))
        if not ends:
            return {}
        spans = [match.span() for match in _WORD.finditer(aligned.line)]
        found: dict[str, list[tuple[int, int]]] = {}
        for first, after, parts in ends:
            start, end = spans[first][0], spans[after - 1][1]
            for part in parts:
                if aligned.folded_text or _reads(aligned.written(start, end), part):
                    found.setdefault(part, []).append((start, end))
        return found

    def _walk(self, words: list[str]) -> Iterator[tuple[int, int, list[str]]]:
        """First word, word after the last, and the parts that end there."""
        root, count = self._tree, len(words)
        for first, word in enumerate(words):
            node, at = root.get(word), first + 1
            while node is not None:
                if _END in node:
                    yield first, at, node[_END]
                node = node.get(words[at]) if at < count else None
                at += 1


def _joined(
    parts: tuple[str, ...], places: dict[str, list[tuple[int, int]]], line: str
) -> list[tuple[int, int]]:
    """Spans where all parts follow one another closely in one sentence."""
    spans = places.get(parts[0], [])
    for part in parts[1:]:
        grown = []
        for start, end in spans:
            for after, until in places.get(part, []):
                if end < after <= end + WIDEST_GAP and not _SENTENCE_END.search(line, end, after):
                    grown.append((start, until))
                    break
        spans = grown
    return spans


def _reads(written: str, part: str) -> bool:
    words, wanted = exact_key(written).split(), part.split()
    return len(words) == len(wanted) and all(
        one == other or one == fold(other) or _letters(one) == _letters(other)
        for one, other in zip(words, wanted, strict=True)
    )


@lru_cache(maxsize=4096)
def _letters(word: str) -> str:
    """Equal for khoá and khóa: the marks of a word, wherever they sit."""
    return "".join(sorted(unicodedata.normalize("NFD", word)))
