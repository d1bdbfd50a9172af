"""The ledger as a workbook: one sheet of figures, one of the facts behind them."""

from django.utils.translation import gettext as _

from phoihop.engines.typesetting.workbook import Sheet, SheetCell, SheetColumn, write_xlsx
from phoihop.law.period import day_of
from phoihop.ledger.queries import Ledger
from phoihop.ledger.rules import Row
from phoihop.ledger.wording import COLUMNS, column_label
from phoihop.parties.wording import SIDES
from phoihop.planning.rules import Column
from phoihop.programmes.wording import OBLIGATION_KINDS


def ledger_xlsx(ledger: Ledger) -> bytes:
    """The workbook of a ledger, in the active language. Every figure's facts are in sheet two."""
    programme = ledger.programme
    notes = [
        _("Chương trình %(ref)s, tính đến ngày %(on)s.")
        % {"ref": programme.ref, "on": f"{ledger.on:%d-%m-%Y}"},
        _("Số liệu là số cộng dồn; phần rút lại ghi ở cột Điều chỉnh."),
    ]
    figures = Sheet(
        title=_("Sổ nghĩa vụ"),
        columns=[SheetColumn(heading, width) for heading, width in _headings()],
        rows=[_figures(row) for row in ledger.rows],
        notes=notes,
        sample=programme.sample,
    )
    facts = Sheet(
        title=_("Danh sách"),
        columns=[
            SheetColumn(_("Nghĩa vụ"), 10),
            SheetColumn(_("Năm"), 8),
            SheetColumn(_("Bước"), 18),
            SheetColumn(_("Ngày"), 12),
            SheetColumn(_("Ghi nhận"), 12),
            SheetColumn(_("Mã"), 24),
            SheetColumn(_("Nội dung"), 60),
            SheetColumn(_("Số lượng"), 14),
            SheetColumn(_("Rút lại ngày"), 12),
            SheetColumn(_("Ghi chú"), 40),
        ],
        rows=[cells for row in ledger.rows for cells in _facts(row)],
        sample=programme.sample,
    )
    return write_xlsx([figures, facts], created_at=ledger.known_at)


def _headings() -> list[tuple[str, int]]:
    return [
        (_("Bên"), 8),
        (_("Mã"), 8),
        (_("Nghĩa vụ"), 50),
        (_("Loại"), 22),
        (_("Năm"), 8),
        (_("Đã ký"), 12),
        *((str(label), 12) for label in COLUMNS.values()),
        (_("Điều chỉnh"), 12),
        (_("Còn lại"), 12),
        (_("Quá hạn"), 12),
    ]


def _figures(row: Row) -> list[SheetCell]:
    duty = row.duty
    return [
        str(SIDES[duty.side]),
        duty.code,
        duty.text,
        str(OBLIGATION_KINDS[duty.kind]),
        str(row.year or ""),
        row.signed_least,
        *(row.cell(column).gross for column in COLUMNS),
        row.corrections,
        row.outstanding,
        row.overdue,
    ]


def _facts(row: Row) -> list[list[SheetCell]]:
    return [
        [
            row.duty.code,
            str(row.year or ""),
            str(column_label(row.duty.kind, column)),
            fact.on,
            day_of(fact.recorded_at),
            fact.ref.partition(":")[2],
            fact.label,
            fact.quantity,
            fact.undone_on,
            fact.note,
        ]
        for column in Column
        for fact in row.cell(column).facts
    ]
