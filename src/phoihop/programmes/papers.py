"""Programmes, yearly instruments and annexes on paper: PDF, DOCX and the Annex VI record.

The paper is made from the rows, so the two cannot part: its PDF carries the rows as a YAML file
and the hash of that file on every page. The official number stays blank until the clerk has it.
"""

from collections.abc import Iterable
from datetime import date, datetime

from phoihop.engines.typesetting.docx import render_docx
from phoihop.engines.typesetting.metadata import annex_vi_xml
from phoihop.engines.typesetting.papers import (
    Block,
    BulletList,
    Column,
    Heading,
    KeyValues,
    Paper,
    Paragraph,
    SignatureBlock,
    Table,
)
from phoihop.engines.typesetting.pdf import render_pdf
from phoihop.engines.vietnamese.dates import short_date
from phoihop.engines.vietnamese.numerals import amount_in_words, group_digits
from phoihop.law.access import Side
from phoihop.law.money import Money, Rounding, Totals, VatMode, totals
from phoihop.papers.models import KeptPaper
from phoihop.papers.queries import number_of
from phoihop.papers.rules import PaperFormat
from phoihop.papers.services import keep_paper
from phoihop.parties.queries import name_of
from phoihop.programmes.annex_blocks import programme_changes
from phoihop.programmes.clauses import ROWS_NAME, clauses_of, clauses_sha256
from phoihop.programmes.models import (
    Annex,
    Instrument,
    Obligation,
    Programme,
    ProgrammeParty,
)
from phoihop.programmes.queries import obligations_of, programme_of
from phoihop.programmes.rules import Cadence

CAPACITY_LINES = {"own": "", "tm": "TM.", "kt": "KT.", "tl": "TL.", "tuq": "TUQ."}
TITLES = {
    "contract": "Hợp đồng",
    "plan": "Kế hoạch",
    "yearly_programme": "Chương trình",
    "agreement": "Thỏa thuận",
}
AnyPaper = Programme | Instrument | Annex


def profile_of(party: ProgrammeParty) -> str:
    """By which guide a paper of this issuer is set."""
    return party.organisation.paper_profile


def signature_of(party: ProgrammeParty, *, on: date) -> SignatureBlock:
    """Where a party signs: capacity and organ, the title as printed, the name."""
    organ = name_of(party.signing_organ, on=on) if party.signing_organ else ""
    line = f"{CAPACITY_LINES[party.capacity]} {organ}".strip()
    side = "ĐẠI DIỆN BÊN A" if Side(party.side) is Side.A else "ĐẠI DIỆN BÊN B"
    return SignatureBlock(
        capacity_lines=[line] if line else [],
        title_line=party.signatory_title,
        name=party.signatory.full_name if party.signatory else "",
        side_label=side,
    )


def papers_of_paper(paper: AnyPaper, *, at: datetime) -> dict[PaperFormat, KeptPaper]:
    """Make and keep the paper in its formats. The same rows give the same bytes, kept once."""
    laid_out = laid_out_paper(paper)
    made = {
        PaperFormat.PDF: render_pdf(laid_out, attachments={ROWS_NAME: clauses_of(paper)}),
        PaperFormat.DOCX: render_docx(laid_out),
        PaperFormat.XML: annex_vi_xml(laid_out),
    }
    subject = f"paper:{paper.ref}"
    return {
        kind: keep_paper(subject, f"{paper.ref}.{kind.value}", kind, made[kind], at=at)
        for kind in made
    }


def laid_out_paper(paper: AnyPaper) -> Paper:
    """The paper as a value for the typesetter, the hash of its clauses at its feet."""
    footer_hash = clauses_sha256(paper)
    if isinstance(paper, Programme):
        return _programme_paper(paper, footer_hash)
    if isinstance(paper, Instrument):
        return _instrument_paper(paper, footer_hash)
    return _annex_paper(paper, footer_hash)


def _paper(paper: AnyPaper, footer_hash: str, **parts: object) -> Paper:
    """What all three have alike."""
    programme = programme_of(paper)
    parties = parties_in(paper)
    number = number_of(f"paper:{paper.ref}")
    on = paper.signed_on or _from(paper)
    return Paper(
        profile=profile_of(parties[0]),
        number=str(number.number) if number else None,
        notation=number.notation if number else None,
        dated_on=paper.signed_on,
        signatures=[signature_of(party, on=on) for party in parties],
        recipients=["Như trên", "Lưu: VT"],
        sample=programme.sample,
        footer_hash=footer_hash,
        **parts,  # type: ignore[arg-type]
    )


