"""Somebody leaves either side: what they have in hand is listed, passed on, and nothing is left."""

import json
from datetime import date
from io import StringIO

import pytest
from django.core.management import call_command
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from phoihop.audit.models import Entry
from phoihop.desk.handing_over import hand_over_work
from phoihop.desk.queries.in_hand import in_hand
from phoihop.desk.rules import Held
from phoihop.fieldwork import services as field
from phoihop.fieldwork.queries import get_question, get_trip
from phoihop.law.access import Role
from phoihop.law.refusal import Refusal
from phoihop.manuscripts import services as manuscripts
from phoihop.manuscripts.models import Manuscript, ReviewTask
from phoihop.parties.models import Charge, Member, Organisation
from phoihop.parties.services import set_active
from phoihop.planning.models import Assignment
from phoihop.programmes.models import Line, Programme
from tests.api.year import ON, People, a_year
from tests.fixtures import NOON, MakeMember, Publish

ACT = {"at": NOON, "on": ON}


@pytest.fixture
def reporter(make_member: MakeMember, publisher: Organisation) -> Member:
    return make_member("phong-vien", publisher, Role.REPORTER)


@pytest.fixture
def heir(make_member: MakeMember, institution: Organisation) -> Member:
    return make_member("can-bo-moi", institution, Role.OFFICER)


@pytest.fixture
def second_editor(make_member: MakeMember, publisher: Organisation) -> Member:
    return make_member("bien-tap-hai", publisher, Role.EDITOR)


@pytest.fixture
def refs(
    programme: Programme, line: Line, publish: Publish, officer: Member, editor: Member,
    reporter: Member, accountant_b: Member,
) -> dict[str, str]:  # fmt: skip
    made = a_year(programme, line, publish, People(officer, editor, reporter, accountant_b))
    question = get_question(made["question"], seen_by=officer)
    field.answer(question, text="Ba hộ", address="https://mau.example/3", by=officer, **ACT)
    return made


def held(colleague: Member, seen_by: Member) -> set[tuple[Held, str]]:
    return {(one.kind, one.ref) for one in in_hand(colleague, seen_by=seen_by)}


def test_an_officer_leaves_and_nothing_stays_without_an_owner(
    refs: dict[str, str], officer: Member, heir: Member, leader_a: Member
) -> None:
    before = held(officer, leader_a)
    assert before == {
        (Held.TRIP, refs["trip"]),  # granted
        (Held.QUESTION, refs["question"]),  # answered
        (Held.DEED, "VIEC-2017-04"),  # the briefing that the pack is, not acknowledged yet
        (Held.PACK, refs["pack"]),
        (Held.LEAD, refs["lead"]),
        (Held.LEAD, refs["private_lead"]),
        (Held.MEETING, refs["meeting"]),
    }
    passed = hand_over_work(officer, heir, by=leader_a, **ACT)
    assert {(one.kind, one.ref) for one in passed} == before
    assert held(officer, leader_a) == set()
    assert held(heir, leader_a) == before
    trail = Entry.objects.filter(action="charge.handed_over")
    assert {entry.chain for entry in trail} == {"house"}
    assert {entry.facts["to"] for entry in trail} == {heir.ref}
    assert f"deed:{refs['trip']}" in {entry.subject for entry in trail}


def test_the_publisher_passes_assignments_reviews_and_the_rest_on(
    refs: dict[str, str], editor: Member, second_editor: Member, reporter: Member
) -> None:
    before = held(editor, editor)
    assert {kind for kind, _ref in before} == {
        Held.TOPIC, Held.TRIP, Held.QUESTION, Held.MANUSCRIPT,
    }  # fmt: skip
    hand_over_work(editor, second_editor, by=editor, **ACT)
    assert held(editor, editor) == set()
    assert held(second_editor, editor) == before
    assert held(reporter, editor) == {(Held.ASSIGNMENT, refs["assignment"])}
    hand_over_work(reporter, second_editor, by=editor, **ACT)
    assert held(reporter, editor) == set()
    assert Assignment.objects.get(state="offered").assignee == second_editor


def test_a_review_is_asked_for_anew(
    refs: dict[str, str], editor: Member, second_editor: Member, reporter: Member
) -> None:
    found = Manuscript.objects.get(ref=refs["manuscript"])
    text = manuscripts.add_version(
        found, by=editor, at=NOON, text="Đường về bản đã xong.", note_words="", for_author=False
    )
    Manuscript.objects.update(state="submitted")
    found.refresh_from_db()
    assert text is not None
    manuscripts.open_round(found, [reporter], by=editor, **ACT)
    hand_over_work(reporter, second_editor, by=editor, **ACT)
    states = dict(ReviewTask.objects.values_list("reviewer__ref", "state"))
    assert states == {reporter.ref: "cancelled", second_editor.ref: "offered"}


