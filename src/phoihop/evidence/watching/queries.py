"""Reading watched pages: what was seen of each, which changes nobody read, what is unexplained."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.http import Http404

from phoihop.evidence.watching.models import ChangesRead, PageWatch, WatchEvent
from phoihop.evidence.watching.rules import TOLD, WORTH_READING, Change, PageState
from phoihop.parties.models import Member
from phoihop.parties.queries import house_of
from phoihop.programmes.models import Programme
from phoihop.publications.models import Match, Publication
from phoihop.publications.queries import SHOWING, matches_visible_to, publications_visible_to
from phoihop.publications.rules import MatchState

AFTERWARDS = (Change.GONE, Change.BACK, Change.MOVED, *TOLD)
"""What stands beside an accepted piece: whether a reader still finds it, and who removed it."""


def watch_of(publication: Publication) -> PageWatch | None:
    """The watch of a publication; ``None`` when it has no page or nobody began."""
    return PageWatch.objects.filter(publication=publication).defer("text").first()


def events_of(publication: Publication) -> QuerySet[WatchEvent]:
    """All events of one publication, the latest first."""
    return _at_hand(WatchEvent.objects.filter(watch__publication=publication)).order_by("-ordinal")


def get_event(ref: str, ordinal: int, *, seen_by: Member) -> WatchEvent:
    """One event by its publication and number, or 404."""
    seen = publications_visible_to(seen_by).order_by().values("pk")
    found = _at_hand(WatchEvent.objects.filter(watch__publication__in=seen)).filter(
        watch__publication__ref=ref, ordinal=ordinal
    )
    event = found.first()
    if event is None:
        raise Http404(f"{ref}/{ordinal}")
    return event


def _at_hand(events: QuerySet[WatchEvent]) -> QuerySet[WatchEvent]:
    return events.select_related(
        "watch__publication__work",
        "watch__publication__outlet",
        "paper",
        "noted_by__organisation",
    ).defer("watch__text", "watch__publication__work__body")


def events_in(
    programme: Programme, *, seen_by: Member, kinds: Iterable[Change] = WORTH_READING
) -> QuerySet[WatchEvent]:
    """The events of the pieces that a member sees counted in a programme, the latest first."""
    mine = _counted(seen_by, [programme]).values("publication")
    events = _at_hand(WatchEvent.objects.filter(watch__publication__in=mine))
    return events.filter(kind__in=[kind.value for kind in kinds]).order_by("-at", "-pk")


def seen_in(programme: Programme | None) -> QuerySet[WatchEvent]:
    """All events of pieces ever matched in a programme, or of all there are."""
    events = WatchEvent.objects.order_by("id")
    if programme is None:
        return events
    matched = programme.matches.filter(state__in=SHOWING).values("publication")
    return events.filter(watch__publication__in=matched)


def count_kinds(programme: Programme, *, seen_by: Member) -> dict[Change, int]:
    """How many events of each kind worth reading a programme has. One query."""
    events = events_in(programme, seen_by=seen_by).order_by()
    rows = dict(events.values_list("kind").annotate(count=Count("pk")))
    return {kind: rows.get(kind.value, 0) for kind in WORTH_READING}


def change_named(name: str) -> tuple[Change, ...]:
    """The kind of that name, alone; nothing when there is none."""
    return tuple(kind for kind in WORTH_READING if kind.value == name)


def count_pages(programme: Programme, *, seen_by: Member) -> dict[str, int]:
    """How many watched pages are ``there``, ``gone``, ``new`` (never seen), ``failing``."""
    mine = _counted(seen_by, [programme]).values("publication")
    return PageWatch.objects.filter(publication__in=mine).aggregate(
        **{state.value: Count("pk", filter=Q(state=state.value)) for state in PageState},
        failing=Count("pk", filter=Q(failures__gte=3)),
    )


def _counted(member: Member, programmes: Iterable[Programme]) -> QuerySet[Match]:
    return matches_visible_to(member).filter(
        programme__in=programmes, state=MatchState.CONFIRMED.value
    )


def unread_by(member: Member, *, programmes: Iterable[Programme]) -> QuerySet[WatchEvent]:
    """Events worth reading that a member's house has not read yet."""
    mine = _counted(member, programmes).values("publication")
    read = ChangesRead.objects.filter(event=OuterRef("pk"), organisation=house_of(member))
    kinds = [kind.value for kind in WORTH_READING]
    return WatchEvent.objects.filter(~Exists(read), watch__publication__in=mine, kind__in=kinds)


def unread_by_programme(matches: QuerySet[Match], member: Member) -> QuerySet[Any]:
    """Programme and number of unread events, from matches that the member sees; not listed."""
    read = ChangesRead.objects.filter(event=OuterRef("pk"), organisation=house_of(member))
    kinds = [kind.value for kind in WORTH_READING]
    unread = WatchEvent.objects.filter(~Exists(read), kind__in=kinds).order_by().values("pk")
    confirmed = matches.filter(
        state=MatchState.CONFIRMED.value, publication__page_watch__events__in=unread
    )
    return confirmed.values_list("programme").annotate(
        count=Count("publication__page_watch__events", distinct=True)
    )


def unexplained(matches: QuerySet[Match]) -> QuerySet[Match]:
    """Confirmed matches whose page is gone and nobody has said why, with a paper."""
    told = WatchEvent.objects.filter(
        watch__publication=OuterRef("publication"), kind__in=[kind.value for kind in TOLD]
    )
    gone = PageWatch.objects.filter(state=PageState.GONE.value).order_by().values("publication")
    return matches.filter(~Exists(told), state=MatchState.CONFIRMED.value, publication__in=gone)


def afterwards(publications: Iterable[int]) -> dict[int, list[WatchEvent]]:
    """Publication id → what became of its page since, the earliest first. One query."""
    kinds = [kind.value for kind in AFTERWARDS]
    events = WatchEvent.objects.filter(watch__publication__in=list(publications), kind__in=kinds)
    found: dict[int, list[WatchEvent]] = defaultdict(list)
    for event in events.select_related("watch").defer("watch__text").order_by("watch", "ordinal"):
        found[event.watch.publication_id].append(event)
    return dict(found)


def event_facts(event: WatchEvent) -> dict[str, Any]:
    """One event as a program reads it."""
    return {
        "ordinal": event.ordinal,
        "kind": event.kind,
        "at": event.at.isoformat(),
        "until": event.until_at.isoformat(),
        "looks": event.looks,
        "status": event.status or None,
        "address": event.address,
        "facts": event.facts,
        "passages": [{"before": before, "after": after} for before, after in event.passages],
        "before_sha256": event.before_sha256,
        "after_sha256": event.after_sha256,
        "warc_sha256": event.warc_sha256,
        "on": event.on.isoformat() if event.on else None,
        "reason": event.reason,
        "paper_sha256": event.paper.sha256 if event.paper else "",
    }
