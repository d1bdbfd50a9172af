"""The engine on the command line."""

import json
import re
from pathlib import Path

import pytest

from phoihop.engines.webpages.command import main
from phoihop.engines.webpages.command_sentences import SENTENCES as PRINTED
from phoihop.site.sentences.webpages import SENTENCES
from tests.engines.webpages.pages import TITLE, page

ASKED = "file url canonical title published authors text label"
DATED = '<span class="date">15/5/2017</span>'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "trong").mkdir()
    (tmp_path / "a.html").write_text(page(beside=DATED), "utf-8")
    (tmp_path / "trong" / "b.html").write_text("<title>Mục</title>", "utf-8")
    (tmp_path / "khong-doc.txt").write_text("không phải trang", "utf-8")
    return tmp_path


def test_each_page_of_a_folder_is_one_line_of_json(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["extract", str(folder), "--json"]) == 0
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [row["title"] for row in rows] == [TITLE, "Mục"]
    assert set(rows[0]) >= set(ASKED.split())
    assert (rows[0]["published"], rows[1]["findings"]) == ("2017-05-15", ["no_article"])


def test_an_index_says_where_pages_were_got(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    index = folder / "index.jsonl"
    index.write_text('{"file": "html/a.html", "url": "https://a.example.vn/1"}\n', "utf-8")
    assert main(["extract", str(folder / "a.html"), "--json", "--index", str(index)]) == 0
    assert json.loads(capsys.readouterr().out)["url"] == "https://a.example.vn/1"
    assert main(["extract", str(folder / "a.html"), "--url", "https://b.example.vn/2"]) == 0
    assert "2017-05-15" in capsys.readouterr().out


@pytest.mark.parametrize(
    "arguments",
    [
        ["extract", "khong-co.html"],
        ["extract", ".", "--index", "khong-co.jsonl"],
        ["address", "javascript:alert(1)"],
    ],
)
def test_a_refusal_is_one_sentence_and_exit_code_two(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == 2
    printed = capsys.readouterr().err
    assert printed.startswith("error: ")
    assert printed.count("\n") == 1


def test_an_unreadable_index_is_one_sentence(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    index = folder / "index.jsonl"
    for content in (b"\xff\xfe", b"[1]", b"{}"):
        index.write_bytes(content)
        assert main(["extract", str(folder), "--index", str(index)]) == 2
        assert capsys.readouterr().err.count("\n") == 1


def test_one_page_too_large_does_not_cost_the_others(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with (folder / "a0.html").open("wb") as file:
        file.truncate(21 * 1024 * 1024)
    assert main(["extract", str(folder), "--json"]) == 1
    told = capsys.readouterr()
    assert [json.loads(line)["title"] for line in told.out.splitlines()] == [TITLE, "Mục"]
    assert "a0.html is larger" in told.err


def test_a_folder_without_a_page_and_a_file_that_is_no_archive_are_told_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["extract", str(tmp_path)]) == 2
    assert "no saved page" in capsys.readouterr().err
    (tmp_path / "x.warc").write_bytes(b"\0\1")
    assert main(["verify", str(tmp_path / "x.warc")]) == 2
    assert "does not begin as a WARC file" in capsys.readouterr().err


def test_glued_addresses_are_taken_apart(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["address", "http://www.a.vn/1http://m.b.vn/2?utm_source=x", "--json"]) == 0
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [row["canonical"] for row in rows] == ["https://a.vn/1", "https://b.vn/2"]


def test_every_refusal_has_its_sentences() -> None:
    assert set(PRINTED) == set(SENTENCES)
    for vietnamese, english in SENTENCES.values():
        facts = set(re.findall(r"{(\w+)}", vietnamese))
        assert facts == set(re.findall(r"{(\w+)}", english))
