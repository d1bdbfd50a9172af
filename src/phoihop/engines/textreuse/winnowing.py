"""Kernels that choose the fingerprints of a text: shingles of words, the least of each window.

Winnowing (Schleimer, Wilkerson, Aiken 2003) keeps the least hash of every window of W
successive shingles, so two texts that share W shingles in a row, which is K+W-1 words, keep at
least one fingerprint in common, wherever the passage stands.
"""

import numpy as np

from phoihop.engines.textreuse.compiled import inlined, kernel
from phoihop.engines.textreuse.reading import Bounds, U, Units, Words, mix_words, read_words

PLACE_BITS = 24
LAST_PLACE = (1 << PLACE_BITS) - 1


@inlined
def turned_once(value: np.uint64) -> np.uint64:
    return (value << U(1)) | (value >> U(63))


@inlined
def keyed(value: np.uint64, place: int) -> np.uint64:
    """Hash above, place below and counted backwards: the least key is the last least hash."""
    return (value & ~U(LAST_PLACE)) | U(LAST_PLACE - place)


@kernel
def shingle_keys(words: Words, count: int, shingle: int, keys: Words) -> int:
    """Keys of all runs of ``shingle`` mixed words; returns how many, 0 for a shorter text."""
    total = count - shingle + 1
    if total <= 0:
        return 0
    value = U(0)
    for at in range(shingle - 1):
        value = turned_once(value) ^ words[at]
    left, right = U(shingle - 1), U(65 - shingle)
    for at in range(total):
        value = turned_once(value) ^ words[at + shingle - 1]
        keys[at] = keyed(value, at)
        value ^= (words[at] << left) | (words[at] >> right)
    return total


@kernel
def lesser(keys: Words, total: int, apart: int, least: Words) -> None:
    """Into ``least``, the lesser of each two keys that stand ``apart`` places apart."""
    ahead = keys[apart:]
    for at in range(total - apart):
        least[at] = min(keys[at], ahead[at])


@kernel
def winnow(keys: Words, total: int, window: int, spare: Words, chosen: Words, begin: int) -> int:
    """Write the least key of every window, each once, from ``chosen[begin]`` on.

    The minimum over a window is built from minima over 2, 4, 8 … keys: each pass is a plain
    loop that the machine does several keys at a time. ``keys`` is used up, ``spare`` is scratch.

    Returns:
        The index after the last key written.
    """
    reach = 1
    span = min(window, total)
    while reach * 2 <= span:
        lesser(keys, total, reach, spare)
        keys, spare = spare, keys
        total -= reach
        reach *= 2
    apart = span - reach
    ahead = keys[apart:]
    last = ~U(0)
    for at in range(total - apart):
        key = min(keys[at], ahead[at])
        chosen[begin] = key
        begin += key != last
        last = key
    return begin


@kernel
def sign_texts(
    units: Units,
    bounds: Bounds,
    table: Words,
    shingle: int,
    window: int,
    chosen: Words,
    firsts: Bounds,
    scratch: Words,
) -> int:
    """Read, shingle and winnow texts lying one after another in ``units``.

    ``bounds`` holds ``n + 1`` places, ``firsts`` receives as many places in ``chosen``;
    ``scratch`` is three rows, each longer by one than the longest text.
    """
    begin = 0
    for text in range(len(bounds) - 1):
        firsts[text] = begin
        count = read_words(units, bounds[text], bounds[text + 1], table, scratch[0])
        mix_words(scratch[0], count)
        total = shingle_keys(scratch[0], count, shingle, scratch[1])
        if total > 0:
            begin = winnow(scratch[1], total, window, scratch[2], chosen, begin)
    firsts[len(bounds) - 1] = begin
    return begin
