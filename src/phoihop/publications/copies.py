"""Which texts of one list live on in another text of it. Light and exact, for a first question.

Passages are runs of six folded words. Each text shows its smallest passage hashes; two texts
that show the same ones are held against each other word by word. What this misses, the index of
the press room finds; what this finds, a person confirms.
"""

import zlib
from collections import defaultdict
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from numpy import uint64
    from numpy.typing import NDArray

RUN = 6  # words in a passage
LEAST_WORDS = 40
"""Shorter texts share too much by chance."""
LEAST_SHARE = 0.5
SHOWN = 16  # hashes by which a text is found
MOST_ALIKE = 12
"""A passage shown by more texts is a formula of the trade, not a copied piece."""


class _Ids(dict[str, int]):
    """Word → its number, filled on first use; a language has few words and texts have many."""

    def __missing__(self, word: str) -> int:
        if len(self) >= MOST_WORDS_KEPT:
            self.clear()
        self[word] = number = zlib.crc32(word.encode())
        return number


MOST_WORDS_KEPT = 200_000
_IDS = _Ids()


def same_share(one: list[str], other: list[str]) -> float:
    """The share (0..1) of the passages of the shorter text that stand in the longer one too."""
    import numpy as np

    first, second = _passages(one), _passages(other)
    shorter = min(len(first), len(second))
    if not shorter:
        return 0.0
    return float(len(np.intersect1d(first, second, assume_unique=True)) / shorter)


class CopyFinder:
    """Takes the texts of a list one by one and names the earlier ones that each lives on in."""

    def __init__(self, words_of: Callable[[int], list[str]]) -> None:
        """``words_of`` gives the folded words of an earlier text again, by its number."""
        self.words_of = words_of
        self._showing: dict[int, list[int]] = defaultdict(list)

    def add(self, number: int, words: list[str]) -> Iterator[tuple[int, float]]:
        """Earlier texts of which at least half lives on, with the share; then keep this one."""
        if len(words) < LEAST_WORDS:
            return
        passages = _passages(words)
        shown = [int(value) for value in passages[:SHOWN]]
        meetings: dict[int, int] = defaultdict(int)
        for value in shown:
            if len(self._showing[value]) <= MOST_ALIKE:
                for earlier in self._showing[value]:
                    meetings[earlier] += 1
            self._showing[value].append(number)
        for earlier, count in meetings.items():
            if count >= 2 and (share := same_share(words, self.words_of(earlier))) >= LEAST_SHARE:
                yield earlier, share


def _passages(words: list[str]) -> "NDArray[uint64]":
    """The distinct hashes of all runs of words, smallest first."""
    import numpy as np

    if len(words) < RUN:
        return np.empty(0, np.uint64)
    ids = np.fromiter(map(_IDS.__getitem__, words), np.uint64, len(words))
    length = len(words) - RUN + 1
    mixed = np.zeros(length, np.uint64)
    for at in range(RUN):
        mixed = mixed * np.uint64(0x9E3779B97F4A7C15) + ids[at : at + length]
    mixed ^= mixed >> np.uint64(31)
    mixed *= np.uint64(0xBF58476D1CE4E5B9)
    return np.unique(mixed ^ (mixed >> np.uint64(29)))
