"""How much a piece is about a theme, from where and how often its signals stand. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass

from phoihop.publications.matching.reading import Reading, Sign, Zone

ENOUGH = 0.5
"""From this strength on a piece is about the theme."""


@dataclass(frozen=True, slots=True)
class Weights:
    """What a sign weighs: in the title, in the lead, and in the text for each thousand characters.

    Whoever names a document means it; words may fall in passing, the more so in news of a signing.
    """

    title: float = 0.6
    lead: float = 0.5
    body: float = 0.3
    cited: float = 0.8  # as ``body``, for references to documents
    most_body: float = 0.6
    least_length: int = 1500  # characters: a short text is not denser than this
    ceremony_listed: float = 0.5
    ceremony_words: float = -0.2


WEIGHTS = Weights()


def strength(
    signs: Iterable[Sign],
    reading: Reading,
    *,
    cited: frozenset[int] | set[int] = frozenset(),
    ceremony: float = 0.0,
) -> float:
    """0..1. A sign in the title is enough; passing mentions in a long text are not.

    Args:
        signs: those of one theme.
        cited: signals that are references to documents.
        ceremony: added when the piece tells that an agreement was signed.
    """
    spans = _apart(signs)
    if not spans:
        return 0.0
    in_title = any(sign.zone is Zone.TITLE for sign in spans)
    in_lead = any(sign.zone is Zone.LEAD for sign in spans)
    rates = [WEIGHTS.cited if sign.signal in cited else WEIGHTS.body for sign in spans if sign.zone]
    dense = 1000 * sum(rates) / max(reading.body_length, WEIGHTS.least_length)
    told = WEIGHTS.title * in_title + WEIGHTS.lead * in_lead
    told += min(WEIGHTS.most_body, dense) + ceremony
    return max(0.0, min(1.0, round(told, 3)))


def _apart(signs: Iterable[Sign]) -> list[Sign]:
    """Signs that overlap count once: "điển hình tiên tiến" holds no second "điển hình"."""
    kept: list[Sign] = []
    reached = -1
    for sign in sorted(signs, key=lambda one: (one.hit.start, -one.hit.end)):
        if sign.hit.start >= reached:
            kept.append(sign)
            reached = sign.hit.end
    return kept
