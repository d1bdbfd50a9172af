"""Passages shown to an institution: the only thing it sees of a publisher's text."""

from datetime import date

from django.db.models import Q, QuerySet
from django.http import Http404

from phoihop.law.access import Side
from phoihop.manuscripts.models import Passage
from phoihop.manuscripts.queries.standing import READS_DESK
from phoihop.manuscripts.rules import PassageCounts, count_passages
from phoihop.parties.models import Member
from phoihop.programmes.models import Programme, ProgrammeParty
from phoihop.programmes.queries import party_of, speaks_for, visible_to


def passages_of(programme: Programme, *, seen_by: Member) -> QuerySet[Passage]:
    """Side A sees all passages shown in its programme, a publisher those that it showed."""
    shown = Passage.objects.filter(programme=programme).select_related("manuscript", "shown_by")
    if Side(party_of(programme, seen_by).side) is Side.A:
        return shown
    if not seen_by.roles & READS_DESK:
        return shown.none()
    return shown.filter(manuscript__publisher__in=speaks_for(seen_by))


def get_passage(ref: str, *, seen_by: Member) -> Passage:
    """The passage, or 404."""
    known = Passage.objects.filter(ref=ref, programme__in=visible_to(seen_by))
    passage = known.select_related("programme", "noted_by", "decided_by", "version").first()
    if passage is None or not passages_of(passage.programme, seen_by=seen_by).filter(pk=passage.pk):
        raise Http404(ref)
    return passage


def counts_of(programme: Programme, *, seen_by: Member, on: date) -> PassageCounts:
    """How many were shown, left in silence, noted, and what the publisher made of the notes."""
    rows = passages_of(programme, seen_by=seen_by).values_list("due_on", "noted_at", "outcome")
    return count_passages(rows.order_by("pk"), on=on)


def passages_visible_to(member: Member) -> QuerySet[Passage]:
    """The passages of all programmes that the member sees, by the rule of ``passages_of``."""
    line = speaks_for(member)
    on_side_a = ProgrammeParty.objects.filter(side=Side.A.value, organisation__in=line)
    seen = Q(programme__in=on_side_a.values("programme"))
    if member.roles & READS_DESK:
        seen |= Q(manuscript__publisher__in=line)
    return Passage.objects.filter(seen, programme__in=visible_to(member)).select_related(
        "programme"
    )
