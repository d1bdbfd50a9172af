"""Who stands how to a manuscript. Whoever stands nowhere gets 404."""

from enum import StrEnum

from django.db.models import Q, QuerySet
from django.http import Http404

from phoihop.law.access import Role, Side, check_may
from phoihop.manuscripts.models import Manuscript, ReviewTask
from phoihop.manuscripts.rules import ManuscriptState, TaskState
from phoihop.parties.models import Member
from phoihop.programmes.queries import speaks_for

READS_DESK = frozenset({Role.EDITOR, Role.LEADER, Role.AUDITOR})
READS_OWN = frozenset({Role.OFFICER, Role.EDITOR, Role.LEADER, Role.AUDITOR, Role.AUTHOR})
_PRIVATE = ManuscriptState.PREPARED.value


class Standing(StrEnum):
    """What a member is to a manuscript; the first that fits."""

    AUTHOR = "author"  # wrote it, whatever else the member is
    INSTITUTION = "institution"  # works where it was written
    DESK = "desk"  # works where it is to be published


def manuscripts_visible_to(member: Member) -> QuerySet[Manuscript]:
    """The manuscripts of the member's desk, those of its own institution, and its own.

    What an institution prepares is nobody else's until it is submitted.
    """
    return (
        Manuscript.objects.filter(_seen_by(member))
        .select_related("publisher", "origin", "programme", "topic", "deed", "opened_by")
        .distinct()
    )


def _seen_by(member: Member) -> Q:
    line, roles = speaks_for(member), member.roles
    seen = Q(authors__member=member)
    if roles & READS_DESK:
        seen |= Q(publisher__in=line) & ~Q(state=_PRIVATE)
    if roles & READS_OWN:
        seen |= Q(origin__in=line)
    return seen


def get_manuscript(ref: str, *, seen_by: Member) -> Manuscript:
    """The manuscript with its authors at hand, or 404."""
    found = manuscripts_visible_to(seen_by).prefetch_related("authors").filter(ref=ref).first()
    if found is None:
        raise Http404(ref)
    return found


def is_own(manuscript: Manuscript, member: Member) -> bool:
    """Whether ``member`` is one of the authors: by account, or by the address of the letters."""
    own = manuscript.authors.filter(
        Q(member=member)
        | Q(member__isnull=True, email__iexact=member.user.email or "-")
        | Q(member__isnull=True, email__iexact=_work_email(member))
    )
    return own.exists()


def _work_email(member: Member) -> str:
    return (member.person.work_email if member.person else "") or "-"


def standing_of(manuscript: Manuscript, member: Member) -> Standing:
    """What ``member`` is to it. 404 for who may not see it."""
    line = speaks_for(member)
    if is_own(manuscript, member):
        return Standing.AUTHOR
    if manuscript.origin_id in line and member.roles & READS_OWN:
        return Standing.INSTITUTION
    at_desk = manuscript.publisher_id in line and bool(member.roles & READS_DESK)
    if at_desk and manuscript.state != _PRIVATE:
        return Standing.DESK
    raise Http404(manuscript.ref)


def desk_of(manuscript: Manuscript, member: Member) -> bool:
    """Whether ``member`` works where the manuscript is to be published."""
    return manuscript.publisher_id in speaks_for(member)


def permit_desk(action: str, manuscript: Manuscript, *, by: Member) -> None:
    """Check that ``by`` may perform ``action`` at the publisher's desk.

    Raises:
        Refusal: ``access.denied``.
        Http404: for who is not of that desk, and for a text not yet submitted to it.
    """
    if not desk_of(manuscript, by) or manuscript.state == _PRIVATE:
        raise Http404(manuscript.ref)
    check_may(action, side=Side.B, roles=by.roles)


def tasks_of(member: Member) -> QuerySet[ReviewTask]:
    """The review tasks of one member; those taken back are gone."""
    return (
        ReviewTask.objects.filter(reviewer=member)
        .exclude(state=TaskState.CANCELLED.value)
        .select_related("round__manuscript", "round__version")
        .order_by("due_on", "pk")
    )


def get_task(ref: str, number: int, *, seen_by: Member) -> ReviewTask:
    """One's own task in a round of a manuscript, or 404."""
    own = tasks_of(seen_by).filter(round__manuscript__ref=ref, round__number=number).first()
    if own is None:
        raise Http404(f"{ref}/{number}")
    return own
