"""The same steps on the page and on the command line; strangers see nothing."""

import json
import os
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.test import Client

from phoihop.law.refusal import Refusal
from phoihop.papers.models import Sealing, SealingStage
from phoihop.parties.models import Member
from phoihop.sealing import services
from phoihop.sealing.kinds import Sealable
from tests.fixtures import NOON
from tests.sealing.conftest import newest, sign_all, signed_outside
from tests.sealing.signers import ORDER, PASSPHRASE, p12
from tests.sealing.test_scans import scan

People = dict[str, Member]
SHEET = "/papers/HĐ-2017-01/"


def go(client: Client, member: Member) -> Client:
    client.force_login(member.user)
    return client


def file(data: bytes, name: str = "van-ban.pdf") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data)


def key_posted(field: str, passphrase: str = PASSPHRASE) -> dict[str, object]:
    return {
        "field": field, "key": file(p12(field), "khoa.p12"), "passphrase": passphrase,
        "level": "B-B",
    }  # fmt: skip


def test_a_paper_is_signed_on_the_page_from_beginning_to_end(
    client: Client, paper: Sealable, people: People
) -> None:
    go(client, people["a-organisation"]).post(f"{SHEET}prepare/")
    for field in ORDER:
        if field == "a-organisation":
            go(client, people[field])
            given = {"number": "12", "notation": "HĐ-TU", "issued_on": "2017-03-15"}
            assert client.post(f"{SHEET}number/", given).status_code == 302
        answer = go(client, people[field]).post(f"{SHEET}sign/", key_posted(field))
        assert answer.status_code == 302, field
    page = client.get(SHEET).content.decode()
    assert "Đã ký đủ" in page
    assert "12-HĐ-TU" in page
    assert client.get(f"{SHEET}files/6/").content == newest(Sealing.objects.get())
    assert client.get(f"{SHEET}files/7/").status_code == 404


def test_neither_key_nor_passphrase_is_kept_anywhere(
    client: Client, paper: Sealable, people: People, settings: LazySettings
) -> None:
    services.prepare(paper, by=people["a-person"], at=NOON)
    assert go(client, people["a-person"]).post(f"{SHEET}sign/", key_posted("a-person"))
    secret = p12("a-person")
    kept = [path for path in Path(settings.DATA_DIR).rglob("*") if path.is_file()]
    assert not any(secret in path.read_bytes() for path in kept)
    assert not any(PASSPHRASE.encode() in path.read_bytes() for path in kept)


def test_a_wrong_passphrase_and_a_wrong_turn_are_sentences(
    client: Client, paper: Sealable, people: People
) -> None:
    services.prepare(paper, by=people["a-person"], at=NOON)
    go(client, people["a-person"])
    answer = client.post(f"{SHEET}sign/", key_posted("a-person", "sai"))
    assert answer.status_code == 409
    assert "sai mật khẩu" in answer.content.decode()
    assert client.post(f"{SHEET}sign/", key_posted("b-person")).status_code == 422
    assert client.post(f"{SHEET}sign/", {}).status_code == 422
    assert SealingStage.objects.count() == 1


def test_a_missing_signer_is_named_on_the_page_and_by_the_command(
    client: Client, paper: Sealable, people: People, capsys: pytest.CaptureFixture[str]
) -> None:
    sign_all(paper, people, "a-person")
    page = go(client, people["b-person"]).get(SHEET).content.decode()
    assert "Thiếu chữ ký ở ô “Bên B – người ký” (Trần Thị Ví Dụ)" in page
    call_command("paper", "show", paper.ref, "--as", people["b-person"].ref)
    assert "Thiếu chữ ký ở ô “Bên B – người ký”" in capsys.readouterr().out


def test_copies_and_scans_are_brought_on_the_page(
    client: Client, paper: Sealable, people: People
) -> None:
    prepared = newest(services.prepare(paper, by=people["a-person"], at=NOON))
    go(client, people["a-organisation"])
    answer = client.post(f"{SHEET}bring/", {"file": file(signed_outside(prepared, "a-person"))})
    assert answer.status_code == 302
    assert client.post(f"{SHEET}bring/", {}).status_code == 422
    assert client.post(f"{SHEET}scan/", {"file": file(scan())}).status_code == 409
    client.post(f"{SHEET}set-aside/")
    assert client.post(f"{SHEET}scan/", {"file": file(scan())}).status_code == 302
    assert client.post(f"{SHEET}scan/", {}).status_code == 422
    seen = {"seen": paper.printed_sha256, "every_page": "on"}
    assert client.post(f"{SHEET}compare/", {"seen": ""}).status_code == 422
    assert client.post(f"{SHEET}compare/", seen).status_code == 302
    go(client, people["b-person"]).post(f"{SHEET}compare/", seen)
    assert "Đã ký đủ" in client.get(SHEET).content.decode()


