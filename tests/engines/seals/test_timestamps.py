"""RFC 3161: a hash is stamped, the token is checked, and an authority may answer anything."""

import hashlib
from contextlib import suppress
from datetime import timedelta
from functools import cache
from typing import Any

import pytest
import urllib3
from hypothesis import given
from hypothesis import strategies as st

from phoihop.engines.seals import api
from phoihop.engines.seals.rehearsal import RehearsalAuthority
from phoihop.engines.seals.timestamps import REPLY, HttpTimeStamper
from phoihop.law.refusal import Refusal
from tests.engines.seals.papers import LATER, SIGNED_AT, clock, trust

HASH = hashlib.sha256(b"minh chung").digest()


@cache
def token() -> bytes:
    clock().stamps_at = SIGNED_AT
    return api.stamp_hash(HASH, clock())


def test_a_stamp_says_when_and_by_whom() -> None:
    stamp = api.verify_stamp(token(), HASH, trust=trust(), at=LATER)
    assert (stamp.holds, stamp.matches, stamp.trusted) == (True, True, True)
    assert stamp.stamped_at == SIGNED_AT
    assert stamp.authority == "TSA diễn tập"


def test_a_stamp_of_another_hash_does_not_hold() -> None:
    stamp = api.verify_stamp(token(), hashlib.sha256(b"khac").digest(), trust=trust(), at=LATER)
    assert (stamp.holds, stamp.matches) == (False, False)


def test_a_stamp_by_a_stranger_or_from_the_future_does_not_hold() -> None:
    stranger = RehearsalAuthority.found(SIGNED_AT, name="CA khác").trust(at=SIGNED_AT)
    assert not api.verify_stamp(token(), HASH, trust=stranger, at=LATER).trusted
    before = SIGNED_AT - timedelta(hours=1)
    assert not api.verify_stamp(token(), HASH, trust=trust(), at=before).holds


@given(st.integers(0, 10**9), st.integers(0, 7))
def test_no_flipped_byte_leaves_a_stamp_standing(where: int, bit: int) -> None:
    changed = bytearray(token())
    changed[where % len(changed)] ^= 1 << bit
    with suppress(Refusal):
        assert not api.verify_stamp(bytes(changed), HASH, trust=trust(), at=LATER).holds


@given(st.binary(max_size=300))
def test_any_bytes_are_a_bad_token(junk: bytes) -> None:
    with pytest.raises(Refusal) as refused:
        api.verify_stamp(junk, HASH, trust=trust(), at=LATER)
    assert refused.value.code == "seals.bad_token"


@given(st.binary(max_size=300))
def test_any_answer_of_an_authority_is_refused_in_words(junk: bytes) -> None:
    class Authority:
        def answer(self, request: bytes) -> bytes:
            return junk

    with pytest.raises(Refusal) as refused:
        api.stamp_hash(HASH, Authority())
    assert refused.value.code == "seals.time_refused"


def test_an_authority_that_stamps_another_hash_is_refused() -> None:
    class Confused:
        def answer(self, request: bytes) -> bytes:
            return clock().answer(request.replace(HASH, bytes(32)))

    with pytest.raises(Refusal) as refused:
        api.stamp_hash(HASH, Confused())
    assert refused.value.code == "seals.time_refused"


def test_an_answer_to_another_question_is_refused() -> None:
    kept = []

    class Replaying:
        def answer(self, request: bytes) -> bytes:
            kept.append(clock().answer(request))
            return kept[0]

    api.stamp_hash(HASH, Replaying())
    with pytest.raises(Refusal) as refused:
        api.stamp_hash(HASH, Replaying())
    assert refused.value.code == "seals.time_refused"


def test_only_sha256_is_stamped() -> None:
    with pytest.raises(Refusal) as refused:
        api.stamp_hash(b"short", clock())
    assert refused.value.code == "seals.not_a_sha256"


class Pool:
    """Stands for a urllib3 pool manager."""

    def __init__(self, body: bytes = b"", status: int = 200, kind: str = REPLY) -> None:
        self.body, self.status, self.kind = body, status, kind
        self.asked: dict[str, Any] = {}

    def request(self, method: str, address: str, **options: Any) -> urllib3.HTTPResponse:
        import io

        self.asked = {"method": method, "address": address, **options}
        body = self.body or clock().answer(options["body"])
        return urllib3.HTTPResponse(
            io.BytesIO(body), {"content-type": self.kind}, self.status, preload_content=False
        )


def test_an_authority_is_asked_over_http_without_redirects() -> None:
    pool = Pool()
    stamper = HttpTimeStamper("http://tsa.example.vn", pool)
    assert api.verify_stamp(api.stamp_hash(HASH, stamper), HASH, trust=trust(), at=LATER).matches
    assert pool.asked["method"] == "POST"
    assert pool.asked["redirect"] is False
    assert pool.asked["headers"]["Content-Type"] == "application/timestamp-query"


@pytest.mark.parametrize(
    "pool", [Pool(b"x", status=500), Pool(b"x", kind="text/html"), Pool(b"x" * 1_000_001)]
)
def test_an_improper_answer_over_http_is_refused(pool: Pool) -> None:
    with pytest.raises(Refusal) as refused:
        api.stamp_hash(HASH, HttpTimeStamper("http://tsa.example.vn", pool))
    assert refused.value.code == "seals.time_bad_answer"


def test_an_authority_that_cannot_be_reached_is_named() -> None:
    class Down:
        def request(self, *arguments: object, **options: object) -> None:
            raise urllib3.exceptions.ConnectTimeoutError

    with pytest.raises(Refusal) as refused:
        api.stamp_hash(HASH, HttpTimeStamper("http://tsa.example.vn", Down()))
    assert refused.value.facts["address"] == "http://tsa.example.vn"
