"""Two texts with their shared runs, cut into pieces that a page can print. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a text; ``number`` of the shared run that it is, or ``None``."""

    text: str
    number: int | None = None


@dataclass(frozen=True, slots=True)
class SideBySide:
    """Two texts with marked runs; run *n* of one is run *n* of the other.

    Attributes:
        words, longest_run: shared, in runs of at least five words.
        share_of_a, share_of_b: 0..1.
        runs: how many.
    """

    a: tuple[Piece, ...]
    b: tuple[Piece, ...]
    words: int
    longest_run: int
    share_of_a: float
    share_of_b: float
    runs: int


def cut(text: str, places: Iterable[tuple[int, int, int]]) -> tuple[Piece, ...]:
    """Cut a text at places (start, end, number); where two overlap the later is shortened.

    The pieces put together are the text.
    """
    pieces, after = [], 0
    for start, end, number in sorted(places):
        begin = max(start, after)
        if begin >= end:
            continue
        if begin > after:
            pieces.append(Piece(text[after:begin]))
        pieces.append(Piece(text[begin:end], number))
        after = end
    if after < len(text):
        pieces.append(Piece(text[after:]))
    return tuple(pieces)


def side_by_side(text_a: str, text_b: str) -> SideBySide:
    """Compare two texts; some milliseconds once the engine is loaded."""
    from phoihop.engines.textreuse import compare

    found = compare(text_a, text_b)
    numbered = list(enumerate(found.spans, start=1))
    return SideBySide(
        cut(text_a, ((span.a_start, span.a_end, number) for number, span in numbered)),
        cut(text_b, ((span.b_start, span.b_end, number) for number, span in numbered)),
        found.words,
        found.longest_run,
        found.share_of_a,
        found.share_of_b,
        len(found.spans),
    )


def one_side(text: str, places: Sequence[tuple[int, int]]) -> tuple[Piece, ...]:
    """One text alone with its shared runs marked: the other is not for these eyes."""
    return cut(text, ((start, end, number) for number, (start, end) in enumerate(places, 1)))
