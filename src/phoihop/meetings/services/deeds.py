"""What every verb of a meeting does: hold the row, move the state, write the trail."""

from datetime import date, datetime

from phoihop.audit.services import record
from phoihop.law.refusal import Refusal
from phoihop.meetings.models import (
    Meeting,
)
from phoihop.meetings.rules import (
    MEETING_LIFE,
    MeetingState,
)
from phoihop.parties.models import Member


def locked(meeting: Meeting) -> Meeting:
    """The meeting as it is now, held until the transaction ends: writers come one by one."""
    return Meeting.objects.select_for_update().select_related("programme").get(pk=meeting.pk)


def check_open(meeting: Meeting) -> None:
    """Refuse to change the list of a meeting that was signed by somebody, or called off."""
    if meeting.state == MeetingState.SIGNED.value or meeting.consents.exists():
        raise Refusal("meeting.locked", ref=meeting.ref)
    if meeting.state == MeetingState.CANCELLED.value:
        raise Refusal("meeting.cancelled", ref=meeting.ref)


def move(meeting: Meeting, name: str, **more: date) -> None:
    """Compare and swap the state."""
    seen = MeetingState(meeting.state)
    target = MEETING_LIFE.after(name, state=seen)
    rows = Meeting.objects.filter(pk=meeting.pk, state=seen.value)
    if not rows.update(state=target.value, **more):
        raise Refusal("meeting.changed_meanwhile", ref=meeting.ref)
    meeting.state = target.value


def tell(
    action: str, meeting: Meeting, *, by: Member, at: datetime, **facts: str | int | None
) -> None:
    """Write the trail of the meeting's programme."""
    chain, subject = meeting.programme.ref, f"meeting:{meeting.ref}"
    record(action, subject, chain=chain, actor=by.ref, at=at, **facts)
