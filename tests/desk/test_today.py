"""What waits for whom, as each room leaves it; the page, the command, and what they cost."""

import json
from datetime import date, timedelta

import pytest
from django.core.management import call_command
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from phoihop.acceptance import services as acceptance
from phoihop.desk.queries import today_of
from phoihop.desk.rules import Item, Task
from phoihop.evidence.services import add_evidence
from phoihop.law.access import Side
from phoihop.law.period import Period
from phoihop.parties.models import Member
from phoihop.planning import services as planning
from phoihop.programmes import services
from phoihop.programmes.models import Annex, Consent, Instrument, Line, Obligation, Programme
from phoihop.publications.models import Match, Publication, Work
from phoihop.reviews import services as reviews
from tests.fixtures import NOON, Publish
from tests.gates import through_gates

ON = date(2017, 6, 1)


def mine(member: Member, on: date = ON) -> dict[Task, Item]:
    return {item.task: item for item in today_of(member, on=on).mine}


def others(member: Member, on: date = ON) -> dict[Task, Item]:
    return {item.task: item for item in today_of(member, on=on).others}


def test_a_topic_waits_for_the_other_side_then_for_the_editor(
    programme: Programme, line: Line, officer: Member, editor: Member
) -> None:
    idea = planning.Idea("Chè Tân Cương", line=line, due_on=date(2017, 5, 1))
    topic = planning.propose_topic(programme, idea, by=officer, at=NOON, on=ON)
    assert Task.AGREE_TOPIC not in mine(editor) | others(editor)
    planning.offer_topic(topic, by=officer, at=NOON, on=ON)
    assert mine(editor)[Task.AGREE_TOPIC].is_overdue(ON)
    assert others(officer)[Task.AGREE_TOPIC].turn == {Side.B}
    planning.agree_topic(topic, by=editor, at=NOON, on=ON)
    assert Task.START_TOPIC in mine(editor)
    assert Task.START_TOPIC in others(officer)
    planning.start_topic(topic, by=editor, at=NOON, on=ON)
    assert Task.PUBLISH_TOPIC in mine(editor)


def test_a_deed_waits_for_the_side_of_its_next_step(
    trip_duty: Obligation, officer: Member, editor: Member
) -> None:
    deed = planning.open_deed(trip_duty, title="Đi Định Hóa", by=editor, at=NOON, on=ON)
    waiting = mine(officer)[Task.TAKE_STEP]
    assert (waiting.step, waiting.due_on) == ("granted", ON + timedelta(days=5))
    assert others(editor)[Task.TAKE_STEP].turn == {Side.A}
    planning.take_step(deed, "granted", by=officer, at=NOON, on=ON)
    planning.take_step(deed, "held", by=officer, at=NOON, on=ON)
    assert mine(editor)[Task.TAKE_STEP].step == "confirmed"


def test_papers_wait_for_the_leaders_that_have_not_signed(
    programme: Programme,
    contract: Instrument,
    leader_a: Member,
    leader_b: Member,
    officer: Member,
    editor: Member,
) -> None:
    Instrument.objects.update(state="offered", signed_on=None)
    contract.refresh_from_db()
    assert mine(editor)[Task.ANSWER_PAPER].ref == contract.ref  # who did not write it
    assert others(officer)[Task.ANSWER_PAPER].turn == {Side.B}
    services.agree(contract, by=editor, at=NOON)
    assert Task.CHECK_PAPER in mine(officer)
    through_gates(contract, (officer, leader_a), (editor, leader_b))
    Consent.objects.create(
        instrument=contract, party=contract.party_a, member=leader_a, recorded_at=NOON
    )
    assert mine(leader_b)[Task.SIGN_INSTRUMENT].ref == contract.ref
    assert others(leader_a)[Task.SIGN_INSTRUMENT].turn == {Side.B}
    assert Task.SIGN_INSTRUMENT in others(officer)


def test_a_draft_waits_for_the_side_that_writes_it_and_is_hidden_from_the_other(
    contract: Instrument, officer: Member, editor: Member
) -> None:
    Annex.objects.create(
        ref="PL-2017-01", instrument=contract, title="Phụ lục", reason_code="more_work",
        reason="Thêm bài", effective_on=ON, drafted_by=contract.drafted_by, recorded_at=NOON,
    )  # fmt: skip
    assert mine(officer)[Task.OFFER_PAPER].ref == "PL-2017-01"
    assert Task.OFFER_PAPER not in mine(editor) | others(editor)


