"""The sweep: pages that are due, place by place, a thread for each place.

It may be killed anywhere: what is due is found by query, each look is one transaction, and a page
that somebody held when the plug was pulled comes free after ``HOLD``.
"""

import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.db import connections
from django.db.models import Exists, OuterRef, Q, QuerySet

from phoihop.evidence.watching.looking import look_at
from phoihop.evidence.watching.models import PageWatch
from phoihop.law.refusal import Refusal
from phoihop.press.services import Manner
from phoihop.press.services.visiting import Visitor, place_of
from phoihop.publications.models import Match, Publication
from phoihop.publications.rules import MatchState

HOLD = timedelta(minutes=15)
"""Longer than any single look, and than a visit of ``VISIT_SECONDS``."""
BEGUN_AT_ONCE = 500


@dataclass(slots=True)
class Round:
    """What a sweep did, counted by all its threads."""

    limit: int | None = None
    begun: int = 0
    looked: int = 0
    changed: int = 0
    failed: int = 0
    asked: int = 0
    crashes: list[str] = field(default_factory=list)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def add(self, **counts: int) -> None:
        """Count."""
        with self._lock:
            for name, count in counts.items():
                setattr(self, name, getattr(self, name) + count)

    def may_ask(self) -> bool:
        """Take one page out of the limit; False when none is left."""
        with self._lock:
            if self.limit is not None and self.asked >= self.limit:
                return False
            self.asked += 1
            return True


def begin_watches(*, at: datetime, limit: int | None = None) -> int:
    """Begin to watch the pages of publications that count somewhere; return how many.

    A piece that stops counting is looked at no more; what was seen stays. May be repeated.
    """
    counted = Match.objects.filter(publication=OuterRef("pk"), state=MatchState.CONFIRMED.value)
    fresh = (
        Publication.objects.filter(Exists(counted), page_watch__isnull=True)
        .exclude(canonical_address="", address="")
        .only("address", "canonical_address")
        .order_by("pk")
    )
    begun, after = 0, 0
    while limit is None or begun < limit:
        batch = list(fresh.filter(pk__gt=after)[:BEGUN_AT_ONCE])
        if not batch:
            break
        after = batch[-1].pk
        rows = [row for one in batch if (row := _row(one, at=at)) is not None]
        PageWatch.objects.bulk_create(rows, ignore_conflicts=True)
        begun += len(rows)
    return begun


def _row(publication: Publication, *, at: datetime) -> PageWatch | None:
    """The watch of a publication with an address that a browser opens, else ``None``."""
    address = publication.href
    if not address.lower().startswith(("http://", "https://")):
        return None
    try:
        place = place_of(address)
    except Refusal:
        return None
    return PageWatch(
        publication=publication, address=address[:2000], place=place, begun_at=at, next_due_at=at
    )


def look_at_due(
    manner: Manner,
    *,
    limit: int | None = None,
    tell: Callable[[Round], None] = lambda done: None,
) -> Round:
    """Look at the pages that are due, those of each place in turn, the longest due first.

    A slow, silent or broken place takes its own thread and no other.

    Args:
        limit: pages asked for in all.
        tell: called after each look, from any thread, for a display.
    """
    done = Round(limit)
    at = manner.clock.now()
    done.add(begun=begin_watches(at=at))
    due = free_and_due(at).order_by("place").values_list("place", flat=True)
    places: Sequence[str] = list(due.distinct())
    if manner.threads == 1:
        for place in places:
            visit(place, manner, done, tell)
        return done
    with ThreadPoolExecutor(manner.threads, "look") as pool:
        try:
            visits = [pool.submit(_visit_apart, one, manner, done, tell) for one in places]
            crashes = [one.exception() for one in visits]
        except KeyboardInterrupt:
            manner.over.set()
            pool.shutdown(cancel_futures=True)
            raise
    done.crashes += [f"{type(one).__name__}: {one}" for one in crashes if one is not None]
    return done


def free_and_due(at: datetime) -> "QuerySet[PageWatch]":
    """Watched pages whose time has come, that nobody holds and that still count."""
    counted = Match.objects.filter(
        publication=OuterRef("publication"), state=MatchState.CONFIRMED.value
    )
    free = Q(held_until_at__isnull=True) | Q(held_until_at__lte=at)
    return PageWatch.objects.filter(free, Exists(counted), next_due_at__lte=at)


def visit(place: str, manner: Manner, done: Round, tell: Callable[[Round], None]) -> None:
    """Look at the due pages of one place, one after another, until its time is over."""
    visitor = Visitor(manner.policy, manner.clock, manner.delay_seconds)
    ends = manner.clock.monotonic() + manner.visit_seconds
    asked: set[int] = set()
    while manner.clock.monotonic() < ends and not manner.over.is_set():
        if not done.may_ask():
            break
        watch = _take(place, but=asked, at=manner.clock.now())
        if watch is None:
            done.add(asked=-1)
            break
        asked.add(watch.pk)
        looked = look_at(watch, visitor)
        done.add(looked=int(looked.told), failed=int(looked.failed))
        done.add(changed=len([one for one in looked.changes if one.value != "unchanged"]))
        tell(done)


def _visit_apart(place: str, manner: Manner, done: Round, tell: Callable[[Round], None]) -> None:
    try:
        visit(place, manner, done, tell)
    finally:
        connections.close_all()


def _take(place: str, *, but: set[int], at: datetime) -> PageWatch | None:
    """Take hold of the page of a place that is due longest; ``None`` when there is none.

    While another process looks at a page of the place, it is left to that process.
    """
    if PageWatch.objects.filter(place=place, held_until_at__gt=at).exists():
        return None
    due = free_and_due(at).filter(place=place).exclude(pk__in=but)
    first = due.order_by("next_due_at", "pk").values_list("pk", "looks", "failures").first()
    if first is None:
        return None
    pk, looks, failures = first
    free = Q(held_until_at__isnull=True) | Q(held_until_at__lte=at)
    taken = PageWatch.objects.filter(free, pk=pk, looks=looks, failures=failures)
    if not taken.update(held_until_at=at + HOLD):
        return None
    return PageWatch.objects.select_related("publication__work").get(pk=pk)
