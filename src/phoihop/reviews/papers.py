"""The yearly review on paper: PDF, DOCX and XLSX, by the guide of the issuer.

Files are named after the review (``TK-2017-01.pdf``). The skeleton is that of Vietnamese reports:
results, shortcomings, causes, lessons, what is proposed. The number stays blank until the clerk
has recorded it; at the foot of each page stands the hash of the figures.
"""

from collections.abc import Callable, Iterable
from datetime import date, datetime, time

from django.utils.translation import override

from phoihop.engines.typesetting.charts import PAPER
from phoihop.engines.typesetting.docx import render_docx
from phoihop.engines.typesetting.papers import (
    Block,
    Cell,
    Column,
    Figure,
    Heading,
    KeyValues,
    Paper,
    Paragraph,
    SignatureBlock,
    Table,
)
from phoihop.engines.typesetting.pdf import render_pdf
from phoihop.engines.vietnamese.dates import short_date
from phoihop.engines.vietnamese.numerals import group_digits
from phoihop.law.access import Side
from phoihop.law.period import HERE
from phoihop.ledger.rules import Row
from phoihop.papers.models import KeptPaper
from phoihop.papers.queries import number_of
from phoihop.papers.rules import PaperFormat
from phoihop.papers.services import keep_paper
from phoihop.parties.models import Member
from phoihop.parties.queries import name_of
from phoihop.planning.rules import Column as Step
from phoihop.programmes.models import ProgrammeParty
from phoihop.programmes.queries import party_of
from phoihop.reviews.figures import drawings_of, totals_of
from phoihop.reviews.models import Lesson
from phoihop.reviews.queries import Report, figures_file, figures_sha256, issuer_of
from phoihop.reviews.rules import LessonState, ReviewState
from phoihop.reviews.sheets import review_xlsx
from phoihop.reviews.wording import LESSON_STATES, amount_of, shortcoming_text

# How Vietnamese papers print the signing capacity (Decree 30/2020, Annex I; Party: same stems).
CAPACITY_LINES = {"own": "", "tm": "TM.", "kt": "KT.", "tl": "TL.", "tuq": "TUQ."}
FIGURES_NAME = "figures.json"  # inside the PDF
SIDE_NAMES = {Side.B: "Bên B", Side.A: "Bên A"}


def papers_of_review(
    report: Report, *, seen_by: Member, at: datetime, only: PaperFormat | None = None
) -> dict[PaperFormat, KeptPaper]:
    """Make and keep the papers of a review, in Vietnamese; the same figures give the same bytes.

    Args:
        only: one format, when the others are not wanted.
    """
    with override("vi"):
        paper = review_paper(report, seen_by=seen_by)
        makers: dict[PaperFormat, Callable[[], bytes]] = {
            PaperFormat.PDF: lambda: render_pdf(
                paper, attachments={FIGURES_NAME: figures_file(report)}
            ),
            PaperFormat.DOCX: lambda: render_docx(paper),
            PaperFormat.XLSX: lambda: review_xlsx(report, made_at=_made_at(report)),
        }
        made = {kind: make() for kind, make in makers.items() if only in (None, kind)}
    ref = report.review.ref
    return {
        kind: keep_paper(f"review:{ref}", f"{ref}.{kind.value}", kind, data, at=at)
        for kind, data in made.items()
    }


def review_paper(report: Report, *, seen_by: Member) -> Paper:
    """The review as a paper. Its profile follows the issuer: Party bodies or Decree 30."""
    review, programme = report.review, report.review.programme
    on = review.held_on or review.as_of_on
    number = number_of(f"review:{review.ref}")
    subject = (
        f"Kết quả năm {review.year} thực hiện {programme.title}, giai đoạn {programme.period_label}"
    )
    return Paper(
        profile=issuer_of(review).organisation.paper_profile,
        kind_title="Báo cáo",
        abstract=subject,
        number=str(number.number) if number else None,
        notation=number.notation if number else "BC",
        place=review.place or programme.place,
        dated_on=on,
        blocks=list(_body(report)),
        signatures=[
            _signature(party, side, on) for side, party in signing_parties(report, seen_by)
        ],
        recipients=["Các bên tham gia chương trình", "Lưu: VT"],
        sample=programme.sample,
        footer_hash=figures_sha256(report),
        metadata={
            "title": f"Báo cáo {review.ref}",
            "subject": subject,
            "CodeNumber": str(number.number) if number else "",
            "CodeNotation": number.notation if number else "",
            "IssuedDate": on.isoformat(),
        },
    )


