"""Reading spread: pieces delivered before, and how a piece travelled."""

from phoihop.spread.queries.appearances import appearances_of
from phoihop.spread.queries.picture import (
    Copy,
    Year,
    declared_copy,
    last_year_of,
    picture_for,
    terms_of_work,
    year_of,
)
from phoihop.spread.queries.telling import (
    Behind,
    Delivered,
    Repeated,
    Told,
    behind,
    delivered_before,
    get_cofunding,
    hit_of,
    is_waiting,
    told_to,
)
from phoihop.spread.queries.twice import Finding, Repeats, decisions_of, repeats_of

__all__ = [
    "Behind",
    "Copy",
    "Delivered",
    "Finding",
    "Repeated",
    "Repeats",
    "Told",
    "Year",
    "appearances_of",
    "behind",
    "decisions_of",
    "declared_copy",
    "delivered_before",
    "get_cofunding",
    "hit_of",
    "is_waiting",
    "last_year_of",
    "picture_for",
    "repeats_of",
    "terms_of_work",
    "told_to",
    "year_of",
]
