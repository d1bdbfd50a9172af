"""What an annex to a programme says, as blocks of its paper."""

from collections.abc import Iterable
from datetime import date

from phoihop.engines.typesetting.papers import Block, Column, Paragraph, Table
from phoihop.engines.vietnamese.dates import short_date
from phoihop.engines.vietnamese.numerals import group_digits
from phoihop.programmes.models import Annex, ThemeChange
from phoihop.programmes.statement import theme_changes_of

UNITS = {"piece": "sản phẩm", "time": "lần", "dong": "đồng"}


def programme_changes(annex: Annex) -> Iterable[Block]:
    """The themes that move, and at an early end what either side still owes."""
    moved = [_moved(row) for row in theme_changes_of(annex)]
    if moved:
        columns = [Column("Nội dung phối hợp", 2), Column("Trước", 2), Column("Sau", 2)]
        yield Table(columns, moved, caption="Văn bản tham chiếu của nội dung phối hợp")
    if annex.ends_early_on is None:
        return
    yield Paragraph(f"Chương trình kết thúc khi hết ngày {short_date(annex.ends_early_on)}.")
    columns = [
        Column("Bên", 0.6, "center"),
        Column("Nghĩa vụ", 3),
        Column("Đã ký", 1, "right"),
        Column("Đã thực hiện", 1, "right"),
        Column("Còn lại", 1, "right"),
    ]
    owed = [_owed(row) for row in annex.balance]
    read_on = short_date(annex.balance_on) if annex.balance_on else ""
    yield Table(columns, owed, caption=f"Nghĩa vụ còn lại theo sổ nghĩa vụ ngày {read_on}".strip())
    yield Paragraph(
        "Sau ngày kết thúc, hai bên chỉ nghiệm thu, thanh toán, bổ sung minh chứng của phần đã "
        "làm, sơ kết và lưu hồ sơ; không mở việc mới."
    )


def _moved(row: ThemeChange) -> list[str | int | date | None]:
    before = str(row.leaves_document or row.leaves_class or "–")
    after = " – ".join(str(one) for one in (row.document or row.open_class, row.clause) if one)
    return [f"{row.theme.code}. {row.theme.title}", before, after or "–"]


def _owed(row: dict[str, object]) -> list[str | int | date | None]:
    year = f" ({row['year']})" if row["year"] else ""
    figures = [_figure(row[key], str(row["unit"])) for key in ("signed", "done", "owed")]
    return [str(row["side"]).upper(), f"{row['code']}. {row['text']}{year}", *figures]


def _figure(value: object, unit: str) -> str:
    return "–" if not isinstance(value, int) else f"{group_digits(value)} {UNITS[unit]}"