def _programme_paper(programme: Programme, footer_hash: str) -> Paper:
    on = programme.signed_on or programme.effective_from
    return _paper(
        programme,
        footer_hash,
        kind_title="Chương trình",
        abstract=f"{programme.title}, giai đoạn {programme.period_label}",
        place=programme.place,
        bases=[f"Căn cứ {_lower(basis.text)}" for basis in programme.bases.all()],
        blocks=[
            *_sides(parties_in(programme), on),
            Heading("Điều 1. Nội dung phối hợp", level=2),
            BulletList([theme.title for theme in programme.themes.all()], numbered=True),
            *_duties(programme),
            Heading("Điều 4. Thời hạn và hiệu lực", level=2),
            Paragraph(
                f"Chương trình thực hiện từ {short_date(programme.starts_on)} đến "
                f"{short_date(programme.ends_on)}, có hiệu lực từ "
                f"{short_date(programme.effective_from)}. Hằng năm hai bên gặp gỡ, trao đổi, rút "
                "kinh nghiệm. Việc cơ quan góp ý không thay thế quyền quyết định của tòa soạn."
            ),
        ],
        metadata={"title": programme.title, "Subject": programme.title},
    )


def _duties(programme: Programme) -> Iterable[Block]:
    duties = list(obligations_of(programme))
    for article, side, label in ((2, Side.A, "Bên A"), (3, Side.B, "Bên B")):
        yield Heading(f"Điều {article}. Trách nhiệm của {label}", level=2)
        rows = [_duty_row(one) for one in duties if one.side == side.value]
        columns = [Column("Mã", 0.6, "center"), Column("Trách nhiệm", 4), Column("Số lượng", 1.5)]
        yield Table(columns, rows, caption=f"Trách nhiệm của {label}")


def _duty_row(duty: Obligation) -> list[str]:
    if not duty.quantified:
        return [duty.code, duty.text, "không định lượng"]
    most = f" đến {duty.quantity_most}" if duty.quantity_most else ""
    least = f"từ {duty.quantity_least}{most}" if most else f"ít nhất {duty.quantity_least}"
    per = "mỗi năm" if duty.cadence == Cadence.YEARLY.value else "cả kỳ"
    return [duty.code, duty.text, f"{least} {per}"]


def _instrument_paper(instrument: Instrument, footer_hash: str) -> Paper:
    on = instrument.signed_on or instrument.effective_from
    rows, sums = _line_rows(instrument, on)
    return _paper(
        instrument,
        footer_hash,
        kind_title=TITLES[instrument.kind],
        abstract=instrument.title,
        place=instrument.place,
        bases=[
            f"Căn cứ {instrument.programme.title} giai đoạn {instrument.programme.period_label}"
        ],
        blocks=[
            *_sides(parties_in(instrument), on),
            Heading("Điều 1. Nội dung, số lượng và đơn giá", level=2),
            Table(LINE_COLUMNS, rows, caption="Nội dung công việc"),
            *_sums(instrument, sums),
            Heading("Điều 2. Thời gian", level=2),
            Paragraph(
                f"Thực hiện từ {short_date(instrument.effective_from)} đến "
                f"{short_date(instrument.ends_on)}."
                + (f" {instrument.early_text}" if instrument.early_text else "")
            ),
            Heading("Điều 3. Nghiệm thu và thanh toán", level=2),
            Paragraph(
                "Nghiệm thu căn cứ số lượng đã đăng và minh chứng đã lưu của từng tác phẩm. Thay "
                "thế sản phẩm phải có phụ lục. Tác phẩm vượt số lượng được ghi nhận, không tính "
                "tiền."
                + (
                    f" Thanh toán trong {instrument.pay_within_days} ngày kể từ ngày đề nghị."
                    if instrument.pay_within_days
                    else ""
                )
            ),
        ],
        metadata={"title": instrument.title, "Subject": instrument.title},
    )


LINE_COLUMNS = [
    Column("Dòng", 0.8, "center"),
    Column("Nội dung", 3.2),
    Column("Đơn vị", 0.9, "center"),
    Column("Số lượng", 1, "right"),
    Column("Đơn giá (đồng)", 1.5, "right"),
    Column("Thành tiền (đồng)", 1.7, "right"),
]


def _line_rows(instrument: Instrument, on: date) -> tuple[list[list[str | int]], Totals]:
    """The lines as first signed; what annexes changed stands in the annexes."""
    lines = [line for line in instrument.lines.order_by("ordinal") if line.annex_id is None]
    rows: list[list[str | int]] = [
        [
            line.code,
            line.description,
            line.unit_name,
            line.quantity,
            line.unit_price_dong,
            line.quantity * line.unit_price_dong,
        ]
        for line in lines
    ]
    amount = Money(sum(line.quantity * line.unit_price_dong for line in lines))
    sums = totals(
        amount,
        vat_mode=VatMode(instrument.vat_mode),
        vat_percent=instrument.vat_percent,
        rounding=Rounding(instrument.rounding),
    )
    return rows, sums


