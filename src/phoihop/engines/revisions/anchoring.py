"""Where a passage of one version stands in the next."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from phoihop.engines.revisions.comparing import Kind, Piece

LEAST_KEPT = 0.5
"""Of the characters of a passage; with fewer left it is gone, not moved."""


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of the new text. ``kept`` is the share of the passage that still stands, 0..1."""

    start: int
    end: int
    kept: float


def carry(start: int, end: int, pieces: Sequence[Piece]) -> Place | None:
    """The passage ``start:end`` of the old text in the new; ``None`` when less than half is left.

    Args:
        pieces: of ``compare(old, new)``.
    """
    first = last = None
    kept = 0
    for piece in pieces[_first_over(start, pieces) :]:
        if piece.old_start >= end:
            break
        if piece.kind is not Kind.SAME:
            continue
        low = max(start, piece.old_start)
        high = min(end, piece.old_start + len(piece.text))
        if low >= high:
            continue
        kept += high - low
        if first is None:
            first = piece.new_start + low - piece.old_start
        last = piece.new_start + high - piece.old_start
    share = kept / max(end - start, 1)
    if first is None or last is None or share < LEAST_KEPT:
        return None
    return Place(first, last, min(share, 1.0))


def _first_over(start: int, pieces: Sequence[Piece]) -> int:
    """Where to begin: the last kept piece that begins at or before ``start``."""
    at = bisect_right(pieces, start, key=lambda piece: piece.old_start)
    while at > 0:
        at -= 1
        if pieces[at].kind is Kind.SAME:
            break
    return at
