"""A meeting from the call to the signed minutes, and on to the next."""

import json
from datetime import date
from io import BytesIO, StringIO
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.db import IntegrityError, transaction
from django.http import Http404
from django.test import Client
from docx import Document

from phoihop.audit.models import Entry
from phoihop.law.refusal import Refusal
from phoihop.meetings import services
from phoihop.meetings.models import Finding, Item, Meeting, Revision
from phoihop.meetings.papers import minutes_file
from phoihop.meetings.queries import get_item, get_meeting, minute_of, minutes_sha256, newest_words
from phoihop.meetings.rules import AttendeeSide, MeetingKind, Outcome
from phoihop.papers.rules import PaperFormat
from phoihop.parties.models import Member
from phoihop.planning.models import Topic
from phoihop.programmes.models import Programme
from tests.fixtures import NOON

DAY = date(2017, 6, 1)


@pytest.fixture
def meeting(programme: Programme, officer: Member) -> Meeting:
    call = services.Call(
        MeetingKind.PLANNING, "Họp kế hoạch quý III", DAY, items=["Đề tài quý III", " ", "Đi cơ sở"]
    )
    return services.call_meeting(programme, call, by=officer, at=NOON)


@pytest.fixture
def held(meeting: Meeting, officer: Member) -> Meeting:
    services.hold_meeting(meeting, by=officer, at=NOON, on=DAY)
    return meeting


def item(meeting: Meeting, number: int, member: Member) -> Item:
    return get_item(get_meeting(meeting.ref, seen_by=member), number)


def agree_all(meeting: Meeting, officer: Member, editor: Member) -> None:
    for number in (1, 2):
        services.write_minute(
            item(meeting, number, officer), f"Thống nhất mục {number}", after=0, by=officer, at=NOON
        )
        services.agree_minute(item(meeting, number, editor), 1, by=editor, at=NOON)


def sign_both(meeting: Meeting, leader_a: Member, leader_b: Member) -> None:
    assert not services.sign_minutes(meeting, by=leader_a, at=NOON)
    assert services.sign_minutes(meeting, by=leader_b, at=NOON)


def test_minutes_are_agreed_point_by_point_signed_and_locked(
    held: Meeting, officer: Member, editor: Member, leader_a: Member, leader_b: Member
) -> None:
    agree_all(held, officer, editor)
    sign_both(held, leader_a, leader_b)
    whole = get_meeting(held.ref, seen_by=editor)
    assert whole.state == "signed"
    assert {one.minutes_sha256 for one in whole.consents.all()} == {minutes_sha256(whole)}
    with pytest.raises(Refusal, match=r"meeting\.locked"):
        services.write_minute(item(held, 1, officer), "Khác", after=1, by=officer, at=NOON)
    with pytest.raises(Refusal, match=r"meeting\.locked"):
        services.add_item(whole, "Thêm", by=officer, at=NOON)


def test_new_words_need_new_consent(held: Meeting, officer: Member, editor: Member) -> None:
    agree_all(held, officer, editor)
    services.write_minute(item(held, 1, editor), "Sửa lại", after=1, by=editor, at=NOON)
    minute = minute_of(item(held, 1, officer))
    assert (minute.number, minute.agreed) == (2, False)
    assert Revision.objects.filter(item__number=1).count() == 2


def test_two_who_write_at_once_lose_nothing(held: Meeting, officer: Member, editor: Member) -> None:
    seen_by_both = item(held, 1, officer)
    services.write_minute(seen_by_both, "Bản của cán bộ", after=0, by=officer, at=NOON)
    with pytest.raises(Refusal, match=r"meeting\.minute_newer"):
        services.write_minute(seen_by_both, "Bản của biên tập", after=0, by=editor, at=NOON)
    assert newest_words(item(held, 1, officer)) == "Bản của cán bộ"
    with pytest.raises(Refusal, match=r"meeting\.minute_newer"):
        services.agree_minute(seen_by_both, 2, by=editor, at=NOON)


def test_an_open_item_keeps_the_leader_from_signing(
    held: Meeting, officer: Member, leader_a: Member
) -> None:
    services.write_minute(item(held, 1, officer), "Chưa ai đồng ý", after=0, by=officer, at=NOON)
    with pytest.raises(Refusal, match=r"meeting\.item_open"):
        services.sign_minutes(held, by=leader_a, at=NOON)
    with pytest.raises(Refusal, match=r"access\.denied"):
        services.sign_minutes(held, by=officer, at=NOON)


