"""Kernels that compare each text of a batch with its candidates, word by word."""

import numpy as np
import numpy.typing as npt

from phoihop.engines.textreuse.alignment import (
    Numbers,
    Tokens,
    is_worth_aligning,
    plant_seeds,
    shared_runs,
)
from phoihop.engines.textreuse.compiled import kernel
from phoihop.engines.textreuse.figures import (
    LONGEST,
    PASSAGE,
    TITLE_SAME,
    TITLE_SERIES,
    TITLE_SHARED,
)
from phoihop.engines.textreuse.measuring import measure, measure_passages
from phoihop.engines.textreuse.sorting import Rows

SERIES_HEAD = 3  # words that the titles of a series share before their day


@kernel
def shared_title_words(first: Tokens, second: Tokens) -> int:
    """How many words of the first title stand in the second."""
    count = 0
    for one in first:
        for other in second:
            if one == other:
                count += 1
                break
    return count


@kernel
def same_but_numbers(first: Tokens, second: Tokens) -> bool:
    """Whether two titles are equal once words with digits are left out of both."""
    at = place = 0
    while True:
        while at < len(first) and first[at] & 1:
            at += 1
        while place < len(second) and second[place] & 1:
            place += 1
        if at == len(first) or place == len(second):
            return at == len(first) and place == len(second) and at > 0
        if first[at] != second[place]:
            return False
        at += 1
        place += 1


@kernel
def same_head_other_day(first: Tokens, second: Tokens) -> bool:
    """Whether two titles begin alike and then carry different days: "Giá vàng hôm nay 30/6: …".

    A day is two words with digits in a row; three equal words at least stand before it.
    """
    at = 0
    while at < min(len(first), len(second)) and first[at] == second[at] and not first[at] & 1:
        at += 1
    if at < SERIES_HEAD or at + 1 >= min(len(first), len(second)):
        return False
    dated = first[at] & 1 and first[at + 1] & 1 and second[at] & 1 and second[at + 1] & 1
    return bool(dated) and (first[at] != second[at] or first[at + 1] != second[at + 1])


@kernel
def measure_titles(first: Tokens, second: Tokens, row: Numbers) -> None:
    """Words two titles share, whether they are equal, and whether but for numbers."""
    row[TITLE_SHARED] = min(shared_title_words(first, second), shared_title_words(second, first))
    same = len(first) == len(second) and len(first) > 0
    for at in range(len(first)):
        same = same and first[at] == second[at]
    row[TITLE_SAME] = same
    row[TITLE_SERIES] = same_but_numbers(first, second) or same_head_other_day(first, second)


@kernel
def aligned(
    query: Tokens, table: Numbers, nexts: Numbers, source: Tokens, other: Numbers, runs: Numbers
) -> int:
    """Runs of two texts, the shorter streamed past the longer, so the order does not matter."""
    if len(query) >= len(source):
        return shared_runs(query, table, nexts, source, runs)
    room = seed_room(len(source))
    plant_seeds(source, other[:room], other[room:])
    count = shared_runs(source, other[:room], other[room:], query, runs)
    for run in range(count):
        runs[run, 0], runs[run, 1] = runs[run, 1], runs[run, 0]
    return count


@kernel
def verify(
    texts: tuple[Tokens, Rows],
    titles: tuple[Tokens, Rows],
    shelf: Tokens,
    blocks: Rows,
    least: tuple[int, int],
    figures: Numbers,
    scratch: tuple[Numbers, Numbers, Numbers, Numbers, npt.NDArray[np.uint8]],
) -> None:
    """Fill a row of figures for each candidate on one shelf.

    Most candidates share a turn of phrase and no more. Those with neither a run nor a passage
    of the least length get only these two figures.

    Args:
        texts, titles: tokens of the batch and the ``n + 1`` places between them.
        shelf: the file of kept words as ``uint32``.
        blocks: rows (text, place on the shelf, words of the title, words), sorted by text.
        least: words of the shortest run, and of the shortest passage, worth more figures.
        figures: rows of zeros, to be filled.
        scratch: heads and nexts of the query, both of a source in one, runs and marks, with
            room for the longest text.
    """
    heads, nexts, other, runs, marks = scratch
    least_run, least_passage = least
    planted = -1
    table = heads
    for pair in range(len(blocks)):
        text, place, title_words = blocks[pair, 0], blocks[pair, 1], blocks[pair, 2]
        query = texts[0][texts[1][text] : texts[1][text + 1]]
        if text != planted:
            planted = text
            table = heads[: seed_room(len(query))]
            plant_seeds(query, table, nexts)
        begin = place + title_words
        source = shelf[begin : begin + blocks[pair, 3]]
        if not is_worth_aligning(query, table, nexts, source):
            continue
        count = aligned(query, table, nexts, source, other, runs)
        row = figures[pair]
        measure_passages(query, source, runs, count, row)
        if row[LONGEST] < least_run and row[PASSAGE] < least_passage:
            continue
        measure(query, source, runs, count, marks, row)
        title = titles[0][titles[1][text] : titles[1][text + 1]]
        measure_titles(title, shelf[place:begin], row)


@kernel
def seed_room(words: int) -> int:
    """Size of the seed table of a text: a power of two, at least twice its words."""
    room = 64
    while room < 2 * words:
        room *= 2
    return room
