"""Reading spread: pieces delivered before, and how a piece travelled."""

from phoihop.spread.queries.twice import Finding, Repeats, decisions_of, repeats_of

__all__ = [
    "Finding",
    "Repeats",
    "decisions_of",
    "repeats_of",
]
