"""The pieces of a file, told by the command what they are about; nothing is stored."""

import io
import json
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.utils import translation

from phoihop.law.refusal import Refusal
from phoihop.parties.models import Member
from phoihop.programmes.models import Line, Programme
from phoihop.publications.models import Match
from phoihop.site.refusals import sentence_for

PIECES = [
    {
        "id": "a1",
        "title": "Thái Nguyên: một cách làm hay ở xóm Mẫu",
        "text": "Gương điển hình tiên tiến ở xóm Mẫu được bà con học theo.",
        "published": "2017-08-20",
        "genre": "phóng sự",
    },
    {"id": "a2", "title": "Hà Giang: một cách làm hay ở xóm Mẫu", "published": "2017-08-20"},
    {"id": "a3", "title": "Thể thao cuối tuần", "published": "không rõ"},
]


def write(path: Path, rows: list[dict[str, str]]) -> Path:
    file = path / "pieces.jsonl"
    file.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return file


def told(*args: str | Path) -> list[dict[str, Any]]:
    out = io.StringIO()
    with translation.override("vi"):
        call_command("publications", "match", *map(str, args), "--json", stdout=out)
    return [json.loads(line) for line in out.getvalue().splitlines()]


def test_the_founding_programme_needs_no_database(tmp_path: Path) -> None:
    first, second, third = told(write(tmp_path, PIECES))

    assert (first["id"], first["place"], first["themes"]) == ("a1", ["Thái Nguyên"], ["T5"])
    assert [(one["paper"], one["line"]) for one in first["lines"]] == [("HĐ-2017-01", "4")]
    assert first["reasons"][0]["sentence"] == "Thái Nguyên: một cách làm hay ở xóm Mẫu"
    assert "Nói về Thái Nguyên" in {one["text"] for one in first["reasons"]}
    assert (second["place"], second["themes"], second["lines"]) == (["Hà Giang"], ["T5"], [])
    assert third == {"id": "a3", "place": [], "themes": [], "lines": [], "reasons": []}


def test_a_piece_outside_the_papers_days_or_elsewhere_has_no_line(tmp_path: Path) -> None:
    late = PIECES[0] | {"published": "2024-08-20"}
    elsewhere = PIECES[0] | {"outlet": "Báo Mẫu", "genre": "bài"}
    for row in told(write(tmp_path, [late, elsewhere])):
        assert (row["themes"], row["lines"]) == (["T5"], [])


def test_people_can_read_it_too(tmp_path: Path) -> None:
    out = io.StringIO()
    call_command("publications", "match", str(write(tmp_path, PIECES)), stdout=out)
    first = out.getvalue().splitlines()[0].split("\t")
    assert first[:4] == ["a1", "Thái Nguyên", "T5", "HĐ-2017-01/4"]


@pytest.mark.django_db
def test_a_programme_of_the_database_is_asked_by_a_member(
    tmp_path: Path, line: Line, programme: Programme, editor: Member
) -> None:
    file = write(tmp_path, [PIECES[0] | {"genre": ""}])
    (row,) = told(file, "--programme", programme.ref, "--as", editor.ref)

    assert row["themes"] == ["T5"]
    assert [one["line"] for one in row["lines"]] == [line.code]
    assert not Match.objects.exists()


@pytest.mark.parametrize(
    ("text", "args", "code"),
    [
        ("kein json", [], "matching.row_unreadable"),
        ("[1]", [], "matching.row_unreadable"),
        ("", ["--programme", "CT-2030-01"], "matching.programme_needs_member"),
    ],
)
def test_what_cannot_be_read_is_refused(
    tmp_path: Path, text: str, args: list[str], code: str
) -> None:
    file = tmp_path / "x.jsonl"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(Refusal) as refused:
        told(file, *args)
    assert refused.value.code == code
    assert sentence_for(refused.value, "vi")


def test_without_a_file_somebody_must_act() -> None:
    with pytest.raises(Refusal, match=r"matching\.member_needed"):
        told()
