"""Every page of the plan opens for both sides, in both languages, with something on it."""

from datetime import date

import pytest
from django.test import Client

from phoihop.parties.models import Member
from phoihop.planning import services
from phoihop.planning.models import CalendarImport
from phoihop.programmes.models import Line, Obligation, Programme
from tests.fixtures import NOON, Publish
from tests.planning.test_calendar_files import ics

PLAN = "/programmes/CT-2017-01/plan/"
ON = date(2017, 6, 1)
ACT = {"at": NOON, "on": ON}
PAGES = [
    "", "?state=agreed", "calendar/?month=2017-09", "calendar/?month=bad", "calendar/bring/",
    "lead-times/", "days/", "lines/", "radar/", "agenda/", "lines/HĐ-2017-01/1/published/",
    "deeds/",
]  # fmt: skip


@pytest.fixture
def planned(
    programme: Programme, line: Line, trip_duty: Obligation, publish: Publish, officer: Member,
    editor: Member,
) -> Programme:  # fmt: skip
    publish("Đã đăng", date(2017, 5, 1))
    for number in range(8):  # more on one day than the calendar names
        idea = services.Idea(f"Đề tài {number}", line=line, due_on=date(2017, 9, 1))
        topic = services.decide_topic(programme, idea, by=officer, **ACT)
        services.agree_topic(topic, by=editor, **ACT)
    services.propose_topic(programme, services.Idea("Chưa có ngày"), by=officer, **ACT)
    file = ics("UID:1\r\nSUMMARY:Hội nghị tháng chín\r\nDTSTART;VALUE=DATE:20170905")
    brought = services.read_calendar_file(programme, "lich.ics", file, by=officer, **ACT)
    services.take_calendar(brought, shared=True, by=officer, at=NOON)
    return programme


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_page_opens_for_both_sides(
    client: Client, planned: Programme, officer: Member, editor: Member, language: str
) -> None:
    client.cookies["phoihop_language"] = language
    for member in (officer, editor):
        client.force_login(member.user)
        led = {page: client.get(f"{PLAN}{page}").status_code for page in PAGES}
        assert set(led.values()) == {200}, led
    month = client.get(f"{PLAN}calendar/?month=2017-09").content.decode()
    assert "Hội nghị tháng chín" in month  # the officer shared it
    assert ("4 more topics" if language == "en" else "Còn 4 đề tài nữa") in month
    assert "Chưa có ngày" not in month  # the other side's private idea


def test_a_calendar_is_looked_at_then_taken_once(
    client: Client, planned: Programme, officer: Member, editor: Member
) -> None:
    brought = CalendarImport.objects.get()
    client.force_login(editor.user)
    assert client.get(f"/calendars/{brought.ref}/").status_code == 404
    client.force_login(officer.user)
    assert "Hội nghị tháng chín" in client.get(f"/calendars/{brought.ref}/").content.decode()
    assert client.post(f"/calendars/{brought.ref}/").status_code == 409
    assert planned.calendar_entries.count() == 1


def test_a_day_is_moved_from_the_calendar_and_not_past_the_line(
    client: Client, planned: Programme, officer: Member, stranger: Member
) -> None:
    topic = planned.topics.filter(due_on__isnull=False)[0]
    client.force_login(officer.user)
    place = f"{PLAN}calendar/place/"
    answer = client.post(place, {"topic": topic.ref, "due_on": "2017-10-02"})
    assert answer["Location"].endswith("?month=2017-10")
    topic.refresh_from_db()
    assert topic.due_on == date(2017, 10, 2)
    assert topic.steps.get(step="reschedule").reason == "01-09-2017 → 02-10-2017"
    assert client.post(place, {"topic": topic.ref, "due_on": "2018-01-01"}).status_code == 409
    assert client.post(place, {"topic": topic.ref, "due_on": "0001-01-01"}).status_code == 422
    client.force_login(stranger.user)
    assert client.post(place, {"topic": topic.ref, "due_on": "2017-10-03"}).status_code == 404


def test_lead_times_and_own_days_are_kept_by_people(
    client: Client, planned: Programme, editor: Member, auditor_a: Member
) -> None:
    client.force_login(editor.user)
    lead = {"genre": "reportage", "start_days": 30, "draft_days": 10, "editor_days": 5}
    assert client.post(f"{PLAN}lead-times/", lead).status_code == 302
    assert client.post(f"{PLAN}lead-times/", {**lead, "draft_days": 40}).status_code == 409
    day = {"name": "Ngày của tỉnh", "calendar": "lunar", "day": 10, "month": 1,
           "first_year": 1997, "source": "Địa chí tỉnh"}  # fmt: skip
    assert client.post(f"{PLAN}days/add/", day).status_code == 302
    assert client.post(f"{PLAN}days/add/", day).status_code == 409
    assert client.post(f"{PLAN}days/add/", {**day, "name": "x", "day": 31}).status_code == 409
    assert client.post(f"{PLAN}days/add/", {**day, "source": ""}).status_code == 422
    assert "Ngày của tỉnh" in client.get(f"{PLAN}days/").content.decode()
    client.force_login(auditor_a.user)
    assert client.post(f"{PLAN}lead-times/", lead).status_code == 403
