"""``./phoihop spread``: how works travelled, and whether a piece was delivered before."""

import json
from argparse import ArgumentParser
from dataclasses import asdict
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from phoihop.engines.vietnamese.dates import parse_date
from phoihop.law.period import day_of
from phoihop.law.refusal import Refusal
from phoihop.parties.doors import add_member_option, bytes_from, member_from, write_whole
from phoihop.press.queries import originality
from phoihop.programmes.queries import get_instrument, get_programme
from phoihop.publications.queries import get_work
from phoihop.spread import services
from phoihop.spread.family import CopyKind, Permission
from phoihop.spread.queries import (
    declared_copy,
    delivered_before,
    get_cofunding,
    last_year_of,
    picture_for,
    year_of,
)
from phoihop.spread.rules import CofundingReason, ReprintTerms
from phoihop.spread.sheets import year_xlsx
from phoihop.spread.telling import (
    before_as_json,
    cofunding_as_json,
    picture_as_json,
    year_as_json,
)
from phoihop.ui.arguments import count_given


class Command(BaseCommand):
    help = "Lan tỏa và bài đã giao trước. / Spread, and pieces delivered before."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """One sub-command for each verb."""
        verbs = parser.add_subparsers(dest="verb", required=True, metavar="VERB")
        _pictures(verbs)
        _declaring(verbs)
        _deciding(verbs)
        asking = verbs.add_parser(
            "originality", help="đã đăng ở đâu chưa / was it published before"
        )
        asking.add_argument("file", type=Path, help="a text file, UTF-8")
        for one in verbs.choices.values():
            add_member_option(one)
            one.add_argument("--json", action="store_true", help="chương trình đọc / for programs")
        reading = verbs.add_parser(
            "read", help="xem gì đi cùng bản đăng / what travelled with copies"
        )
        reading.add_argument("--limit", type=count_given, help="copies at most")
        reading.add_argument("--json", action="store_true")

    def handle(self, *, verb: str, **options: Any) -> None:
        """Run the verb and print what it says."""
        told = getattr(self, "_" + verb.replace("-", "_"))(options)
        if options["json"]:
            self.stdout.write(json.dumps(told, ensure_ascii=False, indent=2))
            return
        for row in told if isinstance(told, list) else [told]:
            self.stdout.write("\t".join(str(value) for value in row.values()))

    def _work(self, options: dict[str, Any]) -> dict[str, Any]:
        return picture_as_json(picture_for(get_work(options["ref"], seen_by=member_from(options))))

    def _programme(self, options: dict[str, Any]) -> dict[str, Any]:
        member = member_from(options)
        programme = get_programme(options["ref"], seen_by=member)
        latest = last_year_of(programme, seen_by=member) or timezone.localdate().year
        told = year_of(programme, year=options["year"] or latest, seen_by=member)
        if options["out"]:
            made = year_xlsx(programme, told, made_at=timezone.now())
            write_whole(options["out"], made)
        return year_as_json(told)

    def _declare(self, options: dict[str, Any]) -> dict[str, Any]:
        member = member_from(options)
        told = services.ToldCopy(
            CopyKind(options["kind"]),
            options["outlet"],
            options["address"],
            options["place"],
            options["title"],
            options["language"],
            parse_date(options["on"]) if options["on"] else None,
            Permission(options["permission"]),
            options["because"],
        )
        work = get_work(options["ref"], seen_by=member)
        copy = services.declare_copy(work, told, by=member, at=timezone.now())
        return {"ref": copy.ref, "work": work.ref, "kind": copy.kind, "address": copy.address}

    def _withdraw(self, options: dict[str, Any]) -> dict[str, Any]:
        member = member_from(options)
        work = get_work(options["ref"], seen_by=member)
        copy = declared_copy(work, options["copy"])
        if copy is None:
            raise Refusal("copy.withdrawn", ref=options["copy"][:30])
        services.withdraw_copy(copy, by=member, at=timezone.now())
        return {"ref": copy.ref, "withdrawn": True}

    def _terms(self, options: dict[str, Any]) -> dict[str, Any]:
        member = member_from(options)
        now = timezone.now()
        row = services.set_terms(
            get_work(options["ref"], seen_by=member),
            ReprintTerms(options["terms"]),
            from_on=parse_date(options["on"]).first_on if options["on"] else day_of(now),
            words=options["because"],
            by=member,
            at=now,
        )
        return {"work": row.work.ref, "terms": row.terms, "from_on": row.from_on.isoformat()}

    def _before(self, options: dict[str, Any]) -> list[dict[str, Any]]:
        member = member_from(options)
        programme = get_programme(options["ref"], seen_by=member)
        services.bring_up_to_date(at=timezone.now())
        return before_as_json(delivered_before(programme, seen_by=member))

    def _propose(self, options: dict[str, Any]) -> dict[str, Any]:
        member = member_from(options)
        decision = services.propose_cofunding(
            get_instrument(options["instrument"], seen_by=member),
            get_work(options["work"], seen_by=member),
            reason=CofundingReason(options["reason"]),
            words=options["words"],
            by=member,
            at=timezone.now(),
        )
        return cofunding_as_json(decision)

    def _decide(self, options: dict[str, Any]) -> dict[str, Any]:
        member = member_from(options)
        decision = get_cofunding(options["ref"], seen_by=member)
        services.decide_cofunding(
            decision,
            agreed=options["answer"] == "yes",
            words=options["words"],
            by=member,
            at=timezone.now(),
        )
        return cofunding_as_json(decision)

    def _undecide(self, options: dict[str, Any]) -> dict[str, Any]:
        member = member_from(options)
        decision = get_cofunding(options["ref"], seen_by=member)
        services.withdraw_cofunding(decision, by=member, at=timezone.now())
        return cofunding_as_json(decision)

    def _originality(self, options: dict[str, Any]) -> list[dict[str, Any]]:
        text = bytes_from(options["file"]).decode("utf-8-sig", "replace")
        found = originality(text, seen_by=member_from(options))
        return [asdict(one) | {"published_on": str(one.published_on or "")} for one in found]

    def _read(self, options: dict[str, Any]) -> dict[str, Any]:
        return {"read": services.read_marks(at=timezone.now(), limit=options["limit"])}


