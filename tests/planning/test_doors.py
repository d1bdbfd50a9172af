"""The plan through the screen and the command line."""

import json
from datetime import date
from urllib.parse import unquote

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from phoihop.parties.models import Member
from phoihop.planning import services
from phoihop.planning.models import Deed, DeedStep, Topic
from phoihop.programmes.models import Line, Obligation, Programme
from tests.fixtures import NOON

BOARD = "/programmes/CT-2017-01/plan/"


def go(client: Client, member: Member) -> Client:
    client.force_login(member.user)
    return client


@pytest.fixture
def trip(trip_duty: Obligation, editor: Member) -> Deed:
    return services.open_deed(
        trip_duty, title="Đi cơ sở Định Hóa", by=editor, at=NOON, on=date(2017, 6, 1)
    )


def test_a_topic_goes_from_idea_to_agreement_on_screen(
    client: Client, line: Line, officer: Member, editor: Member
) -> None:
    idea = {"title": "Gương sáng ở bản", "line": line.pk, "due_on": "2017-09-01"}
    answer = go(client, officer).post(f"{BOARD}topics/new/", idea)
    topic = Topic.objects.get()
    assert unquote(answer["Location"]) == f"/topics/{topic.ref}/"
    assert go(client, editor).get(f"/topics/{topic.ref}/").status_code == 404
    go(client, officer).post(f"/topics/{topic.ref}/offer/")
    assert "Gương sáng ở bản" in go(client, editor).get(BOARD).content.decode()
    client.post(f"/topics/{topic.ref}/agree/")
    topic.refresh_from_db()
    assert topic.state == "agreed"


def test_a_topic_without_a_title_is_asked_for_one(
    client: Client, line: Line, officer: Member
) -> None:
    answer = go(client, officer).post(f"{BOARD}topics/new/", {"title": ""})
    assert answer.status_code == 422
    assert not Topic.objects.exists()


@pytest.mark.parametrize("theme", ["0", "x", "9" * 26])
def test_a_theme_that_is_not_there_is_told_beside_its_field(
    theme: str, client: Client, line: Line, officer: Member
) -> None:
    idea = {"title": "Đề tài", "themes": theme}
    assert go(client, officer).post(f"{BOARD}topics/new/", idea).status_code == 422
    assert not Topic.objects.exists()


def test_giving_up_needs_a_reason(client: Client, line: Line, officer: Member) -> None:
    go(client, officer).post(f"{BOARD}topics/new/", {"title": "Đề tài", "line": line.pk})
    ref = Topic.objects.get().ref
    assert client.post(f"/topics/{ref}/drop/", {"reason": ""}).status_code == 422
    client.post(f"/topics/{ref}/drop/", {"reason": "Trùng"})
    assert Topic.objects.get().state == "dropped"


def test_a_trip_is_asked_for_and_answered_on_screen(
    client: Client, trip_duty: Obligation, officer: Member, editor: Member
) -> None:
    asked = {"obligation": trip_duty.pk, "title": "Đi cơ sở Đại Từ"}
    go(client, editor).post(f"{BOARD}deeds/new/", asked)
    deed = Deed.objects.get()
    page = client.get(f"/deeds/{deed.ref}/").content.decode()
    assert "Đến lượt" in page
    go(client, officer).post(f"/deeds/{deed.ref}/granted/", {"on": "2017-06-03"})
    assert Deed.objects.get().last_step == "granted"


def test_the_wrong_side_is_refused_alike_by_screen_and_command(
    client: Client, trip: Deed, editor: Member
) -> None:
    answer = go(client, editor).post(f"/deeds/{trip.ref}/granted/", {"on": "2017-06-03"})
    assert answer.status_code == 409
    with pytest.raises(Exception, match=r"deed\.other_sides_turn"):
        call_command("plan", "step", trip.ref, "granted", "--as", editor.ref)


def test_a_paper_is_kept_and_given_back_as_a_download(
    client: Client, programme: Programme, officer: Member
) -> None:
    duty = Obligation.objects.create(
        programme=programme, code="A9", ordinal=9, kind="author", side="a", text="Bài lý luận",
        quantity_least=1,
    )  # fmt: skip
    article = services.open_deed(duty, title="Bài", by=officer, at=NOON, on=date(2017, 6, 1))
    upload = SimpleUploadedFile("bai.pdf", b"%PDF-1.7 mau")
    go(client, officer).post(f"/deeds/{article.ref}/offered/", {"on": "2017-06-02", "file": upload})
    step = DeedStep.objects.get(step="offered")
    assert step.paper is not None
    answer = client.get(f"/deeds/{article.ref}/papers/{step.paper.pk}/")
    assert answer.content == b"%PDF-1.7 mau"
    assert answer["Content-Disposition"].startswith("attachment")


@pytest.mark.parametrize("address", [BOARD, f"{BOARD}deeds/", f"{BOARD}topics/new/"])
def test_strangers_cannot_tell_that_it_exists(
    client: Client, trip: Deed, stranger: Member, address: str
) -> None:
    assert go(client, stranger).get(address).status_code == 404
    assert client.get(f"/deeds/{trip.ref}/").status_code == 404


def test_the_board_speaks_english(client: Client, trip: Deed, officer: Member) -> None:
    client.cookies["phoihop_language"] = "en"
    page = go(client, officer).get(BOARD).content.decode()
    assert "Open tasks of both sides" in page


def test_the_board_costs_a_fixed_number_of_queries(
    client: Client,
    line: Line,
    trip: Deed,
    officer: Member,
    editor: Member,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    for number in range(5):
        idea = services.Idea(f"Đề tài {number}", line=line)
        services.propose_topic(
            line.instrument.programme, idea, by=officer, at=NOON, on=date(2017, 6, 1)
        )
    go(client, officer)
    with django_assert_max_num_queries(16):
        client.get(BOARD)


def test_the_command_walks_the_same_way(
    line: Line,
    trip_duty: Obligation,
    officer: Member,
    editor: Member,
    capsys: pytest.CaptureFixture[str],
) -> None:
    call_command(
        "plan", "propose", "CT-2017-01", "Đề tài", "--line", "HĐ-2017-01/1", "--as", officer.ref,
        "--json",
    )  # fmt: skip
    ref = json.loads(capsys.readouterr().out)["ref"]
    call_command("plan", "offer", ref, "--as", officer.ref)
    call_command("plan", "agree", ref, "--as", editor.ref)
    call_command("plan", "open", "CT-2017-01", "A1", "Đi cơ sở", "--as", editor.ref)
    capsys.readouterr()
    call_command("plan", "list", "CT-2017-01", "--as", officer.ref, "--json")
    told = json.loads(capsys.readouterr().out)
    assert [one["state"] for one in told] == ["agreed", "requested"]
