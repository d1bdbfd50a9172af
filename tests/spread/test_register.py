"""The public page of a signed programme lists what was published under it, and nothing private."""

import json
from datetime import date

import pytest
from django.test import Client

from phoihop.publications.models import Match, Publication
from tests.fixtures import NOON, Publish

pytestmark = pytest.mark.django_db

ADDRESS = "/register/CT-2017-01/"


@pytest.fixture
def piece(publish: Publish) -> Match:
    match = publish("Cách làm hay ở xã Mẫu", date(2017, 5, 19))
    Publication.objects.update(address="https://tapchimau.example/bai-1.html")
    match.publication.refresh_from_db()
    return match


def test_readers_see_the_pieces_with_their_paper_and_where_to_read_them(
    client: Client, piece: Match
) -> None:
    shown = client.get(ADDRESS).content.decode()
    assert "Cách làm hay ở xã Mẫu" in shown
    assert f'href="{piece.publication.href}"' in shown
    assert "HĐ-2017-01" in shown
    assert "không duyệt, không sửa bài" in shown


def test_a_piece_only_proposed_or_taken_back_is_nobodys(client: Client, piece: Match) -> None:
    for state in ("proposed", "refused", "removed"):
        Match.objects.update(state=state, removed_at=NOON if state == "removed" else None)
        assert "Cách làm hay ở xã Mẫu" not in client.get(ADDRESS).content.decode()
        assert client.get("/register/CT-2017-01.json").json()["pieces"] == []


def test_programs_read_the_same_as_data(client: Client, piece: Match) -> None:
    told = json.loads(client.get("/register/CT-2017-01.json").content)
    (one,) = told["pieces"]
    assert one["title"] == "Cách làm hay ở xã Mẫu"
    assert one["paper"] == "HĐ-2017-01"
    assert one["published"] == str(piece.publication.published)
    assert one["label_seen_at"] is None
    assert told["papers"][0]["label_vi"] in client.get(ADDRESS).content.decode()
    assert "1500000" not in json.dumps(told)
    assert client.get("/register/CT-2017-99.json").status_code == 404


def test_an_address_that_is_none_becomes_no_link(client: Client, piece: Match) -> None:
    Publication.objects.update(address="javascript:alert(1)", canonical_address="")
    assert "javascript:" not in client.get(ADDRESS).content.decode()
