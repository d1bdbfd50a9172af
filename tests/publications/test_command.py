"""The command door: the same verbs, the same refusals, nothing for strangers."""

import io
import json
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.http import Http404

from phoihop.law.refusal import Refusal
from phoihop.parties.models import Member
from phoihop.press.models import Outlet
from phoihop.programmes.models import Instrument, Line, Programme
from phoihop.publications.models import Grouping, Match, Work
from tests.publications.conftest import MakePiece


def run(*words: str, by: Member, command: str = "publications") -> Any:
    out = io.StringIO()
    call_command(command, *words, "--as", by.ref, "--json", stdout=out)
    return json.loads(out.getvalue())


@pytest.fixture
def listing(tmp_path: Path) -> Path:
    path = tmp_path / "bang-ke.csv"
    path.write_text(
        "Tiêu đề,Link,Ngày\n"
        "Bài hay,tapchimau.example/a-10001.html,19/5/2017\n"
        "Bài dở dang,tapchimau.example/b-10002.html,31/2/2017\n"
    )
    return path


def test_import_tells_what_became_of_every_row(
    listing: Path, outlet: Outlet, contract: Instrument, line: Line, editor: Member
) -> None:
    told = run("import", str(listing), "--instrument", contract.ref, by=editor)

    assert told["outcomes"] == {"refused": 1, "stored": 1}
    assert (told["rows"], told["proposals"], told["repeated"]) == (2, 1, False)
    assert told["refused"][0]["row"] == 3
    assert "31/2/2017" in told["refused"][0]["why"]
    assert run("import", str(listing), "--instrument", contract.ref, by=editor)["repeated"]


def test_matches_are_listed_and_decided(
    listing: Path, outlet: Outlet, contract: Instrument, line: Line, editor: Member, officer: Member
) -> None:
    run("import", str(listing), "--instrument", contract.ref, by=editor)
    (proposed,) = run("list", "--programme", contract.programme.ref, by=officer)

    assert (proposed["line"], proposed["state"]) == ("HĐ-2017-01/1", "proposed")
    run("decide", str(proposed["id"]), "confirm", by=officer)
    assert Match.objects.get().state == "confirmed"
    run("decide", str(proposed["id"]), "remove", "--reason", "Nhầm", by=officer)
    (again,) = run(
        "match", "--programme", "CT-2017-01", "--work", proposed["work"], "--duty", "B1", by=editor
    )
    assert (again["state"], again["obligation"], again["line"]) == ("confirmed", "B1", "")


def test_doubles_are_listed_and_decided(make_piece: MakePiece, editor: Member) -> None:
    one, other = make_piece(1).work, make_piece(2).work
    Grouping.objects.create(one=one, other=other, reason="same_text", recorded_at=one.recorded_at)

    (question,) = run("group", by=editor)
    run("group", str(question["id"]), "--same", by=editor)

    assert run("group", by=editor) == []
    assert Work.objects.get(pk=other.pk).merged_into == one


def test_strangers_get_nothing(
    make_piece: MakePiece, line: Line, programme: Programme, editor: Member, stranger: Member
) -> None:
    piece = make_piece(1)

    assert run("list", by=stranger) == []
    assert len(run("list", by=editor)) == 1
    for words in (
        ["list", "--programme", programme.ref],
        ["match", "--programme", programme.ref, "--work", piece.work.ref, "--duty", "B1"],
        ["decide", "1", "confirm"],
        ["group", "1", "--same"],
    ):
        with pytest.raises(Http404):
            run(*words, by=stranger)


def test_the_table_of_access_holds_for_commands(
    listing: Path, leader_b: Member, editor: Member
) -> None:
    with pytest.raises(Refusal, match=r"access\.denied"):
        run("import", str(listing), by=leader_b)
    with pytest.raises(Refusal, match=r"file\.unreadable"):
        run("import", "khong-co.csv", by=editor)
    with pytest.raises(Refusal, match=r"access\.denied"):
        run("add-outlet", "Báo Mẫu", by=leader_b, command="press")


def test_outlets_are_added_and_found(editor: Member) -> None:
    (added,) = run(
        "add-outlet", "Đài Mẫu", "--kind", "radio", "--host", "daimau.example", "--ours",
        by=editor, command="press",
    )  # fmt: skip

    assert added["owner"] == editor.organisation.ref
    assert run("outlets", "--search", "dai mau", by=editor, command="press") == [added]