def test_one_signature_closes_the_words_until_it_is_taken_back(
    held: Meeting, officer: Member, editor: Member, leader_a: Member
) -> None:
    agree_all(held, officer, editor)
    services.sign_minutes(held, by=leader_a, at=NOON)
    with pytest.raises(Refusal, match=r"meeting\.signed_already"):
        services.sign_minutes(held, by=leader_a, at=NOON)
    with pytest.raises(Refusal, match=r"meeting\.locked"):
        services.write_minute(item(held, 1, officer), "Khác", after=1, by=officer, at=NOON)
    services.take_back_signature(held, by=leader_a, at=NOON)
    services.take_back_signature(held, by=leader_a, at=NOON)
    services.write_minute(item(held, 1, officer), "Khác", after=1, by=officer, at=NOON)
    assert Entry.objects.filter(action="meeting.taken_back").count() == 1


def test_nothing_is_written_of_a_meeting_that_was_not_held(
    meeting: Meeting, officer: Member
) -> None:
    with pytest.raises(Refusal, match=r"meeting\.not_held"):
        services.write_minute(item(meeting, 1, officer), "Sớm", after=0, by=officer, at=NOON)
    services.cancel_meeting(meeting, by=officer, at=NOON)
    with pytest.raises(Refusal, match=r"meeting\.cancelled"):
        services.add_item(meeting, "Thêm", by=officer, at=NOON)


def test_the_next_meeting_carries_on_what_nobody_told(
    held: Meeting, officer: Member, programme: Programme
) -> None:
    services.tell_outcome(item(held, 1, officer), Outcome.DONE, by=officer, at=NOON, on=DAY)
    call = services.Call(
        MeetingKind.PLANNING, "Họp kế hoạch quý IV", date(2017, 9, 1), items=["Việc mới"]
    )
    following = services.call_meeting(programme, call, by=officer, at=NOON)
    assert following.previous == held
    rows = [(one.title, one.carried_from_id is not None) for one in following.items.all()]
    assert rows == [("Đi cơ sở", True), ("Việc mới", False)]


def test_a_decision_becomes_a_topic_in_one_step(held: Meeting, editor: Member) -> None:
    topic = services.make_topic(item(held, 1, editor), line=None, by=editor, at=NOON, on=DAY)
    assert topic.title == "Đề tài quý III"
    assert item(held, 1, editor).topic == topic
    with pytest.raises(Refusal, match=r"meeting\.has_outcome"):
        services.make_topic(item(held, 1, editor), line=None, by=editor, at=NOON, on=DAY)


def test_a_finding_leads_to_the_pieces_that_came_of_it(
    held: Meeting, officer: Member, editor: Member
) -> None:
    finding = services.write_finding(
        held, question="Vì sao xóm này sạch?", found="Vì cùng làm", by=officer, at=NOON,
        file=("bao-cao.pdf", b"%PDF-1.7"),
    )  # fmt: skip
    topic = services.make_topic(item(held, 1, editor), line=None, by=editor, at=NOON, on=DAY)
    services.link_piece(finding, topic, by=editor, at=NOON)
    assert list(finding.topics.all()) == [topic]
    with pytest.raises(Refusal, match=r"deed\.file_kind_unknown"):
        services.write_finding(
            held, question="?", found="!", by=officer, at=NOON, file=("a.exe", b"x")
        )
    assert Finding.objects.count() == 1


def test_the_minutes_say_on_paper_what_is_not_agreed_yet(held: Meeting, officer: Member) -> None:
    services.add_attendee(
        held, name="Bà Mẫu", office="Chủ tịch", side=AttendeeSide.GUEST, by=officer, at=NOON
    )
    services.write_minute(item(held, 1, officer), "Mười hai bài", after=0, by=officer, at=NOON)
    whole = get_meeting(held.ref, seen_by=officer)
    text = "\n".join(
        one.text for one in Document(BytesIO(minutes_file(whole, PaperFormat.DOCX))).paragraphs
    )
    assert "Mười hai bài" in text
    assert "Khách mời: Bà Mẫu, Chủ tịch" in text
    assert text.count("chưa thống nhất") == 2
    assert minutes_file(whole, PaperFormat.PDF).startswith(b"%PDF")


