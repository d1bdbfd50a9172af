"""A text that was asked for by an assignment: when it comes in, the assignment is done."""

from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.db.models import QuerySet

from phoihop.law.refusal import Refusal
from phoihop.manuscripts.models import Manuscript
from phoihop.manuscripts.outside_models import ForAssignment
from phoihop.manuscripts.queries.standing import permit_desk
from phoihop.manuscripts.rules import WITH_AUTHOR, ManuscriptState
from phoihop.manuscripts.services.moving import note
from phoihop.parties.models import Member
from phoihop.planning.models import Assignment
from phoihop.planning.queries.assignments import OPEN
from phoihop.planning.services import take_text


def assignments_for(manuscript: Manuscript) -> QuerySet[Assignment]:
    """The open assignments of the desk that a text may answer; of its topic when it has one."""
    found = Assignment.objects.filter(
        party__organisation=manuscript.publisher_id, state__in=OPEN, text__isnull=True
    ).select_related("topic", "assignee")
    if manuscript.topic_id:
        return found.filter(topic=manuscript.topic_id)
    return found.filter(topic__programme=manuscript.programme_id)


@transaction.atomic
def link_assignment(
    manuscript: Manuscript, assignment: Assignment, *, by: Member, at: datetime, on: date
) -> None:
    """Say that a text answers an assignment. If it came in already, the assignment is done now.

    Raises:
        Refusal: ``manuscript.foreign_assignment`` (of another desk, another topic, or not open),
            ``manuscript.assignment_linked``, ``access.denied``.
    """
    permit_desk("manuscript.edit", manuscript, by=by)
    if not assignments_for(manuscript).filter(pk=assignment.pk).exists():
        raise Refusal("manuscript.foreign_assignment", ref=assignment.ref)
    try:
        with transaction.atomic():
            ForAssignment.objects.create(
                manuscript=manuscript, assignment=assignment, linked_by=by, linked_at=at
            )
    except IntegrityError:
        raise Refusal("manuscript.assignment_linked", ref=manuscript.ref) from None
    if manuscript.topic_id is None:
        topic = assignment.topic
        Manuscript.objects.filter(pk=manuscript.pk).update(topic=topic, programme=topic.programme)
    note("assignment_linked", manuscript, by=by, at=at, assignment=assignment.ref)
    if ManuscriptState(manuscript.state) not in WITH_AUTHOR:
        consume(manuscript, at=at, on=on)


def consume(manuscript: Manuscript, *, at: datetime, on: date) -> None:
    """The text is in: its assignment is delivered and its topic in work. May be repeated."""
    link = ForAssignment.objects.filter(manuscript=manuscript)
    found = link.select_related("assignment__topic__programme", "assignment__offered_by").first()
    if found is not None:
        take_text(found.assignment, at=at, on=on)
