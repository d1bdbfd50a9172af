"""The sweep: every followed outlet that has something due, each in a thread of its own.

It may be killed anywhere: what is due is found by query, what was done is committed, and a visit
whose process died is taken over by the next one.
"""

import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import IntegrityError, connections, transaction

from phoihop.engines.webpages.policy import Clock, Policy
from phoihop.jobs.places import here, is_alive
from phoihop.press.models import FoundPage, Outlet, Source, SweepRun
from phoihop.press.queries.discovery import due_pages, due_sources, outlets_due
from phoihop.press.queries.outlets import known_outlets
from phoihop.press.rules import KnownOutlets
from phoihop.press.services.fetching import fetch_page
from phoihop.press.services.reading import read_source
from phoihop.press.services.visiting import Visitor

SILENCE = timedelta(minutes=15)  # a visit beats more often; see VISIT_SECONDS
VISIT_SECONDS = 240.0  # then the outlet waits for the next sweep
PAGES_AT_ONCE = 20
BEAT_SECONDS = 5.0


@dataclass(slots=True)
class Tally:
    """What a sweep did, counted by all its threads."""

    limit: int | None = None
    sources_read: int = 0
    pages_found: int = 0
    pages_fetched: int = 0
    pages_failed: int = 0
    pages_asked: int = 0
    outlets_held: int = 0  # left out: another sweep is there
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
            if self.limit is not None and self.pages_asked >= self.limit:
                return False
            self.pages_asked += 1
            return True


@dataclass(frozen=True, slots=True)
class Manner:
    """How a sweep goes about.

    Attributes:
        policy, delay_seconds: see ``Visitor``.
        threads: outlets visited at once.
        visit_seconds: for one outlet.
        tell: called after each step, from any thread, for a display.
        over: set it to end early, after the step at hand.
    """

    policy: Policy
    clock: Clock
    delay_seconds: float = 1.0
    threads: int = 12
    visit_seconds: float = VISIT_SECONDS
    tell: Callable[[Tally], None] = lambda tally: None
    over: threading.Event = field(default_factory=threading.Event)


def house_manner(clock: Clock, **more: Any) -> Manner:
    """The manner that the settings ask for; ``more`` are further fields of it."""
    policy = Policy(allowed=settings.FETCH_ALLOW)
    return Manner(policy, clock, settings.FETCH_DELAY_SECONDS, **more)


def sweep(
    manner: Manner, *, limit: int | None = None, only: Sequence[Outlet] | None = None
) -> Tally:
    """Visit the outlets that have something due; those that waited longest first.

    Args:
        limit: pages asked for in all; ``None`` for as many as the time of each visit allows.
        only: these outlets, followed or not.

    A slow, silent or broken outlet takes its own thread and no other: its server is left in
    peace after the first stall, and its visit ends after ``visit_seconds`` at the latest.
    """
    tally = Tally(limit)
    at = manner.clock.now()
    outlets = list(outlets_due(at)) if only is None else list(only)
    known = known_outlets()
    if manner.threads == 1:
        for outlet in outlets:
            visit(outlet, manner, tally, known=known)
        return tally
    with ThreadPoolExecutor(manner.threads, "sweep") as pool:
        try:
            visits = [pool.submit(_visit_apart, one, manner, tally, known) for one in outlets]
            _await_all(visits, tally)
        except KeyboardInterrupt:
            manner.over.set()
            pool.shutdown(cancel_futures=True)
            raise
    return tally


def _visit_apart(outlet: Outlet, manner: Manner, tally: Tally, known: KnownOutlets) -> None:
    try:
        visit(outlet, manner, tally, known=known)
    finally:
        connections.close_all()


def _await_all(visits: Sequence[Future[None]], tally: Tally) -> None:
    """Wait for all; a visit that crashed is told of, and stops no other."""
    for one in visits:
        crash = one.exception()
        if crash is not None:
            tally.crashes.append(f"{type(crash).__name__}: {crash}")


