"""Who keeps an organisation: the administrators of its own house, or anybody's while it has none.

Membership opens doors: who is a member of a unit acts for the organisations above it. So nobody
may put people, or a unit with people, under an organisation that others keep.
"""

from django.db.models import Q

from phoihop.law.access import Side, check_may
from phoihop.law.refusal import Refusal
from phoihop.parties.models import Member, Organisation
from phoihop.parties.queries import present_line_of


def is_kept_by(organisation: Organisation, member: Member) -> bool:
    """Whether ``organisation`` belongs to the member's house, or to nobody's yet."""
    line = present_line_of(organisation.pk)
    if member.organisation_id in line:
        return True
    return not Member.objects.filter(Q(active=True), organisation__in=line).exists()


def check_keeps(organisation: Organisation, by: Member, *, action: str = "party.keep") -> None:
    """Refuse who is no administrator, or an administrator of another house.

    Raises:
        Refusal: ``access.denied``, ``parties.kept_by_others``.
    """
    check_administrator(by, action=action)
    if not is_kept_by(organisation, by):
        raise Refusal("parties.kept_by_others", ref=organisation.ref)


def check_administrator(by: Member, *, action: str = "party.keep") -> None:
    """Refuse who is no administrator. The table says the same for both sides.

    Raises:
        Refusal: ``access.denied``.
    """
    check_may(action, side=Side.A, roles=by.roles)
