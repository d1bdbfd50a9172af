"""Proof through the screen and the command line; every door refuses alike."""

import hashlib
import json
from datetime import date
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from phoihop.evidence.models import Evidence, Seal
from phoihop.law.access import Role
from phoihop.law.refusal import Refusal
from phoihop.papers.queries import blob_path
from phoihop.parties.models import Member
from phoihop.programmes.models import Line, Programme
from phoihop.publications.models import Match
from tests.evidence.conftest import PAGE
from tests.fixtures import MakeMember, Publish

LIST = "/programmes/CT-2017-01/evidence/"
SHA256 = hashlib.sha256(PAGE).hexdigest()
CAPTURED = {"captured_at": "2017-05-02T08:30", "not_classified": "on"}


def go(client: Client, member: Member) -> Client:
    client.force_login(member.user)
    return client


def address_of(match: Match) -> str:
    return f"/publications/{match.publication.ref}/evidence/"


def test_the_list_says_what_is_demanded_and_what_there_is(
    client: Client, proof: Evidence, line: Line, publish: Publish, officer: Member
) -> None:
    publish("Bài chỉ có đường dẫn", date(2017, 5, 2))
    Line.objects.update(evidence_level="page_file")
    answer = go(client, officer).get(LIST)
    assert answer.context["counts"] == {"total": 2, "missing": 1}
    levels = {row["match"].work.title: row["reached"] for row in answer.context["rows"]}
    assert levels == {"Bài": "page_file", "Bài chỉ có đường dẫn": "link"}
    assert "Tệp trang đã lưu" in answer.content.decode()
    short = client.get(LIST, {"missing": "1"}).context["rows"]
    assert [row["match"].work.title for row in short] == ["Bài chỉ có đường dẫn"]


def test_the_level_of_the_duty_holds_where_the_line_names_none(
    client: Client, match: Match, officer: Member
) -> None:
    match.obligation.evidence_level = "sealed"
    match.obligation.save()
    [row] = go(client, officer).get(LIST).context["rows"]
    assert (row["demanded"], row["enough"]) == ("sealed", False)


def test_a_file_is_given_on_the_page(client: Client, match: Match, editor: Member) -> None:
    page = go(client, editor).get(address_of(match)).content.decode()
    assert "Không tải tài liệu mật lên đây" in page
    upload = SimpleUploadedFile("trang.pdf", PAGE)
    answer = client.post(address_of(match), {**CAPTURED, "file": upload})
    assert answer.status_code == 302
    assert SHA256 in client.get(address_of(match)).content.decode()


def test_a_text_is_kept_and_shown_as_text(client: Client, match: Match, editor: Member) -> None:
    text = "Xã Mẫu có cách làm hay. <script>alert(1)</script>"
    go(client, editor).post(address_of(match), {**CAPTURED, "text": text})
    shown = client.get(f"/evidence/{Evidence.objects.get().ref}/").content.decode()
    assert "Toàn văn đã lưu" in shown
    assert "&lt;script&gt;" in shown


def test_whoever_gives_proof_says_that_it_is_not_classified(
    client: Client, match: Match, editor: Member
) -> None:
    given = {"captured_at": "2017-05-02T08:30", "text": "Bài viết"}
    assert go(client, editor).post(address_of(match), given).status_code == 422
    assert not Evidence.objects.exists()


def test_a_file_that_is_too_large_is_refused_in_words(
    client: Client, match: Match, editor: Member, settings: LazySettings
) -> None:
    settings.EVIDENCE_MOST_BYTES = 2**20
    upload = SimpleUploadedFile("trang.pdf", PAGE + b" " * 2**20)
    answer = go(client, editor).post(address_of(match), {**CAPTURED, "file": upload})
    assert answer.status_code == 422
    assert "nặng 2 MB, vượt mức 1 MB" in answer.content.decode()


