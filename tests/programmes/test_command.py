"""``./phoihop programme``: the same verbs behind a command, refused alike."""

import json
from pathlib import Path

import pytest
from django.core.management import call_command
from django.http import Http404

from phoihop.law.access import Role
from phoihop.law.refusal import Refusal
from phoihop.parties.models import Organisation
from phoihop.programmes.models import Programme
from tests.fixtures import MakeMember
from tests.programmes.founding import EXAMPLES, Houses, two_houses


@pytest.fixture
def houses(db: None) -> Houses:
    return two_houses()


def run(*arguments: str) -> None:
    call_command("programme", *arguments)


def agree_check_approve(ref: str) -> None:
    run("agree", ref, "--as=bien-tap")
    for desk, leader in (("can-bo", "lanh-dao"), ("bien-tap", "tong-bien-tap")):
        run("check", ref, f"--as={desk}")
        run("approve", ref, f"--as={leader}")


def test_the_founding_case_is_imported_offered_signed_and_exported(
    houses: Houses, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    run("import", str(EXAMPLES / "programme.yaml"), "--as=can-bo")
    run("offer", "CT-2017-01", "--as=can-bo")
    agree_check_approve("CT-2017-01")
    run("sign", "CT-2017-01", "--as=lanh-dao")
    run("sign", "CT-2017-01", "--as=tong-bien-tap", "--json")
    assert '"state": "signed"' in capsys.readouterr().out
    run("import", str(EXAMPLES / "contract-2017.yaml"), "--as=can-bo", "--json")
    told = json.loads(capsys.readouterr().out)
    assert told["created"] == ["instrument:HĐ-2017-01", "annex:PL-2017-01"]
    for ref in ("HĐ-2017-01", "PL-2017-01"):
        run("offer", ref, "--as=can-bo")
        agree_check_approve(ref)
        run("sign", ref, "--as=lanh-dao")
        run("sign", ref, "--as=tong-bien-tap")
    run("import", str(EXAMPLES / "contract-2017.yaml"), "--as=can-bo")
    assert "Nothing new" in capsys.readouterr().out
    run("export", "CT-2017-01", "--as=bien-tap")
    text = capsys.readouterr().out
    exported = tmp_path / "out.yaml"
    exported.write_text(text, encoding="utf-8")
    run("import", str(exported), "--as=bien-tap")
    assert "Nothing new" in capsys.readouterr().out
    run("list", "--as=bien-tap", "--json")
    assert json.loads(capsys.readouterr().out)[0]["ref"] == "CT-2017-01"
    run("close", "HĐ-2017-01", "--as=lanh-dao")
    run("close", "CT-2017-01", "--as=lanh-dao")
    assert Programme.objects.get().state == "closed"


def test_every_door_refuses_alike(houses: Houses) -> None:
    run("import", str(EXAMPLES / "programme.yaml"), "--as=can-bo")
    with pytest.raises(Refusal, match=r"access\.denied"):
        run("offer", "CT-2017-01", "--as=lanh-dao")
    with pytest.raises(Refusal, match=r"paper\.wrong_state"):
        run("sign", "CT-2017-01", "--as=lanh-dao")
    with pytest.raises(Refusal, match=r"access\.denied"):
        run("import", str(EXAMPLES / "programme.yaml"), "--as=lanh-dao")
    with pytest.raises(Http404):
        run("export", "CT-2017-01", "--as=bien-tap")


def test_strangers_cannot_tell_that_it_exists(
    houses: Houses, make_member: MakeMember, stranger_house: Organisation
) -> None:
    make_member("nguoi-la", stranger_house, *Role)
    run("import", str(EXAMPLES / "programme.yaml"), "--as=can-bo")
    verbs = ("export", "offer", "agree", "check", "approve", "versions", "send-counter")
    for verb in (*verbs, "sign", "withdraw", "take-back", "close"):
        with pytest.raises(Http404):
            run(verb, "CT-2017-01", "--as=nguoi-la")


def test_mistakes_come_with_line_field_and_suggestion(
    houses: Houses, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    file = tmp_path / "bad.yaml"
    text = (EXAMPLES / "programme.yaml").read_text(encoding="utf-8")
    file.write_text(text.replace("genre: theory_article", "genre: bài lý luận"), encoding="utf-8")
    with pytest.raises(Refusal, match=r"file\.mistakes"):
        run("import", str(file), "--as=can-bo")
    told = capsys.readouterr().err
    assert "obligations[8].genre" in told
    assert "“theory_article”?" in told


def test_a_file_that_is_not_there_is_told(houses: Houses, tmp_path: Path) -> None:
    with pytest.raises(Refusal, match=r"file\.unreadable"):
        run("import", str(tmp_path / "none.yaml"), "--as=can-bo")
