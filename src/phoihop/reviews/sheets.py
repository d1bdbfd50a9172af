"""The review as a workbook: figures, and the full lists behind them."""

from datetime import datetime

from phoihop.engines.typesetting.workbook import Sheet, SheetCell, SheetColumn, write_xlsx
from phoihop.ledger.rules import Row
from phoihop.parties.wording import SIDES
from phoihop.planning.rules import Column
from phoihop.programmes.wording import OBLIGATION_KINDS
from phoihop.reviews.models import Lesson
from phoihop.reviews.queries import Report, figures_sha256
from phoihop.reviews.rules import LessonState
from phoihop.reviews.wording import LESSON_STATES, shortcoming_text

Rows = list[list[SheetCell]]


def review_xlsx(report: Report, *, made_at: datetime) -> bytes:
    """The workbook: duties, themes, every piece of the year, shortcomings, lessons, proposals."""
    sheets = [_duties(report), *_works(report), _shortcomings(report), _lessons(report)]
    return write_xlsx([*sheets, _proposals(report)], created_at=made_at)


def _sheet(
    report: Report,
    title: str,
    columns: list[tuple[str, int]],
    rows: Rows,
    notes: list[str] | None = None,
) -> Sheet:
    sample = report.review.programme.sample
    headings = [SheetColumn(heading, width) for heading, width in columns]
    return Sheet(title, headings, rows, notes or [], sample)


def _duties(report: Report) -> Sheet:
    columns = [("Bên", 8), ("Mã", 8), ("Nghĩa vụ", 50), ("Loại", 22), ("Đã ký", 14)]
    steps = (
        "Kế hoạch",
        "Đã đăng, thực hiện",
        "Minh chứng",
        "Được xác nhận",
        "Đã trả",
        "Vượt số lượng",
    )
    columns += [(step, 14) for step in steps] + [("Điều chỉnh", 12), ("Còn lại", 14)]
    notes = [f"{report.review.ref}, tính đến {report.review.as_of_on:%d-%m-%Y}."]
    notes.append(f"Mã băm số liệu: {figures_sha256(report)}")
    return _sheet(report, "Nghĩa vụ", columns, [_duty(row) for row in report.rows], notes)


def _duty(row: Row) -> list[SheetCell]:
    counted = (Column.PLANNED, Column.PUBLISHED, Column.EVIDENCED, Column.ACCEPTED, Column.PAID)
    return [
        str(SIDES[row.duty.side]),
        row.duty.code,
        row.duty.text,
        str(OBLIGATION_KINDS[row.duty.kind]),
        row.signed_least,
        *(row.cell(column).gross for column in (*counted, Column.EXTRA)),
        row.corrections,
        row.outstanding,
    ]


def _works(report: Report) -> list[Sheet]:
    by_theme = [(one.theme.code, one.theme.title, one.works) for one in report.themes]
    by_theme.append(("", "Chưa xếp vào nội dung phối hợp nào", report.unthemed))
    counts: Rows = [[code, title, len(works)] for code, title, works in by_theme]
    pieces: Rows = [
        [code, ref, title, on] for code, _title, works in by_theme for ref, title, on in works
    ]
    return [
        _sheet(report, "Nội dung", [("Mã", 8), ("Nội dung", 60), ("Số tác phẩm", 14)], counts),
        _sheet(
            report,
            "Tác phẩm",
            [("Nội dung", 10), ("Mã lần đăng", 16), ("Tác phẩm", 70), ("Ngày đăng", 12)],
            pieces,
        ),
    ]


def _shortcomings(report: Report) -> Sheet:
    rows: Rows = []
    for one in report.shortcomings:
        causes = report.causes.get(one.row.duty.obligation_id, [])
        why = "\n".join(cause.text for cause in causes)
        side = str(SIDES[one.row.duty.side])
        rows.append([side, one.row.duty.code, one.row.duty.text, shortcoming_text(one), why])
    columns = [("Bên", 8), ("Mã", 8), ("Nghĩa vụ", 50), ("Hạn chế", 40), ("Nguyên nhân", 60)]
    return _sheet(report, "Hạn chế", columns, rows)


def _lessons(report: Report) -> Sheet:
    columns = [("Mã", 14), ("Năm", 8), ("Dẫn chứng", 40), ("Nguyên nhân", 40), ("Thay đổi", 40)]
    columns += [("Bên", 8), ("Hạn", 12), ("Tình trạng", 18), ("Kết quả", 40)]
    year = report.review.year
    rows = [_lesson(one, year) for one in report.lessons]
    rows += [_lesson(one, one.review.year) for one in report.earlier]
    return _sheet(report, "Bài học", columns, rows)


def _lesson(one: Lesson, year: int) -> list[SheetCell]:
    side = "Bên A" if one.owner_side == "a" else "Bên B"
    state = str(LESSON_STATES[LessonState(one.state)])
    told: list[SheetCell] = [one.ref, str(year), one.evidence, one.cause, one.proposed_change]
    return [*told, side, one.due_on, state, one.outcome]


def _proposals(report: Report) -> Sheet:
    rows: Rows = []
    for row in report.rows:
        proposal = report.proposals.get(row.duty.obligation_id)
        if proposal is not None:
            terms: list[SheetCell] = [row.signed_least, row.done.net, proposal.quantity]
            rows.append(
                [row.duty.code, row.duty.text, *terms, proposal.unit_price_dong, proposal.why]
            )
    columns = [("Mã", 8), ("Nghĩa vụ", 50), ("Đã ký", 14), ("Thực hiện", 14), ("Đề xuất", 14)]
    columns += [("Đơn giá đề xuất (đồng)", 18), ("Lý do", 60)]
    return _sheet(report, f"Đề xuất {report.review.year + 1}", columns, rows)
