"""Reading field work: who sees which trip, question, pack and lead."""

from phoihop.fieldwork.queries.duties import duties_of, duty_of
from phoihop.fieldwork.queries.leads import (
    Double,
    get_lead,
    leads_of,
    leads_visible_to,
    likely_doubles,
)
from phoihop.fieldwork.queries.packs import (
    get_pack,
    get_version,
    issuer_of,
    outdated_uses,
    packs_of,
)
from phoihop.fieldwork.queries.questions import (
    answer_times_of,
    get_question,
    questions_of,
    questions_visible_to,
)
from phoihop.fieldwork.queries.trips import (
    CostTold,
    costs_behind,
    costs_of,
    get_trip,
    notes_of,
    trips_of,
    with_lists,
)

__all__ = [
    "CostTold",
    "Double",
    "answer_times_of",
    "costs_behind",
    "costs_of",
    "duties_of",
    "duty_of",
    "get_lead",
    "get_pack",
    "get_question",
    "get_trip",
    "get_version",
    "issuer_of",
    "leads_of",
    "leads_visible_to",
    "likely_doubles",
    "notes_of",
    "outdated_uses",
    "packs_of",
    "questions_of",
    "questions_visible_to",
    "trips_of",
    "with_lists",
]
