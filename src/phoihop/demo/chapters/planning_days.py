"""How the year is planned: lead times, the committee's own calendar, two assignments."""

from collections.abc import Iterable
from datetime import date, datetime

from phoihop.demo.case import SAMPLE
from phoihop.demo.stage import PROGRAMME, Event, as_member, programme
from phoihop.law.period import day_of
from phoihop.planning import services
from phoihop.planning.assignment_rules import AssignmentTask
from phoihop.planning.lead_times import LeadTime
from phoihop.planning.models import Assignment, Topic
from phoihop.programmes.rules import Genre

BRICKS = "Hợp tác xã gạch không nung của những người trở về"
TROUPE = "Đội thông tin lưu động vùng cao"
TERMS = "Tạp chí được đăng trên bản in và bản điện tử; tác giả giữ quyền nhân thân."
DISCLOSURE = "Bài thuộc chương trình phối hợp giữa tỉnh và tạp chí."
DAYS = (
    ("20170818", "Hội nghị sơ kết sáu tháng", "Hội trường tỉnh"),
    ("20171110", "Ngày hội đại đoàn kết ở xóm Mẫu Nam", "Xóm Mẫu Nam"),
)


def events() -> Iterable[Event]:
    """The steps in their order."""
    yield Event(date(2017, 6, 12), set_lead_time)
    yield Event(date(2017, 6, 12), bring_calendar)
    yield Event(date(2017, 10, 3), ask_who_is_busy)
    yield Event(date(2017, 10, 4), say_no)
    yield Event(date(2017, 10, 17), ask_for_pictures)
    yield Event(date(2017, 10, 18), say_yes)


def set_lead_time(at: datetime) -> None:
    """A reportage from the mountains takes the journal a month."""
    lead = LeadTime(30, 12, 6)
    by = as_member("bien-tap")
    services.set_lead_time(programme(), Genre.REPORTAGE, lead, by=by, at=at)


def bring_calendar(at: datetime) -> None:
    """The officer shares two days of the committee's calendar."""
    told = "".join(
        f"BEGIN:VEVENT\r\nUID:{day}@mau\r\nSUMMARY:{title} ({SAMPLE})\r\nLOCATION:{place}\r\n"
        f"DTSTART;VALUE=DATE:{day}\r\nEND:VEVENT\r\n"
        for day, title, place in DAYS
    )
    data = f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:mau\r\n{told}END:VCALENDAR\r\n".encode()
    by = as_member("can-bo")
    brought = services.read_calendar_file(
        programme(), "lich-cong-tac-mau.ics", data, by=by, at=at, on=day_of(at)
    )
    services.take_calendar(brought, shared=True, by=by, at=at)


def ask_who_is_busy(at: datetime) -> None:
    """The editor offers the bricks to the reporter."""
    _ask(BRICKS, AssignmentTask.WRITE, date(2017, 12, 1), 3_000_000, at)


def say_no(at: datetime) -> None:
    """The reporter has no time; the reason stays with the journal."""
    by = as_member("phong-vien")
    services.refuse_assignment(_of(BRICKS), reason="busy", by=by, at=at, on=day_of(at))


def ask_for_pictures(at: datetime) -> None:
    """Pictures of the troupe, by norm."""
    _ask(TROUPE, AssignmentTask.PHOTOGRAPH, date(2017, 11, 20), None, at)


def say_yes(at: datetime) -> None:
    """The reporter takes them on."""
    by = as_member("phong-vien")
    services.confirm_assignment(_of(TROUPE), by=by, at=at, on=day_of(at))


def _ask(
    title: str, task: AssignmentTask, deadline_on: date, fee: int | None, at: datetime
) -> None:
    topic = Topic.objects.select_related("programme").get(programme__ref=PROGRAMME, title=title)
    offer = services.Offer(
        as_member("phong-vien"), deadline_on, task, fee, rights=TERMS, disclosure=DISCLOSURE
    )
    services.offer_assignment(topic, offer, by=as_member("bien-tap"), at=at, on=day_of(at))


def _of(title: str) -> Assignment:
    found = Assignment.objects.select_related("topic__programme", "offered_by")
    return found.get(topic__programme__ref=PROGRAMME, topic__title=title)
