"""A page on this machine, the program's studio, and a machine of each side."""

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from django.conf import LazySettings

from phoihop.engines.capture.camera import NoCamera
from phoihop.engines.capture.keys import WitnessKey as MachineKey
from phoihop.engines.capture.keys import make_key
from phoihop.engines.capture.recording import see
from phoihop.engines.capture.sealing import Part, write_bundle
from phoihop.engines.capture.whereabouts import Whereabouts
from phoihop.engines.seals.rehearsal_clock import RehearsalClock
from phoihop.engines.webpages.policy import Clock, Policy
from phoihop.evidence.witnessing import services
from phoihop.evidence.witnessing.attempting import Studio
from phoihop.evidence.witnessing.keeping import Witness
from phoihop.parties.models import Member
from phoihop.publications.models import Match, Publication
from tests.engines.seals import papers as rehearsed
from tests.engines.webpages.hostile import WHOLE, HostileServer, answer, hostile_server
from tests.fixtures import NOON, Publish

WORDS = (
    "Sáng nay, bà con xóm Mẫu thu hái vụ chè xuân đầu tiên theo cách làm mới của hợp tác xã. "
    "Mỗi hộ ghi nhật ký chăm sóc, cùng nhau sao sấy một nơi và bán chung dưới một nhãn. "
    "Theo ban quản lý, sản lượng tăng gần một phần ba so với vụ trước mà chi phí giảm rõ rệt. "
    "Nhiều xã lân cận đã cử người tới xem và mang cách làm này về áp dụng trên đồi của mình. "
)
SEEN_AT = datetime(2017, 5, 30, 2, 0, tzinfo=UTC)


def page(words: str = WORDS) -> bytes:
    """An article with that text."""
    published = "<meta property='article:published_time' content='2017-05-29T08:00:00+07:00'>"
    head = f"<head><title>Chè xuân xóm Mẫu</title>{published}</head>"
    text = f"<h1>Chè xuân xóm Mẫu</h1><p>{words}</p><p>{words}</p>"
    body = f"<html>{head}<body><article>{text}</article></body></html>"
    return answer(body.encode(), "Date: Tue, 30 May 2017 02:00:00 GMT")


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[HostileServer]:
    monkeypatch.setitem(WHOLE, "/bai-1.html", page())
    with hostile_server() as running:
        yield running


@pytest.fixture
def match(publish: Publish, server: HostileServer) -> Match:
    """A confirmed piece whose address leads to the page on this machine."""
    return place(publish("Chè xuân xóm Mẫu", date(2017, 5, 29)), server.url("/bai-1.html"))


def place(match: Match, address: str) -> Match:
    """The match, its publication moved to ``address``."""
    from phoihop.publications.pieces import Appearance, identity_key, settled_address

    settled = settled_address(address, {})
    key = identity_key(Appearance(address), settled, title="", outlet="")
    found = Publication.objects.filter(pk=match.publication_id)
    found.update(address=address, canonical_address=address, identity_key=key)
    match.publication.refresh_from_db()
    return match


def policy_for(server: HostileServer) -> Policy:
    """Short limits, and this server allowed."""
    return Policy(
        allowed=frozenset({f"127.0.0.1:{server.port}"}),
        stall_seconds=0.3,
        total_seconds=1.0,
        max_body_bytes=200_000,
    )


@pytest.fixture
def studio(server: HostileServer) -> Studio:
    """The program's own machine, which speaks for nobody."""
    return Studio(
        policy_for(server),
        Clock(now=lambda: NOON),
        NoCamera("no_browser"),
        Whereabouts("5" * 64, "6" * 64),
        Witness("7" * 64),
    )


@dataclass(frozen=True)
class Machine:
    """A machine of a side: its key, its place, and what it does."""

    key: MachineKey
    here: Whereabouts
    folder: Path
    server: HostileServer

    def bundle(self, *paths: str, at: datetime = SEEN_AT) -> Path:
        """See pages and seal them."""
        parts = [
            Part(f"captures/{number:04d}.warc", self.archive(path, at=at))
            for number, path in enumerate(paths or ("/bai-1.html",), 1)
        ]
        target = io.BytesIO()
        write_bundle(target, parts, {}, kind="capture", key=self.key, at=at)
        file = self.folder / f"{self.key.public_hex[:8]}-{at:%H%M%S}.zip"
        file.write_bytes(target.getvalue())
        return file

    def archive(self, path: str, *, at: datetime) -> bytes:
        """See one page."""
        return see(
            self.server.url(path),
            policy=policy_for(self.server),
            clock=Clock(now=lambda: at),
            here=self.here,
            camera=NoCamera("no_browser"),
        )

    def moved(self, machine: str, network: str) -> "Machine":
        """The same key elsewhere."""
        return replace(self, here=Whereabouts(machine, network))


MakeMachine = Callable[[Member, str], Machine]


@pytest.fixture
def make_machine(tmp_path: Path, server: HostileServer) -> MakeMachine:
    """A machine whose key is registered for a member's house."""

    def make(member: Member, name: str) -> Machine:
        key = make_key(tmp_path / f"{name}.pem")
        services.register_key(key.public_hex, label=f"Máy {name}", by=member, at=NOON)
        here = Whereabouts(name[0] * 64, name[-1] * 64)
        return Machine(key, here, tmp_path, server)

    return make


@pytest.fixture
def machine_a(make_machine: MakeMachine, officer: Member) -> Machine:
    return make_machine(officer, "a1")


@pytest.fixture
def machine_b(make_machine: MakeMachine, editor: Member) -> Machine:
    return make_machine(editor, "b2")


@pytest.fixture
def stamped(settings: LazySettings) -> LazySettings:
    """One time-stamp authority."""
    settings.TIME_AUTHORITIES = ("http://gio.example/",)
    return settings


@pytest.fixture
def clock() -> RehearsalClock:
    """The authority behind it, worth nothing in law."""
    return rehearsed.clock()