def visit(outlet: Outlet, manner: Manner, tally: Tally, *, known: KnownOutlets) -> None:
    """Read the sources of one outlet that are due, then fetch its pages that are due."""
    run = open_run(outlet, at=manner.clock.now())
    if run is None:
        tally.add(outlets_held=1)
        return
    keeper = _Keeper(run, manner, tally)
    broken_off = True
    try:
        visitor = Visitor(manner.policy, manner.clock, manner.delay_seconds)
        for source in keeper.sources(outlet):
            new = read_source(source, visitor, known=known)
            keeper.count(sources_read=1, pages_found=new)
        for page in keeper.pages(outlet):
            attempt = fetch_page(page, visitor, known=known)
            keeper.count(pages_fetched=int(attempt.fetched), pages_failed=int(attempt.failed))
            keeper.look_again = not (attempt.fetched or attempt.failed)
        broken_off = False
    finally:
        keeper.close(broken_off=broken_off)


def open_run(outlet: Outlet, *, at: datetime) -> SweepRun | None:
    """Take hold of an outlet; ``None`` while another process is there."""
    held = SweepRun.objects.filter(outlet=outlet, ended_at__isnull=True).first()
    if held is not None:
        if is_alive(held.worker) is not False and at - held.beat_at <= SILENCE:
            return None
        gone = SweepRun.objects.filter(pk=held.pk, ended_at__isnull=True)
        gone.update(ended_at=held.beat_at, broken_off=True)
    try:
        with transaction.atomic():
            return SweepRun.objects.create(outlet=outlet, worker=here(), started_at=at, beat_at=at)
    except IntegrityError:
        return None


class _Keeper:
    """Counts one visit, writes that down now and then, and knows when the visit is over."""

    def __init__(self, run: SweepRun, manner: Manner, tally: Tally) -> None:
        self.run, self.manner, self.tally = run, manner, tally
        self.started = self.beaten = manner.clock.monotonic()
        self.look_again = False  # a page was put off, and others of its server with it

    def is_over(self) -> bool:
        """Whether its time is over, or somebody asked to end."""
        spent = self.manner.clock.monotonic() - self.started
        return spent > self.manner.visit_seconds or self.manner.over.is_set()

    def count(self, **counts: int) -> None:
        """Count a step for the visit and for the sweep."""
        for name, count in counts.items():
            setattr(self.run, name, getattr(self.run, name) + count)
        self.tally.add(**counts)
        if self.manner.clock.monotonic() - self.beaten > BEAT_SECONDS:
            self.beaten = self.manner.clock.monotonic()
            self.run.beat_at = self.manner.clock.now()
            self.run.save()
        self.manner.tell(self.tally)

    def sources(self, outlet: Outlet) -> Iterator[Source]:
        """The sources that are due, with those that the first ones name."""
        asked: set[int] = set()
        while fresh := [one for one in self._due_sources(outlet) if one.pk not in asked]:
            asked.update(source.pk for source in fresh)
            yield from (source for source in fresh if not self.is_over())

    def _due_sources(self, outlet: Outlet) -> list[Source]:
        return [] if self.is_over() else due_sources(outlet, at=self.manner.clock.now())

    def pages(self, outlet: Outlet) -> Iterator[FoundPage]:
        """The pages that are due, a few at a time, until the visit or the limit is over."""
        asked: set[int] = set()
        while not self.is_over():
            self.look_again = False
            batch = due_pages(outlet, at=self.manner.clock.now(), limit=PAGES_AT_ONCE)
            fresh = [page for page in batch if page.pk not in asked]
            asked = {page.pk for page in batch} & asked
            if not fresh:
                return
            for page in fresh:
                if self.look_again:
                    break
                if self.is_over() or not self.tally.may_ask():
                    return
                asked.add(page.pk)
                yield page

    def close(self, *, broken_off: bool) -> None:
        """Let go of the outlet."""
        self.run.beat_at = self.run.ended_at = self.manner.clock.now()
        self.run.broken_off = broken_off
        self.run.save()