def test_strangers_cannot_tell_that_it_exists(
    client: Client, paper: Sealable, people: People, stranger: Member
) -> None:
    services.prepare(paper, by=people["a-person"], at=NOON)
    go(client, stranger)
    for address in (SHEET, f"{SHEET}files/1/", f"{SHEET}print/pdf/"):
        assert client.get(address).status_code == 404
    for step in ("prepare", "bring", "sign", "number", "scan", "compare", "set-aside"):
        assert client.post(f"{SHEET}{step}/").status_code == 404


def test_an_auditor_reads_and_changes_nothing(
    client: Client, paper: Sealable, auditor_a: Member
) -> None:
    page = go(client, auditor_a).get(SHEET)
    assert page.status_code == 200
    assert "Chuẩn bị bản ký" not in page.content.decode()
    assert client.post(f"{SHEET}prepare/").status_code == 403
    with pytest.raises(Refusal, match=r"access\.denied"):
        call_command("paper", "prepare", paper.ref, "--as", auditor_a.ref)


def test_the_page_costs_a_fixed_number_of_queries(
    client: Client, paper: Sealable, people: People, django_assert_max_num_queries: object
) -> None:
    sign_all(paper, people, *ORDER)
    go(client, people["a-person"])
    with django_assert_max_num_queries(30):  # type: ignore[operator]
        assert client.get(SHEET).status_code == 200


def test_the_page_speaks_english(client: Client, paper: Sealable, people: People) -> None:
    sign_all(paper, people, "a-person")
    client.cookies["phoihop_language"] = "en"
    page = go(client, people["b-person"]).get(SHEET).content.decode()
    assert "The signature in “Side B – person who signs” (Trần Thị Ví Dụ) is missing." in page


def test_the_whole_way_on_the_command_line(
    paper: Sealable, people: People, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file_to_sign = tmp_path / "ky.pdf"
    call_command("paper", "prepare", paper.ref, "--as", "lanh-dao-a", "-o", str(file_to_sign))
    assert file_to_sign.read_bytes().startswith(b"%PDF")
    outside = tmp_path / "ngoai.pdf"
    outside.write_bytes(signed_outside(file_to_sign.read_bytes(), "a-person"))
    call_command("paper", "bring", paper.ref, str(outside), "--as", "lanh-dao-a")
    sign_on_the_command_line(paper.ref, "b-person", people, tmp_path)
    number = ["--number", "12", "--notation", "HĐ-TU", "--on", "15/03/2017"]
    call_command("paper", "number", paper.ref, *number, "--as", "van-thu-a")
    for field in ("a-organisation", "b-organisation"):
        sign_on_the_command_line(paper.ref, field, people, tmp_path)
    capsys.readouterr()
    call_command("paper", "show", paper.ref, "--as", "van-thu-b", "--json")
    told = json.loads(capsys.readouterr().out)
    assert (told["state"], told["holds"], told["number"]) == ("complete", True, "12-HĐ-TU")
    call_command("paper", "print", paper.ref, "--as", "van-thu-b", "-o", str(tmp_path / "in"))
    assert sorted(one.suffix for one in (tmp_path / "in").iterdir()) == [".docx", ".pdf", ".xml"]


def sign_on_the_command_line(ref: str, field: str, people: People, folder: Path) -> None:
    """As a shell does it: ``--passphrase-fd 3 3<<<…``."""
    key = folder / f"{field}.p12"
    key.write_bytes(p12(field))
    reading, writing = os.pipe()
    os.write(writing, PASSPHRASE.encode() + b"\n")
    os.close(writing)
    given = ["--field", field, "--key", str(key), "--passphrase-fd", str(reading)]
    call_command("paper", "sign", ref, *given, "--as", people[field].ref)
    os.close(reading)


def test_a_scan_on_the_command_line(paper: Sealable, people: People, tmp_path: Path) -> None:
    scanned = tmp_path / "quet.pdf"
    scanned.write_bytes(scan())
    call_command("paper", "scan", paper.ref, str(scanned), "--as", "van-thu-a")
    for clerk in ("van-thu-a", "van-thu-b"):
        call_command("paper", "compare", paper.ref, "--seen", paper.printed_sha256, "--as", clerk)
    assert Sealing.objects.get().state == "complete"
    with pytest.raises(Refusal, match=r"sealing\.wrong_state"):
        call_command("paper", "set-aside", paper.ref, "--as", "van-thu-a")
