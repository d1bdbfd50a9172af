"""Texts read once: the tokens to verify with, the places to show, the fingerprints to find."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from phoihop.engines.textreuse.documents import Document
from phoihop.engines.textreuse.folding import folding_table
from phoihop.engines.textreuse.signing import (
    SHINGLE_WORDS,
    TEXTS_AT_ONCE,
    WINDOW_SHINGLES,
    packed,
)

Array64 = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Readings:
    """Several texts, read. Text ``i`` owns ``tokens[words[i]:words[i + 1]]``, and so on.

    Attributes:
        tokens: ``uint32``, a word each; steps: ``uint8``, a word each (see ``keeping``).
        extras: ``int32`` pairs for words that do not fit a step.
        hashes: ``uint64`` fingerprints below 2**40, in the order of the text.
    """

    tokens: npt.NDArray[np.uint32]
    steps: npt.NDArray[np.uint8]
    extras: npt.NDArray[np.int32]
    hashes: npt.NDArray[np.uint64]
    words: Array64
    extra_firsts: Array64
    hash_firsts: Array64

    def __len__(self) -> int:
        return len(self.words) - 1

    def part(self, begin: int, end: int) -> "Readings":
        """The readings of texts ``begin`` to before ``end``."""
        words = self.words[begin : end + 1]
        extras = self.extra_firsts[begin : end + 1]
        hashes = self.hash_firsts[begin : end + 1]
        return Readings(
            self.tokens[words[0] : words[-1]],
            self.steps[words[0] : words[-1]],
            self.extras[extras[0] : extras[-1]],
            self.hashes[hashes[0] : hashes[-1]],
            words - words[0],
            extras - extras[0],
            hashes - hashes[0],
        )


def read_some(texts: Sequence[str]) -> Readings:
    """Read as many texts as fit the processor's caches."""
    from phoihop.engines.textreuse.keeping import keep_texts

    units, bounds = packed(texts)
    room = len(units) + len(texts) + 1
    longest = int(np.diff(bounds).max(initial=0)) + 2
    tokens, steps = np.empty(room, np.uint32), np.empty(room, np.uint8)
    extras = np.empty(2 * (room // 8) + 2 * len(texts) + 2, np.int32)
    chosen = np.empty(room, np.uint64)
    firsts = np.empty((3, len(bounds)), np.int64)
    scratch = (
        np.empty((3, longest), np.uint64),
        np.empty((2, longest), np.int32),
        np.empty(longest, np.uint8),
    )
    kept = (tokens, steps, extras, chosen, firsts)
    keep_texts(units, bounds, folding_table(), SHINGLE_WORDS, WINDOW_SHINGLES, kept, scratch)
    words, extra, keys = (int(firsts[row, -1]) for row in range(3))
    return Readings(
        tokens[:words],
        steps[:words],
        extras[:extra],
        chosen[:keys] >> np.uint64(24),
        firsts[0],
        firsts[1],
        firsts[2],
    )


def joined(parts: Sequence[Readings]) -> Readings:
    """Readings of one list of texts from readings of its pieces."""

    def shifted(name: str) -> Array64:
        firsts = [np.zeros(1, np.int64)]
        for part in parts:
            firsts.append(getattr(part, name)[1:] + firsts[-1][-1])
        return np.concatenate(firsts)

    return Readings(
        np.concatenate([part.tokens for part in parts]),
        np.concatenate([part.steps for part in parts]),
        np.concatenate([part.extras for part in parts]),
        np.concatenate([part.hashes for part in parts]),
        shifted("words"),
        shifted("extra_firsts"),
        shifted("hash_firsts"),
    )


def read_texts(texts: Sequence[str]) -> Readings:
    """Read any number of texts."""
    parts = [
        read_some(texts[begin : begin + TEXTS_AT_ONCE])
        for begin in range(0, max(1, len(texts)), TEXTS_AT_ONCE)
    ]
    return parts[0] if len(parts) == 1 else joined(parts)


def read_documents(documents: Sequence[Document]) -> tuple[Readings, Readings]:
    """The texts of documents, and their titles, read in one go."""
    titles = [document.title for document in documents]
    both = read_texts([document.text for document in documents] + titles)
    return both.part(0, len(documents)), both.part(len(documents), len(both))
