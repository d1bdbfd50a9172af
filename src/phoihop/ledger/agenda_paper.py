"""The agenda of a planning meeting on paper, in Vietnamese: a working paper, kept nowhere."""

from collections.abc import Iterable

from django.utils.translation import override

from phoihop.engines.typesetting.docx import render_docx
from phoihop.engines.typesetting.papers import (
    Block,
    BulletList,
    Cell,
    Column,
    Heading,
    Paper,
    Paragraph,
    Table,
)
from phoihop.engines.typesetting.pdf import render_pdf
from phoihop.engines.vietnamese.dates import short_date
from phoihop.ledger.agenda import Agenda
from phoihop.ledger.gaps import Gap
from phoihop.ledger.wording import STANDINGS, reckoning
from phoihop.papers.rules import PaperFormat
from phoihop.parties.models import Member
from phoihop.programmes.queries import party_of

RENDER = {PaperFormat.PDF: render_pdf, PaperFormat.DOCX: render_docx}


def agenda_file(agenda: Agenda, kind: PaperFormat, *, seen_by: Member) -> bytes:
    """The agenda as PDF or DOCX; the same agenda gives the same bytes."""
    with override("vi"):
        return RENDER[kind](_paper(agenda, seen_by))


def _paper(agenda: Agenda, seen_by: Member) -> Paper:
    programme = agenda.programme
    subject = f"Họp kế hoạch thực hiện {programme.title}"
    return Paper(
        profile=party_of(programme, seen_by).organisation.paper_profile,
        kind_title="Chương trình",
        abstract=subject,
        place=programme.place,
        dated_on=agenda.on,
        blocks=list(_body(agenda)),
        sample=programme.sample,
        metadata={"title": f"{subject} ({programme.ref})", "IssuedDate": agenda.on.isoformat()},
    )


def _body(agenda: Agenda) -> Iterable[Block]:
    yield Paragraph(
        f"Số liệu tính đến ngày {short_date(agenda.on)}, lấy từ sổ nghĩa vụ và kế hoạch hai bên."
    )
    yield Heading("1. Dòng và nghĩa vụ cần quyết định", level=2)
    if agenda.gaps:
        yield _gaps(agenda.gaps)
        yield Heading("Cách tính", level=3)
        yield BulletList(
            [f"{gap.promise.code}: {' '.join(reckoning(gap, on=agenda.on))}" for gap in agenda.gaps]
        )
    else:
        yield Paragraph("Không dòng nào thiếu đề tài.")
    for number, (title, items) in enumerate(_lists(agenda), start=2):
        yield Heading(f"{number}. {title}", level=2)
        yield BulletList(items) if items else Paragraph("Không có.")


def _gaps(gaps: list[Gap]) -> Table:
    rows: list[list[Cell]] = [
        [
            gap.promise.code,
            gap.promise.label,
            gap.promise.signed,
            gap.promise.done,
            gap.missing,
            gap.last_safe_start_on,
            str(STANDINGS[gap.standing]),
        ]
        for gap in gaps
    ]
    return Table(
        [
            Column("Mã", 1.1),
            Column("Nội dung", 3),
            Column("Đã ký", 0.7, "right"),
            Column("Đã xong", 0.7, "right"),
            Column("Thiếu", 0.7, "right"),
            Column("Bắt đầu chậm nhất", 1.1, "center"),
            Column("Tình hình", 1.2),
        ],
        rows,
    )


def _lists(agenda: Agenda) -> Iterable[tuple[str, list[str]]]:
    def day(value: object) -> str:
        return f"{value:%d-%m-%Y}" if value else "chưa có ngày"

    for title, topics in (
        ("Đề tài chờ trả lời", agenda.offered),
        ("Đề tài quá hạn", agenda.late),
        ("Đề tài đã thống nhất, chưa có ngày", agenda.undated),
    ):
        yield title, [f"{one.ref} {one.title} ({day(one.due_on)})" for one in topics]
    yield (
        "Việc của hai bên quá hạn",
        [f"{one.ref} {one.title} ({day(one.due_on)})" for one in agenda.late_deeds],
    )
    yield (
        "Ngày kỷ niệm trong 90 ngày tới",
        [
            f"{day(one.on)}: {one.commemoration.vi}" + (f" ({one.years} năm)" if one.years else "")
            for one in agenda.occasions
        ],
    )
