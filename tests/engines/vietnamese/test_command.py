"""The engine is usable from the command line, and says clearly what it cannot read."""

import json

import pytest

from phoihop.engines.vietnamese.command import main

TEXT = "Thực hiện Chỉ thị 05 của Bộ Chính trị và Nghị quyết Trung ương 4 (khóa XII)."


def test_cite_prints_one_object_per_reference_with_offsets_in_the_text_as_given(tmp_path, capsys):
    lines = tmp_path / "articles.jsonl"
    lines.write_text(json.dumps({"id": "a1", "text": TEXT}) + "\n\n", "utf-8")
    plain = tmp_path / "article.txt"
    plain.write_text(TEXT, "utf-8")
    assert main(["cite", str(lines), str(plain), "--json"]) == 0
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [row["id"] for row in rows] == ["a1", "a1", str(plain), str(plain)]
    assert list(rows[0]) == [
        "id", "start", "end", "text", "kind", "number", "symbol", "issuer", "term", "year",
    ]  # fmt: skip
    assert all(TEXT[row["start"] : row["end"]] == row["text"] for row in rows)


def test_without_json_a_person_can_read_it(tmp_path, capsys):
    file = tmp_path / "a.txt"
    file.write_text(TEXT, "utf-8")
    assert main(["cite", str(file)]) == 0
    assert "directive · 05 · Bộ Chính trị\tChỉ thị 05 của Bộ Chính trị" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("content", "name", "said"),
    [
        (b'{"id": 1}\n', "a.jsonl", "line 1: an object with id and text is needed"),
        (b'{"id": 1, "text": "x"}\n[1', "a.jsonl", "line 2: this is not JSON"),
        (b"\xff\xfe\x00", "a.txt", "is not recognised"),
    ],
)
def test_a_bad_file_is_named_and_the_others_are_still_read(tmp_path, capsys, content, name, said):
    bad, good = tmp_path / name, tmp_path / "good.txt"
    bad.write_bytes(content)
    good.write_text(TEXT, "utf-8")
    assert main(["cite", str(bad), str(good), "--json"]) == 2
    printed = capsys.readouterr()
    assert said in printed.err
    assert len(printed.out.splitlines()) == 2


def test_a_missing_file_is_said_in_one_line(tmp_path, capsys):
    assert main(["cite", str(tmp_path / "none.txt")]) == 2
    assert "no such file" in capsys.readouterr().err


def test_small_crafts(capsys):
    assert main(["fold", "Đảng", "bộ"]) == 0
    assert main(["words", "1.005"]) == 0
    assert main(["date", "05/3/2020"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "dang bo",
        "một nghìn không trăm linh năm",
        "2020-03-05\tngày 05 tháng 3 năm 2020",
    ]
    assert main(["date", "31/2/2020"]) == 2
    assert main(["words", "-3"]) == 2
    assert "not a date" in capsys.readouterr().err
