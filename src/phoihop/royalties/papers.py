"""The statement of an author as PDF and XLSX."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from django.utils.translation import override

from phoihop.engines.typesetting.papers import (
    Column,
    KeyValues,
    OrganBlock,
    Paper,
    Paragraph,
    SignatureBlock,
    Table,
)
from phoihop.engines.typesetting.pdf import render_pdf
from phoihop.engines.typesetting.workbook import Sheet, SheetColumn, write_xlsx
from phoihop.engines.vietnamese.numerals import amount_in_words
from phoihop.parties.queries import name_of
from phoihop.royalties.models import Royalty, Statement
from phoihop.royalties.rules import Group
from phoihop.royalties.wording import GROUPS_CALLED

ROUNDING = (
    "Mỗi khoản = giá trị một đơn vị hệ số × hệ số × hệ số nhân × phần tác giả, làm tròn một lần "
    "đến đồng (từ 0,5 đồng làm tròn lên); thuế làm tròn một lần trên tổng."
)


def as_pdf(statement: Statement, *, sample: bool) -> bytes:
    """The statement to be signed and given to the author."""
    with override("vi"):
        return render_pdf(_paper(statement, sample=sample))


def _paper(statement: Statement, *, sample: bool) -> Paper:
    rows = _rows(statement)
    on = statement.paid_on or date(statement.year, statement.month, 1)
    return Paper(
        profile="decree-30",
        kind_title="Bảng kê nhuận bút",
        abstract=f"Tác giả {statement.payee.name}, tháng {statement.month:02d}/{statement.year}",
        organ=OrganBlock(None, name_of(statement.payee.publisher, on=on).upper()),
        blocks=[
            Table(
                [
                    Column("Tác phẩm", 4), Column("Ngày đăng", 1.6), Column("Nhóm", 2),
                    Column("Đơn vị (đồng)", 1.7, "right"), Column("Hệ số", 1.2, "right"),
                    Column("Phần", 1, "right"), Column("Thành tiền (đồng)", 2, "right"),
                ],
                [_cells(row) for row in rows],
                foot_rows=[["Cộng", None, None, None, None, None, statement.gross_dong]],
            ),
            KeyValues(
                [
                    ("Tổng nhuận bút", statement.gross_dong),
                    (f"Thuế khấu trừ {statement.tax_percent.normalize():f}%", statement.tax_dong),
                    ("Thực trả", statement.net_dong),
                    ("Bằng chữ", amount_in_words(statement.net_dong)),
                    ("Hạn trả", statement.due_on),
                ]
            ),
            Paragraph(f"Căn cứ: {_sources(rows, statement)}.", "italic"),
            Paragraph(ROUNDING, "italic"),
        ],
        signatures=[
            SignatureBlock([], "Người lập", "", None),
            SignatureBlock([], "Lãnh đạo duyệt", "", None),
        ],
        sample=sample,
        language="vi",
        metadata={"title": f"Bảng kê nhuận bút {statement.ref}"},
    )  # fmt: skip


def _rows(statement: Statement) -> list[Royalty]:
    rows = statement.royalties.select_related("publication")
    return list(rows.order_by("published_on", "pk"))


def _cells(row: Royalty) -> list[str | int | date | None]:
    return [
        row.publication.title, row.published_on, str(GROUPS_CALLED[Group(row.group)]),
        row.unit_dong, _factor(row), f"{row.share_percent}%", row.gross_dong,
    ]  # fmt: skip


def _factor(row: Royalty) -> str:
    told = _short(row.coefficient)
    return told if row.multiplier == 1 else f"{told} × {_short(row.multiplier)}"


def _short(value: Decimal) -> str:
    return f"{value.normalize():f}".replace(".", ",")


def _sources(rows: Sequence[Royalty], statement: Statement) -> str:
    return "; ".join(dict.fromkeys([*(row.source for row in rows), statement.tax_source]))


def as_xlsx(statement: Statement, *, sample: bool) -> bytes:
    """The statement as a workbook, for the accountant."""
    rows = _rows(statement)
    with override("vi"):
        sheet = Sheet(
            statement.ref,
            [
                SheetColumn("Tác phẩm", 50), SheetColumn("Lần đăng", 16),
                SheetColumn("Ngày đăng", 12), SheetColumn("Nhóm", 24),
                SheetColumn("Đơn vị (đồng)", 14), SheetColumn("Hệ số", 10),
                SheetColumn("Hệ số nhân", 12), SheetColumn("Phần (%)", 10),
                SheetColumn("Thành tiền (đồng)", 18),
            ],
            [
                [
                    row.publication.title, row.publication.ref, row.published_on,
                    str(GROUPS_CALLED[Group(row.group)]), row.unit_dong, row.coefficient,
                    row.multiplier, row.share_percent, row.gross_dong,
                ]
                for row in rows
            ],
            notes=[
                f"Tác giả: {statement.payee.name}",
                f"Tổng: {statement.gross_dong}; thuế: {statement.tax_dong}; "
                f"thực trả: {statement.net_dong} đồng",
                f"Căn cứ: {_sources(rows, statement)}",
                ROUNDING,
            ],
            sample=sample,
        )  # fmt: skip
        return write_xlsx([sheet])
