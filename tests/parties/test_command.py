"""``./phoihop parties``: the same verbs behind a command."""

import json
from pathlib import Path

import pytest
from django.core.management import call_command

from phoihop.law.access import Role
from phoihop.law.refusal import Refusal
from phoihop.parties.models import Member, Organisation
from phoihop.parties.queries import member_named
from tests.fixtures import MakeMember


def test_a_house_is_founded_filled_and_listed(
    db: None, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    call_command("parties", "found", "tinh-uy-mau", "--name=Tỉnh ủy Mẫu", "--administrator=qt")
    call_command(
        "parties", "admit", "can-bo", "--organisation=tinh-uy-mau", "--role=officer", "--as=qt"
    )
    assert member_named("can-bo").roles == {Role.OFFICER}
    capsys.readouterr()
    call_command("parties", "list", "--json")
    rows = json.loads(capsys.readouterr().out)
    assert rows == [{"ref": "tinh-uy-mau", "kind": "institution", "name": "Tỉnh ủy Mẫu"}]


def test_mistakes_are_printed_with_line_and_field(
    make_member: MakeMember,
    institution: Organisation,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    make_member("qt", institution, Role.ADMINISTRATOR)
    file = tmp_path / "parties.yaml"
    file.write_text("organisations:\n  - {ref: a, kind: unitt, names: [{text: A}]}\n")
    with pytest.raises(Refusal, match=r"file\.mistakes"):
        call_command("parties", "import", str(file), "--as=qt")
    told = capsys.readouterr().err
    assert "dòng 2 · organisations[1].kind" in told
    assert "“unit”?" in told


def test_the_command_refuses_who_may_not(officer: Member, tmp_path: Path) -> None:
    file = tmp_path / "parties.yaml"
    file.write_text("organisations: []\n")
    with pytest.raises(Refusal, match=r"access\.denied"):
        call_command("parties", "import", str(file), "--as=can-bo")
