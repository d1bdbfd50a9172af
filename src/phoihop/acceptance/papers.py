"""The acceptance record on paper: PDF, DOCX and XLSX with the schedule of publications.

Files are named after the record (``BBNT-2017-01.pdf``). The official number stays blank until
the clerk has recorded it. A paper of a frozen record carries the hash that both sides confirmed.
"""

import json
from collections.abc import Iterable
from dataclasses import asdict
from datetime import date, datetime
from itertools import count

from phoihop.acceptance.cofunded import cofunded_table
from phoihop.acceptance.models import Entry, Record
from phoihop.acceptance.queries import entries_as_frozen
from phoihop.acceptance.rules import RecordState
from phoihop.engines.typesetting.docx import render_docx
from phoihop.engines.typesetting.metadata import annex_vi_xml
from phoihop.engines.typesetting.papers import (
    Block,
    Column,
    Heading,
    KeyValues,
    Paper,
    Paragraph,
    Table,
)
from phoihop.engines.typesetting.pdf import render_pdf
from phoihop.engines.typesetting.workbook import Sheet, SheetColumn, write_xlsx
from phoihop.engines.vietnamese.dates import long_date, short_date
from phoihop.engines.vietnamese.numerals import amount_in_words, group_digits
from phoihop.papers.models import KeptPaper
from phoihop.papers.queries import number_of
from phoihop.papers.rules import PaperFormat
from phoihop.papers.services import keep_paper
from phoihop.parties.queries import name_of
from phoihop.programmes.models import Instrument
from phoihop.programmes.papers import profile_of, signature_of


def record_paper(record: Record) -> Paper:
    """The record as a paper. Its profile follows the issuer: Party bodies or Decree 30."""
    instrument = record.instrument
    on = record.accepted_on
    entries = list(
        record.entries.select_related("work", "publication__outlet", "line", "cofunding").order_by(
            "ordinal"
        )
    )
    number = number_of(f"acceptance:{record.ref}")
    return Paper(
        profile=profile_of(instrument.party_a),
        kind_title="Biên bản nghiệm thu",
        abstract=f"Kết quả thực hiện {_named(instrument)}",
        number=str(number.number) if number else None,
        notation=number.notation if number else "BBNT",
        place=record.place or instrument.place,
        dated_on=on,
        bases=_bases(record),
        blocks=[*_parties(instrument, on), *_body(record, entries)],
        signatures=[
            signature_of(party, on=on) for party in (instrument.party_a, instrument.party_b)
        ],
        recipients=["Như trên", "Lưu: VT"],
        sample=instrument.programme.sample,
        footer_hash=record.rows_sha256,
        metadata={
            "title": f"Biên bản nghiệm thu {record.ref}",
            "subject": f"Kết quả thực hiện {_named(instrument)}",
            "CodeNumber": str(number.number) if number else "",
            "CodeNotation": number.notation if number else "",
            "IssuedDate": on.isoformat(),
        },
    )


def papers_of_record(record: Record, *, at: datetime) -> dict[PaperFormat, KeptPaper]:
    """Make and keep the papers of a record; the same record gives the same bytes, kept once."""
    paper = record_paper(record)
    made = {
        PaperFormat.PDF: render_pdf(paper, attachments={rows_name(record): rows_file(record)}),
        PaperFormat.DOCX: render_docx(paper),
        PaperFormat.XLSX: schedule_xlsx(record),
        PaperFormat.XML: annex_vi_xml(paper),
    }
    return {
        kind: keep_paper(f"acceptance:{record.ref}", f"{record.ref}.{kind.value}", kind, made[kind],
                         at=at)
        for kind in made
    }  # fmt: skip


def rows_name(record: Record) -> str:
    """The file inside the PDF that holds the rows."""
    return f"{record.ref}.json"


def rows_file(record: Record) -> bytes:
    """The rows of a record as both sides confirmed them, as JSON."""
    rows = [asdict(row) for row in entries_as_frozen(record)]
    told = {"ref": record.ref, "rows_sha256": record.rows_sha256, "rows": rows}
    return json.dumps(told, ensure_ascii=False, sort_keys=True, indent=1).encode()


def schedule_xlsx(record: Record) -> bytes:
    """The schedule (bảng kê) as a workbook: accepted rows with amounts, extra rows apart."""
    entries = list(
        record.entries.select_related("work", "publication__outlet", "line").order_by("ordinal")
    )
    accepted = [entry for entry in entries if not entry.extra]
    extra = [entry for entry in entries if entry.extra]
    columns = [
        SheetColumn("STT", 6),
        SheetColumn("Dòng", 8),
        SheetColumn("Tác phẩm", 50),
        SheetColumn("Nơi đăng", 28),
        SheetColumn("Ngày đăng", 12),
        SheetColumn("Mã lần đăng", 16),
        SheetColumn("Minh chứng", 16),
        SheetColumn("Đơn giá (đồng)", 16),
        SheetColumn("Thành tiền (đồng)", 18),
        SheetColumn("Địa chỉ", 60),
    ]
    sample = record.instrument.programme.sample
    money = [
        f"Cộng: {group_digits(record.net_dong)} đồng",
        f"Thuế GTGT: {group_digits(record.vat_dong)} đồng",
        f"Tổng cộng: {group_digits(record.gross_dong)} đồng",
        f"Mã băm bảng kê: {record.rows_sha256}",
    ]
    sheets = [Sheet("Bảng kê", columns, [_sheet_row(one) for one in accepted], money, sample)]
    if extra:
        note = ["Ngoài số lượng đặt: ghi nhận, không tính tiền."]
        sheets.append(
            Sheet("Vượt số lượng", columns, [_sheet_row(one) for one in extra], note, sample)
        )
    return write_xlsx(sheets, created_at=record.recorded_at)


