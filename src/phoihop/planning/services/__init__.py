"""Everything that can happen to a topic or a deed: one function per verb.

Each checks the rules, makes the change and writes the trail in one transaction. Screens, API and
commands call these same functions.
"""

from phoihop.planning.services.deeds import open_deed, take_step
from phoihop.planning.services.topics import (
    Idea,
    agree_topic,
    drop_topic,
    finish_topic,
    offer_topic,
    propose_topic,
    reopen_topic,
    start_topic,
)

__all__ = [
    "Idea",
    "agree_topic",
    "drop_topic",
    "finish_topic",
    "offer_topic",
    "open_deed",
    "propose_topic",
    "reopen_topic",
    "start_topic",
    "take_step",
]
