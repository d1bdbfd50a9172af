"""Captures, keys and bundles on screen and over the API; every door refuses alike."""

import json
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from phoihop.engines.capture.keys import make_key
from phoihop.engines.capture.verifier import check_bundle
from phoihop.evidence.models import Capture, CaptureOrder, Evidence, WitnessKey
from phoihop.evidence.witnessing import services
from phoihop.evidence.witnessing.attempting import Studio, attempt
from phoihop.law.refusal import Refusal
from phoihop.parties.models import Member
from phoihop.publications.models import Match
from tests.engines.webpages.hostile import WHOLE
from tests.evidence.witnessing.conftest import SEEN_AT, WORDS, Machine, page
from tests.fixtures import NOON


def go(client: Client, member: Member, language: str = "vi") -> Client:
    client.force_login(member.user)
    client.cookies["phoihop_language"] = language
    return client


def address_of(match: Match) -> str:
    return f"/publications/{match.publication.ref}/evidence/"


def shown(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_piece_without_capture_says_link_only_and_offers_one(
    client: Client, match: Match, editor: Member
) -> None:
    assert "Chỉ có đường dẫn" in shown(go(client, editor), address_of(match))
    assert "Link only" in shown(go(client, editor, "en"), address_of(match))
    assert client.post(f"{address_of(match)}capture/").status_code == 302
    assert CaptureOrder.objects.get().asked_by == editor
    text = shown(go(client, editor), address_of(match))
    assert "đang chờ chụp" in text
    assert "Chụp trang này" not in text


def test_a_failed_capture_says_why(
    client: Client, match: Match, editor: Member, studio: Studio, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(WHOLE, "/bai-1.html", WHOLE["/error"])
    attempt(services.order_capture(match.publication, by=editor, at=NOON).pk, studio)
    text = shown(go(client, editor), address_of(match))
    assert "đang lỗi hoặc bận (500)" in text
    assert "đã thử 1 lần" in text


def test_the_capture_is_shown_with_what_is_missing(
    client: Client, match: Match, editor: Member, studio: Studio
) -> None:
    attempt(services.order_capture(match.publication, by=editor, at=NOON).pk, studio)
    proof = Evidence.objects.get()
    text = shown(go(client, editor), f"/evidence/{proof.ref}/")
    assert "ảnh và PDF (máy chụp không có trình duyệt)" in text
    assert Capture.objects.get().words_sha256 in text
    answer = client.get(f"/evidence/{proof.ref}/part/text.txt")
    assert (answer["Content-Type"], answer["X-Content-Type-Options"]) == (
        "application/octet-stream", "nosniff",
    )  # fmt: skip
    assert "chè xuân" in answer.content.decode()
    for missing in ("part/screenshot.png", "part/..", "stamp/1"):
        assert client.get(f"/evidence/{proof.ref}/{missing}").status_code == 404


def test_two_witnesses_are_told_in_plain_words(
    client: Client, match: Match, machine_a: Machine, machine_b: Machine, officer: Member,
    editor: Member, monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    services.take_testimony(machine_a.bundle(), by=officer, at=NOON)
    services.take_testimony(machine_b.bundle(), by=editor, at=NOON)
    text = shown(go(client, officer), address_of(match))
    assert "Hai nhân chứng: khác bên, khác khóa, khác máy, khác mạng." in text
    assert "Mức đã có: <strong>Hai bên cùng thấy" in text
    monkeypatch.setitem(WHOLE, "/bai-1.html", page(WORDS.replace("một phần ba", "một nửa")))
    services.take_testimony(
        machine_b.moved("a" * 64, "").bundle(at=SEEN_AT + timedelta(hours=3)), by=editor, at=NOON
    )
    text = shown(client, address_of(match))
    assert "Chỉ là một nhân chứng: hai bản chụp từ cùng một máy." in text
    assert "cách nhau 3,0 giờ" in text
    assert ">phần ba<" in text
    assert "chậm hơn" not in text
    english = shown(go(client, officer, "en"), address_of(match))
    assert "One witness only: both captures come from one machine." in english


def test_a_key_is_registered_used_and_revoked_on_the_page(
    client: Client, match: Match, machine_a: Machine, editor: Member, tmp_path: Path
) -> None:
    go(client, editor)
    key = make_key(tmp_path / "moi.pem")
    given = {"public_key": key.public_hex, "label": "Máy tòa soạn"}
    assert client.post("/witnesses/", given).status_code == 302
    assert client.post("/witnesses/", {**given, "public_key": "ab"}).status_code == 422
    assert client.post("/witnesses/", given).status_code == 409  # taken
    mine = WitnessKey.objects.get(public_hex=key.public_hex)
    text = shown(client, "/witnesses/")
    assert mine.fingerprint in text
    assert "Máy a1" not in text  # the other side's
    bundle = Machine(key, machine_a.here, tmp_path, machine_a.server).bundle().read_bytes()
    upload = SimpleUploadedFile("goi.zip", bundle)
    answer = client.post("/witnesses/bundle/", {"file": upload})
    assert Evidence.objects.get().ref in answer.content.decode()
    assert client.post(f"/witnesses/{mine.fingerprint}/revoke/", {}).status_code == 302
    upload = SimpleUploadedFile("goi.zip", bundle)
    assert client.post("/witnesses/bundle/", {"file": upload}).status_code == 409
    rubbish = SimpleUploadedFile("goi.zip", b"PK\x05\x06 khong phai goi")
    assert client.post("/witnesses/bundle/", {"file": rubbish}).status_code == 409
    other = WitnessKey.objects.exclude(pk=mine.pk).get()
    assert client.post(f"/witnesses/{other.fingerprint}/revoke/", {}).status_code == 404


def test_the_bundle_comes_as_a_download(
    client: Client, match: Match, machine_a: Machine, officer: Member, tmp_path: Path
) -> None:
    services.take_testimony(machine_a.bundle(), by=officer, at=NOON)
    answer = go(client, officer).get(f"/bundles/{match.publication.ref}.zip")
    path = tmp_path / "tai-ve.zip"
    path.write_bytes(b"".join(answer.streaming_content))  # type: ignore[arg-type]
    assert check_bundle(path).wrong == []
    assert "attachment" in answer["Content-Disposition"]


def test_strangers_cannot_tell_that_it_exists(
    client: Client, match: Match, machine_a: Machine, officer: Member, stranger: Member
) -> None:
    services.take_testimony(machine_a.bundle(), by=officer, at=NOON)
    proof = Evidence.objects.get()
    go(client, stranger)
    for address in (
        f"/evidence/{proof.ref}/part/text.txt",
        f"/evidence/{proof.ref}/stamp/1",
        f"/bundles/{match.publication.ref}.zip",
        "/bundles/CT-2017-01.zip",
    ):
        assert client.get(address).status_code == 404
    assert client.post(f"{address_of(match)}capture/").status_code == 404
    assert not CaptureOrder.objects.exists()


def test_who_may_not_is_refused_alike_by_page_and_command(
    client: Client, match: Match, auditor_a: Member
) -> None:
    go(client, auditor_a)
    assert client.post(f"{address_of(match)}capture/").status_code == 403
    given = {"public_key": "ab" * 32, "label": "Máy"}
    assert client.post("/witnesses/", given).status_code == 403
    with pytest.raises(Refusal, match=r"access\.denied"):
        call_command("evidence", "capture", match.publication.ref, "--as", auditor_a.ref)
    with pytest.raises(Refusal, match=r"access\.denied"):
        call_command("evidence", "key-add", "ab" * 32, "--label", "Máy", "--as", auditor_a.ref)
    assert not CaptureOrder.objects.exists()
    assert not WitnessKey.objects.exists()


def test_the_commands_do_what_the_pages_do(
    match: Match, machine_a: Machine, officer: Member, tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    def run(*words: str) -> object:
        call_command("evidence", *words, "--json")
        return json.loads(capsys.readouterr().out)

    key = make_key(tmp_path / "moi.pem")
    added = run("key-add", key.public_hex, "--label", "Máy mới", "--as", officer.ref)
    assert len(run("keys", "--as", officer.ref)) == 2  # type: ignore[arg-type]
    bundle = str(machine_a.bundle())
    [taken] = run("testify", bundle, "--as", officer.ref)  # type: ignore[misc]
    assert taken["evidence"] == Evidence.objects.get().ref
    run("key-revoke", added["fingerprint"][:12], "--as", officer.ref)  # type: ignore[index]
    assert run("capture-due") == {"ordered": 0, "queued": 0}  # a capture is there
    assert run("stamp-due") == {"stamped": 0, "failed": 0}
    queued = run("capture", match.publication.ref, "--queue", "--as", officer.ref)
    assert queued["state"] == "waiting"  # type: ignore[index]
    private = run("capture", match.publication.ref, "--as", officer.ref)
    assert private["problem"] == "fetch.forbidden_address"  # type: ignore[index]


@pytest.mark.parametrize("language", ["vi", "en"])
def test_pages_cost_a_fixed_number_of_queries(
    client: Client, match: Match, machine_a: Machine, machine_b: Machine, officer: Member,
    editor: Member, django_assert_max_num_queries: DjangoAssertNumQueries, language: str,
) -> None:  # fmt: skip
    for hours in range(3):
        at = SEEN_AT + timedelta(hours=hours)
        services.take_testimony(machine_a.bundle(at=at), by=officer, at=NOON)
        services.take_testimony(machine_b.bundle(at=at), by=editor, at=NOON)
    go(client, officer, language)
    proof = Evidence.objects.first()
    assert proof is not None
    pages = (address_of(match), 32), (f"/evidence/{proof.ref}/", 26), ("/witnesses/", 12)
    for address, most in pages:
        with django_assert_max_num_queries(most):
            text = shown(client, address)
        assert language == "vi" or "Khóa chụp" not in text
