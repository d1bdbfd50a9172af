"""``./phoihop acceptance``: compute, draw up, confirm and settle records."""

import json
from argparse import ArgumentParser
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from phoihop.acceptance import services
from phoihop.acceptance.models import Record
from phoihop.acceptance.papers import papers_of_record
from phoihop.acceptance.queries import (
    Preview,
    get_entry,
    get_record,
    paid_dong,
    preview,
    records_of,
)
from phoihop.acceptance.rules import EventKind
from phoihop.acceptance.wording import REASONS
from phoihop.engines.vietnamese.dates import parse_date
from phoihop.engines.vietnamese.numerals import group_digits, parse_amount
from phoihop.law.period import Period, day_of
from phoihop.papers.queries import read_bytes
from phoihop.parties.doors import add_member_option, member_from
from phoihop.programmes.queries import get_annex, get_instrument, get_programme


def day(text: str) -> date:
    """A whole day as people write it: ``31/12/2017`` or ``2017-12-31``."""
    return parse_date(text).last_on


class Command(BaseCommand):
    help = "Nghiệm thu và thanh toán. / Acceptance and payment. Each verb has its own --help."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """One sub-command for each verb."""
        verbs = parser.add_subparsers(dest="verb", required=True, metavar="VERB")
        _period(verbs.add_parser("preview", help="tính thử / what a record would hold"))
        _period(verbs.add_parser("draw-up", help="lập biên bản / keep a record"))
        listing = verbs.add_parser("list", help="các biên bản / the records of a programme")
        listing.add_argument("programme")
        for verb, about in (
            ("show", "một biên bản / one record"),
            ("confirm", "xác nhận cho bên mình / say yes for one's side"),
            ("withdraw", "rút biên bản / take a record back"),
        ):
            verbs.add_parser(verb, help=about).add_argument("ref", help="BBNT-2017-01")
        verbs.choices["confirm"].add_argument(
            "--rows", required=True, help="SHA-256 bảng kê đã đọc / of the rows that were read"
        )
        paper = verbs.add_parser("paper", help="ghi văn bản / write PDF, DOCX, XLSX, XML")
        paper.add_argument("ref")
        paper.add_argument("-o", "--out", type=Path, default=Path(), help="thư mục / folder")
        _after(verbs)
        for one in verbs.choices.values():
            add_member_option(one)
            one.add_argument("--json", action="store_true", help="chương trình đọc / for programs")

    def handle(self, *, verb: str, **options: Any) -> None:
        """Run the verb."""
        getattr(self, "_" + verb.replace("-", "_"))(options)

    def _preview(self, options: dict[str, Any]) -> None:
        member = member_from(options)
        instrument = get_instrument(options["instrument"], seen_by=member)
        now = timezone.now()
        seen = preview(
            instrument,
            period=Period(options["starts"], options["ends"]),
            accepted_on=options["accepted_on"] or day_of(now),
            known_at=now,
        )
        self._say(preview_as_json(seen), options, _preview_lines(seen))

    def _draw_up(self, options: dict[str, Any]) -> None:
        member = member_from(options)
        now = timezone.now()
        record = services.draw_up(
            get_instrument(options["instrument"], seen_by=member),
            period=Period(options["starts"], options["ends"]),
            accepted_on=options["accepted_on"] or day_of(now),
            by=member,
            at=now,
        )
        self._show({**options, "ref": record.ref})

    def _list(self, options: dict[str, Any]) -> None:
        member = member_from(options)
        programme = get_programme(options["programme"], seen_by=member)
        records = [record_as_json(one) for one in records_of(programme, seen_by=member)]
        lines = [f"{one['ref']}\t{one['state']}\t{one['gross_dong']}" for one in records]
        self._say(records, options, lines)

    def _show(self, options: dict[str, Any]) -> None:
        record = get_record(options["ref"], seen_by=member_from(options))
        told = record_as_json(record)
        lines = [f"{name}\t{value}" for name, value in told.items() if name != "rows"]
        self._say(told, options, lines)

    def _confirm(self, options: dict[str, Any]) -> None:
        member = member_from(options)
        record = get_record(options["ref"], seen_by=member)
        services.confirm(record, rows_sha256_seen=options["rows"], by=member, at=timezone.now())
        self._show(options)

    def _withdraw(self, options: dict[str, Any]) -> None:
        member = member_from(options)
        record = get_record(options["ref"], seen_by=member)
        services.withdraw(record, by=member, at=timezone.now())
        self._show(options)

    def _paper(self, options: dict[str, Any]) -> None:
        record = get_record(options["ref"], seen_by=member_from(options))
        options["out"].mkdir(parents=True, exist_ok=True)
        written = []
        for kept in papers_of_record(record, at=timezone.now()).values():
            path = options["out"] / kept.name
            path.write_bytes(read_bytes(kept.sha256))
            written.append(str(path))
        self._say(written, options, written)

    def _number(self, options: dict[str, Any]) -> None:
        member = member_from(options)
        services.record_official_number(
            get_record(options["ref"], seen_by=member),
            number=options["number"],
            notation=options["notation"],
            issued_on=options["on"],
            by=member,
            at=timezone.now(),
        )
        self._show(options)

    def _note(self, options: dict[str, Any]) -> None:
        member = member_from(options)
        record = get_record(options["ref"], seen_by=member)
        services.note_event(
            get_entry(record, options["row"]),
            kind=EventKind(options["kind"]),
            on=options["on"],
            text=options["text"],
            by=member,
            at=timezone.now(),
        )
        self._show(options)

    def _correct(self, options: dict[str, Any]) -> None:
        member = member_from(options)
        record = get_record(options["ref"], seen_by=member)
        services.correct(
            get_entry(record, options["row"]),
            annex=get_annex(options["annex"], seen_by=member),
            on=options["on"],
            reason=options["text"],
            by=member,
            at=timezone.now(),
        )
        self._show(options)

    def _request(self, options: dict[str, Any]) -> None:
        member = member_from(options)
        services.request_payment(
            get_record(options["ref"], seen_by=member),
            requested_on=options["on"],
            reference=options["reference"],
            by=member,
            at=timezone.now(),
        )
        self._show(options)

    def _pay(self, options: dict[str, Any]) -> None:
        member = member_from(options)
        services.record_payment(
            get_record(options["ref"], seen_by=member),
            amount_dong=parse_amount(options["amount"]),
            paid_on=options["on"],
            reference=options["reference"],
            by=member,
            at=timezone.now(),
        )
        self._show(options)

    def _received(self, options: dict[str, Any]) -> None:
        member = member_from(options)
        record = get_record(options["ref"], seen_by=member)
        for payment in record.payments.filter(confirmed_at__isnull=True):
            services.confirm_payment(payment, by=member, at=timezone.now())
        self._show(options)

    def _say(self, told: object, options: dict[str, Any], lines: list[str]) -> None:
        if options["json"]:
            self.stdout.write(json.dumps(told, ensure_ascii=False, indent=1))
        else:
            self.stdout.write("\n".join(lines))


