"""Verbs of ``./phoihop plan`` about days, calendars and people."""

from argparse import ArgumentParser
from collections.abc import Callable
from pathlib import Path
from typing import Any

from phoihop.engines.vietnamese.dates import parse_date
from phoihop.engines.vietnamese.numerals import parse_amount
from phoihop.parties.doors import bytes_from
from phoihop.parties.queries import member_named
from phoihop.planning import services
from phoihop.planning.assignment_rules import AssignmentTask, RefusalReason
from phoihop.planning.lead_times import LeadTime
from phoihop.planning.queries import get_topic
from phoihop.planning.queries.assignments import OPEN, assignments_of, get_assignment
from phoihop.planning.queries.schedule import get_calendar_import, occasions_of
from phoihop.planning.told import assignment_told
from phoihop.programmes.queries import get_programme
from phoihop.programmes.rules import Genre

Options = dict[str, Any]
Told = dict[str, object] | list[dict[str, object]]


def add_verbs(verbs: Any) -> None:
    """One sub-command for each verb of this module."""
    day = verbs.add_parser("day", help="đổi ngày dự kiến / move a topic to a day, or to none")
    day.add_argument("ref", help="ĐT-2017-01")
    day.add_argument("due", help="2017-09-01, hoặc / or none")
    days = verbs.add_parser("days", help="ngày kỷ niệm trong 12 tháng / days of the next year")
    days.add_argument("programme")
    lead = verbs.add_parser("lead-time", help="thời gian làm bài / how long a genre takes")
    lead.add_argument("programme")
    lead.add_argument("genre", choices=[one.value for one in Genre])
    for name in ("start", "draft", "editor"):
        lead.add_argument(name, type=int, help="ngày / days")
    listing = verbs.add_parser("assignments", help="phân công đang mở / open assignments")
    listing.add_argument("programme")
    _assigning(verbs)
    bring = verbs.add_parser("bring-calendar", help="đọc tệp .ics / read an .ics file, for a look")
    bring.add_argument("programme")
    bring.add_argument("file", type=Path)
    take = verbs.add_parser("take-calendar", help="đưa lịch đã đọc vào kế hoạch / take it over")
    take.add_argument("ref", help="LICH-2017-01")
    take.add_argument("--shared", action="store_true", help="bên kia cũng thấy / shown to both")


def _assigning(verbs: Any) -> None:
    assign = verbs.add_parser("assign", help="phân công / ask a colleague")
    assign.add_argument("ref", help="ĐT-2017-01")
    assign.add_argument("assignee")
    assign.add_argument("--deadline", required=True)
    assign.add_argument("--task", choices=[one.value for one in AssignmentTask], default="write")
    assign.add_argument("--fee", default="", help="đồng")
    for name in ("rights", "disclosure", "note"):
        assign.add_argument(f"--{name}", default="")
    for name, about in (
        ("confirm", "nhận / take it on"),
        ("refuse", "từ chối / say no"),
        ("deliver", "đã nộp / delivered"),
        ("withdraw", "rút lại / take the offer back"),
    ):
        verbs.add_parser(name, help=about).add_argument("ref", help="PC-2017-01")
    refuse: ArgumentParser = verbs.choices["refuse"]
    refuse.add_argument("--reason", required=True, choices=[one.value for one in RefusalReason])
    refuse.add_argument("--note", default="")
    over = verbs.add_parser("hand-over", help="bàn giao mọi việc đang mở / pass everything on")
    for name in ("programme", "leaver", "successor"):
        over.add_argument(name)


def _day(options: Options, acting: Options) -> Told:
    topic = get_topic(options["ref"], seen_by=acting["by"])
    due_on = None if options["due"] == "none" else parse_date(options["due"]).last_on
    services.reschedule_topic(topic, due_on=due_on, **acting)
    return {"ref": topic.ref, "due_on": topic.due_on.isoformat() if topic.due_on else None}


def _days(options: Options, acting: Options) -> Told:
    programme = get_programme(options["programme"], seen_by=acting["by"])
    first = acting["on"]
    found = occasions_of(
        programme,
        starts_on=first,
        ends_on=first.replace(year=first.year + 1, day=min(first.day, 28)),
    )
    return [
        {
            "on": one.on.isoformat(),
            "name": one.commemoration.vi,
            "years": one.years,
            "calendar": one.commemoration.calendar.value,
            "source": one.commemoration.source,
        }
        for one in found
    ]


def _lead_time(options: Options, acting: Options) -> Told:
    programme = get_programme(options["programme"], seen_by=acting["by"])
    lead = LeadTime(options["start"], options["draft"], options["editor"])
    genre = Genre(options["genre"])
    services.set_lead_time(programme, genre, lead, by=acting["by"], at=acting["at"])
    return {"genre": genre.value, "start": lead.start_days, "draft": lead.draft_days,
            "editor": lead.editor_days}  # fmt: skip


def _assignments(options: Options, acting: Options) -> Told:
    programme = get_programme(options["programme"], seen_by=acting["by"])
    found = assignments_of(programme, seen_by=acting["by"]).filter(state__in=OPEN)
    return [assignment_told(one) for one in found]


def _assign(options: Options, acting: Options) -> Told:
    topic = get_topic(options["ref"], seen_by=acting["by"])
    offer = services.Offer(
        assignee=member_named(options["assignee"]),
        deadline_on=parse_date(options["deadline"]).last_on,
        task=AssignmentTask(options["task"]),
        fee_dong=parse_amount(options["fee"]) if options["fee"] else None,
        rights=options["rights"],
        disclosure=options["disclosure"],
        note=options["note"],
    )
    return assignment_told(services.offer_assignment(topic, offer, **acting))


def _answering(verb: Callable[..., None]) -> Callable[[Options, Options], Told]:
    def run(options: Options, acting: Options) -> Told:
        found = get_assignment(options["ref"], seen_by=acting["by"])
        more = {name: options[name] for name in ("reason", "note") if name in options}
        verb(found, **more, **acting)
        return assignment_told(found)

    return run


def _hand_over(options: Options, acting: Options) -> Told:
    programme = get_programme(options["programme"], seen_by=acting["by"])
    leaver, successor = (member_named(options[name]) for name in ("leaver", "successor"))
    made = services.hand_over(programme, leaver, successor, **acting)
    return [assignment_told(one) for one in made]


def _bring(options: Options, acting: Options) -> Told:
    programme = get_programme(options["programme"], seen_by=acting["by"])
    file: Path = options["file"]
    brought = services.read_calendar_file(programme, file.name, bytes_from(file), **acting)
    return {
        "ref": brought.ref,
        "events": len(brought.events),
        "left_out": len(brought.left_out),
    }


def _take(options: Options, acting: Options) -> Told:
    brought = get_calendar_import(options["ref"], seen_by=acting["by"])
    shared = options["shared"]
    count = services.take_calendar(brought, shared=shared, by=acting["by"], at=acting["at"])
    return {"ref": brought.ref, "events": count}


VERBS: dict[str, Callable[[Options, Options], Told]] = {
    "day": _day,
    "days": _days,
    "lead-time": _lead_time,
    "assignments": _assignments,
    "assign": _assign,
    "confirm": _answering(services.confirm_assignment),
    "refuse": _answering(services.refuse_assignment),
    "deliver": _answering(services.deliver_assignment),
    "withdraw": _answering(services.withdraw_assignment),
    "hand-over": _hand_over,
    "bring-calendar": _bring,
    "take-calendar": _take,
}
