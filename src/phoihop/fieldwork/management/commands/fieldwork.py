"""``./phoihop fieldwork``: trips, questions, briefing packs, leads."""

import json
from argparse import ArgumentParser
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from phoihop.engines.vietnamese.dates import parse_date
from phoihop.fieldwork import queries, services
from phoihop.fieldwork.packlines import figures_from
from phoihop.fieldwork.rules import Cost, LeadKind, Payer
from phoihop.fieldwork.told import lead_told, pack_told, question_told, trip_told
from phoihop.law.period import day_of
from phoihop.parties.doors import add_member_option, bytes_from, member_from
from phoihop.parties.queries import get_organisation
from phoihop.planning.queries import get_deed, get_topic
from phoihop.programmes.queries import get_programme


def day(text: str) -> date:
    """A whole day as people write it."""
    return parse_date(text).last_on


PROGRAMME = "CT-2017-01"
DEED = "VIEC-2017-03"
DUTY = "A3"
VERBS: dict[str, tuple[str, list[str]]] = {
    "trips": ("các chuyến đi / the trips", [PROGRAMME]),
    "request": ("đề nghị đi cơ sở / ask for a trip", [PROGRAMME, DUTY, "place"]),
    "grant": ("đồng ý, nêu đơn vị tiếp / grant it, naming host units", [DEED]),
    "stop": ("thêm điểm dừng / add a stop", [DEED, "place", "what"]),
    "contact": ("thêm đầu mối / add a contact", [DEED, "unit", "name"]),
    "cost": ("ghi ai chi trả / say who bore a cost", [DEED, "cost", "payer"]),
    "log": ("ghi nhật ký chung / write into the shared log", [DEED, "text"]),
    "link": ("gắn đề tài / link a topic", [DEED, "topic"]),
    "questions": ("các câu hỏi / the questions", [PROGRAMME]),
    "ask": ("hỏi thông tin / ask", [PROGRAMME, DUTY, "title"]),
    "answer": ("trả lời / answer", [DEED, "text"]),
    "packs": ("các bản thông tin / the briefing packs", [PROGRAMME]),
    "issue": ("phát hành bản thông tin / issue a pack", [PROGRAMME, DUTY, "title"]),
    "reissue": ("phát hành bản mới / issue a pack anew", ["TT-2017-01", "change"]),
    "use": ("ghi đề tài dùng bản này / a topic works with it", ["TT-2017-01", "topic"]),
    "leads": ("gợi ý cách làm hay / the leads", [PROGRAMME]),
    "note": ("ghi gợi ý / note a lead", [PROGRAMME, "kind", "title"]),
    "source": ("thêm nguồn đã xác minh / add a source one has verified", ["ĐH-2017-01", "text"]),
    "offer": ("gửi bên kia / offer a lead", ["ĐH-2017-01"]),
    "take": ("lấy làm đề tài / make a topic of it", ["ĐH-2017-01"]),
    "withdraw": ("rút gợi ý / withdraw a lead", ["ĐH-2017-01"]),
    "erase": ("xóa gợi ý hết hạn / erase leads whose time is over", []),
}
READING = {"trips", "questions", "packs", "leads"}
CHOICES: dict[str, list[str]] = {
    "cost": [one.value for one in Cost],
    "payer": [one.value for one in Payer],
    "kind": [one.value for one in LeadKind],  # of a lead
}


