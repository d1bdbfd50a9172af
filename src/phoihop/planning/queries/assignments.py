"""Reading assignments: the assignee sees their own, the publisher's desk all of its own."""

from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.http import Http404

from phoihop.law.access import Role, Side, may
from phoihop.law.lifecycle import values
from phoihop.parties.models import Member
from phoihop.parties.queries import home_side, members, own_house
from phoihop.planning.assignment_rules import OPEN_ASSIGNMENTS
from phoihop.planning.models import Assignment, Topic
from phoihop.planning.rules import TopicState
from phoihop.programmes.models import Programme
from phoihop.programmes.queries import get_programme, party_of, side_of, speaks_for

MAKERS = (Role.EDITOR, Role.REPORTER, Role.AUTHOR)
OPEN = values(OPEN_ASSIGNMENTS)


def assignments_visible_to(member: Member) -> QuerySet[Assignment]:
    """One's own; for who may see all of the house's (``assignment.see``) those of its parties.

    Nothing for the institution, whatever the roles: fee, rights and reasons are the publisher's.
    """
    found = Assignment.objects.select_related(
        "topic__programme", "topic__line__instrument", "assignee", "offered_by"
    )
    if home_side(member) is Side.A:
        return found.none()
    mine = Q(assignee=member)
    if may("assignment.see", side=Side.B, roles=member.roles):
        mine |= Q(party__organisation__in=speaks_for(member))
    return found.filter(mine)


def get_assignment(ref: str, *, seen_by: Member) -> Assignment:
    """The assignment, or 404."""
    found = assignments_visible_to(seen_by).filter(ref=ref).first()
    if found is None:
        raise Http404(ref)
    return found


def get_programme_of_assignments(ref: str, *, seen_by: Member) -> Programme:
    """The programme; 404 for who sees no assignments in it, the institution first."""
    programme = get_programme(ref, seen_by=seen_by)
    side, roles = side_of(programme, seen_by), seen_by.roles
    if not any(may(f"assignment.{verb}", side=side, roles=roles) for verb in ("see", "answer")):
        raise Http404(ref)
    return programme


def assignments_of(programme: Programme, *, seen_by: Member) -> QuerySet[Assignment]:
    """Those of one programme that the member may see, the earliest deadline first."""
    found = assignments_visible_to(seen_by).filter(topic__programme=programme)
    return found.order_by("deadline_on", "ref")


def assignable_to(editor: Member) -> QuerySet[Member]:
    """The colleagues whom ``editor`` may ask: active makers of the same house."""
    makers = members().filter(role_rows__role__in=[role.value for role in MAKERS])
    return makers.filter(organisation__in=own_house(editor)).order_by("display_name").distinct()


@dataclass(frozen=True, slots=True)
class OpenWork:
    """What a colleague has in hand in one programme, as far as it can be passed on."""

    assignments: list[Assignment]
    topics: list[Topic]


def open_work_of(programme: Programme, colleague: Member, *, seen_by: Member) -> OpenWork:
    """Open assignments, and topics in work under the colleague's name without one. Two queries."""
    given = assignments_of(programme, seen_by=seen_by).filter(assignee=colleague, state__in=OPEN)
    assignments = list(given)
    if not colleague.person_id:
        return OpenWork(assignments, [])
    topics = (
        Topic.objects.filter(
            programme=programme,
            assignee=colleague.person_id,
            state__in=[TopicState.AGREED.value, TopicState.IN_WORK.value],
        )
        .filter(Q(line__isnull=True) | Q(line__instrument__party_b=party_of(programme, seen_by)))
        .exclude(pk__in=[one.topic_id for one in assignments])
    )
    return OpenWork(assignments, list(topics.order_by("due_on", "ref")))
