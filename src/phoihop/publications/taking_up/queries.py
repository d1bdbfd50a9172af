"""Reading found pages and the proposals made of them."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.http import Http404

from phoihop.law.access import Side
from phoihop.parties.models import Member
from phoihop.press.finding import PageState, Road
from phoihop.press.models import FoundPage, OutletWatch, PageHit
from phoihop.programmes.models import Programme, ProgrammeParty
from phoihop.programmes.queries import side_of, speaks_for
from phoihop.publications.models import FoundProposal, FoundReach, Match, Publication, Work
from phoihop.publications.queries import SHOWING, visible_to

SETTLED = timedelta(minutes=2)
"""A comparison that is being written may still commit; it is looked through next time."""
LEAST_OF_WORK = 0.3
"""Share of a work's words (0..1) that a page must hold to be another appearance of it."""


def pages_to_consider(
    programme: Programme, reach: FoundReach, *, at: datetime, limit: int
) -> list[FoundPage]:
    """Pages of the outlets followed for a programme, compared since the last look, in order.

    Only those whose text is at hand, and that are not recorded as a publication yet.
    """
    followed = OutletWatch.objects.filter(
        outlet=OuterRef("outlet"), reason=programme.ref, ended_at__isnull=True
    )
    states = [PageState.KEPT.value, PageState.MATCHED.value]
    pages = FoundPage.objects.filter(
        Exists(followed), state__in=states, compared_at__lte=at - SETTLED
    ).exclude(text="")
    if reach.compared_at is not None:
        same = Q(compared_at=reach.compared_at, pk__gt=reach.page)
        pages = pages.filter(Q(compared_at__gt=reach.compared_at) | same)
    found = pages.select_related("outlet").order_by("compared_at", "pk")
    return list(found[:limit])


def told_by_people(programme: Programme, *, limit: int) -> list[FoundPage]:
    """Printed and broadcast pieces that people wrote down, of outlets followed for a programme.

    Only those not proposed to it yet. They are few, and mostly without a text to read.
    """
    followed = OutletWatch.objects.filter(
        outlet=OuterRef("outlet"), reason=programme.ref, ended_at__isnull=True
    )
    proposed = FoundProposal.objects.filter(page=OuterRef("pk"), programme=programme)
    roads = [Road.PRINT.value, Road.BROADCAST.value]
    pages = FoundPage.objects.filter(Exists(followed), ~Exists(proposed), road__in=roads)
    held = pages.filter(
        published_on__gte=programme.effective_from, published_on__lte=programme.ends_on
    )
    return list(held.select_related("outlet").order_by("pk")[:limit])


def recorded_among(pages: list[FoundPage]) -> set[int]:
    """Ids of those pages that stand as a publication already, whoever recorded it."""
    addresses = {page.canonical_address for page in pages if page.canonical_address}
    known = Publication.objects.filter(canonical_address__in=addresses)
    told = set(known.values_list("canonical_address", flat=True))
    return {page.pk for page in pages if page.canonical_address in told}


def works_on(page: FoundPage) -> QuerySet[Work]:
    """Which of the works kept here a page shows: those of which it holds a good part.

    The one answer to "is this page one of our works?"; who may know which work it is, the caller
    asks of ``publications.queries.visible_to``.
    """
    hits = PageHit.objects.filter(
        page=page, verified=True, share_of_work__gte=LEAST_OF_WORK, work__ref=OuterRef("ref")
    )
    return Work.objects.filter(Exists(hits), merged_into__isnull=True)


def works_of_programme_on(page: FoundPage, programme: Programme) -> list[str]:
    """References of the works matched or proposed in a programme that a page shows."""
    counted = Match.objects.filter(programme=programme, state__in=SHOWING, work=OuterRef("pk"))
    return list(works_on(page).filter(Exists(counted)).values_list("ref", flat=True))


def proposals_in(programme: Programme, *, seen_by: Member) -> QuerySet[FoundProposal]:
    """The proposals of a programme that a member sees, the strongest first.

    A publisher does not see those of an outlet that another publisher of the programme owns.
    """
    found = FoundProposal.objects.filter(programme=programme)
    if side_of(programme, seen_by) is Side.B:
        others = ProgrammeParty.objects.filter(programme=programme, side=Side.B.value)
        rivals = others.exclude(organisation__in=speaks_for(seen_by)).values("organisation")
        found = found.exclude(page__outlet__owner__in=rivals)
    return found.select_related(
        "page__outlet", "programme", "decided_by", "publication__work"
    ).order_by("-score", "-pk")


def get_proposal(pk: int, programme: Programme, *, seen_by: Member) -> FoundProposal:
    """The proposal, or 404."""
    found = proposals_in(programme, seen_by=seen_by).filter(pk=pk).first()
    if found is None:
        raise Http404(str(pk))
    return found


def waiting_by_programme(
    programmes: Iterable[int], *, seen_by: Member
) -> Iterable[tuple[int, int]]:
    """Programme and number of proposals that wait there, those of rivals' outlets left out.

    One query; who stands on side B sees no page of an outlet that another publisher owns.
    """
    own = speaks_for(seen_by)
    rivals = ProgrammeParty.objects.filter(
        programme=OuterRef("programme"),
        side=Side.B.value,
        organisation=OuterRef("page__outlet__owner"),
    ).exclude(organisation__in=own)
    with_us = ProgrammeParty.objects.filter(
        programme=OuterRef("programme"), side=Side.B.value, organisation__in=own
    )
    waiting = FoundProposal.objects.filter(programme__in=list(programmes), state="proposed")
    seen = waiting.exclude(Exists(rivals), Exists(with_us)).order_by()
    return seen.values_list("programme").annotate(count=Count("pk"))


def count_proposals(programme: Programme, *, seen_by: Member) -> dict[str, int]:
    """How many proposals are in which state. One query."""
    rows = proposals_in(programme, seen_by=seen_by).order_by()
    return dict(rows.values_list("state").annotate(count=Count("pk")))


def visible_works_on(page: FoundPage, *, seen_by: Member) -> QuerySet[Work]:
    """The works that a page shows and that a member may see."""
    return works_on(page).filter(pk__in=visible_to(seen_by).values("pk")).order_by("ref")


def state_named(name: str) -> str:
    """The state of that name; ``proposed`` when there is none."""
    return name if name in ("refused", "taken_up") else "proposed"
