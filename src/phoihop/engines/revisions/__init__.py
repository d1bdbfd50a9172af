"""Two versions of a text: what was taken out, what came in, and where a passage went.

``compare(old, new)`` gives the pieces of both texts in reading order, word by word;
``carry(start, end, pieces)`` finds the place of a passage of the old text in the new one.
"""

from phoihop.engines.revisions.anchoring import Place, carry
from phoihop.engines.revisions.comparing import Kind, Piece, compare, figures

__all__ = ["Kind", "Piece", "Place", "carry", "compare", "figures"]
