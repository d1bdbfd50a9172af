"""The trail of one programme, for who may look into it."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import QuerySet

from phoihop.audit.models import Entry, Head
from phoihop.audit.queries import entries_of, export_lines, verify
from phoihop.audit.rules import Break
from phoihop.law.refusal import Refusal
from phoihop.parties.models import Member
from phoihop.parties.queries import own_house
from phoihop.programmes.models import Programme
from phoihop.programmes.queries import party_of, permit

CHECKED_AT_ONCE = 2000  # entries; a longer chain is checked when somebody asks


@dataclass(frozen=True, slots=True)
class Trail:
    """The chain of one programme as a member may read it.

    Attributes:
        entries: newest first; of a programme with several parties on the member's side, only
            what the member's own house did.
        length: entries of the whole chain.
        partial: whether entries of others are left out.
        checked: whether the whole chain was checked just now.
        broken: the first broken link found; ``None`` when the chain holds or was not checked.
    """

    entries: QuerySet[Entry]
    length: int
    partial: bool
    checked: bool
    broken: Break | None


def trail_of(programme: Programme, *, seen_by: Member, check: bool = False) -> Trail:
    """The trail of ``programme`` with the result of checking it. Nothing of another programme.

    Args:
        check: check a long chain too, which takes about a second per 50,000 entries.

    Raises:
        Refusal: ``access.denied`` unless the member may look into the trail.
        Http404: for a stranger.
    """
    permit("audit.verify", programme, by=seen_by)
    length = Head.objects.filter(chain=programme.ref).values_list("seq", flat=True).first() or 0
    entries = entries_of(programme.ref).order_by("-seq")
    partial = _shares_its_side(programme, seen_by)
    if partial:
        house = Member.objects.filter(organisation__in=own_house(seen_by))
        entries = entries.filter(actor__in=house.values("ref"))
    checked = length > 0 and (check or length <= CHECKED_AT_ONCE)
    broken = verify(programme.ref) if checked else None
    return Trail(entries, length, partial, checked, broken)


def trail_lines(programme: Programme, *, seen_by: Member) -> Iterator[str]:
    """The whole chain as JSON lines, to be checked elsewhere.

    Raises:
        Refusal: ``access.denied``; ``trail.shared_side`` where the chain tells of agreements of
            another party of the member's own side; ``audit.no_such_chain``.
    """
    permit("audit.verify", programme, by=seen_by)
    if _shares_its_side(programme, seen_by):
        raise Refusal("trail.shared_side", ref=programme.ref)
    return export_lines(programme.ref)


def _shares_its_side(programme: Programme, member: Member) -> bool:
    side = party_of(programme, member).side
    return sum(party.side == side for party in programme.parties.all()) > 1
