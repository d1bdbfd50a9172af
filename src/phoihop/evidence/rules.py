"""How well a publication is proven. Pure: no database, no clock."""

from collections.abc import Iterable

from phoihop.programmes.rules import EvidenceLevel


def strongest(levels: Iterable[EvidenceLevel]) -> EvidenceLevel:
    """The highest of several levels; ``NONE`` for none at all."""
    return max(levels, key=lambda level: level.rank, default=EvidenceLevel.NONE)
