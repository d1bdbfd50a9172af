"""Workbooks open with numbers as numbers, dates as dates, and texts as texts."""

import io
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from phoihop.engines.tables.reading import read_table
from phoihop.engines.typesetting.workbook import Sheet, SheetCell, SheetColumn, write_xlsx
from phoihop.law.refusal import Refusal


def opened(*sheets: Sheet) -> Any:
    """The workbook as openpyxl sees it."""
    return openpyxl.load_workbook(io.BytesIO(write_xlsx(sheets)))


def one_row(*cells: SheetCell) -> Any:
    """The cells of the only row of a sheet."""
    sheet = Sheet("Bảng", [SheetColumn(f"Cột {n}") for n in range(len(cells))], [cells])
    return opened(sheet).active[2]


@pytest.mark.parametrize("text", ["=1+1", "+84", "-5", "@SUM(A1)", "=cmd|'/C calc'!A0", "http://a"])
def test_a_text_never_becomes_a_formula_a_number_or_a_link(text: str) -> None:
    (cell,) = one_row(text)
    assert (cell.data_type, cell.value, cell.hyperlink) == ("s", text, None)


def test_money_is_a_number_shown_in_whole_dong() -> None:
    (cell,) = one_row(3_250_000)
    assert (cell.value, cell.number_format) == (3_250_000, "#,##0")


def test_a_day_is_a_day_and_a_moment_keeps_its_clock() -> None:
    day, moment = one_row(date(2017, 2, 5), datetime(2017, 2, 5, 8, 30, tzinfo=UTC))
    assert (day.value.date(), day.number_format) == (date(2017, 2, 5), "dd-mm-yyyy")
    assert (moment.value.hour, moment.number_format) == (8, "dd-mm-yyyy hh:mm")


def test_what_a_sheet_would_round_or_miscount_is_written_as_text() -> None:
    long, old, odd = one_row(10**15 + 1, date(1890, 5, 19), float("nan"))
    assert [long.value, old.value, odd.value] == ["1000000000000001", "1890-05-19", "nan"]


def test_the_heading_stays_in_view_and_on_every_printed_page() -> None:
    sheet = opened(Sheet("Bảng", [SheetColumn("Tác phẩm", 40)], [["a"]])).active
    assert sheet.freeze_panes == "A2"
    assert sheet.print_title_rows == "$1:$1"
    assert 40 <= sheet.column_dimensions["A"].width < 42


def test_a_sample_says_so_on_the_sheet_and_on_paper() -> None:
    sheet = opened(Sheet("Bảng", [SheetColumn("a"), SheetColumn("b")], [["x", "y"]], sample=True))
    page = sheet.active
    assert page["A1"].value == "MẪU – KHÔNG CÓ GIÁ TRỊ"
    assert "MẪU – KHÔNG CÓ GIÁ TRỊ" in page.oddHeader.center.text
    assert page.freeze_panes == "A3"


def test_notes_stand_under_the_table() -> None:
    page = opened(Sheet("Bảng", [SheetColumn("a")], [["x"]], notes=["Ghi chú"])).active
    assert page["A4"].value == "Ghi chú"


def test_titles_fit_their_tabs_and_differ() -> None:
    sheets = [
        Sheet(t, [SheetColumn("a")], []) for t in ("BB: 1/2 [x]", "bb- 1-2 -x-", "", "x" * 40)
    ]
    assert opened(*sheets).sheetnames == ["BB- 1-2 -x-", "bb- 1-2 -x- (2)", "Trang", "x" * 31]


def test_the_same_sheets_give_the_same_bytes_however_many_rows() -> None:
    for rows in (3, 6_000):
        sheet = Sheet("Bảng", [SheetColumn("a")], [[f"dòng {n}"] for n in range(rows)])
        made = write_xlsx([sheet])
        assert made == write_xlsx([sheet])
        assert openpyxl.load_workbook(io.BytesIO(made)).active.max_row == rows + 1  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "sheets",
    [[], [Sheet("a", [], [])], [Sheet("a", [SheetColumn("x")], [["1", "2"]])]],
)
def test_what_is_no_sheet_is_refused(sheets: list[Sheet]) -> None:
    with pytest.raises(Refusal, match=r"typesetting\.bad_sheet"):
        write_xlsx(sheets)


CELLS = st.one_of(
    st.text(max_size=20), st.integers(), st.floats(), st.booleans(), st.none(),
    st.dates(), st.datetimes(), st.decimals(),
)  # fmt: skip


@settings(max_examples=80, deadline=None)
@given(st.text(max_size=40), st.lists(st.tuples(CELLS, CELLS), max_size=5))
def test_anything_can_be_written_and_opened(
    title: str, rows: list[tuple[SheetCell, SheetCell]]
) -> None:
    columns = [SheetColumn("a"), SheetColumn("b")]
    openpyxl.load_workbook(io.BytesIO(write_xlsx([Sheet(title, columns, rows)])))


def test_what_was_written_is_read_back_by_our_own_reader() -> None:
    columns = [SheetColumn("Tác phẩm"), SheetColumn("Ngày"), SheetColumn("Tiền")]
    rows = [["=Bài 1", date(2017, 2, 5), 3_250_000], ["Bài 2", None, Decimal("0.5")]]
    made = write_xlsx([Sheet("Bảng kê", columns, rows, sample=True)])
    with read_table(io.BytesIO(made), filename="a.xlsx") as table:
        assert [list(row.cells.values()) for row in table.rows] == rows
        assert table.heading_row == 2
