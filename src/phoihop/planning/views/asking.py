"""What every view of the plan asks first."""

from datetime import date

from django.utils import timezone

from phoihop.law.access import Side, may
from phoihop.law.period import day_of
from phoihop.parties.models import Member
from phoihop.programmes.models import Programme
from phoihop.programmes.queries import party_of


def today() -> date:
    """The day at the door."""
    return day_of(timezone.now())


def allowed(action: str, programme: Programme, member: Member) -> bool:
    """Whether the member's roles allow ``action`` on their side of ``programme``."""
    side = Side(party_of(programme, member).side)
    return may(action, side=side, roles=member.roles)
