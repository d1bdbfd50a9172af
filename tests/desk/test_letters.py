"""The digest of the day, what cannot wait for it, what is muted; the calendar feed."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.management import call_command
from django.test import Client
from icalendar import Calendar

from phoihop.desk.queries import today_of
from phoihop.desk.rules import Task
from phoihop.desk.services import write_letters
from phoihop.law.access import Role
from phoihop.notices.models import Feed, Letter
from phoihop.notices.services import choose, issue_feed
from phoihop.parties.models import Member, MemberRole, Organisation
from phoihop.planning import services as planning
from phoihop.planning.models import Assignment, Deed, Topic
from phoihop.programmes.models import Line, Obligation, Programme
from tests.fixtures import MakeMember

ON = date(2017, 6, 1)
MORNING = datetime(2017, 6, 1, 1, 0, tzinfo=UTC)  # eight o'clock in Hà Nội
NIGHT = datetime(2017, 5, 31, 22, 0, tzinfo=UTC)  # five o'clock


@pytest.fixture
def mailed(officer: Member, editor: Member) -> tuple[Member, Member]:
    for member in (officer, editor):
        member.user.email = f"{member.ref}@example.vn"
        member.user.save(update_fields=["email"])
    return officer, editor


@pytest.fixture
def trip(trip_duty: Obligation, mailed: tuple[Member, Member]) -> Deed:
    """The editor asked; the officer answers by 6 June."""
    return planning.open_deed(trip_duty, title="Đi cơ sở Định Hóa", by=mailed[1], at=MORNING, on=ON)


def test_one_digest_a_day_however_often_one_asks(trip: Deed, officer: Member) -> None:
    assert write_letters(officer, at=NIGHT, on=ON) == []
    assert write_letters(officer, at=MORNING, on=ON) == ["digest:2017-06-01:can-bo"]
    assert write_letters(officer, at=MORNING + timedelta(hours=3), on=ON) == []
    letter = Letter.objects.get()
    assert "1 việc chờ anh/chị, 01-06-2017" in letter.subject
    assert "Đi cơ sở Định Hóa" in letter.body
    assert f"/deeds/{trip.ref}/" in letter.body
    tomorrow = MORNING + timedelta(days=1)
    assert write_letters(officer, at=tomorrow, on=ON + timedelta(days=1)) != []


def test_nothing_waits_no_letter(mailed: tuple[Member, Member], programme: Programme) -> None:
    assert write_letters(mailed[0], at=MORNING, on=ON) == []


def test_due_tomorrow_is_told_once_by_digest_or_by_an_urgent_letter(
    trip: Deed, officer: Member
) -> None:
    eve = ON + timedelta(days=4)
    at = MORNING + timedelta(days=4)
    assert write_letters(officer, at=at, on=eve) == ["digest:2017-06-05:can-bo"]
    assert write_letters(officer, at=at + timedelta(hours=1), on=eve) == []  # the digest told it
    Deed.objects.update(due_on=eve + timedelta(days=2))
    next_day = eve + timedelta(days=1)
    choose(officer.user, language="en", digest=False, urgent=True, muted=[])
    [key] = write_letters(officer, at=at + timedelta(days=1), on=next_day)
    assert key.startswith("urgent:")
    letter = Letter.objects.get(key=key)
    assert letter.subject.startswith("[Phối hợp] Urgent:")
    assert "Due tomorrow" in letter.body
    assert write_letters(officer, at=at + timedelta(days=1, hours=2), on=next_day) == []


def test_a_refusal_of_today_is_told_to_who_asked_once(
    trip: Deed, officer: Member, editor: Member
) -> None:
    write_letters(editor, at=MORNING, on=ON)
    planning.take_step(trip, "refused", by=officer, at=MORNING, on=ON, note="Đang mùa lũ")
    [key] = write_letters(editor, at=MORNING + timedelta(hours=1), on=ON)
    assert "Đang mùa lũ" in Letter.objects.get(key=key).body
    assert write_letters(editor, at=MORNING + timedelta(hours=2), on=ON) == []
    assert not Letter.objects.filter(user=officer.user, kind="urgent").exists()


def test_a_muted_kind_is_in_no_letter_and_still_on_the_page(trip: Deed, officer: Member) -> None:
    choose(officer.user, language="vi", digest=True, urgent=True, muted=[Task.TAKE_STEP.value])
    assert write_letters(officer, at=MORNING, on=ON) == []
    assert [item.ref for item in today_of(officer, on=ON).mine] == [trip.ref]


def test_the_sweep_may_run_again_at_any_moment(trip: Deed) -> None:
    call_command("digest")
    written = Letter.objects.filter(kind="digest").count()
    call_command("digest")
    assert Letter.objects.filter(kind="digest").count() == written


@pytest.fixture
def assigned(
    programme: Programme, line: Line, officer: Member, editor: Member,
    make_member: MakeMember, publisher: Organisation,
) -> Assignment:  # fmt: skip
    reporter = make_member("phong-vien", publisher, Role.REPORTER)
    idea = planning.Idea("Chè Tân Cương", line=line, due_on=date(2017, 9, 1))
    topic = planning.decide_topic(programme, idea, by=officer, at=MORNING, on=ON)
    planning.agree_topic(topic, by=editor, at=MORNING, on=ON)
    offer = planning.Offer(reporter, date(2017, 6, 10), fee_dong=2_000_000)
    return planning.offer_assignment(topic, offer, by=editor, at=MORNING, on=ON)


def test_an_assignment_waits_for_its_person_and_the_institution_sees_none(
    assigned: Assignment, officer: Member, editor: Member
) -> None:
    mine = {item.task for item in today_of(assigned.assignee, on=ON).mine}
    assert mine == {Task.ANSWER_ASSIGNMENT}
    assert Task.ANSWER_ASSIGNMENT in {item.task for item in today_of(editor, on=ON).others}
    seen = today_of(officer, on=ON)
    assert Task.ANSWER_ASSIGNMENT not in {item.task for item in (*seen.mine, *seen.others)}


def test_what_is_late_its_owner_is_told_first(assigned: Assignment, editor: Member) -> None:
    day_after = date(2017, 6, 11)
    [own] = today_of(assigned.assignee, on=day_after).mine
    assert own.is_overdue(day_after)
    assert not own.is_overdue_for_others(day_after)
    assert own.is_overdue_for_others(date(2017, 6, 13))


def test_a_feed_shows_days_of_what_waits_and_follows_rfc_5545(
    client: Client, assigned: Assignment
) -> None:
    secret = issue_feed(assigned.assignee.user, "điện thoại", role="", at=MORNING)
    answer = client.get(f"/feeds/{secret}.ics")
    assert answer["Content-Type"].startswith("text/calendar")
    lines = answer.content.split(b"\r\n")
    assert max(len(line) for line in lines) <= 75  # octets, however long a Vietnamese title is
    assert b"\n" not in answer.content.replace(b"\r\n", b"")
    calendar = Calendar.from_ical(answer.content)
    assert calendar["VERSION"] == "2.0"
    [event] = calendar.walk("VEVENT")
    assert event["DTSTART"].dt == date(2017, 6, 10)
    assert event["DTEND"].dt == date(2017, 6, 11)
    assert {"UID", "DTSTAMP"} <= set(event)
    assert "Chè Tân Cương" in str(event["SUMMARY"])
    assert "2000000" not in answer.content.decode().replace(".", "")


def test_a_feed_opens_nothing_once_revoked_or_when_the_role_is_gone(
    client: Client, assigned: Assignment, editor: Member
) -> None:
    secret = issue_feed(editor.user, "phòng", role=Role.EDITOR.value, at=MORNING)
    address = f"/feeds/{secret}.ics"
    assert client.get(address).status_code == 200
    assert Feed.objects.get().token_sha256 not in address
    MemberRole.objects.filter(member=editor).delete()
    assert client.get(address).status_code == 404
    MemberRole.objects.create(member=editor, role=Role.EDITOR.value)
    client.force_login(editor.user)
    client.post(f"/notices/feeds/{Feed.objects.get().pk}/revoke/")
    assert client.get(address).status_code == 404
    assert client.get("/feeds/none.ics").status_code == 404


def test_choices_are_kept_and_a_feed_is_shown_once(client: Client, officer: Member) -> None:
    client.force_login(officer.user)
    given = {"digest": "on", "language": "en", "muted": [Task.SIGN_ANNEX.value]}
    assert client.post("/notices/", given).status_code == 302
    page = client.get("/notices/").content.decode()
    assert 'value="sign_annex"' in page
    fresh = client.post("/notices/feeds/", {"name": "máy tính", "role": "officer"})
    assert ".ics" in fresh.content.decode()
    assert ".ics" not in client.get("/notices/").content.decode()
    assert client.post("/notices/feeds/", {"name": "x", "role": "leader"}).status_code == 422
    assert Topic.objects.count() == 0
