"""Which runs of one sequence of words stand in another, in order; near-linear on real texts.

Words that neighbour alike only once on either side pin the two texts together (as patience
comparison does with lines); only what lies between two pins is compared word against word.
"""

from bisect import bisect_left
from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import Final

Run = tuple[int, int, int]
"""Start in the old sequence, start in the new one, length in words."""

GRAMS: Final = (12, 6, 3, 1)
CLOSE: Final = 90_000
"""Word pairs up to which a stretch is compared directly."""


def common_runs(old: Sequence[int], new: Sequence[int]) -> list[Run]:
    """Runs of equal words, ascending in both sequences, never touching both ends of another."""
    runs: list[Run] = []
    waiting = [(0, len(old), 0, len(new))]
    while waiting:
        low, high, start, stop = waiting.pop()
        head = _equal(old[low:high], new[start:stop])
        if head:
            runs.append((low, start, head))
        low, start = low + head, start + head
        tail = _equal(old[low:high][::-1], new[start:stop][::-1])
        high, stop = high - tail, stop - tail
        if tail:
            runs.append((high, stop, tail))
        if low < high and start < stop:
            waiting.extend(_between(old, new, (low, high, start, stop), runs))
    return _joined(sorted(runs))


def _equal(one: Sequence[int], other: Sequence[int]) -> int:
    """How many words agree from the beginning."""
    count = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        count += 1
    return count


def _between(
    old: Sequence[int], new: Sequence[int], stretch: tuple[int, int, int, int], runs: list[Run]
) -> list[tuple[int, int, int, int]]:
    """The stretches left between pins; a small one is compared and leaves none."""
    low, high, start, stop = stretch
    if (high - low) * (stop - start) > CLOSE:
        for size in GRAMS:
            pins = _pins(old[low:high], new[start:stop], size)
            if pins:
                return _stretches([(low + i, start + j) for i, j in pins], stretch)
        return []  # nothing pins them: all of it was written anew
    matcher = SequenceMatcher(None, old[low:high], new[start:stop], autojunk=False)
    blocks = matcher.get_matching_blocks()
    runs.extend((low + i, start + j, size) for i, j, size in blocks if size)
    return []


def _stretches(
    pins: list[tuple[int, int]], stretch: tuple[int, int, int, int]
) -> list[tuple[int, int, int, int]]:
    """Cut at the pins; each part begins with its pin, which its equal head then takes."""
    low, high, start, stop = stretch
    cuts = [(low, start), *pins, (high, stop)]
    return [
        (i, end, j, other)
        for (i, j), (end, other) in zip(cuts, cuts[1:], strict=False)
        if i < end or j < other
    ]


def _pins(old: Sequence[int], new: Sequence[int], size: int) -> list[tuple[int, int]]:
    """Places of n-grams that occur once on either side, as the longest ascending chain."""
    there = _once(new, size)
    pairs = [(i, there[gram]) for gram, i in _once(old, size).items() if gram in there]
    return _ascending(sorted(pairs))


def _once(words: Sequence[int], size: int) -> dict[tuple[int, ...], int]:
    places: dict[tuple[int, ...], int] = {}
    for at in range(len(words) - size + 1):
        gram = tuple(words[at : at + size])
        places[gram] = -1 if gram in places else at
    return {gram: at for gram, at in places.items() if at >= 0}


def _ascending(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest chain of pairs that ascends on the right as well (patience sorting)."""
    ends: list[int] = []
    tops: list[int] = []
    before: list[int] = []
    for index, (_, j) in enumerate(pairs):
        place = bisect_left(ends, j)
        before.append(tops[place - 1] if place else -1)
        if place == len(ends):
            ends.append(j)
            tops.append(index)
        else:
            ends[place], tops[place] = j, index
    chain: list[tuple[int, int]] = []
    index = tops[-1] if tops else -1
    while index >= 0:
        chain.append(pairs[index])
        index = before[index]
    return chain[::-1]


def _joined(runs: list[Run]) -> list[Run]:
    """Runs that continue each other become one."""
    joined: list[Run] = []
    for i, j, size in runs:
        if joined and joined[-1][0] + joined[-1][2] == i and joined[-1][1] + joined[-1][2] == j:
            joined[-1] = (joined[-1][0], joined[-1][1], joined[-1][2] + size)
        else:
            joined.append((i, j, size))
    return joined
