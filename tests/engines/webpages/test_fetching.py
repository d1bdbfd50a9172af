"""A server may do what it likes; a fetch ends, small and in time."""

import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from phoihop.engines.webpages.fetching import Fetched, fetch, worth_retrying
from phoihop.engines.webpages.policy import Clock, Policy
from phoihop.law.refusal import Refusal
from tests.engines.webpages.hostile import PAGE, HostileServer, hostile_server

AT = datetime(2026, 7, 26, 8, 0, tzinfo=UTC)
CLOCK = Clock(now=lambda: AT)


@pytest.fixture(scope="module")
def server() -> Iterator[HostileServer]:
    with hostile_server() as running:
        yield running


def _policy(server: HostileServer) -> Policy:
    return Policy(
        max_wire_bytes=200_000,
        max_body_bytes=1_000_000,
        connect_seconds=1,
        stall_seconds=0.3,
        total_seconds=0.8,
        allowed=frozenset({f"127.0.0.1:{server.port}"}),
    )


def _get(server: HostileServer, path: str, **headers: str) -> Fetched:
    return fetch(server.url(path), policy=_policy(server), clock=CLOCK, headers=headers)


def _refused(server: HostileServer, path: str) -> Refusal:
    with pytest.raises(Refusal) as refused:
        _get(server, path)
    return refused.value


def test_an_honest_page_comes_whole_with_its_circumstances(server: HostileServer) -> None:
    got = _get(server, "/")
    assert (got.status, got.body, got.raw_body) == (200, PAGE, PAGE)
    assert (got.peer_address, got.tls_certificate_pem) == ("127.0.0.1", None)
    assert (got.started_at, got.finished_at) == (AT, AT)
    assert got.header("CONTENT-TYPE") == "text/html; charset=utf-8"
    assert got.charset == "utf-8"
    assert got.text() == (PAGE.decode(), "utf-8")
    assert ("Host", f"127.0.0.1:{server.port}") in got.request_headers


def test_who_asks_is_said(server: HostileServer) -> None:
    _get(server, "/", **{"If-None-Match": '"a"'})
    asked = server.requests[-1]
    assert "User-Agent: phoihop/" in asked
    assert 'If-None-Match: "a"' in asked
    assert asked.lower().count("host:") == 1


@pytest.mark.parametrize("path", ["/gzip", "/deflate", "/bare-deflate"])
def test_packed_pages_are_unpacked_and_kept_as_sent(server: HostileServer, path: str) -> None:
    got = _get(server, path)
    assert got.body == PAGE
    assert got.raw_body != PAGE


def test_chunks_are_joined(server: HostileServer) -> None:
    assert _get(server, "/chunks").body == b"abcde"


def test_no_more_is_taken_than_was_promised(server: HostileServer) -> None:
    assert _get(server, "/promises-less").body == b"abc"


@pytest.mark.parametrize(("path", "status"), [("/error", 500), ("/unchanged", 304)])
def test_an_error_page_is_an_answer(server: HostileServer, path: str, status: int) -> None:
    assert _get(server, path).status == status


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("/big", "fetch.too_large"),
        ("/promises-much", "fetch.too_large"),
        ("/endless", "fetch.too_large"),
        ("/bomb", "fetch.too_large"),
        ("/double-bomb", "fetch.too_large"),
        ("/many-layers", "fetch.unknown_coding"),
        ("/strange-coding", "fetch.unknown_coding"),
        ("/cut-gzip", "fetch.bad_packing"),
        ("/no-gzip", "fetch.bad_packing"),
        ("/promises-more", "fetch.cut_short"),
        ("/cut-chunks", "fetch.cut_short"),
        ("/resets", "fetch.cut_short"),
        ("/bad-chunks", "fetch.cut_short"),
        ("/two-lengths", "fetch.bad_response"),
        ("/no-http", "fetch.bad_response"),
        ("/nothing", "fetch.bad_response"),
        ("/header-flood", "fetch.bad_response"),
        ("/long-header", "fetch.bad_response"),
        ("/stalls-at-once", "fetch.too_slow"),
        ("/stalls-in-head", "fetch.too_slow"),
        ("/stalls-in-body", "fetch.too_slow"),
        ("/drips", "fetch.too_slow"),
        ("/drips-head", "fetch.too_slow"),
        ("/drips-chunks", "fetch.too_slow"),
        ("/to-metadata", "fetch.forbidden_address"),
        ("/to-mapped", "fetch.forbidden_address"),
        ("/to-file", "addresses.unusable"),
        ("/to-password", "addresses.unusable"),
        ("/to-rubbish", "addresses.unusable"),
        ("/to-nowhere", "fetch.redirect_nowhere"),
        ("/to-itself", "fetch.too_many_redirects"),
        ("/for-ever/1", "fetch.too_many_redirects"),
    ],
)
def test_each_attack_is_named_and_over_in_time(server: HostileServer, path: str, code: str) -> None:
    started = time.monotonic()
    assert _refused(server, path).code == code
    assert time.monotonic() - started < 1.5


def test_redirects_are_followed_and_told(server: HostileServer) -> None:
    got = _get(server, "/to-page")
    assert got.body == PAGE
    assert got.final_address == server.url("/")
    step = got.redirects[0]
    assert (step.address, step.status, step.location) == (server.url("/to-page"), 302, "/#phan-2")


def test_only_what_may_pass_is_worth_retrying(server: HostileServer) -> None:
    assert worth_retrying(_refused(server, "/stalls-at-once"))
    assert not worth_retrying(_refused(server, "/to-metadata"))


def test_nobody_listening_is_unreachable() -> None:
    policy = Policy(allowed=frozenset({"127.0.0.1"}))
    with pytest.raises(Refusal) as refused:
        fetch("http://127.0.0.1:1/", policy=policy, clock=CLOCK)
    assert refused.value.code == "fetch.unreachable"


def test_a_name_is_asked_once_and_the_checked_answer_is_used(server: HostileServer) -> None:
    asked: list[str] = []

    def rebinding(host: str, _port: int) -> Sequence[str]:
        asked.append(host)
        return ["127.0.0.1"] if len(asked) == 1 else ["10.0.0.1"]

    address = server.url("/", host="bao.example.vn")
    got = fetch(address, policy=_policy(server), clock=CLOCK, resolver=rebinding)
    assert (got.status, asked) == (200, ["bao.example.vn"])
    assert f"Host: bao.example.vn:{server.port}" in server.requests[-1]
    asked.append("again")
    with pytest.raises(Refusal) as refused:
        fetch(address, policy=_policy(server), clock=CLOCK, resolver=rebinding)
    assert refused.value.code == "fetch.forbidden_address"


def test_the_second_address_of_a_host_is_tried(server: HostileServer) -> None:
    policy = replace(_policy(server), allowed=frozenset({"127.0.0.1", "127.0.0.9"}))
    address = server.url("/", host="bao.example.vn")
    got = fetch(address, policy=policy, clock=CLOCK, resolver=lambda *_: ["127.0.0.9", "127.0.0.1"])
    assert got.peer_address == "127.0.0.1"


def test_nothing_in_an_address_can_add_a_header(server: HostileServer) -> None:
    address = server.url("/?a=1 HTTP/1.1\r\nX-Them: vào\r\n\r\n")
    assert fetch(address, policy=_policy(server), clock=CLOCK).status == 200
    assert "\r\nX-Them" not in server.requests[-1]