def test_a_program_is_no_page(client: Client, match: Match, editor: Member) -> None:
    upload = SimpleUploadedFile("trang.pdf", b"MZ\x90\x00")
    answer = go(client, editor).post(address_of(match), {**CAPTURED, "file": upload})
    assert answer.status_code == 409
    assert "không thuộc loại nhận làm minh chứng" in answer.content.decode()


@pytest.mark.parametrize("name", ["trang.pdf", "../../" + "d" * 300 + ".pdf", "a\r\nb.pdf"])
def test_the_file_comes_back_as_a_download_and_never_as_a_page(
    client: Client, match: Match, editor: Member, name: str
) -> None:
    upload = SimpleUploadedFile("x", b"<html><script>alert(1)</script></html>")
    upload.name = name
    go(client, editor).post(address_of(match), {**CAPTURED, "file": upload})
    evidence = Evidence.objects.get()
    answer = client.get(f"/evidence/{evidence.ref}/file")
    assert answer["Content-Type"] == "application/octet-stream"
    assert answer["Content-Disposition"] == f'attachment; filename="{evidence.ref}.html"'
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert evidence.file is not None
    assert len(evidence.file.name) <= 160


def test_the_other_side_seals_on_the_page(client: Client, proof: Evidence, officer: Member) -> None:
    address = f"/evidence/{proof.ref}/"
    assert "sha256sum" in go(client, officer).get(address).content.decode()
    assert client.post(f"{address}seal/", {"sha256": "0" * 64}).status_code == 409
    assert client.post(f"{address}seal/", {"sha256": "0"}).status_code == 422
    assert client.post(f"{address}seal/", {"sha256": SHA256}).status_code == 302
    assert Seal.objects.get().member == officer
    assert "sha256sum" not in client.get(address).content.decode()


def test_ones_own_side_is_not_offered_to_seal(
    client: Client, proof: Evidence, editor: Member
) -> None:
    address = f"/evidence/{proof.ref}/"
    assert "sha256sum" not in go(client, editor).get(address).content.decode()
    assert client.post(f"{address}seal/", {"sha256": SHA256}).status_code == 409


def test_who_may_not_is_refused_alike_by_page_and_command(
    client: Client, match: Match, auditor_a: Member, tmp_path: Path
) -> None:
    answer = go(client, auditor_a).post(address_of(match), {**CAPTURED, "text": "Bài"})
    assert answer.status_code == 403
    text = tmp_path / "bai.txt"
    text.write_text("Bài", encoding="utf-8")
    with pytest.raises(Refusal, match=r"access\.denied"):
        call_command(
            "evidence", "add", match.publication.ref, "--text", str(text), "--as", auditor_a.ref
        )
    assert not Evidence.objects.exists()


def test_strangers_cannot_tell_that_it_exists(
    client: Client, proof: Evidence, match: Match, stranger: Member
) -> None:
    go(client, stranger)
    for address in (
        LIST,
        address_of(match),
        f"/evidence/{proof.ref}/",
        f"/evidence/{proof.ref}/file",
    ):
        assert client.get(address).status_code == 404
    assert client.post(f"/evidence/{proof.ref}/seal/", {"sha256": SHA256}).status_code == 404


def test_another_publisher_of_the_programme_sees_none_of_it(
    client: Client,
    proof: Evidence,
    match: Match,
    programme: Programme,
    stranger_house: object,
    make_member: MakeMember,
) -> None:
    programme.parties.create(side="b", ordinal=2, organisation=stranger_house)
    other = make_member("bien-tap-la", stranger_house, Role.EDITOR)  # type: ignore[arg-type]
    answer = go(client, other).get(LIST)
    assert (answer.status_code, answer.context["counts"]["total"]) == (200, 0)
    assert client.get(address_of(match)).status_code == 404
    assert client.get(f"/evidence/{proof.ref}/").status_code == 404


