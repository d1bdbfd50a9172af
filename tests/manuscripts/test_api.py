"""Manuscripts for programs: the same verbs, the same eyes."""

from typing import Any

import pytest
from django.test import Client

from phoihop.accounts.services import issue_token
from phoihop.manuscripts.models import Manuscript
from phoihop.parties.models import Member
from phoihop.programmes.models import Programme
from tests.fixtures import NOON


@pytest.fixture
def ask(client: Client) -> Any:
    def call(method: str, path: str, member: Member, given: dict[str, Any] | None = None) -> Any:
        bearer = {"Authorization": f"Bearer {issue_token(member.user, 'thử', at=NOON)}"}
        address = f"/api/v1{path}"
        if method == "get":
            return client.get(address, headers=bearer)
        return client.post(address, given or {}, "application/json", headers=bearer)

    return call


def test_a_program_follows_and_decides(
    ask: Any, manuscript: Manuscript, editor: Member, leader_b: Member
) -> None:
    one = f"/manuscripts/{manuscript.ref}"
    told = ask("get", one, editor).json()
    assert (told["state"], told["turn"]) == ("submitted", "desk")
    text = ask("get", f"{one}/versions/1", editor).json()["text"]
    ask("post", f"{one}/versions", editor, {"text": text.replace("hai", "ba")})
    pieces = ask("get", f"{one}/compare/1/2", editor).json()["pieces"]
    assert {"kind": "added", "text": "ba "} in pieces
    assert ask("post", f"{one}/decisions", editor, {"verdict": "decline"}).status_code == 409
    assert ask("post", f"{one}/decisions", editor, {"verdict": "accept"}).status_code == 201
    assert ask("post", f"{one}/decide", editor).status_code == 403
    assert ask("post", f"{one}/decide", leader_b).json()["state"] == "accepted"


def test_a_passage_goes_round_through_the_api(
    ask: Any, manuscript: Manuscript, programme: Programme, editor: Member, officer: Member
) -> None:
    given = {
        "version": 1, "quote": "hai mươi cây số", "programme": programme.ref, "question": "Đúng?",
        "due_on": "2099-01-01",
    }  # fmt: skip
    shown = ask("post", f"/manuscripts/{manuscript.ref}/passages", editor, given).json()
    listed = ask("get", f"/programmes/{programme.ref}/passages", officer).json()["items"]
    assert [row["ref"] for row in listed] == [shown["ref"]]
    noted = {"kind": "law", "words": "Theo luật khác."}
    assert ask("post", f"/passages/{shown['ref']}/note", officer, noted).status_code == 200
    assert ask("post", f"/passages/{shown['ref']}/note", officer, noted).status_code == 409
    answered = ask("post", f"/passages/{shown['ref']}/answer", editor, {"outcome": "kept"})
    assert answered.json()["outcome"] == "kept"
    assert ask("get", f"/manuscripts/{manuscript.ref}", officer).status_code == 404
    assert ask("get", "/manuscripts", officer).json()["items"] == []
