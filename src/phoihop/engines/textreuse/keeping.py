"""Kernels for what is kept of a text: its tokens, and a byte a word that tells where it stood.

The byte holds the gap before the word and the word's length, four bits each, in code points;
255 sends to the next pair of ``extras`` for a word or a gap too long for that.
"""

import numpy as np
import numpy.typing as npt

from phoihop.engines.textreuse.alignment import Numbers, Tokens
from phoihop.engines.textreuse.compiled import inlined, kernel
from phoihop.engines.textreuse.reading import (
    Bounds,
    Places,
    U,
    Units,
    Words,
    mix_words,
    read_placed_words,
)
from phoihop.engines.textreuse.winnowing import shingle_keys, winnow

Steps = npt.NDArray[np.uint8]
ESCAPE = 255


@inlined
def token_of(word: np.uint64, numeral: np.uint8) -> np.uint32:
    return np.uint32((word >> U(33)) << U(1)) | np.uint32(numeral)


@kernel
def note_steps(
    starts: Places, ends: Places, count: int, steps: Steps, extras: Numbers, extra: int
) -> int:
    """Write the byte of each word; returns the index after the last entry of ``extras``."""
    after = 0
    for at in range(count):
        gap, length = starts[at] - after, ends[at] - starts[at]
        if gap < 15 and length < 15:
            steps[at] = (gap << 4) | length
        else:
            steps[at] = ESCAPE
            extras[extra], extras[extra + 1] = gap, length
            extra += 2
        after = ends[at]
    return extra


@kernel
def places_of(steps: Steps, extras: Numbers, starts: Places, ends: Places) -> None:
    """Undo ``note_steps``: where each word starts and ends."""
    after = extra = 0
    for at in range(len(steps)):
        gap, length = np.int32(steps[at] >> 4), np.int32(steps[at] & 15)
        if steps[at] == ESCAPE:
            gap, length = extras[extra], extras[extra + 1]
            extra += 2
        starts[at] = after + gap
        after = starts[at] + length
        ends[at] = after


@kernel
def keep_texts(
    units: Units,
    bounds: Bounds,
    table: Words,
    shingle: int,
    window: int,
    kept: tuple[Tokens, Steps, Numbers, Words, Bounds],
    scratch: tuple[Words, Numbers, Steps],
) -> None:
    """Read texts lying one after another once, for their tokens, steps and fingerprints.

    ``kept`` is filled: tokens, steps, extras, keys, and three rows of ``n + 1`` places where
    each text's tokens, extras and keys begin. ``scratch`` is three rows of words, two rows of
    places and one of digit flags, each longer by two than the longest text.
    """
    tokens, steps, extras, chosen, firsts = kept
    words, keys, spare = scratch[0][0], scratch[0][1], scratch[0][2]
    starts, ends = scratch[1][0], scratch[1][1]
    numerals = scratch[2]
    word = extra = begin = 0
    for text in range(len(bounds) - 1):
        firsts[0, text], firsts[1, text], firsts[2, text] = word, extra, begin
        count = read_placed_words(
            units, bounds[text], bounds[text + 1], table, words, starts, ends, numerals
        )
        mix_words(words, count)
        for at in range(count):
            tokens[word + at] = token_of(words[at], numerals[at])
        extra = note_steps(starts, ends, count, steps[word:], extras, extra)
        total = shingle_keys(words, count, shingle, keys)
        if total > 0:
            begin = winnow(keys, total, window, spare, chosen, begin)
        word += count
    last = len(bounds) - 1
    firsts[0, last], firsts[1, last], firsts[2, last] = word, extra, begin
