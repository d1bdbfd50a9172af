"""Reading plans: topics and deeds, of one programme or of all that a member sees."""

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet
from django.http import Http404

from phoihop.law.access import Side
from phoihop.parties.models import Member
from phoihop.planning.models import Deed, DeedStep, Topic, TopicStep
from phoihop.planning.rules import TopicState
from phoihop.programmes.models import Programme, ProgrammeParty
from phoihop.programmes.queries import party_of, speaks_for, visible_to


def topics_of(programme: Programme, *, seen_by: Member) -> QuerySet[Topic]:
    """The topics of one programme that the member may see.

    One's own party's, private ones too; the other side's once offered. Of several publishers on
    side B none sees another's.
    """
    party = party_of(programme, seen_by)
    theirs = _was_shown()
    if Side(party.side) is Side.B:
        for_us = Q(line__isnull=True) | Q(line__instrument__party_b=party)
        theirs &= Q(party__side=Side.A.value) & for_us
    return (
        Topic.objects.filter(programme=programme)
        .filter(Q(party=party) | theirs)
        .select_related("obligation", "line__instrument", "unit", "assignee", "party__organisation")
    )


def _was_shown() -> Q:
    """Offered at some time: a private idea that was dropped never was, and stays private."""
    offered = TopicStep.objects.filter(topic=OuterRef("pk"), step="offer")
    return ~Q(state__in=[TopicState.PRIVATE.value, TopicState.DROPPED.value]) | (
        Q(state=TopicState.DROPPED.value) & Q(Exists(offered))
    )


def get_topic(ref: str, *, seen_by: Member) -> Topic:
    """The topic, or 404 — also when it is another side's private idea."""
    known = Topic.objects.filter(ref=ref, programme__in=visible_to(seen_by))
    topic = known.select_related("programme").first()
    if topic is None:
        raise Http404(ref)
    seen = topics_of(topic.programme, seen_by=seen_by).filter(pk=topic.pk)
    found = seen.prefetch_related("steps__member", "themes").first()
    if found is None:
        raise Http404(ref)
    found.programme = topic.programme
    return found


def deeds_of(programme: Programme, *, seen_by: Member) -> QuerySet[Deed]:
    """The deeds of one programme that the member may see: side A all, a publisher its own."""
    party = party_of(programme, seen_by)
    deeds = Deed.objects.filter(programme=programme).select_related(
        "obligation", "unit", "party_b__organisation"
    )
    if Side(party.side) is Side.B:
        deeds = deeds.filter(Q(party_b__isnull=True) | Q(party_b=party))
    return deeds


def get_deed(ref: str, *, seen_by: Member) -> Deed:
    """The deed with its steps, or 404."""
    known = Deed.objects.filter(ref=ref, programme__in=visible_to(seen_by))
    deed = known.select_related("programme").first()
    if deed is None:
        raise Http404(ref)
    steps = Prefetch("steps", DeedStep.objects.select_related("member", "paper"))
    seen = deeds_of(deed.programme, seen_by=seen_by).filter(pk=deed.pk)
    found = seen.prefetch_related(steps).first()
    if found is None:
        raise Http404(ref)
    found.programme = deed.programme
    return found


def topics_visible_to(member: Member) -> QuerySet[Topic]:
    """The topics of all programmes that the member may see, by the rule of ``topics_of``."""
    line = speaks_for(member)
    shown = _was_shown()
    for_us = Q(line__isnull=True) | Q(line__instrument__party_b__organisation__in=line)
    theirs = Q(programme__in=_programmes_on(Side.A, line)) | (
        Q(programme__in=_programmes_on(Side.B, line), party__side=Side.A.value) & for_us
    )
    return Topic.objects.filter(
        Q(party__organisation__in=line) | shown & theirs, programme__in=visible_to(member)
    )


def deeds_visible_to(member: Member) -> QuerySet[Deed]:
    """The deeds of all programmes that the member may see, by the rule of ``deeds_of``."""
    line = speaks_for(member)
    for_us = Q(party_b__isnull=True) | Q(party_b__organisation__in=line)
    return Deed.objects.filter(
        Q(programme__in=_programmes_on(Side.A, line))
        | Q(programme__in=_programmes_on(Side.B, line)) & for_us,
        programme__in=visible_to(member),
    )


def _programmes_on(side: Side, line: list[int]) -> QuerySet[ProgrammeParty, int]:
    parties = ProgrammeParty.objects.filter(side=side.value, organisation__in=line)
    return parties.values_list("programme", flat=True)
