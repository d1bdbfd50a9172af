"""``./phoihop plan``: topics and deeds."""

import json
from argparse import ArgumentParser
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from phoihop.engines.vietnamese.dates import parse_date
from phoihop.law.period import day_of
from phoihop.law.refusal import Refusal
from phoihop.parties.doors import add_member_option, member_from
from phoihop.planning import services
from phoihop.planning.management.schedule_verbs import VERBS, add_verbs
from phoihop.planning.models import Deed, Topic
from phoihop.planning.queries import deeds_of, get_deed, get_topic, topics_of
from phoihop.programmes.models import Line, Obligation, Programme
from phoihop.programmes.queries import get_programme, instruments_visible_to, lines_of

MOVES: dict[str, Callable[..., None]] = {
    "offer": services.offer_topic,
    "agree": services.agree_topic,
    "start": services.start_topic,
}


def day(text: str) -> date:
    """A whole day as people write it."""
    return parse_date(text).last_on


class Command(BaseCommand):
    help = "Đề tài và việc của hai bên. / Topics and deeds. Each verb has its own --help."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """One sub-command for each verb."""
        verbs = parser.add_subparsers(dest="verb", required=True, metavar="VERB")
        listing = verbs.add_parser("list", help="đề tài và việc / topics and deeds")
        propose = verbs.add_parser("propose", help="ghi ý tưởng / write down a topic")
        opening = verbs.add_parser("open", help="mở một việc / open a deed")
        for one in (listing, propose, opening):
            one.add_argument("programme", help="CT-2017-01")
        propose.add_argument("title")
        propose.add_argument("--line", help="HĐ-2017-01/1")
        propose.add_argument("--obligation", help="B1")
        opening.add_argument("obligation", help="A1")
        opening.add_argument("title")
        for one in (propose, opening):
            one.add_argument("--due", type=day, help="hạn / due day")
        for name, about in (
            ("offer", "đề xuất với bên kia / show it to the other side"),
            ("agree", "đồng ý / agree to the other side's topic"),
            ("start", "bắt đầu / put an agreed topic in work"),
            ("drop", "thôi thực hiện / give a topic up"),
        ):
            verbs.add_parser(name, help=about).add_argument("ref", help="ĐT-2017-01")
        verbs.choices["drop"].add_argument("--reason", required=True)
        step = verbs.add_parser("step", help="làm một bước / take a step of a deed")
        step.add_argument("ref", help="VIEC-2017-01")
        step.add_argument("step", help="granted, answered, held …")
        step.add_argument("--note", default="")
        step.add_argument("--address", default="")
        step.add_argument("--file", type=Path)
        add_verbs(verbs)
        for name, one in verbs.choices.items():
            add_member_option(one)
            one.add_argument("--json", action="store_true", help="chương trình đọc / for programs")
            if name != "list":
                one.add_argument("--on", type=day, help="mặc định: hôm nay / default: today")

    def handle(self, *, verb: str, **options: Any) -> None:
        """Run the verb and tell what came of it."""
        if verb in VERBS:
            told: Any = VERBS[verb](options, _acting(options))
        elif verb in MOVES:
            told = self._move(verb, options)
        else:
            told = getattr(self, f"_{verb}")(options)
        if options["json"]:
            self.stdout.write(json.dumps(told, ensure_ascii=False, indent=1))
            return
        for one in told if isinstance(told, list) else [told]:
            self.stdout.write("\t".join(str(value) for value in one.values()))

    def _list(self, options: dict[str, Any]) -> list[dict[str, object]]:
        member = member_from(options)
        programme = get_programme(options["programme"], seen_by=member)
        topics = [topic_as_json(one) for one in topics_of(programme, seen_by=member)]
        return topics + [deed_as_json(one) for one in deeds_of(programme, seen_by=member)]

    def _propose(self, options: dict[str, Any]) -> dict[str, object]:
        member = member_from(options)
        programme = get_programme(options["programme"], seen_by=member)
        line = None
        if options["line"]:
            line = _line(programme, options["line"], instruments_visible_to(member).values("pk"))
        duty = _duty(programme, options["obligation"]) if options["obligation"] else None
        idea = services.Idea(options["title"], line, duty, due_on=options["due"])
        return topic_as_json(services.propose_topic(programme, idea, **_acting(options)))

    def _open(self, options: dict[str, Any]) -> dict[str, object]:
        member = member_from(options)
        programme = get_programme(options["programme"], seen_by=member)
        duty = _duty(programme, options["obligation"])
        deed = services.open_deed(
            duty, title=options["title"], due_on=options["due"], **_acting(options)
        )
        return deed_as_json(deed)

    def _move(self, verb: str, options: dict[str, Any]) -> dict[str, object]:
        topic = get_topic(options["ref"], seen_by=member_from(options))
        MOVES[verb](topic, **_acting(options))
        return topic_as_json(topic)

    def _drop(self, options: dict[str, Any]) -> dict[str, object]:
        topic = get_topic(options["ref"], seen_by=member_from(options))
        services.drop_topic(topic, reason=options["reason"], **_acting(options))
        return topic_as_json(topic)

    def _step(self, options: dict[str, Any]) -> dict[str, object]:
        deed = get_deed(options["ref"], seen_by=member_from(options))
        path: Path | None = options["file"]
        file = (path.name, path.read_bytes()) if path else None
        services.take_step(
            deed,
            options["step"],
            note=options["note"],
            address=options["address"],
            file=file,
            **_acting(options),
        )
        return deed_as_json(deed)


def _acting(options: dict[str, Any]) -> dict[str, Any]:
    now = timezone.now()
    return {"by": member_from(options), "at": now, "on": options["on"] or day_of(now)}


def _line(programme: Programme, text: str, instruments: Any) -> Line:
    instrument, _, code = text.rpartition("/")
    found = lines_of(programme).filter(
        instrument__ref=instrument, code=code, instrument__in=instruments
    )
    line = found.first()
    if line is None:
        raise Refusal("topic.no_such_line", line=text)
    return line


def _duty(programme: Programme, code: str) -> Obligation:
    duty = programme.obligations.filter(code=code).first()
    if duty is None:
        known = ", ".join(programme.obligations.values_list("code", flat=True))
        raise Refusal("deed.no_such_duty", duty=code, known=known)
    return duty


def topic_as_json(topic: Topic) -> dict[str, object]:
    """A topic for programs."""
    return {
        "ref": topic.ref,
        "state": topic.state,
        "due_on": topic.due_on.isoformat() if topic.due_on else None,
        "obligation": topic.obligation.code if topic.obligation else None,
        "title": topic.title,
    }


def deed_as_json(deed: Deed) -> dict[str, object]:
    """A deed for programs."""
    return {
        "ref": deed.ref,
        "state": deed.last_step,
        "due_on": deed.due_on.isoformat() if deed.due_on else None,
        "obligation": deed.obligation.code,
        "title": deed.title,
    }
