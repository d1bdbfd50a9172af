"""A key, a quiet camera, a machine somewhere, and a page on this machine."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from phoihop.engines.capture.camera import NoCamera
from phoihop.engines.capture.keys import WitnessKey, make_key
from phoihop.engines.capture.recording import see
from phoihop.engines.capture.whereabouts import Whereabouts
from phoihop.engines.webpages.policy import Clock, Policy
from tests.engines.webpages.hostile import HostileServer, hostile_server

AT = datetime(2026, 11, 23, 5, 0, tzinfo=UTC)
HERE = Whereabouts("a" * 64, "b" * 64)


@pytest.fixture
def key(tmp_path: Path) -> WitnessKey:
    return make_key(tmp_path / "machine.pem")


@pytest.fixture
def server() -> Iterator[HostileServer]:
    with hostile_server() as running:
        yield running


def look(server: HostileServer, path: str = "/", **limits: float) -> bytes:
    """See one page of the server, without a browser."""
    policy = Policy(
        allowed=frozenset({f"127.0.0.1:{server.port}"}),
        stall_seconds=limits.get("stall_seconds", 0.3),
        total_seconds=limits.get("total_seconds", 1.0),
        max_body_bytes=200_000,
    )
    return see(
        server.url(path),
        policy=policy,
        clock=Clock(now=lambda: AT),
        here=HERE,
        camera=NoCamera("no_browser"),
    )