def _period(parser: ArgumentParser) -> None:
    parser.add_argument("instrument", help="HĐ-2017-01")
    parser.add_argument("--from", dest="starts", type=day, required=True)
    parser.add_argument("--to", dest="ends", type=day, required=True)
    parser.add_argument("--accepted-on", type=day, help="mặc định: hôm nay / default: today")


def _after(verbs: Any) -> None:
    """The verbs for a frozen record."""
    number = verbs.add_parser("number", help="ghi số văn bản / the clerk's number")
    number.add_argument("number", type=int)
    number.add_argument("notation")
    note = verbs.add_parser("note", help="việc về sau / what happened later")
    note.add_argument("kind", choices=[kind.value for kind in EventKind])
    correct = verbs.add_parser("correct", help="điều chỉnh / take a row off, by an annex")
    correct.add_argument("annex")
    for one in (note, correct):
        one.add_argument("--row", type=int, required=True)
        one.add_argument("--text", required=True)
    pay = verbs.add_parser("pay", help="ghi lần chuyển tiền / record a transfer")
    pay.add_argument("amount", help="1.500.000")
    request = verbs.add_parser("request", help="đề nghị thanh toán / ask for the money")
    received = verbs.add_parser("received", help="đã nhận tiền / the money came")
    for one in (pay, request):
        one.add_argument("--reference", default="")
    for one in (number, note, correct, pay, request):
        one.add_argument("--on", type=day, required=True)
    for one in (number, note, correct, pay, request, received):
        one.add_argument("--record", dest="ref", required=True, help="BBNT-2017-01")


def record_as_json(record: Record) -> dict[str, object]:
    """A record for programs; the rows as they are hashed, with the events since."""
    return {
        "ref": record.ref,
        "instrument": record.instrument.ref,
        "starts_on": record.starts_on.isoformat(),
        "ends_on": record.ends_on.isoformat(),
        "accepted_on": record.accepted_on.isoformat(),
        "state": record.state,
        "rows_sha256": record.rows_sha256,
        "confirmed": sorted(one.side for one in record.confirmations.all()),
        "net_dong": record.net_dong,
        "vat_dong": record.vat_dong,
        "gross_dong": record.gross_dong,
        "paid_dong": paid_dong(record),
        "rows": [
            {
                "ordinal": entry.ordinal,
                "line": entry.line.code,
                "work": entry.work.ref,
                "title": entry.work.title,
                "published_on": entry.published_on.isoformat(),
                "extra": entry.extra,
                "amount_dong": entry.amount_dong,
                "events": [event.kind for event in entry.events.all()],
            }
            for entry in record.entries.select_related("line", "work")
        ],
    }


def preview_as_json(seen: Preview) -> dict[str, object]:
    """A computation for programs."""
    return {
        "accepted": [row.candidate.work_ref for row in seen.computation.accepted],
        "extra": [row.candidate.work_ref for row in seen.computation.extra],
        "left": [
            {"work": left.candidate.work_ref, "title": left.candidate.title,
             "reasons": list(left.reasons)}
            for left in seen.computation.left
        ],
        "net_dong": seen.totals.net.dong,
        "vat_dong": seen.totals.vat.dong,
        "gross_dong": seen.totals.gross.dong,
    }  # fmt: skip


def _preview_lines(seen: Preview) -> list[str]:
    rows = [
        f"{'+' if row.extra else '='}\t{row.candidate.line_code}\t{row.candidate.published}\t"
        f"{group_digits(row.amount.dong)}\t{row.candidate.title}"
        for row in seen.computation.rows
    ]
    left = [
        f"-\t{one.candidate.line_code}\t{one.candidate.published}\t"
        f"{'; '.join(str(REASONS[code]) for code in one.reasons)}\t{one.candidate.title}"
        for one in seen.computation.left
    ]
    return [*rows, *left, f"{group_digits(seen.totals.gross.dong)} đồng"]