def _sums(instrument: Instrument, sums: Totals) -> Iterable[Block]:
    if sums.gross.dong == 0:
        return
    pairs = [
        ("Cộng trước thuế", f"{group_digits(sums.net.dong)} đồng"),
        ("Thuế GTGT", f"{group_digits(sums.vat.dong)} đồng"),
        ("Tổng cộng", f"{group_digits(sums.gross.dong)} đồng"),
    ]
    yield KeyValues(pairs)
    yield Paragraph(f"Bằng chữ: {amount_in_words(sums.gross.dong)}.", emphasis="italic")
    basis = {line.price_basis for line in instrument.lines.all() if line.price_basis}
    if basis:
        yield Paragraph("Căn cứ đơn giá: " + "; ".join(sorted(basis)) + ".")


def _annex_paper(annex: Annex, footer_hash: str) -> Paper:
    if annex.programme is not None:
        return _programme_annex_paper(annex, annex.programme, footer_hash)
    instrument = annex.of_instrument
    on = annex.signed_on or annex.effective_on
    changed = [
        [
            change.line.code,
            change.line.description,
            _before_after(change.quantity_before, change.quantity_after),
            _before_after(change.unit_price_before_dong, change.unit_price_after_dong),
        ]
        for change in annex.changes.select_related("line").order_by("line__ordinal")
    ]
    columns = [
        Column("Dòng", 0.8, "center"),
        Column("Nội dung", 3),
        Column("Số lượng: trước → sau", 2),
        Column("Đơn giá: trước → sau", 2.4),
    ]
    signed = f" ký ngày {short_date(instrument.signed_on)}" if instrument.signed_on else ""
    return _paper(
        annex,
        footer_hash,
        kind_title="Phụ lục",
        abstract=annex.title,
        place=instrument.place,
        bases=[f"Căn cứ {instrument.title} {instrument.number or instrument.ref}{signed}"],
        blocks=[
            *_sides(parties_in(annex), on),
            Heading("Điều 1. Lý do", level=2),
            Paragraph(annex.reason),
            Heading("Điều 2. Nội dung thay đổi", level=2),
            Table(columns, changed, caption="Các dòng thay đổi"),
            Heading("Điều 3. Hiệu lực", level=2),
            Paragraph(
                f"Phụ lục có hiệu lực từ {short_date(annex.effective_on)}. Các nội dung khác giữ "
                "nguyên."
            ),
        ],
        metadata={"title": annex.title, "Subject": annex.title},
    )


def _programme_annex_paper(annex: Annex, programme: Programme, footer_hash: str) -> Paper:
    on = annex.signed_on or annex.effective_on
    signed = f" ký ngày {short_date(programme.signed_on)}" if programme.signed_on else ""
    return _paper(
        annex,
        footer_hash,
        kind_title="Phụ lục",
        abstract=annex.title,
        place=programme.place,
        bases=[f"Căn cứ {programme.title} {programme.ref}{signed}"],
        blocks=[
            *_sides(parties_in(annex), on),
            Heading("Điều 1. Lý do", level=2),
            Paragraph(annex.reason),
            Heading("Điều 2. Nội dung thay đổi", level=2),
            *programme_changes(annex),
            Heading("Điều 3. Hiệu lực", level=2),
            Paragraph(
                f"Phụ lục có hiệu lực từ {short_date(annex.effective_on)}. Các nội dung khác giữ "
                "nguyên."
            ),
        ],
        metadata={"title": annex.title, "Subject": annex.title},
    )


def _before_after(before: int | None, after: int | None) -> str:
    if after is None:
        return "giữ nguyên"
    return f"{group_digits(before or 0)} → {group_digits(after)}"


def _sides(parties: list[ProgrammeParty], on: date) -> Iterable[Block]:
    for party in parties:
        label = "Bên A" if Side(party.side) is Side.A else "Bên B"
        yield Heading(f"{label}: {name_of(party.organisation, on=on)}", level=2)
        signatory = party.signatory.full_name if party.signatory else ""
        pairs = [("Đại diện", signatory), ("Chức vụ", party.signatory_title)]
        if party.focal_organ:
            pairs.append(("Đầu mối", name_of(party.focal_organ, on=on)))
        shown = [(name, value) for name, value in pairs if value]
        if shown:
            yield KeyValues(shown)


def parties_in(paper: AnyPaper) -> list[ProgrammeParty]:
    """Who signs ``paper``, side A first."""
    if isinstance(paper, Annex) and paper.programme is not None:
        return parties_in(paper.programme)
    if isinstance(paper, Programme):
        return list(paper.parties.order_by("side", "ordinal"))
    instrument = paper.of_instrument if isinstance(paper, Annex) else paper
    return [instrument.party_a, instrument.party_b]


def _from(paper: AnyPaper) -> date:
    return paper.effective_on if isinstance(paper, Annex) else paper.effective_from


def _lower(text: str) -> str:
    """A basis reads on from *Căn cứ*; one that says it already is not doubled."""
    return text.removeprefix("Căn cứ ").removeprefix("căn cứ ")
