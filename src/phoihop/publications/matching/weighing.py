"""How much a piece is about a theme, from where and how often its signals stand. Pure."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from phoihop.publications.matching.reading import Reading, Sign, Zone
from phoihop.publications.matching.weights import WEIGHTS


def strength(
    signs: Iterable[Sign],
    reading: Reading,
    *,
    cited: frozenset[int] | set[int] = frozenset(),
    weights: Mapping[int, float] = MappingProxyType({}),
    share: float = 1.0,
    ceremony: float = 0.0,
) -> float:
    """0..1. A sign in the title is enough; passing mentions in a long text are not.

    Args:
        signs: those of one theme.
        cited: signals that are references to documents.
        weights: what a signal counts when that is not 1: weak words.
        share: 0..1, what is left to words beneath the title.
        ceremony: added when the piece tells that an agreement was signed.
    """
    spans = _apart(signs)
    if not spans:
        return 0.0
    in_title = _told_in(Zone.TITLE, spans, weights)
    in_lead = _told_in(Zone.LEAD, spans, weights)
    rates = [
        WEIGHTS.cited
        if sign.signal in cited
        else WEIGHTS.body * share * weights.get(sign.signal, 1.0)
        for sign in spans
        if sign.zone
    ]
    dense = 1000 * sum(rates) / max(reading.body_length, WEIGHTS.least_length)
    told = WEIGHTS.title * in_title + WEIGHTS.lead * share * in_lead
    told += min(WEIGHTS.most_body, dense) + ceremony
    return max(0.0, min(1.0, round(told, 3)))


def _told_in(zone: Zone, signs: Iterable[Sign], weights: Mapping[int, float]) -> float:
    """0..1: a full sign is all of it; weak ones add up, each of them once."""
    told = {sign.signal: weights.get(sign.signal, 1.0) for sign in signs if sign.zone is zone}
    return min(1.0, sum(told.values()))


def _apart(signs: Iterable[Sign]) -> list[Sign]:
    """Signs that overlap count once: "điển hình tiên tiến" holds no second "điển hình"."""
    kept: list[Sign] = []
    reached = -1
    for sign in sorted(signs, key=lambda one: (one.hit.start, -one.hit.end)):
        if sign.hit.start >= reached:
            kept.append(sign)
            reached = sign.hit.end
    return kept
