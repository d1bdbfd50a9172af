"""The engine on the command line."""

import json
import os
from pathlib import Path

import pytest

from phoihop.engines.seals import api
from phoihop.engines.seals.command import main
from tests.engines.seals.papers import bilateral, overlaid, plain, prepared, signed_once, trust


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "trust").mkdir()
    (tmp_path / "trust" / "root.der").write_bytes(trust().roots[0])
    (tmp_path / "trust" / "list.crl").write_bytes(trust().crls[0])
    (tmp_path / "trust" / "readme.txt").write_text("không đọc", "utf-8")
    (tmp_path / "good.pdf").write_bytes(bilateral())
    (tmp_path / "bad.pdf").write_bytes(overlaid(signed_once()))
    return tmp_path


def verify(folder: Path, name: str, *options: str) -> int:
    trusted = ["--trust", str(folder / "trust"), "--at", "2017-02-07T00:00:00+07:00"]
    return main(["verify", str(folder / name), *trusted, *options])


def test_a_paper_that_holds_is_exit_code_nought_and_said_in_words(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert verify(folder, "good.pdf") == 0
    shown = capsys.readouterr().out
    assert "CÓ GIÁ TRỊ" in shown
    assert "Nguyễn Văn Mẫu, Trưởng ban, Cơ quan Mẫu (người)" in shown
    assert verify(folder, "good.pdf", "--language", "en") == 0
    assert "HOLDS" in capsys.readouterr().out


def test_a_paper_that_does_not_hold_is_exit_code_one_and_says_why(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert verify(folder, "bad.pdf") == 1
    assert "nội dung trang 1 đã bị chèn hoặc thay" in capsys.readouterr().out
    assert verify(folder, "good.pdf", "--require", "c-person=Người khác") == 1
    assert "Thiếu chữ ký ở ô “c-person” (Người khác)" in capsys.readouterr().out


def test_json_is_one_object_with_codes_facts_and_sentences(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert verify(folder, "good.pdf", "--json") == 0
    row = json.loads(capsys.readouterr().out)
    assert (row["holds"], row["level"], len(row["signatures"])) == (True, "signed", 4)
    assert row["signatures"][0]["holder"]["name"] == "Nguyễn Văn Mẫu"
    assert row["signatures"][0]["findings"][0]["code"] == "seals.found_filling"
    assert row["signatures"][0]["findings"][0]["sentence"].startswith("Sau chữ ký")


def test_without_trust_the_signers_are_named_and_not_trusted(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["verify", str(folder / "good.pdf"), "--json"]) == 1
    row = json.loads(capsys.readouterr().out)
    assert [each["intact"] for each in row["signatures"]] == [True] * 4


@pytest.mark.parametrize(
    "arguments",
    [
        ["verify", "khong-co.pdf"],
        ["verify", __file__],
        ["verify", __file__, "--trust", "khong-co"],
        ["scan", __file__],
    ],
)
def test_a_refusal_is_one_sentence_and_exit_code_two(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == 2
    printed = capsys.readouterr().err
    assert printed.startswith("error: ")
    assert printed.count("\n") == 1


def passphrase(text: str) -> str:
    """The number of a descriptor from which ``text`` can be read."""
    reading, writing = os.pipe()
    os.write(writing, text.encode() + b"\n")
    os.close(writing)
    return str(reading)


def test_a_rehearsal_can_be_signed_and_verified_from_the_command_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    made = tmp_path / "dien-tap"
    assert main(["rehearse", "-o", str(made), "--passphrase-fd", passphrase("thử")]) == 0
    assert (made / "side-a-person.p12").stat().st_mode & 0o077 == 0
    paper, signed = tmp_path / "giay.pdf", tmp_path / "da-ky.pdf"
    paper.write_bytes(prepared())
    signing = ["sign", str(paper), "--key", str(made / "side-a-person.p12"), "-o", str(signed),
               "--field", "a-person"]  # fmt: skip
    assert main([*signing, "--passphrase-fd", passphrase("sai")]) == 2
    assert main([*signing, "--passphrase-fd", passphrase("thử")]) == 0
    capsys.readouterr()
    assert main(["verify", str(signed), "--trust", str(made / "trust"), "--json"]) == 0
    holder = json.loads(capsys.readouterr().out)["signatures"][0]["holder"]
    assert (holder["name"], holder["issuer"]) == ("Nguyễn Văn Mẫu", "CA diễn tập")


def test_embedded_files_are_listed_and_taken_out_under_safe_names(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    paper = tmp_path / "giay.pdf"
    paper.write_bytes(plain())
    assert main(["embedded", str(paper)]) == 0
    assert "data.json" in capsys.readouterr().out
    monkeypatch.setattr(api, "embedded", lambda pdf: {"../../.ssh/x": b"1", "..": b"2"})
    assert main(["embedded", str(paper), "-o", str(tmp_path / "ra")]) == 0
    assert sorted(path.name for path in (tmp_path / "ra").iterdir()) == ["_", "_.._.ssh_x"]


def test_a_poor_scan_is_exit_code_one(tmp_path: Path) -> None:
    paper = tmp_path / "giay.pdf"
    paper.write_bytes(plain())
    assert main(["scan", str(paper)]) == 1
    assert main(["scan", str(paper), "--json"]) == 1
