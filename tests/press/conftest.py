"""Outlets that are followed, on servers of this machine, and a sweep that does not wait."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import pytest

from phoihop.engines.vietnamese.collation import sort_key
from phoihop.engines.webpages.policy import Clock, Policy
from phoihop.parties.models import Member
from phoihop.press import services
from phoihop.press.finding import SourceKind
from phoihop.press.models import Outlet, OutletHost, OutletWatch, Source
from tests.fixtures import NOON
from tests.press.newsroom import Newsroom, newsroom


@dataclass
class Hands:
    """A clock that is set by hand; its stopwatch does not run."""

    at: datetime = NOON
    waited: list[float] = field(default_factory=list)

    def now(self) -> datetime:
        """The moment it shows."""
        return self.at

    def later(self, **span: float) -> None:
        """Turn it on."""
        self.at += timedelta(**span)


@pytest.fixture
def hands() -> Hands:
    return Hands()


Sweep = Callable[..., services.Tally]


@pytest.fixture
def sweep(hands: Hands) -> Sweep:
    """Sweep once, in this thread unless more are asked for."""

    def run(*, limit: int | None = None, threads: int = 1, **limits: float) -> services.Tally:
        policy = Policy(
            allowed=frozenset(f"127.0.0.{n}" for n in range(1, 30)),
            stall_seconds=limits.get("stall_seconds", 5.0),
            total_seconds=limits.get("total_seconds", 10.0),
        )
        manner = services.Manner(policy, Clock(hands.now), 0.0, threads=threads)
        return services.sweep(manner, limit=limit)

    return run


Follow = Callable[..., tuple[Newsroom, Outlet]]


@pytest.fixture
def follow(db: None, editor: Member) -> Iterator[Follow]:
    """Put up a newsroom and its followed outlet."""
    with ExitStack() as doors:

        def make(number: int = 1, *, followed: bool = True) -> tuple[Newsroom, Outlet]:
            room = doors.enter_context(newsroom(number))
            name = f"Báo Số {number}"
            outlet = Outlet.objects.create(
                ref=f"bao-so-{number}",
                name=name,
                search_key=f"bao so {number}",
                sort_key=sort_key(name),
            )
            OutletHost.objects.create(outlet=outlet, host=room.host, canonical_host=room.host)
            if followed:
                OutletWatch.objects.create(
                    outlet=outlet, reason="CT-2017-01", set_by=editor, set_at=NOON
                )
            return room, outlet

        yield make


AddSource = Callable[..., Source]


@pytest.fixture
def add_source(editor: Member) -> AddSource:
    """Write down a source of an outlet."""

    def add(outlet: Outlet, room: Newsroom, path: str, kind: str = "feed") -> Source:
        address = room.url(path)
        return services.add_source(outlet, SourceKind(kind), address, by=editor, at=NOON)

    return add
