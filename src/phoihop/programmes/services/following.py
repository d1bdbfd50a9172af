"""A signed paper names outlets: from then on their pages are looked for, until it is closed."""

from datetime import datetime

from django.db.models import Q

from phoihop.law.access import Side
from phoihop.parties.models import Member
from phoihop.press.models import Outlet
from phoihop.press.services import follow_named, let_go_named
from phoihop.programmes.models import Annex, Instrument, Programme
from phoihop.programmes.queries import programme_of
from phoihop.programmes.rules import PaperState


def follow_outlets(paper: Programme | Instrument | Annex, *, by: Member, at: datetime) -> int:
    """Follow what a paper just signed names, and what its publishers own; return how many are new.

    Named by a duty of the programme or by a line of a signed instrument. May be repeated.
    """
    programme = programme_of(paper)
    signed = Q(line__instrument__state=PaperState.SIGNED.value)
    named = Q(obligation__programme=programme) | Q(line__instrument__programme=programme) & signed
    publishers = programme.parties.filter(side=Side.B.value).values("organisation")
    owned = Q(owner__in=publishers)
    outlets = Outlet.objects.filter(named | owned).distinct().order_by("pk")
    return follow_named(outlets, reason=programme.ref, by=by, at=at)


def let_outlets_go(programme: Programme, *, by: Member, at: datetime) -> int:
    """Follow them no more for a programme that is closed; other reasons stay."""
    return let_go_named(reason=programme.ref, by=by, at=at)