def test_pieces_are_counted_by_programme(
    line: Line, publish: Publish, editor: Member, officer: Member
) -> None:
    Obligation.objects.update(evidence_level="text")
    for number in range(3):
        publish(f"Bài {number}", date(2017, 5, 1))
    publish("Chưa rõ ngày", date(2017, 5, 1), precision="month")
    Match.objects.filter(work__title="Bài 0").update(state="proposed")
    found = mine(editor)
    assert found[Task.CONFIRM_MATCHES].count == 1
    assert found[Task.COMPLETE_DATES].count == 1
    assert found[Task.ADD_EVIDENCE].count == 3
    piece = Publication.objects.get(title="Bài 1")
    add_evidence(piece, by=editor, at=NOON, captured_at=NOON, text="Lời bài viết mẫu.")
    assert mine(editor)[Task.ADD_EVIDENCE].count == 2
    assert Task.SEAL_EVIDENCE not in mine(officer)


def test_a_page_file_waits_for_the_seal_of_the_side_that_did_not_bring_it(
    line: Line, publish: Publish, editor: Member, officer: Member
) -> None:
    Obligation.objects.update(evidence_level="sealed")
    piece = publish("Bài", date(2017, 5, 1)).publication
    add_evidence(piece, by=editor, at=NOON, captured_at=NOON, file=("trang.pdf", b"%PDF-1.7 mau"))
    assert mine(officer)[Task.SEAL_EVIDENCE].count == 1
    assert Task.SEAL_EVIDENCE not in mine(editor)


def test_a_record_walks_from_confirmation_to_money_and_number(
    contract: Instrument,
    line: Line,
    publish: Publish,
    officer: Member,
    leader_a: Member,
    leader_b: Member,
    accountant_a: Member,
    accountant_b: Member,
    clerk_a: Member,
) -> None:
    publish("Bài", date(2017, 5, 1))
    period = Period(date(2017, 4, 1), date(2017, 5, 31))
    record = acceptance.draw_up(contract, period=period, accepted_on=ON, by=officer, at=NOON)
    seen = record.rows_sha256
    acceptance.confirm(record, rows_sha256_seen=seen, by=leader_a, at=NOON)
    assert Task.CONFIRM_RECORD in mine(leader_b)
    assert others(leader_a)[Task.CONFIRM_RECORD].turn == {Side.B}
    acceptance.confirm(record, rows_sha256_seen=seen, by=leader_b, at=NOON)
    assert Task.GIVE_NUMBER in mine(clerk_a)
    assert mine(accountant_b)[Task.REQUEST_PAYMENT].dong == 1_650_000
    given = {"reference": "mẫu", "at": NOON}
    acceptance.request_payment(record, requested_on=ON, by=accountant_b, **given)
    assert Task.RECORD_PAYMENT in mine(accountant_a)
    acceptance.record_payment(record, amount_dong=650_000, paid_on=ON, by=accountant_a, **given)
    assert mine(accountant_a)[Task.RECORD_PAYMENT].dong == 1_000_000
    assert mine(accountant_b)[Task.CONFIRM_PAYMENT].dong == 650_000


def test_a_record_is_to_be_looked_at_again_when_more_was_recorded_since(
    contract: Instrument, line: Line, publish: Publish, officer: Member, leader_a: Member
) -> None:
    publish("Bài", date(2017, 5, 1))
    period = Period(date(2017, 4, 1), date(2017, 5, 31))
    acceptance.draw_up(contract, period=period, accepted_on=ON, by=officer, at=NOON)
    assert Task.CONFIRM_RECORD in mine(leader_a)
    publish("Bài ghi sau", date(2017, 5, 2), at=NOON + timedelta(hours=1))
    assert Task.WITHDRAW_RECORD in mine(officer)
    assert Task.CONFIRM_RECORD not in mine(leader_a)