def _made_at(report: Report) -> datetime:
    """One moment for the same figures, so that the same workbook has the same bytes."""
    day_end = datetime.combine(report.review.as_of_on, time(), tzinfo=HERE)
    return report.review.figures_known_at or day_end


def _body(report: Report) -> Iterable[Block]:
    review = report.review
    if review.state != ReviewState.SIGNED.value:
        yield Paragraph("Dự thảo: chưa được hai bên ký.", emphasis="bold")
    yield Paragraph(
        f"Số liệu tính đến {short_date(review.as_of_on)}, lấy từ sổ nghĩa vụ của hai bên; mỗi số "
        "liệu đều có danh sách tác phẩm, công việc và minh chứng kèm theo để đối chiếu."
    )
    yield from _results(report)
    yield from _shortcomings(report)
    yield from _lessons(report)
    yield from _proposals(report)


# --- I. Kết quả ---------------------------------------------------------------


def _results(report: Report) -> Iterable[Block]:
    totals = totals_of(report.rows)
    yield Heading("I. KẾT QUẢ THỰC HIỆN", level=2)
    yield KeyValues(
        [
            ("Tin, bài đã ký trong năm", totals["signed"]),
            ("Đã đăng, phát", totals["published"]),
            ("Đã nghiệm thu", totals["accepted"]),
            ("Vượt số lượng đặt (ghi nhận, không tính tiền)", totals["extra"]),
        ]
    )
    drawings = drawings_of(report, look=PAPER, width=560)
    yield from (Figure(one.svg, one.alt, caption=one.title) for one in drawings)
    yield Heading("1. Theo nội dung phối hợp", level=3)
    rows: list[list[Cell]] = [
        [one.theme.code, one.theme.title, len(one.works)] for one in report.themes
    ]
    if report.unthemed:
        rows.append(["", "Chưa xếp vào nội dung phối hợp nào", len(report.unthemed)])
    yield Table(
        [Column("Mã", 0.6, "center"), Column("Nội dung", 4), Column("Số tác phẩm", 1, "right")],
        rows,
        caption="Tác phẩm theo nội dung phối hợp (một tác phẩm có thể thuộc nhiều nội dung)",
    )
    yield Paragraph(f"Danh sách từng tác phẩm: bảng tính {report.review.ref}.xlsx.")
    for place, side in enumerate((Side.B, Side.A), start=2):
        yield Heading(f"{place}. Nghĩa vụ của {SIDE_NAMES[side]}", level=3)
        yield from _duties(report.of_side(side), SIDE_NAMES[side])


def _duties(rows: list[Row], side: str) -> Iterable[Block]:
    if not rows:
        yield Paragraph(f"{side} không có nghĩa vụ trong năm.")
        return
    yield Table(
        [
            Column("Mã", 0.6, "center"),
            Column("Nghĩa vụ", 2.6),
            Column("Đã ký", 1.5, "right"),
            Column("Đã đăng, thực hiện", 1.5, "right"),
            Column("Được xác nhận", 1.5, "right"),
            Column("Còn lại", 1.5, "right"),
        ],
        [_duty_cells(row) for row in rows],
        caption=f"Nghĩa vụ của {side}, số liệu của năm",
    )


def _duty_cells(row: Row) -> list[Cell]:
    signed = "không định lượng" if row.signed_least is None else amount_of(row, row.signed_least)
    return [
        row.duty.code,
        row.duty.text,
        signed,
        amount_of(row, row.cell(Step.PUBLISHED).net),
        amount_of(row, row.done.net),
        amount_of(row, row.outstanding),
    ]


# --- II, III. Hạn chế, nguyên nhân ------------------------------------------------


def _shortcomings(report: Report) -> Iterable[Block]:
    yield Heading("II. HẠN CHẾ", level=2)
    if not report.shortcomings:
        yield Paragraph("Số liệu không cho thấy hạn chế nào.")
    else:
        yield Table(
            [
                Column("Mã", 0.6, "center"),
                Column("Bên", 0.8),
                Column("Nghĩa vụ", 3),
                Column("Hạn chế", 2.6),
            ],
            [
                [
                    one.row.duty.code,
                    SIDE_NAMES[one.row.duty.side],
                    one.row.duty.text,
                    shortcoming_text(one),
                ]
                for one in report.shortcomings
            ],
            caption="Hạn chế tính từ sổ nghĩa vụ",
        )
    yield Heading("III. NGUYÊN NHÂN", level=2)
    codes = {row.duty.obligation_id: row.duty.code for row in report.ledger.rows}
    told = [
        [codes.get(pk, cause.obligation.code), cause.text, cause.member.display_name]
        for pk, causes in report.causes.items()
        for cause in causes
    ]
    if not told:
        yield Paragraph("Chưa bên nào ghi nguyên nhân.")
        return
    yield Table(
        [Column("Mã", 0.6, "center"), Column("Nguyên nhân", 5), Column("Người ghi", 1.4)],
        sorted(told),
        caption="Nguyên nhân do hai bên nêu",
    )