class Command(BaseCommand):
    help = "Đi cơ sở, cung cấp thông tin, gợi ý. / Field trips, information, leads."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """One sub-command for each verb."""
        verbs = parser.add_subparsers(dest="verb", required=True, metavar="VERB")
        for name, (about, arguments) in VERBS.items():
            one = verbs.add_parser(name, help=about)
            for place, argument in enumerate(arguments):
                first = {PROGRAMME: "programme", DUTY: "duty"}.get(argument)
                dest = first or ("ref" if place == 0 else argument)
                one.add_argument(dest, help=argument, choices=CHOICES.get(dest))
            if name == "erase":
                continue
            add_member_option(one)
            one.add_argument("--json", action="store_true", help="chương trình đọc / for programs")
            if name not in READING:
                one.add_argument("--on", type=day, help="mặc định: hôm nay / default: today")
        _options(verbs.choices)

    def handle(self, *, verb: str, **options: Any) -> None:
        """Run the verb and tell what came of it."""
        if verb == "erase":
            now = timezone.now()
            self.stdout.write(str(services.erase_due(at=now, on=day_of(now))))
            return
        told = getattr(self, f"_{verb}")(options)
        if options["json"]:
            self.stdout.write(json.dumps(told, ensure_ascii=False, indent=1))
            return
        for one in told if isinstance(told, list) else [told]:
            values = [value for value in one.values() if not isinstance(value, (list, dict))]
            self.stdout.write("\t".join("" if one is None else str(one) for one in values))

    def _trips(self, options: dict[str, Any]) -> list[dict[str, Any]]:
        programme, member = _programme(options)
        trips = queries.trips_of(programme, seen_by=member).prefetch_related("costs")
        shown = queries.with_lists(trips, programme, seen_by=member)
        return [trip_told(one) for one in shown]

    def _request(self, options: dict[str, Any]) -> dict[str, Any]:
        programme, _ = _programme(options)
        companions = [services.Companion(name) for name in options["with"]]
        wish = services.Wish(
            options["place"], options["since"], options["until"], options["purpose"], companions
        )
        duty = queries.duty_of(programme, options["duty"])
        return trip_told(services.request_trip(duty, wish, **_acting(options)))

    def _grant(self, options: dict[str, Any]) -> dict[str, Any]:
        trip = _trip(options)
        hosts = [get_organisation(ref) for ref in options["host"]]
        services.grant_trip(trip, hosts=hosts, safety=options["safety"], **_acting(options))
        return trip_told(_trip(options))

    def _stop(self, options: dict[str, Any]) -> dict[str, Any]:
        trip, acting = _trip(options), _acting(options)
        stop = services.Stop(acting.pop("on"), options["place"], options["what"])
        services.add_stop(trip, stop, **acting)
        return trip_told(_trip(options))

    def _contact(self, options: dict[str, Any]) -> dict[str, Any]:
        trip = _trip(options)
        given = {key: options[key] for key in ("unit", "name", "phone")}
        services.add_contact(trip, **given, **_undated(options))
        return trip_told(_trip(options))

    def _cost(self, options: dict[str, Any]) -> dict[str, Any]:
        trip = _trip(options)
        cost, payer = Cost(options["cost"]), Payer(options["payer"])
        services.tell_cost(trip, cost, payer, words=options["words"], **_undated(options))
        return trip_told(_trip(options))

    def _log(self, options: dict[str, Any]) -> dict[str, Any]:
        trip = _trip(options)
        services.write_log(trip, text=options["text"], **_acting(options))
        return trip_told(_trip(options))

    def _link(self, options: dict[str, Any]) -> dict[str, Any]:
        trip = _trip(options)
        topic = get_topic(options["topic"], seen_by=member_from(options))
        services.link_topic(trip, topic, **_undated(options))
        return trip_told(_trip(options))

    def _questions(self, options: dict[str, Any]) -> list[dict[str, Any]]:
        programme, member = _programme(options)
        return [question_told(one) for one in queries.questions_of(programme, seen_by=member)]

    def _ask(self, options: dict[str, Any]) -> dict[str, Any]:
        programme, _ = _programme(options)
        inquiry = services.Inquiry(
            options["title"],
            options["text"] or options["title"],
            due_on=options["due"],
            sensitive=options["sensitive"],
        )
        duty = queries.duty_of(programme, options["duty"])
        return question_told(services.ask(duty, inquiry, **_acting(options)))

    def _answer(self, options: dict[str, Any]) -> dict[str, Any]:
        question = queries.get_question(options["ref"], seen_by=member_from(options))
        acting = _acting(options)
        dated_on = options["dated"] or acting["on"]
        files = [
            services.Attached(path.name, bytes_from(path), dated_on, options["source"])
            for path in options["file"]
        ]
        services.answer(
            question, text=options["text"], files=files, address=options["address"], **acting
        )
        return question_told(question)

    def _packs(self, options: dict[str, Any]) -> list[dict[str, Any]]:
        programme, member = _programme(options)
        return [pack_told(one) for one in queries.packs_of(programme, seen_by=member)]

    def _issue(self, options: dict[str, Any]) -> dict[str, Any]:
        programme, member = _programme(options)
        unit = get_organisation(options["unit"]) if options["unit"] else member.organisation
        deed = get_deed(options["deed"], seen_by=member) if options["deed"] else None
        version = services.issue_pack(
            queries.duty_of(programme, options["duty"]),
            unit=unit,
            title=options["title"],
            content=_content(options),
            deed=deed,
            **_acting(options),
        )
        return pack_told(version.pack)

    def _reissue(self, options: dict[str, Any]) -> dict[str, Any]:
        pack = queries.get_pack(options["ref"], seen_by=member_from(options))
        services.new_version(pack, _content(options), change=options["change"], **_acting(options))
        return pack_told(queries.get_pack(pack.ref, seen_by=member_from(options)))

    def _use(self, options: dict[str, Any]) -> dict[str, Any]:
        member = member_from(options)
        version = queries.get_version(options["ref"], None, seen_by=member)
        topic = get_topic(options["topic"], seen_by=member)
        services.use_pack(version, topic, **_undated(options))
        return pack_told(version.pack)

    def _leads(self, options: dict[str, Any]) -> list[dict[str, Any]]:
        programme, member = _programme(options)
        return [lead_told(one) for one in queries.leads_of(programme, seen_by=member)]

    def _note(self, options: dict[str, Any]) -> dict[str, Any]:
        programme, _ = _programme(options)
        claim = services.Claim(
            LeadKind(options["kind"]),
            options["title"],
            options["text"] or options["title"],
            place=options["place"],
            expires_on=options["until"],
        )
        return lead_told(services.note_lead(programme, claim, **_acting(options)))

    def _source(self, options: dict[str, Any]) -> dict[str, Any]:
        lead = queries.get_lead(options["ref"], seen_by=member_from(options))
        source = services.add_source(
            lead, text=options["text"], address=options["address"], **_undated(options)
        )
        services.verify_source(source, **_acting(options))
        return lead_told(lead)

    def _offer(self, options: dict[str, Any]) -> dict[str, Any]:
        lead = queries.get_lead(options["ref"], seen_by=member_from(options))
        services.offer_lead(lead, **_undated(options))
        return lead_told(lead)

    def _take(self, options: dict[str, Any]) -> dict[str, Any]:
        lead = queries.get_lead(options["ref"], seen_by=member_from(options))
        topic = services.take_lead(lead, line=None, **_acting(options))
        return {**lead_told(lead), "topic": topic.ref}

    def _withdraw(self, options: dict[str, Any]) -> dict[str, Any]:
        lead = queries.get_lead(options["ref"], seen_by=member_from(options))
        services.withdraw_lead(lead, **_undated(options))
        return lead_told(lead)


