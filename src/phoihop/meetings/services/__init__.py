"""Everything that happens to a meeting: one function per verb, each in one transaction."""

from phoihop.meetings.services.calling import (
    Call,
    add_attendee,
    add_item,
    call_meeting,
    cancel_meeting,
    hold_meeting,
)
from phoihop.meetings.services.following import link_piece, make_topic, tell_outcome, write_finding
from phoihop.meetings.services.minutes import (
    agree_minute,
    sign_minutes,
    take_back_signature,
    write_minute,
)

__all__ = [
    "Call",
    "add_attendee",
    "add_item",
    "agree_minute",
    "call_meeting",
    "cancel_meeting",
    "hold_meeting",
    "link_piece",
    "make_topic",
    "sign_minutes",
    "take_back_signature",
    "tell_outcome",
    "write_finding",
    "write_minute",
]
