"""``./phoihop royalties``: what a publisher owes its authors."""

import json
from argparse import ArgumentParser
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from phoihop.engines.vietnamese.dates import parse_date
from phoihop.law.period import day_of
from phoihop.law.refusal import Refusal
from phoihop.parties.doors import add_member_option, member_from, write_whole
from phoihop.royalties import papers, services
from phoihop.royalties.models import Royalty, Statement
from phoihop.royalties.norms import house_norms
from phoihop.royalties.queries import (
    checks_of,
    get_royalty,
    get_statement,
    is_sample,
    open_royalties,
    payees_of,
    publication_for,
    publisher_of,
    statements_visible_to,
)
from phoihop.royalties.rules import KINDS, Group, NormKind, norm_sha256
from phoihop.royalties.services import Grade, Share

Options = dict[str, Any]


def day(text: str) -> date:
    """A whole day as people write it."""
    return parse_date(text).last_on


def number(text: str) -> Decimal:
    """A decimal with point or comma."""
    try:
        return Decimal(text.replace(",", "."))
    except InvalidOperation:
        raise CommandError(f"{text}: không phải số / not a number") from None


class Command(BaseCommand):
    help = "Nhuận bút: định mức, tính, bảng kê, trả. / Royalties. Each verb has its own --help."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """One sub-command for each verb."""
        verbs = parser.add_subparsers(dest="verb", required=True, metavar="VERB")
        verbs.add_parser("list", help="bảng kê / statements")
        verbs.add_parser("open", help="đã tính, chưa lập bảng kê / reckoned, on no statement yet")
        verbs.add_parser("norms", help="định mức và nguồn / norms and their sources")
        checking = verbs.add_parser(
            "check-norm", help="đối chiếu một mục / hold a norm to its paper"
        )
        checking.add_argument("kind", choices=[one.value for one in NormKind])
        checking.add_argument("from_on", help="2014-06-01")
        checking.add_argument("document", help="văn bản nào, bản ở đâu / which paper, from where")
        reckon = verbs.add_parser("reckon", help="tính cho một lần đăng / reckon a publication")
        reckon.add_argument("publication", help="LĐ-2017-0042")
        reckon.add_argument("coefficient", type=number)
        reckon.add_argument("--author", action="append", required=True, help="TÊN hoặc TÊN=60")
        reckon.add_argument("--group", choices=[one.value for one in Group])
        reckon.add_argument("--multiplier", type=number, default=Decimal(1))
        reckon.add_argument("--reason", default="")
        removing = verbs.add_parser("remove", help="gỡ một khoản / take an entry back")
        removing.add_argument("ref", help="NB-2017-01")
        draw_up = verbs.add_parser("draw-up", help="lập bảng kê / draw up a statement")
        draw_up.add_argument("author")
        draw_up.add_argument("month", help="2017-06")
        for name, about in (
            ("approve", "duyệt / approve"),
            ("void", "hủy / void"),
            ("pay", "ghi đã trả / record the payment"),
        ):
            verbs.add_parser(name, help=about).add_argument("ref", help="BKNB-2017-01")
        paper = verbs.add_parser("paper", help="in bảng kê / the statement as PDF or XLSX")
        paper.add_argument("ref")
        paper.add_argument("out", type=Path, help="tep.pdf, tep.xlsx")
        for one in verbs.choices.values():
            add_member_option(one)
            one.add_argument("--on", type=day, help="mặc định: hôm nay / default: today")
            one.add_argument("--json", action="store_true", help="chương trình đọc / for programs")

    def handle(self, *, verb: str, **options: Any) -> None:
        """Run the verb and tell what came of it."""
        told: Any = getattr(self, f"_{verb.replace('-', '_')}")(options)
        if options["json"]:
            self.stdout.write(json.dumps(told, ensure_ascii=False, indent=1, default=str))
            return
        for one in told if isinstance(told, list) else [told]:
            self.stdout.write("\t".join(str(value) for value in one.values()))

    def _list(self, options: Options) -> list[dict[str, object]]:
        return [statement_as_json(one) for one in statements_visible_to(member_from(options))]

    def _open(self, options: Options) -> list[dict[str, object]]:
        return [royalty_as_json(one) for one in open_royalties(member_from(options))]

    def _norms(self, options: Options) -> list[dict[str, object]]:
        checks = checks_of(publisher_of(member_from(options)))
        rows: list[Any] = house_norms().every()
        told = []
        for row in rows:
            check = checks.get(norm_sha256(row))
            facts = {name: getattr(row, name) for name in row.__slots__}
            facts["verified_by"] = check.checked_by.display_name if check else row.verified_by
            document = check.document if check else ""
            told.append({"kind": KINDS[type(row)].value, **facts, "document": document})
        return told

    def _check_norm(self, options: Options) -> dict[str, object]:
        norm = house_norms().find(options["kind"], options["from_on"])
        made = services.check_norm(norm, document=options["document"], **_acting(options))
        return {"kind": made.kind, "from_on": made.from_on, "document": made.document}

    def _reckon(self, options: Options) -> list[dict[str, object]]:
        group = Group(options["group"]) if options["group"] else None
        grade = Grade(options["coefficient"], group, options["multiplier"], options["reason"])
        publication = publication_for(options["publication"], seen_by=member_from(options))
        made = services.reckon(
            publication, grade, [_share(text) for text in options["author"]], **_at(options)
        )
        return [royalty_as_json(one) for one in made]

    def _remove(self, options: Options) -> dict[str, object]:
        found = get_royalty(options["ref"], seen_by=member_from(options))
        services.remove(found, **_at(options))
        return royalty_as_json(found)

    def _draw_up(self, options: Options) -> dict[str, object]:
        payees = payees_of(member_from(options))
        payee = payees.filter(name=options["author"]).first()
        if payee is None:
            known = ", ".join(payees.values_list("name", flat=True)[:12])
            raise Refusal("statement.no_such_author", name=options["author"], known=known)
        month = parse_date(options["month"]).first_on
        made = services.draw_up(payee, month.year, month.month, **_acting(options))
        return statement_as_json(made)

    def _approve(self, options: Options) -> dict[str, object]:
        found = get_statement(options["ref"], seen_by=member_from(options))
        services.approve(found, **_at(options))
        return statement_as_json(found)

    def _void(self, options: Options) -> dict[str, object]:
        found = get_statement(options["ref"], seen_by=member_from(options))
        services.void(found, **_at(options))
        return statement_as_json(found)

    def _pay(self, options: Options) -> dict[str, object]:
        found = get_statement(options["ref"], seen_by=member_from(options))
        services.pay(found, **_acting(options))
        return statement_as_json(found)

    def _paper(self, options: Options) -> dict[str, object]:
        found = get_statement(options["ref"], seen_by=member_from(options))
        out: Path = options["out"]
        make = papers.as_xlsx if out.suffix.lower() == ".xlsx" else papers.as_pdf
        write_whole(out, make(found, sample=is_sample(found)))
        return {"out": str(out)}


def statement_as_json(one: Statement) -> dict[str, object]:
    """A statement for programs."""
    names = ("ref", "year", "month", "state", "gross_dong", "tax_dong", "net_dong", "due_on")
    return {"author": one.payee.name, **{name: getattr(one, name) for name in names}}


def royalty_as_json(one: Royalty) -> dict[str, object]:
    """A royalty for programs."""
    names = ("ref", "published_on", "group", "unit_dong", "gross_dong", "share_percent", "source")
    return {
        "author": one.payee.name,
        "publication": one.publication.ref,
        **{name: getattr(one, name) for name in names},
    }


def _share(text: str) -> Share:
    name, _equals, percent = text.partition("=")
    if percent and not percent.isdecimal():
        raise CommandError(f"{text}: TÊN=60")
    return Share(name, int(percent or 100))


def _at(options: Options) -> dict[str, Any]:
    return {"by": member_from(options), "at": timezone.now()}


def _acting(options: Options) -> dict[str, Any]:
    acting = _at(options)
    return {**acting, "on": options["on"] or day_of(acting["at"])}