def _sheet_row(entry: Entry) -> list[str | int | date]:
    return [
        entry.ordinal,
        entry.line.code,
        entry.work.title,
        _place(entry),
        entry.published_on,
        entry.publication.ref,
        entry.evidence_ref,
        entry.unit_price_dong,
        entry.amount_dong,
        entry.publication.address,
    ]


def _named(instrument: Instrument) -> str:
    number = f" số {instrument.number}" if instrument.number else f" {instrument.ref}"
    return f"{instrument.title}{number}"


def _bases(record: Record) -> list[str]:
    instrument = record.instrument
    signed = f" ký ngày {short_date(instrument.signed_on)}" if instrument.signed_on else ""
    bases = [f"Căn cứ {_named(instrument)}{signed}"]
    annexes = instrument.annexes.filter(state="signed", effective_on__lte=record.accepted_on)
    bases += [
        f"Căn cứ Phụ lục {annex.ref} ký ngày {short_date(annex.signed_on)}"
        for annex in annexes
        if annex.signed_on
    ]
    bases.append("Căn cứ kết quả thực hiện và minh chứng đã lưu của từng tác phẩm")
    return bases


def _parties(instrument: Instrument, on: date) -> Iterable[Block]:
    yield Paragraph(f"Hôm nay, {long_date(on)}, chúng tôi gồm:", emphasis="none")
    for label, party in (("Bên A", instrument.party_a), ("Bên B", instrument.party_b)):
        name = name_of(party.organisation, on=on)
        signatory = party.signatory.full_name if party.signatory else ""
        title = party.signatory_title
        yield Heading(f"{label}: {name}", level=2)
        if signatory or title:
            yield KeyValues([("Đại diện", signatory), ("Chức vụ", title)])


def _body(record: Record, entries: list[Entry]) -> Iterable[Block]:
    accepted = [entry for entry in entries if not entry.extra]
    extra = [entry for entry in entries if entry.extra]
    yield Heading("1. Kết quả nghiệm thu", level=2)
    yield Paragraph(
        f"Hai bên thống nhất nghiệm thu {len(accepted)} tác phẩm đăng trong kỳ từ "
        f"{short_date(record.starts_on)} đến {short_date(record.ends_on)}, theo bảng kê sau:"
    )
    yield _schedule(accepted, caption="Bảng kê tác phẩm được nghiệm thu")
    yield from _money(record)
    numbers = count(2)
    if extra:
        yield Heading(f"{next(numbers)}. Tác phẩm vượt số lượng đặt", level=2)
        yield Paragraph(
            f"Ngoài số lượng đặt, bên B đã đăng {len(extra)} tác phẩm sau. Hai bên ghi nhận; "
            "các tác phẩm này không tính tiền."
        )
        yield _schedule(extra, caption="Bảng kê tác phẩm vượt đặt")
    cofunded = [entry for entry in entries if entry.cofunding]
    if cofunded:
        yield Heading(f"{next(numbers)}. Tác phẩm nghiệm thu theo quyết định đồng tài trợ", level=2)
        yield Paragraph(
            f"{len(cofunded)} tác phẩm sau đã được giao hoặc đăng trước đó. Bên B đã nêu rõ, "
            "lãnh đạo bên A đã quyết định vẫn nghiệm thu."
        )
        yield cofunded_table(cofunded)
    yield Heading(f"{next(numbers)}. Cam kết", level=2)
    yield Paragraph(
        "Số liệu được tính từ văn bản đã ký và minh chứng của từng tác phẩm. "
        f"Mã băm SHA-256 của bảng kê: {record.rows_sha256}."
    )
    state = RecordState(record.state)
    if state is not RecordState.FROZEN:
        yield Paragraph("Dự thảo: chưa được hai bên xác nhận.", emphasis="bold")


def _schedule(entries: list[Entry], *, caption: str) -> Table:
    return Table(
        columns=[
            Column("STT", 0.7, "center"),
            Column("Dòng", 0.8, "center"),
            Column("Tác phẩm", 2.6),
            Column("Nơi đăng", 1.6),
            Column("Ngày đăng", 1.4, "center"),
            Column("Minh chứng", 1.8),
            Column("Thành tiền (đồng)", 1.5, "right"),
        ],
        rows=[
            [
                entry.ordinal,
                entry.line.code,
                entry.work.title,
                _place(entry),
                entry.published_on,
                entry.evidence_ref or entry.publication.ref,
                entry.amount_dong,
            ]
            for entry in entries
        ],
        caption=caption,
    )


def _place(entry: Entry) -> str:
    publication = entry.publication
    outlet = publication.outlet.name if publication.outlet else ""
    if publication.issue:
        page = f", trang {publication.page}" if publication.page else ""
        return f"{outlet}, số {publication.issue}{page}"
    if publication.broadcast_title:
        return f"{outlet}, {publication.broadcast_title} {publication.broadcast_minute}".strip()
    return outlet


def _money(record: Record) -> Iterable[Block]:
    if record.gross_dong == 0:
        return
    vat = record.instrument.vat_percent.normalize()
    yield KeyValues(
        [
            ("Cộng tiền trước thuế", f"{group_digits(record.net_dong)} đồng"),
            (f"Thuế GTGT ({vat:f}%)", f"{group_digits(record.vat_dong)} đồng"),
            ("Tổng cộng", f"{group_digits(record.gross_dong)} đồng"),
        ]
    )
    yield Paragraph(f"Bằng chữ: {amount_in_words(record.gross_dong)}.", emphasis="italic")
