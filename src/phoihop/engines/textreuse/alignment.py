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
STRIDE = 3
FILTER_WORDS = 12  # words in common below which two texts are not compared further
FACTORS = np.array(
    [
        0x9E3779B97F4A7C15,
        0xC2B2AE3D27D4EB4F,
        0x165667B19E3779F9,
        0xD6E8FEB86659FD93,
        0xA0761D6478BD642F,
    ],
    np.uint64,
)


@inlined
def slot_of(tokens: Tokens, at: int, shift: np.uint64) -> np.uint64:
    """Where the ``SEED_WORDS`` tokens from ``at`` on are chained.

    Five products without a chain between them: the machine does them side by side, which is
    faster than rolling a hash along.
    """
    seed = U(0)
    for step in range(SEED_WORDS):
        seed += U(tokens[at + step]) * FACTORS[step]
    return (seed ^ (seed >> U(29))) * U(0xFF51AFD7ED558CCD) >> shift


@inlined
def shift_for(heads: Numbers) -> np.uint64:
    return U(64) - U(np.log2(len(heads)))


@kernel
def plant_seeds(query: Tokens, heads: Numbers, nexts: Numbers) -> None:
    """Chain the seeds of a query under their hash, so that sources can be streamed past.

    ``heads`` has a power of two of places, better twice the words or more; ``nexts`` as many as
    there are words. Chains run backwards through the query.
    """
    heads[:] = -1
    shift = shift_for(heads)
    for at in range(len(query) - SEED_WORDS + 1):
        slot = slot_of(query, at, shift)
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
def words_around(query: Tokens, at: int, source: Tokens, place: int) -> int:
    """Length of the run through two places, looking both ways."""
    before = 0
    while before < min(at, place) and query[at - before - 1] == source[place - before - 1]:
        before += 1
    return before + common_words(query, at, source, place)


@kernel
def is_worth_aligning(query: Tokens, heads: Numbers, nexts: Numbers, source: Tokens) -> bool:
    """Whether two texts share ``FILTER_WORDS`` words in runs of ``SEED_WORDS + STRIDE - 1``.

    Most candidates share one turn of phrase; this tells them at a third of the cost.
    """
    shift = shift_for(heads)
    shared = 0
    place = 0
    while place + SEED_WORDS <= len(source):
        at = heads[slot_of(source, place, shift)]
        best = 0
        for _ in range(CHAIN):
            if at < 0:
                break
            words = words_around(query, at, source, place)
            best = max(best, words)
            at = nexts[at]
        if best >= SEED_WORDS:
            shared += best
            if shared >= FILTER_WORDS:
                return True
            place += best
        place += STRIDE
    return False


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
    shift = shift_for(heads)
    expected = place = 0
    while place + SEED_WORDS <= len(source):
        at = heads[slot_of(source, place, shift)]
        place += 1
        if at < 0:
            continue
        start, words = best_start(query, nexts, at, source, place - 1, expected)
        if words >= SEED_WORDS:
            runs[count, 0], runs[count, 1], runs[count, 2] = start, place - 1, words
            count += 1
            place += words - 1
            expected = start + words
    return count