def _options(verbs: Any) -> None:
    request = verbs["request"]
    request.add_argument("--from", dest="since", type=day, required=True, help="ngày / day")
    request.add_argument("--until", type=day, required=True, help="ngày / day")
    request.add_argument("--purpose", required=True, help="mục đích / what it is for")
    request.add_argument("--with", action="append", default=[], help="họ tên / name")
    verbs["grant"].add_argument("--host", action="append", default=[], help="đơn vị / unit")
    verbs["grant"].add_argument("--safety", default="", help="lưu ý an toàn / what to mind")
    verbs["contact"].add_argument("--phone", default="")
    verbs["cost"].add_argument("--words", default="", help="ai / who")
    verbs["ask"].add_argument("--text", default="", help="câu hỏi / the question")
    verbs["ask"].add_argument("--due", type=day, help="hạn / due day")
    verbs["ask"].add_argument(
        "--sensitive", action="store_true", help="chỉ hai bên / both sides only"
    )
    verbs["answer"].add_argument("--file", type=Path, action="append", default=[])
    verbs["answer"].add_argument("--source", default="", help="nguồn / source")
    verbs["answer"].add_argument("--dated", type=day, help="ngày của số liệu / day of the figures")
    verbs["answer"].add_argument("--address", default="")
    for name in ("issue", "reissue"):
        for part in ("potential", "advantages", "directions"):
            verbs[name].add_argument(f"--{part}", default="")
        verbs[name].add_argument(
            "--figures", type=Path, help="tên | giá trị | đơn vị | ngày | nguồn"
        )
    verbs["issue"].add_argument("--unit", help="đơn vị / unit")
    verbs["issue"].add_argument("--deed", help=DEED)
    verbs["note"].add_argument("--text", default="")
    verbs["note"].add_argument("--place", default="")
    verbs["note"].add_argument("--until", type=day, help="giữ đến / kept until")
    verbs["source"].add_argument("--address", default="")


def _programme(options: dict[str, Any]) -> tuple[Any, Any]:
    member = member_from(options)
    return get_programme(options["programme"], seen_by=member), member


def _trip(options: dict[str, Any]) -> Any:
    return queries.get_trip(options["ref"], seen_by=member_from(options))


def _content(options: dict[str, Any]) -> services.Content:
    path: Path | None = options["figures"]
    figures = figures_from(bytes_from(path).decode("utf-8-sig", "replace")) if path else []
    parts = (options["potential"], options["advantages"], options["directions"])
    return services.Content(*parts, figures)


def _acting(options: dict[str, Any]) -> dict[str, Any]:
    now = timezone.now()
    return {"by": member_from(options), "at": now, "on": options["on"] or day_of(now)}


def _undated(options: dict[str, Any]) -> dict[str, Any]:
    return {"by": member_from(options), "at": timezone.now()}
