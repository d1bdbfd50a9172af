"""Reading acceptance: what could be accepted now, what was, and what the ledger counts of it."""

from phoihop.acceptance.queries.candidates import (
    Preview,
    accepted_quantities,
    demand_of,
    preview,
    totals_of,
)
from phoihop.acceptance.queries.ledger_facts import facts_of
from phoihop.acceptance.queries.records import (
    entries_as_frozen,
    get_entry,
    get_record,
    paid_dong,
    records_of,
    visible_to,
)

__all__ = [
    "Preview",
    "accepted_quantities",
    "demand_of",
    "entries_as_frozen",
    "facts_of",
    "get_entry",
    "get_record",
    "paid_dong",
    "preview",
    "records_of",
    "totals_of",
    "visible_to",
]
