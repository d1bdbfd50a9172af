"""A year in which something stands behind every door of the plan and of the desk."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from phoihop.fieldwork import services as field
from phoihop.fieldwork.rules import Cost, Figure, LeadKind, Payer
from phoihop.manuscripts import services as manuscripts
from phoihop.meetings import services as meetings
from phoihop.meetings.rules import MeetingKind
from phoihop.parties.models import Member
from phoihop.planning import services as planning
from phoihop.programmes.models import Line, Obligation, Programme
from phoihop.royalties import services as royalties
from phoihop.royalties.rules import Group
from tests.fixtures import NOON, Publish

ON = date(2017, 6, 1)


@dataclass(frozen=True, slots=True)
class People:
    """Who made the year."""

    officer: Member
    editor: Member
    reporter: Member
    accountant: Member


def add_duty(programme: Programme, code: str, kind: str) -> Obligation:
    """One more duty of side A."""
    return Obligation.objects.create(
        programme=programme, code=code, ordinal=programme.obligations.count() + 1, kind=kind,
        side="a", text=f"Nghĩa vụ {code}", quantified=False, answer_within_days=7,
    )  # fmt: skip


def a_year(programme: Programme, line: Line, publish: Publish, people: People) -> dict[str, str]:
    """Make one of everything; return name → reference. ``secret`` is the idea nobody was told of,
    ``hushed`` a sensitive question, ``private_lead`` one not offered yet."""
    officer, editor = people.officer, people.editor
    for code, kind in (("A7", "facilitate"), ("A8", "inform"), ("A9", "brief")):
        add_duty(programme, code, kind)
    duty = {one.code: one for one in programme.obligations.all()}
    by_a, by_b = {"by": officer, "at": NOON}, {"by": editor, "at": NOON}
    idea = planning.Idea("Chè Tân Cương", line=line, due_on=date(2017, 9, 1))
    topic = planning.decide_topic(programme, idea, **by_a, on=ON)
    planning.agree_topic(topic, **by_b, on=ON)
    secret = planning.propose_topic(programme, planning.Idea("Ý riêng", line=line), **by_b, on=ON)
    offer = planning.Offer(people.reporter, date(2017, 8, 20), fee_dong=2_000_000)
    assignment = planning.offer_assignment(topic, offer, **by_b, on=ON)
    wish = field.Wish("Xã Mẫu Sơn", date(2017, 6, 12), date(2017, 6, 14), "Cách làm hay")
    trip = field.request_trip(duty["A7"], wish, **by_b, on=ON)
    field.grant_trip(trip, **by_a, on=ON)
    field.write_note(trip, text="Nguồn tin riêng", **by_b)
    field.tell_cost(trip, Cost.MEALS, Payer.PUBLISHER, **by_b)
    field.link_topic(trip, secret, **by_b)
    plain = field.ask(
        duty["A8"],
        field.Inquiry("Số hộ", "Bao nhiêu hộ?", unit=officer.organisation),
        **by_b,
        on=ON,
    )
    quiet = field.Inquiry("Việc kín", "Chuyện kín?", sensitive=True)
    hushed = field.ask(duty["A8"], quiet, **by_b, on=ON)
    figure = Figure("Tăng trưởng", "6,71", "%", date(2017, 5, 31), "Cục Thống kê (mẫu)")
    version = field.issue_pack(
        duty["A9"], unit=officer.organisation, title="Tiềm năng của tỉnh",
        content=field.Content("Đất chè", "Gần thủ đô", "Chè sạch", [figure]), **by_a, on=ON,
    )  # fmt: skip
    claim = field.Claim(LeadKind.PRACTICE, "Xóm tự quản", "Cả xóm cùng gom rác.")
    private_lead = field.note_lead(programme, claim, **by_a, on=ON)
    lead = field.note_lead(programme, claim, **by_a, on=ON)
    field.verify_source(field.add_source(lead, text="Đã đến xem", **by_a), **by_a, on=ON)
    field.offer_lead(lead, **by_a)
    return {
        "programme": programme.ref, "paper": line.instrument.ref, "topic": topic.ref,
        "secret": secret.ref, "assignment": assignment.ref, "trip": trip.deed.ref,
        "question": plain.deed.ref, "hushed": hushed.deed.ref, "pack": version.pack.ref,
        "private_lead": private_lead.ref, "lead": lead.ref,
        **_written(programme, publish, people),
    }  # fmt: skip


def _written(programme: Programme, publish: Publish, people: People) -> dict[str, str]:
    by_a, by_b = {"by": people.officer, "at": NOON}, {"by": people.editor, "at": NOON}
    call = meetings.Call(MeetingKind.PLANNING, "Họp quý III", date(2017, 6, 20), items=["Chè"])
    meeting = meetings.call_meeting(programme, call, **by_a)
    brief = manuscripts.Brief("Đường về bản", programme=programme)
    invited, _link = manuscripts.invite_author(
        brief, name="Nông Văn Mẫu", email="nong@example.org", **by_b, on=ON
    )
    piece = publish("Đường về bản", date(2017, 5, 20)).publication
    grade, share = royalties.Grade(Decimal(12), Group.LONG), royalties.Share("Nông Văn Mẫu", 100)
    [royalty] = royalties.reckon(piece, grade, [share], by=people.accountant, at=NOON)
    statement = royalties.draw_up(royalty.payee, 2017, 5, by=people.accountant, at=NOON, on=ON)
    return {
        "meeting": meeting.ref, "manuscript": invited.ref, "royalty": royalty.ref,
        "statement": statement.ref,
    }  # fmt: skip


def more_of_everything(programme: Programme, line: Line, officer: Member, editor: Member) -> None:
    """A second and a third of all that is listed."""
    duty = {one.code: one for one in programme.obligations.all()}
    by_a, by_b = {"by": officer, "at": NOON}, {"by": editor, "at": NOON}
    for number in (2, 3):
        said = f"Thêm {number}"
        idea = planning.Idea(said, line=line)
        topic = planning.propose_topic(programme, idea, **by_b, on=ON)
        wish = field.Wish(said, date(2017, 6, 12), date(2017, 6, 14), "Xem")
        trip = field.request_trip(duty["A7"], wish, **by_b, on=ON)
        field.tell_cost(trip, Cost.MEALS, Payer.PUBLISHER, **by_b)
        field.link_topic(trip, topic, **by_b)
        asked = field.Inquiry(said, said, unit=officer.organisation)
        field.ask(duty["A8"], asked, **by_b, on=ON)
        field.issue_pack(
            duty["A9"], unit=officer.organisation, title=said,
            content=field.Content("Đất chè"), **by_a, on=ON,
        )  # fmt: skip
        field.note_lead(programme, field.Claim(LeadKind.PRACTICE, said, said), **by_b, on=ON)
        call = meetings.Call(MeetingKind.PLANNING, said, date(2017, 6, 20))
        meetings.call_meeting(programme, call, **by_a)
