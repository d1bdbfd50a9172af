"""How much of one text lives on in another, and where.

``fingerprints(text)`` and ``compare(a, b)`` need nothing else; ``Index`` keeps millions of
texts on disk and answers which of them share a passage with a new one.
"""

from phoihop.engines.textreuse.checking import Sizes
from phoihop.engines.textreuse.comparing import Comparison, Span, compare
from phoihop.engines.textreuse.documents import Document, Skipped, unfit
from phoihop.engines.textreuse.index import Added, Index
from phoihop.engines.textreuse.judging import Grade, Kind
from phoihop.engines.textreuse.matches import COPIES, Match, Passage
from phoihop.engines.textreuse.signing import (
    GUARANTEED_WORDS,
    Fingerprints,
    fingerprints,
    fingerprints_of,
)

__all__ = [
    "COPIES",
    "GUARANTEED_WORDS",
    "Added",
    "Comparison",
    "Document",
    "Fingerprints",
    "Grade",
    "Index",
    "Kind",
    "Match",
    "Passage",
    "Sizes",
    "Skipped",
    "Span",
    "compare",
    "fingerprints",
    "fingerprints_of",
    "unfit",
]
