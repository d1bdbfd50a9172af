"""Reading what is due, what was found, and which source fell silent."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import Http404

from phoihop.law.period import day_of
from phoihop.law.refusal import Refusal
from phoihop.papers.models import KeptPaper
from phoihop.parties.models import Member
from phoihop.parties.queries import house_of
from phoihop.press.finding import PageState
from phoihop.press.models import FoundPage, Outlet, OutletWatch, Source, SweepRun
from phoihop.press.rhythm import UNREADABLE_AFTER


def followed() -> QuerySet[Outlet]:
    """The outlets that somebody has a reason to follow."""
    watches = OutletWatch.objects.filter(outlet=OuterRef("pk"), ended_at__isnull=True)
    return Outlet.objects.filter(Exists(watches))


def outlets_due(at: datetime) -> QuerySet[Outlet]:
    """Followed outlets with a source or page due, those visited longest ago first."""
    sources = Source.objects.filter(outlet=OuterRef("pk"), active=True, next_due_at__lte=at)
    pages = FoundPage.objects.filter(
        outlet=OuterRef("pk"), state=PageState.FOUND.value, due_at__lte=at
    )
    last = SweepRun.objects.filter(outlet=OuterRef("pk")).order_by("-id").values("started_at")
    due = followed().filter(Exists(sources) | Exists(pages))
    return due.annotate(last_at=last[:1]).order_by("last_at", "pk")


def due_sources(outlet: Outlet, *, at: datetime) -> list[Source]:
    """Active sources of an outlet whose time has come, the longest due first."""
    due = Source.objects.filter(outlet=outlet, active=True, next_due_at__lte=at)
    return list(due.select_related("outlet").order_by("next_due_at", "pk"))


def due_pages(outlet: Outlet, *, at: datetime, limit: int) -> list[FoundPage]:
    """Pages of an outlet to be fetched, the latest first: today's before last year's.

    Those that failed come last, so that a page that breaks its server holds up no other.
    """
    due = FoundPage.objects.filter(outlet=outlet, state=PageState.FOUND.value, due_at__lte=at)
    return list(due.order_by("failures", "-due_at", "-pk")[:limit])


@dataclass(frozen=True, slots=True)
class Alarm:
    """A source that people should look at.

    Attributes:
        kind: ``quiet`` (reads well, lists nothing new) or ``unreadable``.
        since_on: the day of its last item, or the first day it could not be read.
    """

    source: Source
    kind: Literal["quiet", "unreadable"]
    since_on: date


def alarms(outlet: Outlet | None = None) -> list[Alarm]:
    """Sources gone quiet or unreadable, the longest first. One query."""
    told = Source.objects.filter(active=True, index__isnull=True).filter(
        Q(quiet_since_on__isnull=False) | Q(failures__gte=UNREADABLE_AFTER)
    )
    if outlet is not None:
        told = told.filter(outlet=outlet)
    found = [_alarm(source) for source in told.select_related("outlet")]
    return sorted(found, key=lambda alarm: (alarm.since_on, alarm.source.pk))


def _alarm(source: Source) -> Alarm:
    if source.failures >= UNREADABLE_AFTER and source.failing_since_at is not None:
        return Alarm(source, "unreadable", day_of(source.failing_since_at))
    return Alarm(source, "quiet", source.quiet_since_on or date.min)


def sources_of(outlet: Outlet) -> QuerySet[Source]:
    """The sources that people added; parts of a sitemap index stand behind it."""
    return outlet.sources.filter(index__isnull=True).order_by("pk")


def watches_of(outlet: Outlet) -> QuerySet[OutletWatch]:
    """Why the outlet is followed now."""
    return outlet.watches.filter(ended_at__isnull=True).order_by("pk")


def found_pages(outlet: Outlet) -> QuerySet[FoundPage]:
    """The found pages of an outlet, latest first, without their texts.

    Every member sees them: they are facts about the press. What they match is told by later
    rooms, to those who may see the work.
    """
    return outlet.found_pages.select_related("scan").defer("text").order_by("-pk")


def outlet_named(ref: str) -> Outlet:
    """The outlet that a command names.

    Raises:
        Refusal: ``outlet.no_such``.
    """
    outlet = Outlet.objects.filter(ref=ref).first()
    if outlet is None:
        raise Refusal("outlet.no_such", ref=ref[:80])
    return outlet


def get_source(outlet: Outlet, address: str) -> Source:
    """The source of an outlet at an address.

    Raises:
        Refusal: ``source.no_such``.
    """
    source = outlet.sources.filter(address=address.strip()).first()
    if source is None:
        raise Refusal("source.no_such", address=address[:200])
    return source


def get_page(outlet: Outlet, key: str) -> FoundPage:
    """The found page of an outlet under a key, or 404."""
    page = found_pages(outlet).filter(identity_key=key).first()
    if page is None:
        raise Http404(key)
    return page


def page_numbered(pk: int) -> FoundPage:
    """The found page that a command names.

    Raises:
        Refusal: ``found.no_such``.
    """
    page = FoundPage.objects.select_related("outlet").filter(pk=pk).first()
    if page is None:
        raise Refusal("found.no_such", page=pk)
    return page


def pages_for_proposal(
    outlets: Iterable[Outlet], *, after: int = 0, limit: int = 500
) -> list[FoundPage]:
    """Pages of these outlets whose text is at hand, in the order found, with their hits.

    What a later room looks through for pieces that somebody may want to record; it remembers
    itself how far it came.

    Args:
        after: id of the last page seen.
    """
    states = [PageState.FETCHED.value, PageState.KEPT.value, PageState.MATCHED.value]
    found = FoundPage.objects.filter(outlet__in=outlets, pk__gt=after, state__in=states)
    told = found.exclude(text="").select_related("outlet")
    return list(told.prefetch_related("hits__work").order_by("pk")[:limit])


def get_scan(outlet: Outlet, key: str, *, seen_by: Member) -> KeptPaper:
    """The scan of a printed page, or 404; for the house whose member handed it in."""
    page = found_pages(outlet).filter(identity_key=key).select_related("found_by").first()
    if page is None or page.scan is None or page.found_by is None:
        raise Http404(key)
    if house_of(page.found_by) != house_of(seen_by):
        raise Http404(key)
    return page.scan


def get_source_numbered(outlet: Outlet, pk: int) -> Source:
    """The source of an outlet, or 404."""
    source = outlet.sources.filter(pk=pk).first()
    if source is None:
        raise Http404(str(pk))
    return source
