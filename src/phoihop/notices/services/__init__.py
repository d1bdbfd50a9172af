"""What can happen to a letter, a choice and a feed. Time is an argument."""

from phoihop.notices.services.choices import choose, issue_feed, note_use, revoke_feed
from phoihop.notices.services.letters import (
    Draft,
    forget_old,
    hand_over,
    lose_sight,
    mark_failed,
    mark_sent,
    put_back,
    rescue,
    take_next,
    write_letter,
)

__all__ = [
    "Draft",
    "choose",
    "forget_old",
    "hand_over",
    "issue_feed",
    "lose_sight",
    "mark_failed",
    "mark_sent",
    "note_use",
    "put_back",
    "rescue",
    "revoke_feed",
    "take_next",
    "write_letter",
]
