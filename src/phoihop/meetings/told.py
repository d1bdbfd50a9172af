"""Meetings as programs read them."""

from typing import Any

from phoihop.meetings.models import Meeting
from phoihop.meetings.queries import minute_of, minutes_sha256, newest_words


def head_told(meeting: Meeting) -> dict[str, Any]:
    """A meeting in a list."""
    return {
        "ref": meeting.ref,
        "state": meeting.state,
        "kind": meeting.kind,
        "meets_on": meeting.meets_on.isoformat(),
        "place": meeting.place,
        "title": meeting.title,
    }


def meeting_told(meeting: Meeting) -> dict[str, Any]:
    """A meeting for programs: its items with their words and what became of them."""
    return {
        **head_told(meeting),
        "minutes_sha256": minutes_sha256(meeting),
        "signed_by": sorted(one.side for one in meeting.consents.all()),
        "items": [
            {
                "number": one.number,
                "title": one.title,
                "text": newest_words(one),
                "agreed": minute_of(one).agreed,
                "outcome": one.outcome or None,
                "topic": one.topic.ref if one.topic else None,
            }
            for one in meeting.items.all()
        ],
    }
