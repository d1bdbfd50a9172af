"""What field work and meetings put on the list for today, and for whom."""

from datetime import date

import pytest

from phoihop.desk.queries import today_of
from phoihop.desk.rules import Task
from phoihop.fieldwork import services as field
from phoihop.fieldwork.rules import Cost, Figure, LeadKind, Payer
from phoihop.law.access import Side
from phoihop.meetings import services as meetings
from phoihop.meetings.queries import get_item, get_meeting
from phoihop.meetings.rules import MeetingKind
from phoihop.parties.models import Member, Organisation
from phoihop.planning.services import Idea, propose_topic
from phoihop.programmes.models import Obligation, Programme
from tests.fixtures import NOON

ON = date(2017, 6, 1)
LATER = date(2017, 7, 1)


def mine(member: Member) -> dict[Task, int]:
    return {one.task: one.count for one in today_of(member, on=LATER).mine}


def test_a_lead_that_side_a_offered_waits_for_the_publisher(
    programme: Programme, officer: Member, editor: Member
) -> None:
    claim = field.Claim(LeadKind.PRACTICE, "Xóm tự quản", "Cùng làm")
    lead = field.note_lead(programme, claim, by=officer, at=NOON, on=ON)
    assert Task.TAKE_LEAD not in mine(editor)
    source = field.add_source(lead, text="Báo cáo", by=officer, at=NOON)
    field.verify_source(source, by=officer, at=NOON, on=ON)
    field.offer_lead(lead, by=officer, at=NOON)
    assert mine(editor)[Task.TAKE_LEAD] == 1
    assert Task.TAKE_LEAD not in mine(officer)


def test_a_new_version_waits_for_those_who_used_the_older(
    programme: Programme, publish_duty: Obligation, officer: Member, editor: Member,
    institution: Organisation,
) -> None:  # fmt: skip
    duty = Obligation.objects.create(
        programme=programme, code="A3", ordinal=4, kind="brief", side="a", text="Cung cấp",
        quantity_least=1,
    )  # fmt: skip
    figures = [Figure("Tăng trưởng", "6,71", "%", ON, "Mẫu")]
    version = field.issue_pack(
        duty, unit=institution, title="Gói", content=field.Content(figures=figures), by=officer,
        at=NOON, on=ON,
    )  # fmt: skip
    topic = propose_topic(
        programme, Idea("Bài", obligation=publish_duty), by=editor, at=NOON, on=ON
    )
    field.use_pack(version, topic, by=editor, at=NOON)
    assert Task.READ_PACK not in mine(editor)
    field.new_version(version.pack, field.Content("Khác"), change="Mới", by=officer, at=NOON, on=ON)
    assert mine(editor)[Task.READ_PACK] == 1
    assert Task.READ_PACK not in mine(officer)


def test_a_trip_that_was_held_asks_who_paid(
    trip_duty: Obligation, officer: Member, editor: Member
) -> None:
    wish = field.Wish("Xã Mẫu", date(2017, 6, 12), date(2017, 6, 12), "Gặp dân")
    trip = field.request_trip(trip_duty, wish, by=editor, at=NOON, on=ON)
    field.grant_trip(trip, by=officer, at=NOON, on=ON)
    field.hold_trip(trip, by=editor, at=NOON, on=date(2017, 6, 12))
    for cost in Cost:
        assert mine(editor)[Task.TELL_COSTS] == mine(officer)[Task.TELL_COSTS] == 1
        field.tell_cost(trip, cost, Payer.PUBLISHER, by=editor, at=NOON)
    assert Task.TELL_COSTS not in mine(editor)


@pytest.fixture
def held(programme: Programme, officer: Member) -> str:
    call = meetings.Call(MeetingKind.PLANNING, "Họp", ON, items=["Một"])
    meeting = meetings.call_meeting(programme, call, by=officer, at=NOON)
    meetings.hold_meeting(meeting, by=officer, at=NOON, on=ON)
    return meeting.ref


def test_minutes_wait_first_for_consent_and_then_for_the_leaders(
    held: str, officer: Member, editor: Member, leader_a: Member, leader_b: Member
) -> None:
    item = get_item(get_meeting(held, seen_by=officer), 1)
    meetings.write_minute(item, "Thống nhất", after=0, by=officer, at=NOON)
    assert mine(editor)[Task.AGREE_MINUTES] == 1
    assert Task.AGREE_MINUTES not in mine(officer)
    meetings.agree_minute(item, 1, by=editor, at=NOON)
    assert Task.AGREE_MINUTES not in mine(editor)
    assert mine(leader_a)[Task.SIGN_MINUTES] == 1
    meetings.sign_minutes(get_meeting(held, seen_by=leader_a), by=leader_a, at=NOON)
    assert Task.SIGN_MINUTES not in mine(leader_a)
    waiting = [one for one in today_of(leader_a, on=LATER).others if one.ref == held]
    assert [one.turn for one in waiting] == [frozenset({Side.B})]
    assert mine(leader_b)[Task.SIGN_MINUTES] == 1
