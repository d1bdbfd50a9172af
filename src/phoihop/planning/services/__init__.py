"""Everything that can happen to a topic or a deed: one function per verb.

Each checks the rules, makes the change and writes the trail in one transaction. Screens, API and
commands call these same functions.
"""

from phoihop.planning.services.assignments import (
    Offer,
    confirm_assignment,
    deliver_assignment,
    hand_over,
    offer_assignment,
    refuse_assignment,
    take_text,
    withdraw_assignment,
)
from phoihop.planning.services.calendars import read_calendar_file, take_calendar
from phoihop.planning.services.deeds import open_deed, take_step
from phoihop.planning.services.scheduling import add_own_day, reschedule_topic, set_lead_time
from phoihop.planning.services.topics import (
    Idea,
    agree_topic,
    decide_topic,
    drop_topic,
    finish_topic,
    offer_topic,
    propose_topic,
    reopen_topic,
    start_topic,
)

__all__ = [
    "Idea",
    "Offer",
    "add_own_day",
    "agree_topic",
    "confirm_assignment",
    "decide_topic",
    "deliver_assignment",
    "drop_topic",
    "finish_topic",
    "hand_over",
    "offer_assignment",
    "offer_topic",
    "open_deed",
    "propose_topic",
    "read_calendar_file",
    "refuse_assignment",
    "reopen_topic",
    "reschedule_topic",
    "set_lead_time",
    "start_topic",
    "take_calendar",
    "take_step",
    "take_text",
    "withdraw_assignment",
]
