"""Kernels that count which documents share fingerprints with each text of a batch."""

import numpy as np
import numpy.typing as npt

from phoihop.engines.textreuse.compiled import kernel
from phoihop.engines.textreuse.sorting import Flags, Keys, Rows, U

# A fingerprint that more documents share is a formula of the language or of an outlet; it may
# support a match but starts none. One that at most RARE share starts a match alone.
FREQUENT = 200
RARE = 4
# A text with few fingerprints has few chances to be found, and is cheap to look up: its limit
# is so many postings, shared among its fingerprints.
SHORT_POSTINGS = 128
ENOUGH_HITS = 2

Pairs = npt.NDArray[np.int64]


@kernel
def gather(
    keys: Keys,
    places: tuple[Rows, Rows, Rows],
    bounds: Rows,
    flags: Flags,
    frequent: int,
    rare: int,
    pairs: Pairs,
) -> int:
    """Write a row (text, document, hits, rare hits) for each candidate of a segment.

    Args:
        places: where each fingerprint's postings begin in this segment, how many there are,
            and how many all segments hold together.
        bounds: ``n + 1`` places of the texts among the fingerprints.
        flags: a byte a document; a document whose lowest bit is set is gone.
        pairs: rows of four with room for every posting looked at.

    Returns:
        How many rows were written.
    """
    begins, counts, totals = places
    written = 0
    for text in range(len(bounds) - 1):
        first, after = bounds[text], bounds[text + 1]
        limit = max(rare, SHORT_POSTINGS // max(1, after - first))
        found = 0
        for at in range(first, after):
            found += counts[at] if totals[at] <= frequent else 0
        marked = np.empty(found, np.uint64)
        found = 0
        for at in range(first, after):
            if totals[at] > frequent:
                continue
            mark = U(totals[at] <= limit)
            for place in range(begins[at], begins[at] + counts[at]):
                marked[found] = ((keys[place] & U(0xFFFFFFFF)) << U(1)) | mark
                found += 1
        written = count_hits(np.sort(marked), text, flags, pairs, written)
    return written


@kernel
def count_hits(marked: Keys, text: int, flags: Flags, pairs: Pairs, written: int) -> int:
    """Turn sorted (document, rare) marks into candidate rows."""
    at = 0
    while at < len(marked):
        document = np.int64(marked[at] >> U(1))
        hits = 0
        rares = np.int64(0)
        while at < len(marked) and np.int64(marked[at] >> U(1)) == document:
            rares += np.int64(marked[at] & U(1))
            hits += 1
            at += 1
        enough = hits >= ENOUGH_HITS or rares > 0
        if enough and flags[document] & 1 == 0:
            pairs[written, 0], pairs[written, 1] = text, document
            pairs[written, 2], pairs[written, 3] = hits, rares
            written += 1
    return written
