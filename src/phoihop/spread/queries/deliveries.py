"""What the other texts of a comparison are to an agreement: delivered where, printed when."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Min, QuerySet

from phoihop.law.period import day_of
from phoihop.parties.queries import houses_of
from phoihop.press.models import PageHit
from phoihop.programmes.models import Instrument
from phoihop.programmes.rules import IN_FORCE
from phoihop.publications.models import Match, Publication, Work
from phoihop.publications.rules import MatchState


@dataclass(frozen=True, slots=True)
class Delivery:
    """A work confirmed for a line of a signed instrument; ``order`` says which came first."""

    work_id: int
    instrument_id: int
    instrument_ref: str
    programme_ref: str
    order: tuple[datetime, int]


@dataclass(frozen=True, slots=True)
class OtherWork:
    """A work beside one's own; a merged one is the work it went into."""

    pk: int
    ref: str
    title: str
    title_key: str


def deliveries_of(works: Iterable[int]) -> dict[int, list[Delivery]]:
    """Work id → where it is delivered, the first first. One query.

    Delivered is what people confirmed for a line of a paper in force, whoever the parties are.
    """
    rows = Match.objects.filter(
        work__in=list(works),
        state=MatchState.CONFIRMED.value,
        line__instrument__state__in=[state.value for state in IN_FORCE],
    ).order_by("decided_at", "pk")
    found: dict[int, list[Delivery]] = defaultdict(list)
    for pk, work, instrument, ref, programme, decided_at in rows.values_list(
        "pk",
        "work",
        "line__instrument",
        "line__instrument__ref",
        "line__instrument__programme__ref",
        "decided_at",
    ):
        assert decided_at is not None  # a constraint of the table says so
        found[work].append(Delivery(work, instrument, ref, programme, (decided_at, pk)))
    return found


def others_by_ref(refs: Iterable[str]) -> dict[str, OtherWork]:
    """Reference → the work it stands for now. Two queries at most."""
    rows = list(Work.objects.filter(ref__in=set(refs)).values_list("ref", "pk", "merged_into"))
    roots = {merged or pk for _, pk, merged in rows}
    told = Work.objects.filter(pk__in=roots).values_list("pk", "ref", "title", "title_key")
    by_pk = {pk: OtherWork(pk, ref, title, key) for pk, ref, title, key in told}
    return {ref: by_pk[merged or pk] for ref, pk, merged in rows}


def first_days(works: Iterable[int]) -> dict[int, date]:
    """Work id → the first day on which it appeared, as far as known. One query."""
    rows = Publication.objects.filter(work__in=list(works), published_on__isnull=False)
    return dict(rows.order_by().values_list("work").annotate(first=Min("published_on")))


def houses_of_publisher(instrument: Instrument) -> list[int]:
    """Ids of the organisations that are the publisher's, with all under it."""
    return houses_of([instrument.party_b.organisation_id])


def held_by(works: Iterable[int], houses: list[int]) -> set[int]:
    """Those of the works that one of these organisations holds. One query."""
    through = Work.held_by.through.objects.filter(organisation__in=houses, work__in=list(works))
    return set(through.values_list("work_id", flat=True))


def own_pages(houses: list[int], refs: Iterable[str]) -> QuerySet[PageHit]:
    """Pages of the publisher's own outlets that share passages with the works named."""
    hits = PageHit.objects.filter(
        work__ref__in=list(refs), page__outlet__owner__in=houses, verified=True
    )
    return hits.select_related("page__outlet", "work").defer("page__text")


def day_of_page(hit: PageHit) -> date:
    """The day of a page by the evidence: when it says it appeared, or when it was seen before."""
    seen_on = day_of(hit.page.found_at)
    return min(hit.page.published_on or seen_on, seen_on)
