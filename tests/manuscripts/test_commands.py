"""Manuscripts from the command line."""

import io
import json
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command

from phoihop.law.refusal import Refusal
from phoihop.manuscripts.models import Manuscript
from phoihop.parties.models import Member, Organisation
from phoihop.programmes.models import Programme
from tests.manuscripts.conftest import PARAGRAPHS, docx


def told(*words: str, by: Member) -> Any:
    out = io.StringIO()
    call_command("manuscripts", *words, "--as", by.ref, "--json", stdout=out)
    return json.loads(out.getvalue())


def test_a_text_goes_from_invitation_to_package(
    tmp_path: Path, programme: Programme, editor: Member, leader_b: Member, reviewer: Member
) -> None:
    made = told("invite", "Đường về bản", "--name", "Nông Mẫu", "--programme", "CT-2017-01",
                by=editor)  # fmt: skip
    ref = made["ref"]
    assert made["link"].startswith("/manuscripts/link/")
    path = tmp_path / "bai.docx"
    path.write_bytes(docx(*PARAGRAPHS))
    told("hand-in", ref, str(path), by=editor)  # it came by post
    told("submit", ref, "--abstract", "Tóm tắt", "--licence", "once", "--declare", by=editor)
    told("round", ref, reviewer.ref, by=editor)
    told("answer", ref, "1", by=reviewer)
    told("report", ref, "1", "accept", "Hay.", by=reviewer)
    told("propose", ref, "accept", by=editor)
    assert told("turns", by=leader_b)[0]["kind"] == "decide"
    assert told("decide", ref, by=leader_b)["state"] == "accepted"
    out = tmp_path / "goi.zip"
    told("package", ref, str(out), by=editor)
    assert out.read_bytes().startswith(b"PK")
    assert PARAGRAPHS[0] in told("text", ref, "1", by=editor)["text"]
    assert told("retract", ref, "Sai nguồn", by=leader_b)["state"] == "submitted"


def test_an_institution_prepares_and_submits(
    tmp_path: Path, programme: Programme, publisher: Organisation, officer: Member, editor: Member
) -> None:
    made = told("prepare", "Bài lý luận", publisher.ref, "--name", "Hoàng Mẫu", by=officer)
    path = tmp_path / "bai.docx"
    path.write_bytes(docx("Lý luận"))
    told("hand-in", made["ref"], str(path), by=officer)
    assert told("list", by=editor) == []
    told("submit", made["ref"], "--abstract", "x", "--licence", "once", "--declare", by=officer)
    assert [row["ref"] for row in told("list", by=editor)] == [made["ref"]]


def test_a_passage_is_shown_noted_and_answered(
    manuscript: Manuscript, programme: Programme, editor: Member, officer: Member
) -> None:
    shown = told("show-passage", manuscript.ref, "1", "hai mươi cây số", "Đúng không?",
                 "--programme", programme.ref, by=editor)  # fmt: skip
    told("note", shown["ref"], "fact", "18 km", by=officer)
    told("answer-note", shown["ref"], "kept", "--words", "Theo huyện", by=editor)
    counts, row = told("passages", programme.ref, by=officer)
    assert (counts["noted"], counts["kept"], row["outcome"]) == (1, 1, "kept")


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("propose", "BT-2017-01", "maybe"), "manuscript.no_such_verdict"),
        (("decide", "BT-2017-01"), "manuscript.no_such_decision"),
        (("hand-in", "BT-2017-01", "khong-co.docx"), "file.unreadable"),
        (("version", "BT-2017-01", "khong-co.docx"), "file.unreadable"),
    ],
)
def test_mistakes_are_told(
    manuscript: Manuscript, editor: Member, words: tuple[str, ...], code: str
) -> None:
    with pytest.raises(Refusal) as refused:
        told(*words, by=editor)
    assert refused.value.code == code


def test_two_versions_are_compared(manuscript: Manuscript, editor: Member, tmp_path: Path) -> None:
    path = tmp_path / "sua.docx"
    path.write_bytes(docx(PARAGRAPHS[0].replace("hai", "ba"), PARAGRAPHS[1]))
    told("version", manuscript.ref, str(path), by=editor)
    kinds = [piece["kind"] for piece in told("compare", manuscript.ref, "1", "2", by=editor)]
    assert kinds == ["same", "removed", "added", "same"]
