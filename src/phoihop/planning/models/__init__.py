"""Topics and their assignments, deeds, and what a plan is made from: lead times and days."""

from phoihop.planning.models.assignments import Assignment
from phoihop.planning.models.deeds import Deed, DeedStep
from phoihop.planning.models.schedule import (
    CalendarEntry,
    CalendarImport,
    LeadTimeSetting,
    OwnDay,
)
from phoihop.planning.models.topics import Topic, TopicStep

__all__ = [
    "Assignment",
    "CalendarEntry",
    "CalendarImport",
    "Deed",
    "DeedStep",
    "LeadTimeSetting",
    "OwnDay",
    "Topic",
    "TopicStep",
]
