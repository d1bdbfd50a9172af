"""Meetings of both sides, with their minutes point by point."""

from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Path, Router

from phoihop.api.asking import After, Limit, member_of, page_after
from phoihop.api.schemas import meetings as forms
from phoihop.api.schemas.forms import Ref, answers
from phoihop.meetings.queries import get_meeting, meetings_of
from phoihop.meetings.told import head_told, meeting_told
from phoihop.programmes.queries import get_programme

router = Router(tags=["meetings"])
PathRef = Annotated[Ref, Path()]


@router.get("/programmes/{ref}/meetings", response=answers(forms.MeetingPage))
def list_meetings(request: HttpRequest, ref: PathRef, after: After = "", limit: Limit = 50) -> Any:
    """The meetings of a programme, the newest first."""
    member = member_of(request)
    rows = meetings_of(get_programme(ref, seen_by=member), seen_by=member)
    return page_after(rows, after, limit=limit, told=head_told)


@router.get("/meetings/{ref}", response=answers(forms.Meeting))
def get_one_meeting(request: HttpRequest, ref: PathRef) -> Any:
    """One meeting with its points and their words."""
    return meeting_told(get_meeting(ref, seen_by=member_of(request)))
