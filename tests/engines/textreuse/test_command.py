"""The command line: index, query, compare, check."""

import gzip
import json
import lzma
import subprocess
import sys
from pathlib import Path

import pytest

from phoihop.engines.textreuse import Index
from phoihop.engines.textreuse.command import main
from phoihop.engines.textreuse.command_sentences import SENTENCES
from tests.engines.textreuse.texts import prose

FIELDS = {
    "query", "base", "kind", "grade", "words", "longest_run", "share_of_base", "share_of_query",
    "direction", "spans",
}  # fmt: skip


def line(name: object, text: str, **more: object) -> bytes:
    return json.dumps({"id": name, "text": text, **more}).encode() + b"\n"


def base() -> bytes:
    return b"".join(line(f"bài-{number}", prose(120, seed=number * 9)) for number in range(8))


def hits_of(path: Path) -> list[dict[str, object]]:
    return [json.loads(row) for row in path.read_text(encoding="utf-8").splitlines()]


@pytest.fixture
def here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("name", "packed"), [("b.jsonl", bytes), ("b.jsonl.gz", gzip.compress), ("b.xz", lzma.compress)]
)
def test_plain_and_packed_files_are_indexed_and_asked(here, capsys, name, packed):
    (here / name).write_bytes(packed(base()))
    assert main(["index", name, "-o", "dir"]) == 0
    queries = line("bài-3", prose(120, seed=27)) + line("lạ", prose(120, seed=45), title="Tít")
    (here / "q.jsonl").write_bytes(queries)
    assert main(["query", "dir", "q.jsonl", "-o", "hits.jsonl"]) == 0
    (hit,) = hits_of(here / "hits.jsonl")
    assert hit.keys() == FIELDS
    assert (hit["query"], hit["base"], hit["kind"], hit["grade"]) == (
        "lạ", "bài-5", "reprint", "copied",
    )  # fmt: skip
    assert hit["spans"] == [{"query": [0, hit_end(hit)], "base": [0, hit_end(hit)], "words": 120}]
    told = capsys.readouterr()
    assert told.out == ""
    assert "8 indexed, 0 there before, 0 left out" in told.err
    assert "█" not in told.err


def hit_end(hit: dict[str, object]) -> int:
    return len(prose(120, seed=45).rstrip(" .,"))


def test_indexing_again_adds_only_what_is_new(here, capsys):
    (here / "b.jsonl").write_bytes(base())
    main(["index", "b.jsonl", "-o", "dir"])
    (here / "b.jsonl").write_bytes(base() + line(0, prose(50, seed=5)))
    main(["index", "b.jsonl", "-o", "dir"])
    assert "1 indexed, 8 there before" in capsys.readouterr().err
    assert "0" in Index.open("dir")


def test_bad_lines_are_named_and_the_rest_goes_in(here, capsys):
    bad = [
        b"\xff\xfe not text\n",
        b"{broken\n",
        b'["a list"]\n',
        b"\n",
        b'{"id": "no text"}\n',
        line("rỗng", "  "),
        line("ngắn", "hai từ"),
        line("hỏng", "một hai ba bốn năm sáu \ud800"),
        line("nhị phân", "\x00\x01\x02" * 50),
        line("", prose(20, seed=1)),
        line("dài", "từ " * 3_000_000),
        b'{"text": ' * 100_000 + b"\n",
        line("lẫn", "bао cаo " + prose(30, seed=3)),
    ]
    (here / "b.jsonl").write_bytes(b"".join(bad) + base())
    assert main(["index", "b.jsonl", "-o", "dir"]) == 0
    told = capsys.readouterr().err
    assert "9 indexed, 0 there before, 11 left out" in told
    for number, code in [
        (1, "line_not_utf8"), (2, "line_not_json"), (3, "line_not_object"), (5, "text_missing"),
        (6, "text_empty"), (7, "text_too_short"), (8, "text_broken"), (9, "text_binary"),
        (11, "text_too_long"), (12, "line_not_json"),
    ]:  # fmt: skip
        assert f"line {number}" in told
        assert SENTENCES[f"textreuse.{code}"] in told
    assert "line 13, 'lẫn'" in told


