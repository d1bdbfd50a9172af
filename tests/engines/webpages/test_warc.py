"""A capture is kept whole, and one changed byte is named."""

import io
import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from warcio.archiveiterator import ArchiveIterator

from phoihop.engines.webpages.command import main
from phoihop.engines.webpages.fetching import Fetched, Redirect
from phoihop.engines.webpages.warc import Resource, write_warc
from phoihop.engines.webpages.warc_reading import answer_in, read_warc, verify_warc
from phoihop.law.refusal import Refusal
from tests.engines.webpages.hostile import hostile_server
from tests.engines.webpages.pages import TITLE, page

AT = datetime(2026, 7, 26, 8, 0, tzinfo=UTC)
BODY = page().encode()
FETCHED = Fetched(
    address="http://doiche.example.vn/1", final_address="https://doiche.example.vn/1?a=2",
    status=200, reason="OK", http_version="HTTP/1.1",
    headers=(("Content-Type", "text/html"), ("Transfer-Encoding", "chunked"), ("X-A", "1\r\n 2")),
    request_headers=(("Host", "doiche.example.vn"),), raw_body=BODY, body=BODY,
    redirects=(Redirect("http://doiche.example.vn/1", 301, "/1?a=2", "192.0.2.1"),),
    peer_address="192.0.2.1", tls_certificate_pem="-----BEGIN CERTIFICATE-----\n",
    tls_version="TLSv1.3", tls_verified=True, started_at=AT, finished_at=AT, notes=(),
)  # fmt: skip
PICTURE = Resource("screenshot.png", "image/png", b"\x89PNG\r\n\r\nWARC/1.1\r\n\r\n")
ARCHIVE = write_warc(FETCHED, resources=[PICTURE])


def test_the_same_capture_makes_the_same_bytes() -> None:
    assert write_warc(FETCHED, resources=[PICTURE]) == ARCHIVE
    assert verify_warc(ARCHIVE) == ()


def test_other_programs_read_the_archive_and_its_digests() -> None:
    kinds = []
    stream = io.BytesIO(ARCHIVE)
    for record in ArchiveIterator(stream, check_digests="raise"):
        kinds.append(record.rec_type)
        contents = record.content_stream().read()
        if record.rec_type == "response":
            assert contents == BODY
            assert record.rec_headers.get_header("WARC-IP-Address") == "192.0.2.1"
    assert kinds == [
        "warcinfo", "request", "response", "resource", "resource", "metadata", "metadata",
    ]  # fmt: skip


def test_the_circumstances_are_kept() -> None:
    facts = json.loads(read_warc(ARCHIVE)[5].block)
    assert (facts["asked_for"], facts["final_address"]) == (
        "http://doiche.example.vn/1",
        "https://doiche.example.vn/1?a=2",
    )
    assert facts["redirects"][0]["status"] == 301
    assert facts["started_at"] == "2026-07-26T08:00:00.000000Z"
    request = read_warc(ARCHIVE)[1].block
    assert request.startswith(b"GET /1?a=2 HTTP/1.1\r\nHost: doiche.example.vn\r\n")


def test_the_answer_comes_back_as_it_was() -> None:
    answer = answer_in(ARCHIVE)
    assert (answer.status, answer.body) == (200, BODY)
    assert answer.headers == (
        ("Content-Type", "text/html"),
        ("X-Archive-Orig-Transfer-Encoding", "chunked"),
        ("X-A", "1 2"),
    )


@settings(max_examples=400, deadline=None)
@given(st.integers(0, len(ARCHIVE) - 1), st.integers(1, 255))
def test_one_changed_byte_anywhere_is_named(at: int, change: int) -> None:
    changed = bytearray(ARCHIVE)
    changed[at] ^= change
    found = verify_warc(bytes(changed))
    assert found
    records = read_warc(ARCHIVE)
    hit = next(n for n, r in enumerate(records, 1) if r.offset <= at < r.offset + r.length)
    if hit == len(records):
        assert any(damage.part == "manifest" for damage in found)
    else:
        assert [damage.number for damage in found] == [hit]


@settings(max_examples=60, deadline=None)
@given(st.integers(0, len(ARCHIVE) - 1))
def test_a_cut_archive_is_never_whole(length: int) -> None:
    assert verify_warc(ARCHIVE[:length])
    assert verify_warc(ARCHIVE + b"x" + ARCHIVE[:length])


def test_a_changed_header_and_changed_contents_are_told_apart() -> None:
    response = read_warc(ARCHIVE)[2]
    other_day = ARCHIVE.replace(b"WARC-Date: 2026-07-26", b"WARC-Date: 2026-07-25", 1)
    assert [(d.number, d.part) for d in verify_warc(other_day)] == [(1, "header")]
    other_word = ARCHIVE.replace("Nông dân".encode(), "Nông tân".encode())
    damage = verify_warc(other_word)[0]
    assert (damage.number, damage.kind, damage.part) == (3, "response", "contents")
    assert (damage.address, damage.offset) == (FETCHED.final_address, response.offset)


def test_an_archive_of_other_programs_is_held_against_its_own_digests() -> None:
    records = read_warc(ARCHIVE)
    without_manifest = ARCHIVE[: records[-1].offset]
    assert [damage.part for damage in verify_warc(without_manifest)] == ["manifest"]
    changed = without_manifest.replace("Nông dân".encode(), "Nông tân".encode())
    assert [damage.part for damage in verify_warc(changed)] == ["contents", "manifest"]


@pytest.mark.parametrize("name", ["", "../a", "Ảnh.png", "a b", "a\r\nX: 1"])
def test_a_resource_needs_a_plain_name(name: str) -> None:
    with pytest.raises(Refusal) as refused:
        write_warc(FETCHED, resources=[Resource(name, "image/png", b"")])
    assert refused.value.code == "warc.bad_name"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "warc.no_answer"),
        (b"WARC/1.1\r\n", "warc.broken"),
        (b"x" * 50, "warc.broken"),
        (b"WARC/1.1\r\nContent-Length: 99\r\n\r\nabc\r\n\r\n", "warc.broken"),
        (b"WARC/1.1\r\nContent-Length: -1\r\n\r\n\r\n\r\n", "warc.broken"),
        (
            b"WARC/1.1\r\nWARC-Type: response\r\nContent-Length: 3\r\n\r\nabc\r\n\r\n",
            "warc.no_answer",
        ),
    ],
)
def test_what_is_no_archive_of_an_answer_is_refused(data: bytes, code: str) -> None:
    with pytest.raises(Refusal) as refused:
        answer_in(data)
    assert refused.value.code == code


def test_a_page_without_tls_has_no_certificate_record() -> None:
    plain = replace(FETCHED, tls_certificate_pem=None)
    assert "resource" not in [record.kind for record in read_warc(write_warc(plain))]


def test_capture_and_verify_work_from_the_command_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "a.warc"
    with hostile_server() as server:
        asked = ["capture", server.url("/"), "-o", str(file), "--json"]
        assert main(asked) == 2
        assert not file.exists()
        capsys.readouterr()
        assert main([*asked, "--allow", "127.0.0.1"]) == 0
    row = json.loads(capsys.readouterr().out)
    assert (row["status"], row["title"]) == (200, "Trang thử")
    assert main(["verify", str(file)]) == 0
    file.write_bytes(file.read_bytes().replace("Chào".encode(), "Chàn".encode()))
    assert main(["verify", str(file)]) == 1
    assert "response" in capsys.readouterr().out
    assert TITLE not in row["title"]
