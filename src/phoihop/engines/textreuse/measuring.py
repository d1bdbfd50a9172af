"""Kernels that turn the shared runs of two texts into the figures a judgement rests on."""

import numpy as np
import numpy.typing as npt

from phoihop.engines.textreuse.alignment import Numbers, Tokens
from phoihop.engines.textreuse.compiled import inlined, kernel
from phoihop.engines.textreuse.figures import (
    CHANGED_NUMERALS,
    KEPT_NUMERALS,
    LONGEST,
    PASSAGE,
    QUERY_DENSE,
    QUERY_SHARED,
    QUERY_WORDS,
    SOURCE_DENSE,
    SOURCE_SHARED,
    SOURCE_WORDS,
)

GAP_WORDS = 10  # runs this near to each other, in both texts, are one edited passage
DENSE_WORDS = 6  # runs are also counted by shingles of so many words, which short runs lack

Marks = npt.NDArray[np.uint8]


@inlined
def numerals_between(tokens: Tokens, begin: int, end: int) -> int:
    """How many of the words from ``begin`` to before ``end`` hold a digit."""
    count = 0
    for at in range(begin, end):
        count += tokens[at] & 1
    return count


@kernel
def measure_passages(
    query: Tokens, source: Tokens, runs: Numbers, count: int, row: Numbers
) -> None:
    """Longest run, longest edited passage, and numerals that changed inside passages."""
    passage = 0
    after_query = after_source = -1
    for run in range(count):
        at, place, words = runs[run, 0], runs[run, 1], runs[run, 2]
        apart, aside = at - after_query, place - after_source
        joined = after_query >= 0 and 0 <= apart <= GAP_WORDS and 0 <= aside <= GAP_WORDS
        if joined:
            row[CHANGED_NUMERALS] += max(
                numerals_between(query, after_query, at),
                numerals_between(source, after_source, place),
            )
        passage = passage + words if joined else words
        row[PASSAGE] = max(row[PASSAGE], passage)
        row[LONGEST] = max(row[LONGEST], words)
        after_query, after_source = at + words, place + words


@kernel
def measure_cover(
    tokens: Tokens, runs: Numbers, count: int, side: int, marks: Marks
) -> tuple[int, int, int]:
    """Of one text: shared words, shared dense shingles, shared numerals.

    ``side`` is 0 for the query, 1 for the source; ``marks`` is scratch, as long as the text.
    """
    marks[: len(tokens)] = 0
    for run in range(count):
        begin, words = runs[run, side], runs[run, 2]
        for at in range(begin, begin + words):
            marks[at] |= 1
        for at in range(begin, begin + words - DENSE_WORDS + 1):
            marks[at] |= 2
    shared = dense = numerals = 0
    for at in range(len(tokens)):
        mark = marks[at]
        shared += mark & 1
        dense += mark >> 1
        numerals += mark & tokens[at] & 1
    return shared, dense, numerals


@kernel
def measure(
    query: Tokens, source: Tokens, runs: Numbers, count: int, marks: Marks, row: Numbers
) -> None:
    """Fill the lengths and shares of a row from the runs that two texts share."""
    row[QUERY_WORDS], row[SOURCE_WORDS] = len(query), len(source)
    shared, dense, numerals = measure_cover(query, runs, count, 0, marks)
    row[QUERY_SHARED], row[QUERY_DENSE], row[KEPT_NUMERALS] = shared, dense, numerals
    shared, dense, _ = measure_cover(source, runs, count, 1, marks)
    row[SOURCE_SHARED], row[SOURCE_DENSE] = shared, dense