def test_of_two_hand_overs_the_second_finds_nothing_left(
    refs: dict[str, str], officer: Member, heir: Member, leader_a: Member
) -> None:
    hand_over_work(officer, heir, by=leader_a, **ACT)
    with pytest.raises(Refusal, match=r"handover\.nothing_in_hand"):
        hand_over_work(officer, heir, by=leader_a, **ACT)


@pytest.mark.parametrize(
    ("who", "code"),
    [
        ("officer", "handover.same_person"),
        ("editor", "handover.not_a_colleague"),
        ("clerk_a", "handover.unfit"),
    ],
)
def test_a_wrong_successor_leaves_everything_where_it_is(
    refs: dict[str, str], officer: Member, leader_a: Member, who: str, code: str,
    request: pytest.FixtureRequest,
) -> None:  # fmt: skip
    successor = request.getfixturevalue(who)
    entries = Entry.objects.count()
    with pytest.raises(Refusal, match=code.replace(".", r"\.")):
        hand_over_work(officer, successor, by=leader_a, **ACT)
    assert not Charge.objects.exists()
    assert Entry.objects.count() == entries


def test_who_is_shut_out_takes_nothing_over_but_can_still_be_relieved(
    refs: dict[str, str], officer: Member, heir: Member, leader_a: Member, make_member: MakeMember
) -> None:
    keeper = make_member("quan-tri", officer.organisation, Role.ADMINISTRATOR)
    set_active(heir, False, by=keeper, at=NOON)
    with pytest.raises(Refusal, match=r"handover\.not_a_colleague"):
        hand_over_work(officer, heir, by=leader_a, **ACT)
    set_active(heir, True, by=keeper, at=NOON)
    set_active(officer, False, by=keeper, at=NOON)
    assert hand_over_work(officer, heir, by=leader_a, **ACT)


def test_what_was_taken_over_is_passed_on_again(
    refs: dict[str, str], officer: Member, heir: Member, leader_a: Member
) -> None:
    everything = held(officer, leader_a)
    hand_over_work(officer, heir, by=leader_a, **ACT)
    field.hold_trip(
        get_trip(refs["trip"], seen_by=officer), by=officer, at=NOON, on=date(2017, 6, 14)
    )
    assert held(heir, leader_a) == everything  # a step by somebody else changes no charge
    hand_over_work(heir, officer, by=leader_a, **ACT)
    assert held(officer, leader_a) == everything


def test_the_page_lists_first_and_passes_on(
    client: Client, refs: dict[str, str], officer: Member, heir: Member, leader_a: Member,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:  # fmt: skip
    client.force_login(leader_a.user)
    address = f"/hand-over/?leaver={officer.ref}"
    assert "Chọn người" in client.get("/hand-over/").content.decode()
    with django_assert_max_num_queries(26):
        text = client.get(address).content.decode()
    assert f'href="/trips/{refs["trip"]}/"' in text
    assert refs["meeting"] in text
    assert client.post(address, {"successor": "khong-co"}).status_code == 422
    answer = client.post(address, {"successor": heir.ref}, follow=True)
    assert "nhận 7 việc" in answer.content.decode()
    client.cookies["phoihop_language"] = "en"
    assert "has nothing in hand" in client.get(address).content.decode()


def test_the_page_is_only_for_who_may_and_shows_nobody_of_another_house(
    client: Client, refs: dict[str, str], officer: Member, editor: Member, auditor_a: Member,
    stranger: Member,
) -> None:  # fmt: skip
    for member, status in ((auditor_a, 403), (stranger, 200), (editor, 200)):
        client.force_login(member.user)
        answer = client.get(f"/hand-over/?leaver={officer.ref}")
        assert answer.status_code == status
        assert refs["private_lead"] not in answer.content.decode()
        assert refs["meeting"] not in answer.content.decode()


def test_the_command_lists_and_passes_on(
    refs: dict[str, str], officer: Member, heir: Member, leader_a: Member, editor: Member
) -> None:
    def told(*arguments: str) -> list[dict[str, str]]:
        out = StringIO()
        call_command("handover", officer.ref, *arguments, "--json", stdout=out)
        return json.loads(out.getvalue())  # type: ignore[no-any-return]

    listed = told("--as", leader_a.ref)
    assert {one["kind"] for one in listed} == {
        "trip", "question", "deed", "pack", "lead", "meeting",
    }  # fmt: skip
    assert told("--to", heir.ref, "--as", leader_a.ref) == listed
    assert told("--as", leader_a.ref) == []
    with pytest.raises(Refusal, match=r"handover\.not_a_colleague"):
        told("--as", editor.ref)
