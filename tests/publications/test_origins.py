"""The publication that came of a manuscript."""

import io
import json
from datetime import date

import pytest
from django.core.management import call_command
from django.test import Client

from phoihop.law.refusal import Refusal
from phoihop.manuscripts import services
from phoihop.manuscripts.models import Manuscript
from phoihop.manuscripts.rules import Verdict
from phoihop.manuscripts.services import Brief, Draft, Submission, Writer
from phoihop.parties.models import Member
from phoihop.publications.models import Origin, Publication
from phoihop.publications.origins import link_publication
from tests.fixtures import NOON, Publish
from tests.manuscripts.conftest import docx

ON = date(2017, 6, 1)


@pytest.fixture
def accepted(editor: Member, leader_b: Member) -> Manuscript:
    made, plain = services.invite_author(
        Brief("Bài"), name="A Mẫu", email="", by=editor, at=NOON, on=ON
    )
    services.enter_link(plain, at=NOON)
    link = made.links.get()
    services.hand_in(made, [("bai.docx", docx("Chữ"))], by=link, at=NOON)
    given = Submission("Bài", "Tóm tắt", [Writer("A Mẫu")], "once", True)
    services.submit(made, given, by=link, at=NOON, on=ON)
    draft = services.propose_decision(made, Draft(Verdict.ACCEPT), by=editor, at=NOON, on=ON)
    services.decide(draft, by=leader_b, at=NOON, on=ON)
    return made


@pytest.fixture
def piece(publish: Publish) -> Publication:
    return publish("Bài", date(2017, 6, 20)).publication


def test_the_desk_links_a_piece_on_its_page(
    client: Client, accepted: Manuscript, piece: Publication, editor: Member, officer: Member
) -> None:
    address = f"/manuscripts/{accepted.ref}/publication/"
    client.force_login(officer.user)
    assert client.get(address).status_code == 404
    client.force_login(editor.user)
    assert piece.ref in client.get(address).content.decode()
    assert client.post(address, {"publication": piece.ref}).status_code == 302
    accepted.refresh_from_db()
    assert accepted.state == "published"
    assert piece.title in client.get(address).content.decode()


def test_a_piece_comes_of_one_manuscript(
    accepted: Manuscript, piece: Publication, editor: Member
) -> None:
    link_publication(accepted, piece, by=editor, at=NOON, on=ON)
    with pytest.raises(Refusal, match=r"origin\.linked_already"):
        link_publication(accepted, piece, by=editor, at=NOON, on=ON)
    assert Origin.objects.count() == 1


def test_another_publishers_piece_is_refused(
    accepted: Manuscript, piece: Publication, editor: Member, stranger_house: object
) -> None:
    piece.work.held_by.set([stranger_house])  # type: ignore[list-item]
    Publication.objects.filter(pk=piece.pk).update(outlet=None)
    piece.refresh_from_db()
    with pytest.raises(Refusal, match=r"origin\.foreign"):
        link_publication(accepted, piece, by=editor, at=NOON, on=ON)
    accepted.refresh_from_db()
    assert accepted.state == "accepted"


def test_the_command_links_too(accepted: Manuscript, piece: Publication, editor: Member) -> None:
    out = io.StringIO()
    words = ("origin", accepted.ref, piece.ref, "--as", editor.ref, "--json")
    call_command("publications", *words, stdout=out)
    assert json.loads(out.getvalue())[0]["publication"] == piece.ref
