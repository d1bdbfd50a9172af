"""How much a piece is about a theme, from where and how often its signals stand. Pure."""

from collections.abc import Iterable

from phoihop.publications.matching.reading import Reading, Sign, Zone
from phoihop.publications.matching.weights import WEIGHTS


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
