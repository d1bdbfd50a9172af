"""Reading plans: topics, deeds, days, assignments, and the facts that the ledger counts."""

from phoihop.planning.queries.ledger_facts import facts_of, sums_of
from phoihop.planning.queries.plans import (
    deeds_of,
    deeds_visible_to,
    get_deed,
    get_topic,
    topics_of,
    topics_visible_to,
)

__all__ = [
    "deeds_of",
    "deeds_visible_to",
    "facts_of",
    "get_deed",
    "get_topic",
    "sums_of",
    "topics_of",
    "topics_visible_to",
]