def _pictures(verbs: Any) -> None:
    verbs.add_parser("work", help="một tác phẩm / how one work travelled").add_argument("ref")
    yearly = verbs.add_parser("programme", help="một năm / the copies of a year")
    yearly.add_argument("ref")
    yearly.add_argument("--year", type=int)
    yearly.add_argument("-o", "--out", type=Path, help="also write XLSX there")


def _declaring(verbs: Any) -> None:
    declaring = verbs.add_parser("declare", help="khai báo một bản / tell of a copy")
    declaring.add_argument("ref", help="TP-2017-0042")
    kinds = [kind.value for kind in CopyKind if kind is not CopyKind.COMMON_SOURCE]
    declaring.add_argument("--kind", choices=kinds, required=True)
    for name in ("address", "outlet", "place", "title"):
        declaring.add_argument(f"--{name}", default="")
    declaring.add_argument("--language", default="vi")
    declaring.add_argument("--permission", choices=list(Permission), default=Permission.UNKNOWN)
    withdrawing = verbs.add_parser("withdraw", help="rút khai báo / take a declared copy back")
    withdrawing.add_argument("ref", help="TP-2017-0042")
    withdrawing.add_argument("copy", help="BĐL-2017-01")
    terms = verbs.add_parser("terms", help="điều kiện đăng lại / on what terms others may reprint")
    terms.add_argument("ref", help="TP-2017-0042")
    terms.add_argument("terms", choices=list(ReprintTerms))
    for one in (declaring, terms):
        one.add_argument("--on", default="", help="19-5-2017")
        one.add_argument("--because", default="", help="which paper, whose word")


def _deciding(verbs: Any) -> None:
    before = verbs.add_parser("before", help="bài đã giao trước / pieces delivered before")
    before.add_argument("ref", help="CT-2017-01")
    proposing = verbs.add_parser("propose", help="đề nghị đồng tài trợ / lay open a piece")
    proposing.add_argument("instrument", help="HĐ-2017-01")
    proposing.add_argument("work", help="TP-2017-0042")
    proposing.add_argument("--reason", choices=list(CofundingReason), required=True)
    deciding = verbs.add_parser("decide", help="bên A quyết định / side A decides")
    deciding.add_argument("ref", help="ĐTT-2017-01")
    deciding.add_argument("answer", choices=["yes", "no"])
    for one in (proposing, deciding):
        one.add_argument("--words", required=True)
    undoing = verbs.add_parser("undecide", help="rút quyết định / take a decision back")
    undoing.add_argument("ref", help="ĐTT-2017-01")
