"""A page is seen whole, or the reason has a name."""

from collections.abc import Sequence

import pytest

from phoihop.engines.capture import whereabouts as places
from phoihop.engines.capture.recording import (
    WORTH_RETRYING,
    Pictures,
    part_of,
    read_sighting,
    see,
)
from phoihop.engines.capture.whereabouts import whereabouts
from phoihop.engines.webpages.policy import Clock, Policy
from phoihop.engines.webpages.warc_reading import verify_warc
from phoihop.law.refusal import Refusal
from tests.engines.capture.conftest import AT, HERE, look
from tests.engines.webpages.hostile import HostileServer


def test_an_archive_tells_what_was_seen_and_what_is_missing(server: HostileServer) -> None:
    archive = look(server, "/to-page")
    seen = read_sighting(archive)
    assert verify_warc(archive) == ()
    assert (seen.address, seen.final_address) == (server.url("/to-page"), server.url("/"))
    assert (seen.status, seen.started_at, seen.machine, seen.network) == (
        200, AT, HERE.machine, HERE.network,
    )  # fmt: skip
    assert seen.missing == ("no_browser", "text", "tls", "server_clock")
    assert [name for name, _ in seen.parts] == ["text.txt", "witness.json"]


class Studio:
    def take(self, address: str) -> Pictures:
        return Pictures(b"\x89PNG picture", b"", ("pdf",), ("inside.example",))


def test_pictures_lie_in_the_same_archive(server: HostileServer) -> None:
    policy = Policy(allowed=frozenset({f"127.0.0.1:{server.port}"}))
    archive = see(
        server.url("/"), policy=policy, clock=Clock(lambda: AT), here=HERE, camera=Studio()
    )
    assert part_of(archive, "screenshot.png") == b"\x89PNG picture"
    assert part_of(archive, "page.pdf") == b""
    assert "pdf" in read_sighting(archive).missing
    assert b"inside.example" in part_of(archive, "witness.json")


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("/error", "capture.server_busy"),
        ("/unchanged", "capture.page_answered"),
        ("/stalls-in-body", "fetch.too_slow"),
        ("/drips", "fetch.too_slow"),
        ("/promises-more", "fetch.cut_short"),
        ("/bomb", "fetch.too_large"),
        ("/for-ever/0", "fetch.too_many_redirects"),
        ("/to-metadata", "fetch.forbidden_address"),
    ],
)
def test_bad_servers_are_named(server: HostileServer, path: str, code: str) -> None:
    with pytest.raises(Refusal) as refused:
        look(server, path)
    assert refused.value.code == code


def test_what_may_pass_is_worth_another_try() -> None:
    assert {"capture.server_busy", "fetch.too_slow", "fetch.cut_short"} <= WORTH_RETRYING
    assert not {"capture.page_gone", "fetch.forbidden_address"} & WORTH_RETRYING


def test_other_bytes_are_no_archive(server: HostileServer) -> None:
    for data in (b"", b"WARC/1.1\r\n", look(server)[:-300]):
        with pytest.raises(Refusal, match=r"capture\.not_an_archive"):
            read_sighting(data)


def test_two_keys_on_one_machine_are_in_one_place(monkeypatch: pytest.MonkeyPatch) -> None:
    assert whereabouts() == whereabouts()
    monkeypatch.setattr(places, "MACHINE_IDS", ())
    monkeypatch.setattr(places.uuid, "getnode", lambda: 1 << 40)  # made up by Python
    assert whereabouts().machine == ""


@pytest.mark.parametrize(
    ("neighbours", "known"),
    [(["10.0.0.1 0x1 0x2 aa:bb:cc:dd:ee:ff * eth0"], True), ([], False)],
)
def test_a_network_is_known_by_its_router_or_not_at_all(
    monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory,
    neighbours: Sequence[str], known: bool,
) -> None:  # fmt: skip
    folder = tmp_path_factory.mktemp("proc")
    (folder / "route").write_text("head\neth0 00000000 0100000A 3 0 0 0\n")
    (folder / "arp").write_text("\n".join(["head", *neighbours]))
    monkeypatch.setattr(places, "ROUTES", folder / "route")
    monkeypatch.setattr(places, "NEIGHBOURS", folder / "arp")
    monkeypatch.setattr(places, "_own_address", lambda: None)
    assert bool(whereabouts().network) is known
