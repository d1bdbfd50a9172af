"""Kernels that find every verbatim run two texts share, word by word.

A text is here a row of ``uint32`` tokens: 31 bits of the word's hash, and in the lowest bit
whether the word holds a digit. A run is (place in query, place in source, words).
"""

import numpy as np
import numpy.typing as npt

from phoihop.engines.textreuse.compiled import inlined, kernel

Tokens = npt.NDArray[np.uint32]
Numbers = npt.NDArray[np.int32]
U = np.uint64

SEED_WORDS = 5
CHAIN = 24  # occurrences of one seed tried in the query; more are a litany
BASE = 0x9E3779B97F4A7C15
OLDEST = pow(BASE, SEED_WORDS, 1 << 64)


@inlined
def next_seed(seed: np.uint64, tokens: Tokens, at: int) -> np.uint64:
    """The seed that starts at ``at``, from the one that starts a word earlier."""
    seed = seed * U(BASE) + U(tokens[at + SEED_WORDS - 1])
    return seed - U(tokens[at - 1]) * U(OLDEST)


@inlined
def first_seed(tokens: Tokens, at: int) -> np.uint64:
    """Hash of the ``SEED_WORDS`` tokens from ``at`` on."""
    seed = U(0)
    for step in range(SEED_WORDS):
        seed = seed * U(BASE) + U(tokens[at + step])
    return seed


@inlined
def slot_of(seed: np.uint64, shift: np.uint64) -> np.uint64:
    return (seed * U(BASE)) >> shift


@kernel
def plant_seeds(query: Tokens, heads: Numbers, nexts: Numbers) -> None:
    """Chain the seeds of a query under their hash, so that sources can be streamed past.

    ``heads`` has a power of two of places, better twice the words or more; ``nexts`` as many as
    there are words. Chains run backwards through the query.
    """
    heads[:] = -1
    last = len(query) - SEED_WORDS
    if last < 0:
        return
    shift = U(64) - U(np.log2(len(heads)))
    seed = first_seed(query, 0)
    for at in range(last + 1):
        if at > 0:
            seed = next_seed(seed, query, at)
        slot = slot_of(seed, shift)
        nexts[at] = heads[slot]
        heads[slot] = at


@inlined
def common_words(query: Tokens, at: int, source: Tokens, place: int) -> int:
    """How many words from ``at`` and from ``place`` on are the same."""
    room = min(len(query) - at, len(source) - place)
    words = 0
    while words < room and query[at + words] == source[place + words]:
        words += 1
    return words


@kernel
def best_start(
    query: Tokens, nexts: Numbers, at: int, source: Tokens, place: int, expected: int
) -> tuple[int, int]:
    """The longest run through ``place`` among the chained seeds; nearness to the place where
    the last run ended decides between equally long ones."""
    best = 0
    start = -1
    for _ in range(CHAIN):
        if at < 0:
            break
        words = common_words(query, at, source, place)
        if words > best or (words == best and abs(at - expected) < abs(start - expected)):
            best, start = words, at
        at = nexts[at]
    return start, best


@kernel
def shared_runs(
    query: Tokens, heads: Numbers, nexts: Numbers, source: Tokens, runs: Numbers
) -> int:
    """Write the runs of at least ``SEED_WORDS`` words, in the order of the source.

    Runs do not overlap in the source. ``runs`` has rows of three and room for
    ``len(source) // SEED_WORDS`` of them.

    Returns:
        How many runs were written.
    """
    count = 0
    last = len(source) - SEED_WORDS
    if last < 0 or len(query) < SEED_WORDS:
        return 0
    shift = U(64) - U(np.log2(len(heads)))
    seed = first_seed(source, 0)
    expected = place = 0
    while place <= last:
        at = heads[slot_of(seed, shift)]
        step = 1
        if at >= 0:
            start, words = best_start(query, nexts, at, source, place, expected)
            if words >= SEED_WORDS:
                runs[count, 0], runs[count, 1], runs[count, 2] = start, place, words
                count += 1
                step = words
                expected = start + words
        place += step
        if place <= last:
            seed = next_seed(seed, source, place) if step == 1 else first_seed(source, place)
    return count
