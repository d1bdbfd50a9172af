"""``./phoihop meetings``: call, write minutes, agree, sign, tell what became of each item."""

import json
from argparse import ArgumentParser
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from phoihop.engines.vietnamese.dates import parse_date
from phoihop.law.period import day_of
from phoihop.meetings import services
from phoihop.meetings.models import Item, Meeting
from phoihop.meetings.papers import minutes_file
from phoihop.meetings.queries import (
    get_item,
    get_meeting,
    meetings_of,
    minute_of,
)
from phoihop.meetings.rules import AttendeeSide, MeetingKind, Outcome
from phoihop.meetings.told import head_told, meeting_told
from phoihop.papers.rules import PaperFormat
from phoihop.parties.doors import add_member_option, member_from, write_whole
from phoihop.planning.queries import get_deed, get_topic
from phoihop.programmes.queries import get_programme

PROGRAMME, MEETING = "CT-2017-01", "HN-2017-01"
VERBS: dict[str, tuple[str, list[str]]] = {
    "list": ("các cuộc họp / the meetings", ["programme"]),
    "show": ("một cuộc họp / one meeting", ["ref"]),
    "call": ("triệu tập / call a meeting", ["programme", "kind", "title"]),
    "item": ("thêm nội dung / add an item", ["ref", "title"]),
    "attendee": ("thêm người dự / name an attendee", ["ref", "side", "name"]),
    "hold": ("ghi đã họp / say that it took place", ["ref"]),
    "minute": ("ghi biên bản một mục / write an item's minute", ["ref", "number", "text"]),
    "agree": ("đồng ý nội dung một mục / agree to an item's words", ["ref", "number"]),
    "finding": ("ghi điều tìm được / write a finding", ["ref", "question", "found"]),
    "outcome": ("ghi kết quả một mục / what became of an item", ["ref", "number", "outcome"]),
    "topic": ("đưa một mục thành đề tài / make a topic of an item", ["ref", "number"]),
    "sign": ("ký biên bản / sign the minutes", ["ref"]),
    "take-back": ("lấy lại chữ ký / take a signature back", ["ref"]),
    "cancel": ("hủy / call it off", ["ref"]),
    "paper": ("biên bản PDF hoặc DOCX / the minutes on paper", ["ref"]),
}
CHOICES = {
    "kind": [one.value for one in MeetingKind],
    "side": [one.value for one in AttendeeSide],
    "outcome": [one.value for one in Outcome],
}


def day(text: str) -> date:
    """A whole day as people write it."""
    return parse_date(text).last_on


