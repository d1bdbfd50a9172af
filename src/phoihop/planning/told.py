"""Assignments as programs of the publisher's house read them."""

from phoihop.planning.models import Assignment


def assignment_told(found: Assignment) -> dict[str, object]:
    """An assignment with its terms; the reason where it was refused."""
    return {
        "ref": found.ref,
        "state": found.state,
        "topic": found.topic.ref,
        "assignee": found.assignee.ref,
        "task": found.task,
        "deadline_on": found.deadline_on.isoformat(),
        "fee_dong": found.fee_dong,
        "rights": found.rights,
        "disclosure": found.disclosure,
        "note": found.note,
        "reason": found.reason,
    }
