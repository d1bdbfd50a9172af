"""Certificates are checked by name and issuer, and kept for the record."""

import socket
import ssl
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from phoihop.engines.webpages.fetching import fetch
from phoihop.engines.webpages.policy import Clock, Policy
from phoihop.engines.webpages.tls import certificate_facts
from phoihop.law.refusal import Refusal
from tests.engines.webpages.certificates import TestCertificate, make_certificate
from tests.engines.webpages.hostile import PAGE, HostileServer, hostile_server

CLOCK = Clock(now=lambda: datetime.now(UTC))
Pair = tuple[HostileServer, TestCertificate]


@pytest.fixture(scope="module")
def secured(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Pair]:
    made = make_certificate(tmp_path_factory.mktemp("tls"), "bao.example.vn", "127.0.0.1")
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(made.certificate, made.key)

    def wrap(connection: socket.socket) -> ssl.SSLSocket:
        return context.wrap_socket(connection, server_side=True)

    with hostile_server(wrap) as server:
        yield server, made


def _policy(server: HostileServer, trust: Path | None) -> Policy:
    return Policy(
        stall_seconds=0.3,
        total_seconds=1,
        trust=trust,
        allowed=frozenset({f"127.0.0.1:{server.port}"}),
    )


def test_a_trusted_certificate_comes_with_the_page(secured: Pair) -> None:
    server, made = secured
    address = server.url("/", "bao.example.vn", "https")
    policy = _policy(server, made.certificate)
    got = fetch(address, policy=policy, clock=CLOCK, resolver=lambda *_: ["127.0.0.1"])
    assert (got.body, got.tls_verified) == (PAGE, True)
    assert got.tls_certificate_pem is not None
    facts = certificate_facts(got.tls_certificate_pem)
    assert facts.hosts == ("bao.example.vn", "127.0.0.1")
    assert facts.held_at(got.started_at)
    assert "bao.example.vn" in facts.subject == facts.issuer
    assert len(facts.sha256) == 64


@pytest.mark.parametrize(("host", "trusted"), [("bao.example.vn", False), ("khac.vn", True)])
def test_a_certificate_of_nobody_or_for_another_name_is_refused(
    secured: Pair, host: str, trusted: bool
) -> None:
    server, made = secured
    policy = _policy(server, made.certificate if trusted else None)
    with pytest.raises(Refusal) as refused:
        fetch(
            server.url("/", host, "https"),
            policy=policy,
            clock=CLOCK,
            resolver=lambda *_: ["127.0.0.1"],
        )
    assert refused.value.code == "fetch.tls"


def test_an_unchecked_certificate_is_said_to_be_unchecked(secured: Pair) -> None:
    server, _made = secured
    policy = replace(_policy(server, None), verify_tls=False)
    got = fetch(server.url("/", scheme="https"), policy=policy, clock=CLOCK)
    assert (got.body, got.tls_verified) == (PAGE, False)
    assert got.tls_certificate_pem is not None


@pytest.mark.parametrize("path", ["/drips", "/stalls-in-body", "/drips-head"])
def test_slowness_is_ended_over_tls_too(secured: Pair, path: str) -> None:
    server, made = secured
    with pytest.raises(Refusal) as refused:
        fetch(
            server.url(path, scheme="https"), policy=_policy(server, made.certificate), clock=CLOCK
        )
    assert refused.value.code == "fetch.too_slow"


def test_plain_http_on_a_tls_port_is_refused() -> None:
    with hostile_server() as server, pytest.raises(Refusal) as refused:
        fetch(server.url("/", scheme="https"), policy=_policy(server, None), clock=CLOCK)
    assert refused.value.code in ("fetch.tls", "fetch.unreachable")


@pytest.mark.parametrize("pem", ["", "-----BEGIN CERTIFICATE-----\nabc\n", "chữ"])
def test_what_is_no_certificate_is_refused(pem: str) -> None:
    with pytest.raises(Refusal) as refused:
        certificate_facts(pem)
    assert refused.value.code == "tls.unreadable"