# --- IV. Bài học ------------------------------------------------------------------


def _lessons(report: Report) -> Iterable[Block]:
    yield Heading("IV. BÀI HỌC KINH NGHIỆM", level=2)
    if report.lessons:
        yield _lesson_table(report.lessons, caption=f"Bài học rút ra năm {report.review.year}")
    else:
        yield Paragraph("Chưa ghi bài học nào.")
    if report.earlier:
        yield Paragraph("Các bài học của những năm trước và việc thực hiện:")
        yield _lesson_table(report.earlier, caption="Bài học những năm trước")


def _lesson_table(lessons: Iterable[Lesson], *, caption: str) -> Table:
    return Table(
        [
            Column("Mã", 1.6),
            Column("Dẫn chứng, nguyên nhân", 2.5),
            Column("Thay đổi", 2),
            Column("Đơn vị, thời hạn", 1.4),
            Column("Tình trạng", 1.6),
        ],
        [
            [
                one.ref,
                f"{one.evidence}\n{one.cause}",
                one.proposed_change,
                f"{_owner(one)}\n{short_date(one.due_on)}",
                f"{LESSON_STATES[LessonState(one.state)]}\n{one.outcome}".strip(),
            ]
            for one in lessons
        ],
        caption=caption,
    )


def _owner(lesson: Lesson) -> str:
    if lesson.owner is not None:
        return name_of(lesson.owner, on=lesson.due_on)
    return SIDE_NAMES[Side(lesson.owner_side)]


# --- V. Phương hướng ----------------------------------------------------------------


def _proposals(report: Report) -> Iterable[Block]:
    year = report.review.year + 1
    yield Heading(f"V. PHƯƠNG HƯỚNG, ĐỀ XUẤT NĂM {year}", level=2)
    rows = [row for row in report.rows if row.duty.obligation_id in report.proposals]
    if not rows:
        yield Paragraph("Chưa có đề xuất thay đổi.")
        return
    yield Table(
        [
            Column("Mã", 0.6, "center"),
            Column("Nghĩa vụ", 2.2),
            Column(f"Đã ký {year - 1}", 1.4, "right"),
            Column(f"Thực hiện {year - 1}", 1.4, "right"),
            Column(f"Đề xuất {year}", 1.4, "right"),
            Column("Lý do", 2.2),
        ],
        [_proposal_cells(report, row) for row in rows],
        caption=f"Đề xuất cho năm {year} bên cạnh số liệu năm {year - 1}",
    )


def _proposal_cells(report: Report, row: Row) -> list[Cell]:
    proposal = report.proposals[row.duty.obligation_id]
    wanted = "giữ nguyên" if proposal.quantity is None else group_digits(proposal.quantity)
    if proposal.unit_price_dong is not None:
        wanted += f"\n{group_digits(proposal.unit_price_dong)} đ/đơn vị"
    why = f"{proposal.why} ({proposal.lesson.ref})" if proposal.lesson else proposal.why
    return [
        row.duty.code,
        row.duty.text,
        amount_of(row, row.signed_least),
        amount_of(row, row.done.net),
        wanted,
        why,
    ]


# --- ký --------------------------------------------------------------------------------


def signing_parties(report: Report, seen_by: Member) -> list[tuple[Side, ProgrammeParty | None]]:
    """Who signs for each side: the member's own party, or the only one; else an open place."""
    parties = list(report.review.programme.parties.all())
    mine = party_of(report.review.programme, seen_by)
    found: list[tuple[Side, ProgrammeParty | None]] = []
    for side in Side:
        own = [party for party in parties if party.side == side.value]
        one = mine if mine.side == side.value else own[0] if len(own) == 1 else None
        found.append((side, one))
    return found


def _signature(party: ProgrammeParty | None, side: Side, on: date) -> SignatureBlock:
    label = f"ĐẠI DIỆN {SIDE_NAMES[side].upper()}"
    if party is None:
        return SignatureBlock([], "", "", side_label=label)
    organ = name_of(party.signing_organ, on=on) if party.signing_organ else ""
    capacity = f"{CAPACITY_LINES.get(party.capacity, '')} {organ}".strip()
    return SignatureBlock(
        capacity_lines=[capacity] if capacity else [],
        title_line=party.signatory_title,
        name=party.signatory.full_name if party.signatory else "",
        side_label=label,
    )