def test_a_packed_file_cut_short_gives_what_it_has(here, capsys):
    packed = gzip.compress(base() * 50)
    (here / "b.gz").write_bytes(packed[: len(packed) // 2])
    assert main(["index", "b.gz", "-o", "dir"]) == 0
    assert SENTENCES["textreuse.file_cut_short"] in capsys.readouterr().err


def test_an_interrupted_query_goes_on_where_it_was(here, monkeypatch):
    (here / "b.jsonl").write_bytes(base())
    main(["index", "b.jsonl", "-o", "dir"])
    queries = [line(f"q{number}", prose(120, seed=number * 9)) for number in range(8)]
    (here / "q.jsonl").write_bytes(b"".join(queries))
    monkeypatch.setattr("phoihop.engines.textreuse.command.BATCH", 3)
    asked: list[str] = []
    ask = Index.query_many

    def interrupted(self, documents, **options):
        if len(asked) == 6:
            raise KeyboardInterrupt
        asked.extend(document.id for document in documents)
        return ask(self, documents, **options)

    with monkeypatch.context() as patch:
        patch.setattr(Index, "query_many", interrupted)
        assert main(["query", "dir", "q.jsonl", "-o", "hits.jsonl"]) == 130
    with (here / "hits.jsonl").open("ab") as file:
        file.write(b'{"half a')
    assert main(["query", "dir", "q.jsonl", "-o", "hits.jsonl"]) == 0
    assert [hit["query"] for hit in hits_of(here / "hits.jsonl")] == [f"q{n}" for n in range(8)]
    assert not (here / "hits.jsonl.mark").exists()


def test_two_texts_are_shown_side_by_side_and_as_a_page(here, capsys):
    passage = "giữ rừng đầu nguồn là giữ nước cho cả vùng chè"
    (here / "a.txt").write_text(f"<b>Mở đầu</b> {passage} và kết bài.", encoding="utf-8")
    (here / "b.txt.gz").write_bytes(gzip.compress(f"Khác hẳn. {passage.upper()}!".encode()))
    assert main(["compare", "a.txt", "b.txt.gz"]) == 0
    shown = capsys.readouterr().out
    assert "11 words in common, longest run 11; 61.1% of A, 84.6% of B" in shown
    assert "⟦giữ rừng" in shown
    assert "⟦GIỮ RỪNG" in shown
    assert main(["compare", "a.txt", "b.txt.gz", "--html"]) == 0
    page = capsys.readouterr().out
    assert "&lt;b&gt;Mở đầu&lt;/b&gt;" in page
    assert '<mark id="a1">giữ rừng' in page
    assert '<a href="#a1"' in page
    assert main(["compare", "a.txt", "b.txt.gz", "--html", "page.html"]) == 0
    assert (here / "page.html").read_text(encoding="utf-8") == page


def test_checksums_are_verified(here, capsys):
    (here / "b.jsonl").write_bytes(base())
    main(["index", "b.jsonl", "-o", "dir"])
    assert main(["check", "dir"]) == 0
    shelf = next((here / "dir").glob("words-*"))
    shelf.write_bytes(b"\xff" + shelf.read_bytes()[1:])
    assert main(["check", "dir"]) == 2
    assert f"damaged: {shelf.name}" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["index", "none.jsonl", "-o", "dir"], "none.jsonl: there is no such file"),
        (["query", "none", "q.jsonl", "-o", "hits"], "none holds no index"),
        (["compare", "none.txt", "none.txt"], "none.txt: there is no such file"),
        (["check", "none"], "none holds no index"),
    ],
)
def test_what_is_refused_is_said_in_a_sentence(here, capsys, arguments, said):
    assert main(arguments) == 2
    told = capsys.readouterr().err
    assert told.startswith("error: ")
    assert said in told
    assert "Traceback" not in told


def test_it_runs_as_a_module(here):
    done = subprocess.run(
        [sys.executable, "-m", "phoihop.engines.textreuse", "--help"],
        capture_output=True, text=True, check=True,
        env={"PYTHONPATH": str(Path(__file__).parents[3] / "src"), "PATH": ""},
    )  # fmt: skip
    assert "index" in done.stdout
