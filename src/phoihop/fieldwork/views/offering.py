"""What the pages of this room offer to whom."""

from typing import Any

from phoihop.law.access import may
from phoihop.parties.models import Member, Organisation
from phoihop.programmes.models import Programme
from phoihop.programmes.queries import side_of


def units_of(programme: Programme) -> Any:
    """The organisations of both sides and the units under them."""
    parties = programme.parties.values("organisation")
    under = Organisation.objects.filter(parents__parent__in=parties)
    both = (under | Organisation.objects.filter(pk__in=parties)).distinct()
    return both.prefetch_related("names").order_by("kind", "ref")


def allowed(action: str, programme: Programme, member: Member) -> bool:
    """Whether the page should offer an action; the rules refuse it anyway."""
    return may(action, side=side_of(programme, member), roles=member.roles)