def test_a_stranger_finds_no_meeting(
    client: Client, meeting: Meeting, stranger: Member, officer: Member
) -> None:
    with pytest.raises(Http404):
        get_meeting(meeting.ref, seen_by=stranger)
    for address in (
        "/programmes/CT-2017-01/meetings/",
        f"/meetings/{meeting.ref}/",
        f"/meetings/{meeting.ref}/items/1/",
        f"/meetings/{meeting.ref}/minutes.pdf",
    ):
        client.force_login(stranger.user)
        assert client.get(address).status_code == 404
        client.force_login(officer.user)
        for language in ("vi", "en"):
            client.cookies["phoihop_language"] = language
            assert client.get(address).status_code == 200


def test_a_meeting_is_walked_on_screen(
    client: Client, programme: Programme, officer: Member, editor: Member,
    leader_a: Member, leader_b: Member,
) -> None:  # fmt: skip
    client.force_login(officer.user)
    called = {"kind": "research", "title": "Tổng kết", "meets_on": "2017-06-01", "items": "Một"}
    client.post("/programmes/CT-2017-01/meetings/new/", called)
    page = f"/meetings/{Meeting.objects.get().ref}/"
    client.post(f"{page}hold/", {"hold-on": "2017-06-01"})
    client.post(f"{page}items/1/minute/", {"minute-text": "Đồng lòng", "minute-after": "0"})
    file = SimpleUploadedFile("bao-cao.pdf", b"%PDF-1.7")
    client.post(
        f"{page}finding/",
        {"finding-question": "Vì sao?", "finding-found": "Vì dân", "finding-file": file},
    )
    client.force_login(editor.user)
    assert "Vì dân" in client.get(page).content.decode()
    client.post(f"{page}items/1/agree/", {"agree-after": "1"})
    client.post(f"{page}items/1/topic/", {"topic-line": ""})
    for leader in (leader_a, leader_b):
        client.force_login(leader.user)
        client.post(f"{page}sign/")
    assert Meeting.objects.get().state == "signed"
    assert Topic.objects.get().title == "Một"


def test_two_revisions_are_compared_word_by_word(
    client: Client, held: Meeting, officer: Member
) -> None:
    for after, text in enumerate(["Mười hai bài", "Mười tám bài"]):
        services.write_minute(item(held, 1, officer), text, after=after, by=officer, at=NOON)
    client.force_login(officer.user)
    page = client.get(f"/meetings/{held.ref}/items/1/").content.decode()
    assert "<del>" in page
    assert "hai" in page
    assert "tám" in page
    back = client.get(f"/meetings/{held.ref}/items/1/?first=2&second=1").content.decode()
    assert "<ins>" in back


def test_the_command_walks_a_meeting(
    programme: Programme, officer: Member, editor: Member, leader_a: Member, leader_b: Member,
    tmp_path: Path,
) -> None:  # fmt: skip
    def run(*arguments: str) -> dict[str, object]:
        out = StringIO()
        call_command("meetings", *arguments, "--json", stdout=out)
        told: dict[str, object] = json.loads(out.getvalue())
        return told

    called = run("call", "CT-2017-01", "planning", "Họp", "--item", "Một", "--as", "can-bo")
    ref = str(called["ref"])
    run("hold", ref, "--on", "01-06-2017", "--as", "can-bo")
    run("attendee", ref, "guest", "Bà Mẫu", "--as", "can-bo")
    run("minute", ref, "1", "Đồng lòng", "--as", "can-bo")
    run("agree", ref, "1", "--as", "bien-tap")
    run("sign", ref, "--as", "lanh-dao-a")
    last = run("sign", ref, "--as", "lanh-dao-b")
    assert (last["state"], last["signed_by"]) == ("signed", ["a", "b"])
    run("outcome", ref, "1", "done", "--as", "can-bo")
    run("paper", ref, "-o", str(tmp_path / "bien-ban.pdf"), "--as", "can-bo")
    assert (tmp_path / "bien-ban.pdf").read_bytes().startswith(b"%PDF")


def test_the_database_signs_once_a_side(held: Meeting, leader_a: Member) -> None:
    row = {"meeting": held, "side": "a", "member": leader_a, "recorded_at": NOON}
    held.consents.create(**row, minutes_sha256="0" * 64)
    with pytest.raises(IntegrityError), transaction.atomic():
        held.consents.create(**row, minutes_sha256="1" * 64)
