"""Print the ledger of a programme."""

import json
from argparse import ArgumentParser
from collections.abc import Callable
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand
from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext as _

from phoihop.engines.vietnamese.dates import parse_date
from phoihop.law.period import HERE, day_of
from phoihop.law.refusal import Refusal
from phoihop.ledger.effect import effect_of
from phoihop.ledger.effect_json import effect_as_json, effect_lines
from phoihop.ledger.leaning import shaken_as_json, shaken_in
from phoihop.ledger.papers import ledger_xlsx
from phoihop.ledger.queries import Ledger, ledger_as_json, ledger_of
from phoihop.ledger.rules import Row
from phoihop.ledger.services import draft_early_end
from phoihop.ledger.wording import column_label
from phoihop.parties.doors import add_member_option, member_from
from phoihop.parties.models import Member
from phoihop.parties.wording import SIDES
from phoihop.planning.rules import columns_of
from phoihop.programmes.queries import get_annex, get_programme


class Command(BaseCommand):
    """``ledger REF --as MEMBER [--on DAY] [--known-at DAY] [--year Y] [--json] [--xlsx FILE]``."""

    help = "Sổ nghĩa vụ của một chương trình. / The obligation ledger of a programme."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Which programme, which day, which form."""
        parser.add_argument(
            "ref", help="CT-2017-01; hoặc/or: preview PL-…, leaning CT-…, early-end CT-…"
        )
        parser.add_argument("of", nargs="?", help="PL-2017-01, CT-2017-01")
        parser.add_argument("--ends-on", type=date.fromisoformat, help="early-end: last day")
        parser.add_argument("--reason", default="", help="early-end: why")
        add_member_option(parser)
        parser.add_argument("--on", help="tình trạng vào ngày này / the state on this day")
        parser.add_argument(
            "--known-at", help="theo dữ liệu ghi đến hết ngày này / as recorded by this day"
        )
        parser.add_argument("--year", type=int, help="chỉ một năm / one year only")
        parser.add_argument(
            "--json", action="store_true", help="cho chương trình đọc / for programs"
        )
        parser.add_argument("--xlsx", type=Path, help="ghi bảng Excel / write a workbook")

    def handle(self, *, ref: str, **options: Any) -> None:
        """Gather and print."""
        member = member_from(options)
        if options["of"] is not None:
            ABOUT_CHANGE[_known(ref)](self, options["of"], member, options)
            return
        try:
            programme = get_programme(ref, seen_by=member)
        except Http404:
            raise Refusal("ledger.no_such_programme", ref=ref) from None
        now = timezone.now()
        on = _day(options["on"]) or day_of(now)
        known_on = _day(options["known_at"])
        known_at = datetime.combine(known_on, time.max, tzinfo=HERE) if known_on else now
        ledger = ledger_of(programme, seen_by=member, on=on, known_at=known_at)
        if options["year"]:
            rows = tuple(ledger.of_year(options["year"]))
            ledger = Ledger(programme, ledger.on, ledger.known_at, rows)
        if options["xlsx"]:
            options["xlsx"].write_bytes(ledger_xlsx(ledger))
        if options["json"]:
            answer = json.dumps(ledger_as_json(ledger), ensure_ascii=False, indent=1)
            self.stdout.write(answer)
        elif not options["xlsx"]:
            self.stdout.write("\n".join(_lines(ledger)))


def _known(verb: str) -> str:
    if verb not in ABOUT_CHANGE:
        raise Refusal("ledger.no_such_question", verb=verb)
    return verb


def _preview(command: BaseCommand, ref: str, member: Member, options: dict[str, Any]) -> None:
    now = timezone.now()
    annex = get_annex(ref, seen_by=member)
    effect = effect_of(annex, seen_by=member, on=_day(options["on"]) or day_of(now), known_at=now)
    if options["json"]:
        command.stdout.write(json.dumps(effect_as_json(effect), ensure_ascii=False, indent=1))
    else:
        command.stdout.write("\n".join(effect_lines(effect)))


def _leaning(command: BaseCommand, ref: str, member: Member, options: dict[str, Any]) -> None:
    on = _day(options["on"]) or day_of(timezone.now())
    rows = shaken_as_json(shaken_in(get_programme(ref, seen_by=member), seen_by=member, on=on))
    if options["json"]:
        command.stdout.write(json.dumps(rows, ensure_ascii=False, indent=1))
        return
    for row in rows:
        command.stdout.write("\t".join(str(value) for value in row.values()))


def _early_end(command: BaseCommand, ref: str, member: Member, options: dict[str, Any]) -> None:
    if options["ends_on"] is None:
        raise Refusal("ledger.end_day_missing")
    programme = get_programme(ref, seen_by=member)
    annex = draft_early_end(
        programme, ends_on=options["ends_on"], reason=options["reason"], by=member,
        at=timezone.now(),
    )  # fmt: skip
    _preview(command, annex.ref, member, options)


ABOUT_CHANGE: dict[str, Callable[[BaseCommand, str, Member, dict[str, Any]], None]] = {
    "preview": _preview,
    "leaning": _leaning,
    "early-end": _early_end,
}


def _day(text: str | None) -> date | None:
    return parse_date(text).last_on if text else None


def _lines(ledger: Ledger) -> list[str]:
    head = f"{ledger.programme.ref}  {ledger.on:%d-%m-%Y}  {ledger.programme.title}"
    return [head, *(_line(row) for row in ledger.rows)]


def _line(row: Row) -> str:
    signed = _("không định lượng") if row.signed_least is None else f"{row.signed_least:,}"
    steps = " → ".join(
        f"{column_label(row.duty.kind, column)} {row.cell(column).gross:,}"
        for column in columns_of(row.duty.kind)
        if row.cell(column).facts
    )
    tail = f"  ! {_('Quá hạn')} {row.overdue:,}" if row.overdue else ""
    side = SIDES[row.duty.side]
    period = row.year or _("cả kỳ")
    return f"{side}  {row.duty.code:<5} {period}  {_('Ký')} {signed}  {steps}{tail}"
