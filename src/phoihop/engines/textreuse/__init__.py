"""How much of one text lives on in another, and where.

``fingerprints(text)`` and ``compare(a, b)`` need nothing else; ``Index`` keeps millions of
texts on disk and answers which of them share a passage with a new one.
"""

from phoihop.engines.textreuse.comparing import Comparison, Span, compare
from phoihop.engines.textreuse.signing import (
    GUARANTEED_WORDS,
    Fingerprints,
    fingerprints,
    fingerprints_of,
)

__all__ = [
    "GUARANTEED_WORDS",
    "Comparison",
    "Fingerprints",
    "Span",
    "compare",
    "fingerprints",
    "fingerprints_of",
]