class Command(BaseCommand):
    help = "Họp và biên bản. / Meetings and their minutes. Each verb has its own --help."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """One sub-command for each verb."""
        verbs = parser.add_subparsers(dest="verb", required=True, metavar="VERB")
        for name, (about, arguments) in VERBS.items():
            one = verbs.add_parser(name, help=about)
            for argument in arguments:
                number = int if argument == "number" else str
                one.add_argument(argument, type=number, choices=CHOICES.get(argument))
            add_member_option(one)
            one.add_argument("--json", action="store_true", help="chương trình đọc / for programs")
            one.add_argument("--on", type=day, help="mặc định: hôm nay / default: today")
        call = verbs.choices["call"]
        call.add_argument("--item", action="append", default=[], help="nội dung / an item")
        call.add_argument("--place", default="")
        call.add_argument("--chair", default="")
        call.add_argument("--deed", help="VIEC-2017-21")
        verbs.choices["attendee"].add_argument("--office", default="")
        verbs.choices["minute"].add_argument(
            "--after", type=int, help="bản đã đọc / the revision one has read; default: the newest"
        )
        outcome = verbs.choices["outcome"]
        outcome.add_argument("--words", default="")
        outcome.add_argument("--topic", help="ĐT-2017-01")
        outcome.add_argument("--deed", help="VIEC-2017-01")
        paper = verbs.choices["paper"]
        paper.add_argument("-o", "--output", type=Path, required=True, help="FILE.(pdf|docx)")

    def handle(self, *, verb: str, **options: Any) -> None:
        """Run the verb and tell the meeting as it then is."""
        if verb == "list":
            member = member_from(options)
            programme = get_programme(options["programme"], seen_by=member)
            found = [head_told(one) for one in meetings_of(programme, seen_by=member)]
            self._say(found, options)
            return
        ref = getattr(self, f"_{verb.replace('-', '_')}")(options)
        self._say(meeting_told(get_meeting(ref, seen_by=member_from(options))), options)

    def _say(self, what: Any, options: dict[str, Any]) -> None:
        if options["json"]:
            self.stdout.write(json.dumps(what, ensure_ascii=False, indent=1))
            return
        for one in what if isinstance(what, list) else [what]:
            self.stdout.write("\t".join(str(one[name]) for name in ("ref", "state", "title")))

    def _show(self, options: dict[str, Any]) -> str:
        return str(options["ref"])

    def _call(self, options: dict[str, Any]) -> str:
        member, at = member_from(options), timezone.now()
        call = services.Call(
            MeetingKind(options["kind"]),
            options["title"],
            options["on"] or day_of(at),
            place=options["place"],
            chair=options["chair"],
            deed=get_deed(options["deed"], seen_by=member) if options["deed"] else None,
            items=options["item"],
        )
        programme = get_programme(options["programme"], seen_by=member)
        return services.call_meeting(programme, call, by=member, at=at).ref

    def _item(self, options: dict[str, Any]) -> str:
        meeting, who = _meeting(options)
        services.add_item(meeting, options["title"], **who)
        return meeting.ref

    def _attendee(self, options: dict[str, Any]) -> str:
        meeting, who = _meeting(options)
        side = AttendeeSide(options["side"])
        services.add_attendee(
            meeting, name=options["name"], office=options["office"], side=side, **who
        )
        return meeting.ref

    def _hold(self, options: dict[str, Any]) -> str:
        meeting, who = _meeting(options)
        services.hold_meeting(meeting, on=options["on"] or day_of(who["at"]), **who)
        return meeting.ref

    def _minute(self, options: dict[str, Any]) -> str:
        item, who = _item(options)
        after = minute_of(item).number if options["after"] is None else options["after"]
        services.write_minute(item, options["text"], after=after, **who)
        return item.meeting.ref

    def _agree(self, options: dict[str, Any]) -> str:
        item, who = _item(options)
        services.agree_minute(item, minute_of(item).number, **who)
        return item.meeting.ref

    def _finding(self, options: dict[str, Any]) -> str:
        meeting, who = _meeting(options)
        services.write_finding(meeting, question=options["question"], found=options["found"], **who)
        return meeting.ref

    def _outcome(self, options: dict[str, Any]) -> str:
        item, who = _item(options)
        member = who["by"]
        services.tell_outcome(
            item,
            Outcome(options["outcome"]),
            words=options["words"],
            topic=get_topic(options["topic"], seen_by=member) if options["topic"] else None,
            deed=get_deed(options["deed"], seen_by=member) if options["deed"] else None,
            on=options["on"] or day_of(who["at"]),
            **who,
        )
        return item.meeting.ref

    def _topic(self, options: dict[str, Any]) -> str:
        item, who = _item(options)
        services.make_topic(item, line=None, on=options["on"] or day_of(who["at"]), **who)
        return item.meeting.ref

    def _sign(self, options: dict[str, Any]) -> str:
        meeting, who = _meeting(options)
        services.sign_minutes(meeting, **who)
        return meeting.ref

    def _take_back(self, options: dict[str, Any]) -> str:
        meeting, who = _meeting(options)
        services.take_back_signature(meeting, **who)
        return meeting.ref

    def _cancel(self, options: dict[str, Any]) -> str:
        meeting, who = _meeting(options)
        services.cancel_meeting(meeting, **who)
        return meeting.ref

    def _paper(self, options: dict[str, Any]) -> str:
        meeting, _ = _meeting(options)
        path: Path = options["output"]
        kind = PaperFormat.DOCX if path.suffix.lower() == ".docx" else PaperFormat.PDF
        write_whole(path, minutes_file(meeting, kind))
        return meeting.ref


def _meeting(options: dict[str, Any]) -> tuple[Meeting, dict[str, Any]]:
    member = member_from(options)
    found = get_meeting(options["ref"], seen_by=member)
    return found, {"by": member, "at": timezone.now()}


def _item(options: dict[str, Any]) -> tuple[Item, dict[str, Any]]:
    meeting, who = _meeting(options)
    return get_item(meeting, options["number"]), who
