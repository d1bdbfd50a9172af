"""The label of one piece tells who bore the costs of the trip behind it."""

import json
from datetime import date
from io import StringIO

import pytest
from django.core.management import call_command
from django.test import Client

from phoihop.fieldwork import services
from phoihop.fieldwork.models import Trip
from phoihop.fieldwork.rules import Cost, Payer, cost_sentence
from phoihop.parties.models import Member
from phoihop.planning.services import Idea, propose_topic
from phoihop.programmes.models import Obligation
from phoihop.publications.models import Match
from phoihop.publications.piece_labels import piece_labels
from tests.fixtures import NOON, Publish

ON = date(2017, 6, 1)


@pytest.fixture
def match(publish: Publish, trip_duty: Obligation, editor: Member) -> Match:
    """A piece of which the topic was worked on during a trip; only the meals are told."""
    found = publish("Chè sạch Mẫu Sơn", date(2017, 7, 1))
    topic = propose_topic(
        found.programme, Idea("Chè sạch", obligation=found.obligation), by=editor, at=NOON, on=ON
    )
    Match.objects.filter(pk=found.pk).update(topic=topic)
    wish = services.Wish("Xã Mẫu Sơn", date(2017, 6, 12), date(2017, 6, 13), "Gặp dân")
    trip = services.request_trip(trip_duty, wish, by=editor, at=NOON, on=ON)
    services.link_topic(trip, topic, by=editor, at=NOON)
    services.tell_cost(trip, Cost.MEALS, Payer.HOST, by=editor, at=NOON)
    return Match.objects.select_related("line__instrument__programme").get(pk=found.pk)


def test_the_label_of_a_piece_says_who_paid_and_what_nobody_told(match: Match) -> None:
    (label,) = piece_labels([match])
    assert "Tỉnh ủy Mẫu" in label.text_vi
    assert "đi lại: chưa ghi; ăn uống: đơn vị tiếp đón; nơi nghỉ: chưa ghi" in label.text_vi
    assert "meals: the host unit" in label.text_en
    assert label.trips == (Trip.objects.get().deed.ref,)


def test_a_piece_without_a_trip_bears_the_label_of_its_paper_alone(publish: Publish) -> None:
    found = publish("Bài khác", date(2017, 7, 1))
    row = Match.objects.select_related("line__instrument__programme").get(pk=found.pk)
    (label,) = piece_labels([row])
    assert "Chi phí" not in label.text_vi
    assert label.trips == ()


def test_a_match_that_nobody_confirmed_bears_no_label(match: Match) -> None:
    match.state = "proposed"
    assert piece_labels([match]) == []


def test_page_and_command_show_the_same_words(
    client: Client, match: Match, officer: Member
) -> None:
    (label,) = piece_labels([match])
    client.force_login(officer.user)
    assert (
        label.text_vi in client.get(f"/publications/{match.publication.work.ref}/").content.decode()
    )
    out = StringIO()
    work = match.publication.work.ref
    call_command("publications", "disclosure", work, "--as", "can-bo", "--json", stdout=out)
    assert [one["vi"] for one in json.loads(out.getvalue())] == [label.text_vi]


def test_another_payer_is_told_in_its_own_words() -> None:
    vi, en = cost_sentence(
        {Cost.LODGING: (Payer.OTHER, "Hợp tác xã Mẫu")}, institution="A", publisher="B"
    )
    assert "nơi nghỉ: Hợp tác xã Mẫu" in vi
    assert "lodging: Hợp tác xã Mẫu" in en