def test_a_year_waits_to_be_reviewed_held_and_signed(
    programme: Programme, officer: Member, leader_a: Member, leader_b: Member
) -> None:
    on = date(2018, 1, 10)
    at = NOON.replace(year=2018, month=1, day=10)
    assert mine(officer, on)[Task.PREPARE_REVIEW].year == 2017
    assert mine(officer, on)[Task.PREPARE_REVIEW].is_overdue(on)
    review = reviews.prepare_review(programme, year=2017, as_of_on=on, by=officer, at=at, on=on)
    assert Task.HOLD_REVIEW in mine(officer, on)
    reviews.hold_review(review, held_on=on, place="", by=officer, at=at)
    reviews.sign_review(review, by=leader_a, at=at, on=on)
    assert Task.SIGN_REVIEW in mine(leader_b, on)
    assert others(leader_a, on)[Task.SIGN_REVIEW].turn == {Side.B}
    draft = reviews.LessonDraft("Chậm", "Thiếu tin", "Báo sớm", Side.A, date(2018, 6, 30))
    lesson = reviews.write_lesson(review, draft, by=officer, at=at)
    assert Task.DECIDE_LESSON in mine(leader_b, on)
    reviews.decide_lesson(lesson, adopt=True, by=leader_b, at=at, on=on)
    assert mine(officer, on)[Task.FINISH_LESSON].due_on == date(2018, 6, 30)


@pytest.fixture
def much(programme: Programme, line: Line, publish: Publish, officer: Member, editor: Member,
         trip_duty: Obligation) -> None:  # fmt: skip
    idea = planning.Idea("Đề tài", line=line)
    for number in range(3):
        topic = planning.propose_topic(programme, idea, by=officer, at=NOON, on=ON)
        planning.offer_topic(topic, by=officer, at=NOON, on=ON)
        planning.open_deed(trip_duty, title=f"Việc {number}", by=editor, at=NOON, on=ON)
        publish(f"Bài {number}", date(2017, 5, 1), precision="month")


def test_the_page_lists_what_waits_for_me_with_links(
    client: Client, editor: Member, much: None
) -> None:
    client.force_login(editor.user)
    text = client.get("/").content.decode()
    assert "Trả lời đề tài bên kia đề xuất: “Đề tài”" in text
    assert 'href="/topics/' in text
    assert "Chờ người khác" in text
    only = client.get("/?task=agree_topic").content.decode()
    assert only.count("Trả lời đề tài bên kia đề xuất") == 3
    assert "Chờ người khác" not in only
    assert "Trả lời đề tài" not in client.get("/?task=prepare_review").content.decode()


def test_the_page_speaks_english(client: Client, editor: Member, much: None) -> None:
    client.force_login(editor.user)
    client.cookies["phoihop_language"] = "en"
    text = client.get("/").content.decode()
    assert "Waiting for me" in text
    assert "Chờ tôi" not in text


def test_a_stranger_reads_a_friendly_page_with_the_next_step(
    client: Client, stranger: Member, much: None
) -> None:
    client.force_login(stranger.user)
    text = client.get("/").content.decode()
    assert "Không có việc nào đang chờ" in text
    assert "CT-2017-01" not in text


def test_who_is_not_signed_in_is_asked_to(client: Client, db: None) -> None:
    assert client.get("/").status_code == 302


def test_the_number_of_queries_does_not_grow(
    client: Client,
    editor: Member,
    much: None,
    publish: Publish,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    client.force_login(editor.user)
    with django_assert_max_num_queries(40) as first:
        client.get("/")
    for number in range(5):
        publish(f"Thêm {number}", date(2017, 5, 1))
    with django_assert_max_num_queries(len(first)):
        client.get("/")


def test_no_body_of_a_work_is_read(
    client: Client,
    editor: Member,
    much: None,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    client.force_login(editor.user)
    Work.objects.update(body="lời dài")
    with django_assert_max_num_queries(40) as asked:
        client.get("/")
    assert not [query for query in asked if '"body"' in query["sql"]]


def test_the_command_says_the_same(
    editor: Member, much: None, capsys: pytest.CaptureFixture[str]
) -> None:
    call_command("today", "--as", editor.ref, "--on", "1/6/2017", "--json")
    told = json.loads(capsys.readouterr().out)
    assert {one["task"] for one in told["mine"]} == {task.value for task in mine(editor)}
    assert all(one["address"] for one in told["mine"])
    call_command("today", "--as", editor.ref, "--on", "1/6/2017")
    assert "Bên A" in capsys.readouterr().out
