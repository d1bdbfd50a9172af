"""What this room keeps."""

from phoihop.fieldwork.models.leads import Lead, LeadPerson, LeadSource
from phoihop.fieldwork.models.packs import Pack, PackFigure, PackUse, PackVersion
from phoihop.fieldwork.models.questions import AnswerFile, Question
from phoihop.fieldwork.models.trips import (
    Trip,
    TripContact,
    TripCost,
    TripEntry,
    TripMember,
    TripNote,
    TripStop,
    TripTopic,
)

__all__ = [
    "AnswerFile",
    "Lead",
    "LeadPerson",
    "LeadSource",
    "Pack",
    "PackFigure",
    "PackUse",
    "PackVersion",
    "Question",
    "Trip",
    "TripContact",
    "TripCost",
    "TripEntry",
    "TripMember",
    "TripNote",
    "TripStop",
    "TripTopic",
]
