"""Reading the register of good practices and model examples."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.http import Http404

from phoihop.engines.vietnamese.folding import fold_words
from phoihop.fieldwork.models import Lead
from phoihop.fieldwork.rules import LeadState
from phoihop.law.access import Side
from phoihop.law.refusal import Refusal
from phoihop.parties.models import Member
from phoihop.press.archive import hits_for, pages_like
from phoihop.press.models import FiledWork, FoundPage
from phoihop.programmes.models import Programme, ProgrammeParty
from phoihop.programmes.queries import party_of, speaks_for, visible_to

SHOWN = [LeadState.OFFERED.value, LeadState.TAKEN.value]
ALIKE = 0.6
"""Share of common folded words of two titles from which they may tell of the same thing."""
MOST_DOUBLES = 12


def leads_of(programme: Programme, *, seen_by: Member) -> QuerySet[Lead]:
    """The leads that the member may see: of one's own party all, of the other side the offered.

    Of several publishers none sees another's. Erased and withdrawn ones only their own side.
    """
    party = party_of(programme, seen_by)
    theirs = Q(state__in=SHOWN) & ~Q(party__side=party.side)
    if Side(party.side) is Side.A:
        theirs |= Q(state__in=SHOWN, party__side=Side.A.value)
    leads = Lead.objects.filter(programme=programme).filter(Q(party=party) | theirs)
    return leads.select_related("party__organisation", "unit", "theme", "topic")


def leads_visible_to(member: Member) -> QuerySet[Lead]:
    """The leads of all programmes that the member may see, by the rule of ``leads_of``."""
    line = speaks_for(member)
    on_side = ProgrammeParty.objects.filter(organisation__in=line).values("programme")
    theirs = Q(programme__in=on_side.filter(side=Side.A.value)) | Q(
        programme__in=on_side.filter(side=Side.B.value), party__side=Side.A.value
    )
    return Lead.objects.filter(
        Q(party__organisation__in=line) | theirs & Q(state__in=SHOWN),
        programme__in=visible_to(member),
    )


def get_lead(ref: str, *, seen_by: Member) -> Lead:
    """The lead with its sources and people, or 404 — also when it is another side's own."""
    known = Lead.objects.filter(ref=ref, programme__in=visible_to(seen_by))
    lead = known.select_related("programme").first()
    if lead is None:
        raise Http404(ref)
    seen = leads_of(lead.programme, seen_by=seen_by).filter(pk=lead.pk)
    found = seen.prefetch_related("sources__verified_by", "people").first()
    if found is None:
        raise Http404(ref)
    found.programme = lead.programme
    return found


@dataclass(frozen=True, slots=True)
class Double:
    """Something that may tell of the same thing already.

    ``kind`` is ``lead``, ``work`` or ``page``; ``because`` is ``title`` or ``text``; ``ref`` is
    the reference of a lead or a work, or the address of a page.
    """

    kind: str
    ref: str
    title: str
    outlet: str
    because: str


def likely_doubles(lead: Lead, *, seen_by: Member) -> list[Double]:
    """What may have covered a lead already: other leads one may see, works, found pages.

    By folded words of the titles, and by passages of the claim that stand elsewhere. Only
    pointed out: people decide, and write the coverage down.
    """
    leads = leads_of(lead.programme, seen_by=seen_by).exclude(pk=lead.pk)
    found = [
        Double("lead", one.ref, one.title, "", "title")
        for one in leads.exclude(title="")
        if alike(one.title, lead.title)
    ]
    found += _by_title(lead.title)
    found += _by_text(lead.claim)
    return list({(one.kind, one.ref): one for one in found}.values())[:MOST_DOUBLES]


def alike(one: str, other: str) -> bool:
    """Whether two titles share most of their folded words."""
    first, second = set(fold_words(one)), set(fold_words(other))
    if not first or not second:
        return False
    return len(first & second) / len(first | second) >= ALIKE


def _by_title(title: str) -> Iterable[Double]:
    longest = max(title.split(), key=len, default="")
    if not longest:
        return
    works = FiledWork.objects.filter(title__contains=longest).order_by("-pk")
    for ref, known, outlet in works.values_list("ref", "title", "outlet_name")[:200]:
        if alike(known, title):
            yield Double("work", ref, known, outlet, "title")
    pages = FoundPage.objects.filter(title__contains=longest).order_by("-pk")
    for address, known, outlet in pages.values_list("address", "title", "outlet__name")[:200]:
        if alike(known, title):
            yield Double("page", address, known, outlet, "title")


def _by_text(claim: str) -> Iterable[Double]:
    try:
        works, pages = hits_for(claim), pages_like(claim)
    except Refusal:  # too short to compare: the title alone speaks
        return
    titles = dict(
        FiledWork.objects.filter(ref__in=[one.name for one in works]).values_list("ref", "title")
    )
    for hit in works:
        yield Double("work", hit.name, titles.get(hit.name, ""), "", "text")
    known = FoundPage.objects.filter(pk__in=[one.page for one in pages]).select_related("outlet")
    for page in known:
        yield Double("page", page.address, page.title, page.outlet.name, "text")
