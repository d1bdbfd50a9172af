"""Reading plans: topics, deeds, days, assignments, and the facts that the ledger counts."""

from phoihop.planning.queries.plans import (
    deeds_of,
    deeds_visible_to,
    facts_of,
    get_deed,
    get_topic,
    topics_of,
    topics_visible_to,
    year_of_topic,
)

__all__ = [
    "deeds_of",
    "deeds_visible_to",
    "facts_of",
    "get_deed",
    "get_topic",
    "topics_of",
    "topics_visible_to",
    "year_of_topic",
]