@pytest.mark.parametrize("address", [LIST, "publication", "proof"])
def test_the_pages_speak_english(
    client: Client, proof: Evidence, match: Match, officer: Member, address: str
) -> None:
    client.cookies["phoihop_language"] = "en"
    known = {"publication": address_of(match), "proof": f"/evidence/{proof.ref}/"}
    page = go(client, officer).get(known.get(address, address)).content.decode()
    assert "vidence" in page
    assert "Minh chứng" not in page


def test_pages_cost_a_fixed_number_of_queries(
    client: Client,
    proof: Evidence,
    match: Match,
    publish: Publish,
    officer: Member,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    for number in range(12):
        publish(f"Bài {number}", date(2017, 5, 1 + number))
    go(client, officer)
    for address, most in ((LIST, 14), (address_of(match), 22), (f"/evidence/{proof.ref}/", 22)):
        with django_assert_max_num_queries(most):
            assert client.get(address).status_code == 200


def run(capsys: pytest.CaptureFixture[str], *words: str) -> dict[str, object]:
    call_command("evidence", *words, "--json")
    told: dict[str, object] = json.loads(capsys.readouterr().out)
    return told


def test_the_command_adds_seals_and_lists(
    match: Match,
    editor: Member,
    officer: Member,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    (tmp_path / "trang.pdf").write_bytes(PAGE)
    file = ["--file", str(tmp_path / "trang.pdf"), "--captured-at", "2017-05-02 08:30"]
    added = run(capsys, "add", match.publication.ref, *file, "--as", editor.ref)
    assert (added["level"], added["captured_at"]) == ("page_file", "2017-05-02T01:30:00+00:00")
    sealed = run(capsys, "seal", str(added["ref"]), "--sha256", SHA256, "--as", officer.ref)
    assert sealed["level"] == "sealed"
    [row] = run(capsys, "list", "CT-2017-01", "--as", officer.ref)
    assert row["reached"] == "sealed"  # type: ignore[index]
    assert run(capsys, "list", "CT-2017-01", "--missing", "--as", officer.ref) == []


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["--text", "khong-co.txt"], "file.unreadable"),
        (["--file", "khong-co.pdf"], "file.unreadable"),
        (["--captured-at", "hôm qua"], "evidence.moment_unreadable"),
        ([], "evidence.nothing_given"),
    ],
)
def test_the_command_refuses_in_words(
    match: Match, editor: Member, words: list[str], code: str
) -> None:
    with pytest.raises(Refusal, match=code):
        call_command("evidence", "add", match.publication.ref, *words, "--as", editor.ref)


def test_a_text_in_another_code_is_refused(match: Match, editor: Member, tmp_path: Path) -> None:
    text = tmp_path / "bai.txt"
    text.write_bytes("Bài".encode("utf-16"))
    with pytest.raises(Refusal, match=r"evidence\.text_unreadable"):
        call_command(
            "evidence", "add", match.publication.ref, "--text", str(text), "--as", editor.ref
        )


def test_verify_names_what_was_altered_and_what_is_gone(
    proof: Evidence, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(capsys, "verify")["faults"] == []
    blob = blob_path(SHA256)
    blob.write_bytes(b"khac")
    with pytest.raises(SystemExit) as ended:
        call_command("evidence", "verify", "CT-2017-01")
    assert ended.value.code == 1
    assert f"{proof.ref}\tđã bị thay đổi\ttrang.pdf\t{SHA256}" in capsys.readouterr().out
    blob.unlink()
    with pytest.raises(SystemExit):
        call_command("evidence", "verify")
    assert "không còn trong kho" in capsys.readouterr().out
    with pytest.raises(Refusal, match="no_such_programme"):
        call_command("evidence", "verify", "CT-1900-01")
    with pytest.raises(Refusal, match="no_such_programme"):
        call_command("evidence", "verify", "x" * 5000)
    with pytest.raises(OSError, match="goi.zip"):  # a bundle that is not there is no programme
        call_command("evidence", "verify", "khong-co/goi.zip")
    with pytest.raises(CommandError, match="1000000"):
        call_command("evidence", "capture-due", "--limit=-1")
