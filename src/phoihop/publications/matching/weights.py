"""What a sign of a theme weighs, by where it stands. Pure."""

from dataclasses import dataclass

ENOUGH = 0.5
"""From this strength on a piece is about the theme."""


@dataclass(frozen=True, slots=True)
class Weights:
    """What a sign weighs: in the title, in the lead, and in the text for each thousand characters.

    Whoever names a document means it; words may fall in passing, the more so in news of a signing.
    """

    title: float = 0.6
    lead: float = 0.5
    body: float = 0.2
    cited: float = 0.8  # as ``body``, for references to documents
    most_body: float = 0.6
    least_length: int = 1500  # characters: a short text is not denser than this
    away: float = 0.3
    """Left to words about a province, beneath the title, in a piece that is about none."""
    ceremony_listed: float = 0.5
    ceremony_words: float = -0.2


WEIGHTS = Weights()
