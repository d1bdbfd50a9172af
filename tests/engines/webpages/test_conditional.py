"""Asking only for what changed."""

from datetime import UTC, datetime

import pytest

from phoihop.engines.webpages.conditional import (
    Validators,
    unchanged,
    validators_of,
    wait_seconds,
)
from phoihop.engines.webpages.fetching import Fetched

AT = datetime(2026, 7, 26, 8, 0, tzinfo=UTC)


def _answer(status: int, **headers: str) -> Fetched:
    named = tuple((name.replace("_", "-"), value) for name, value in headers.items())
    return Fetched(
        address="https://a.vn/", final_address="https://a.vn/", status=status, reason="",
        http_version="HTTP/1.1", headers=named, request_headers=(), raw_body=b"", body=b"",
        redirects=(), peer_address="192.0.2.1", tls_certificate_pem=None, tls_version=None,
        tls_verified=False, started_at=AT, finished_at=AT, notes=(),
    )  # fmt: skip


def test_the_next_request_names_the_version_we_have() -> None:
    known = validators_of(_answer(200, ETag='"a1"', Last_Modified="Mon, 15 May 2017 03:30:00 GMT"))
    assert known.headers() == {
        "If-None-Match": '"a1"',
        "If-Modified-Since": "Mon, 15 May 2017 03:30:00 GMT",
    }
    assert Validators().headers() == {}


def test_what_was_known_outlives_a_bare_not_modified() -> None:
    known = Validators('"a1"', None)
    assert unchanged(_answer(304))
    assert validators_of(_answer(304), known) == known
    assert validators_of(_answer(200), known) == Validators()


def test_a_version_that_could_not_be_a_header_is_dropped() -> None:
    assert validators_of(_answer(200, ETag='"a\r\nX: 1"')) == Validators()


@pytest.mark.parametrize(
    ("status", "asked", "seconds"),
    [
        (429, "120", 120),
        (503, "Sun, 26 Jul 2026 08:01:00 GMT", 60),
        (503, "Sun, 26 Jul 2026 07:00:00 GMT", 0),
        (503, "99999999999", 86400),
        (503, "mai", None),
        (200, "120", None),
        (503, "", None),
    ],
)
def test_a_server_that_asks_to_wait_is_heard(status: int, asked: str, seconds: int | None) -> None:
    assert wait_seconds(_answer(status, Retry_After=asked), at=AT) == seconds
