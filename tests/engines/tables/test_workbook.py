"""Workbooks: what cells mean, and what is refused."""

import io
import zipfile
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest

from phoihop.engines.tables.cells import BadCellError, day
from phoihop.engines.tables.limits import Limits
from phoihop.law.refusal import Refusal
from tests.engines.tables.files import HEAD, read, repacked, sheet_xml, workbook

SHEET = "xl/worksheets/sheet1.xml"


def refused(data: bytes, limits: Limits | None = None) -> Refusal:
    """The refusal that reading ``data`` ends in."""
    with pytest.raises(Refusal) as caught:
        read(data, limits or Limits())
    return caught.value


def test_values_come_out_as_what_they_are() -> None:
    moment = datetime(2017, 3, 2, 8, 30)  # noqa: DTZ001  # a sheet knows no time zone
    data = workbook(
        [
            ["Chữ", "Số", "Lẻ", "Ngày", "Lúc", "Đúng"],
            ["Tiếng", 3_250_000, 0.1, date(2017, 3, 2), moment, True],
        ]
    )
    (row,) = read(data)[1]
    assert row.number == 2
    assert list(row.cells.values()) == [
        "Tiếng", 3_250_000, Decimal("0.1"), date(2017, 3, 2), moment, True,
    ]  # fmt: skip


def test_text_is_composed_and_escapes_are_undone() -> None:
    data = workbook([["a", "b"], ["Tie\u0302\u0301ng", "x"]])
    rows = '<row r="1"><c r="A1" t="inlineStr"><is><t>a</t></is></c><c r="B1" t="inlineStr">' \
        '<is><t>b</t></is></c></row><row r="2"><c r="A2" t="inlineStr"><is><r><t>m\u0323o</t></r>' \
        "<r><t>_x000A_hai_xD800_</t></r></is></c></row>"  # fmt: skip
    assert read(data)[1][0].cells["a"] == "Tiếng"
    assert read(repacked(data, {SHEET: sheet_xml(rows)}))[1][0].cells["a"] == "ṃo\nhai\ufffd"


def test_title_lines_over_the_heading_are_looked_past() -> None:
    data = workbook([["BẢNG KÊ TÁC PHẨM"], [], HEAD, ["Bài 1", "x", None]])
    headings, rows = read(data)
    assert headings == tuple(HEAD)
    assert rows[0].number == 4


def test_a_formula_is_a_problem_that_names_row_and_column() -> None:
    data = workbook([HEAD, ["Bài 1", '=HYPERLINK("http://x")', None], ["Bài 2", "y", None]])
    first, second = read(data)[1]
    (problem,) = first.problems
    assert (problem.code, problem.column) == ("tables.formula_cell", "Địa chỉ")
    assert problem.facts["row"] == 2
    assert first.cells["Địa chỉ"] is None
    assert second.problems == ()


def test_a_text_that_only_looks_like_a_formula_is_a_text() -> None:
    def as_text(sheet: Any) -> None:
        sheet["A2"].data_type = "s"

    assert read(workbook([HEAD, ["=1+1", "x"]], as_text))[1][0].cells["Tiêu đề"] == "=1+1"


def test_an_error_cell_is_a_problem_that_shows_the_error() -> None:
    (row,) = read(workbook([HEAD, ["Bài 1", "#REF!", None]]))[1]
    (problem,) = row.problems
    assert problem.code == "tables.error_cell"
    assert problem.facts == {"row": 2, "column": "Địa chỉ", "found": "#REF!"}


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ('<c r="A2"><v>1e400</v></c>', "tables.bad_number"),
        ('<c r="A2"><v>twelve</v></c>', "tables.bad_number"),
        ('<c r="A2" t="d"><v>2017-02-30</v></c>', "tables.bad_date"),
    ],
)
def test_a_cell_that_means_nothing_is_a_problem(cell: str, code: str) -> None:
    rows = '<row r="1"><c r="A1" t="str"><v>a</v></c><c r="B1" t="str"><v>b</v></c></row>'
    data = repacked(workbook([HEAD]), {SHEET: sheet_xml(f'{rows}<row r="2">{cell}</row>')})
    assert [p.code for p in read(data)[1][0].problems] == [code]


def test_dates_of_the_1904_system_are_right() -> None:
    import openpyxl
    from openpyxl.utils.datetime import CALENDAR_MAC_1904

    book = openpyxl.Workbook()
    book.epoch = CALENDAR_MAC_1904
    assert book.active is not None
    book.active.append(["Ngày", "b"])
    book.active.append([date(2017, 3, 2), 1])
    out = io.BytesIO()
    book.save(out)
    assert read(out.getvalue())[1][0].cells["Ngày"] == date(2017, 3, 2)


@pytest.mark.parametrize(
    ("code", "value"),
    [
        ("dd/mm/yyyy", date(2017, 3, 2)),
        ('"ngày" d "tháng" m', date(2017, 3, 2)),
        ("[$-42A]d mmmm yyyy;@", date(2017, 3, 2)),
        ("[h]:mm:ss", 42_796),
        ("#,##0", 42_796),
        ('0 "đ/m/y"', 42_796),
        ("[Red]0", 42_796),
        ("General", 42_796),
    ],
)
def test_the_number_format_tells_a_day_from_a_number(code: str, value: object) -> None:
    def shown_as(sheet: Any) -> None:
        sheet["A2"].number_format = code

    assert read(workbook([HEAD, [42_796]], shown_as))[1][0].cells["Tiêu đề"] == value


@pytest.mark.parametrize(
    ("serial", "value"), [("0.5", "12:00:00"), ("1", date(1900, 1, 1)), ("61", date(1900, 3, 1))]
)
def test_early_serials_are_counted_as_spreadsheets_count_them(serial: str, value: object) -> None:
    assert day(serial, since_1904=False) == value


@pytest.mark.parametrize("serial", ["-1", "1e9", "NaN", "x"])
def test_a_serial_outside_the_calendar_is_no_day(serial: str) -> None:
    with pytest.raises(BadCellError, match=r"tables\.bad_date"):
        day(serial, since_1904=False)


def test_the_first_visible_sheet_with_content_is_read() -> None:
    def hide(sheet: Any) -> None:
        sheet.sheet_state = "hidden"
        sheet.parent.create_sheet("Trống")
        sheet.parent.create_sheet("Bảng kê").append(["x", "y"])

    assert read(workbook([HEAD], hide))[0] == ("x", "y")


def test_rows_formatted_to_the_end_of_the_sheet_cost_nothing() -> None:
    far = "".join(f'<row r="{n}"><c r="A{n}" s="0"/></row>' for n in range(500_000, 500_100))
    head = '<row r="1"><c r="A1" t="str"><v>a</v></c><c r="B1" t="str"><v>b</v></c></row>'
    data = repacked(workbook([HEAD]), {SHEET: sheet_xml(head + far)})
    assert read(data, Limits(rows=1)) == (("a", "b"), [])


def test_a_cell_at_the_far_right_is_a_problem_and_not_sixteen_thousand_cells() -> None:
    data = workbook([HEAD, ["Bài 1"]], lambda sheet: sheet.cell(2, 16_384, "xa"))
    assert [p.code for p in read(data)[1][0].problems] == ["tables.extra_cells"]


def test_duplicate_headings_are_refused_with_their_letters() -> None:
    refusal = refused(workbook([["Tiêu đề", "Địa chỉ", "tiêu  đề"], ["a", "b", "c"]]))
    assert refusal.code == "tables.duplicate_heading"
    assert (refusal.facts["first"], refusal.facts["second"]) == ("A", "C")


@pytest.mark.parametrize("rows", [[], [[None, None]]])
def test_an_empty_workbook_is_refused(rows: list[list[None]]) -> None:
    assert refused(workbook(rows)).code == "tables.empty"


def test_a_workbook_without_headings_is_refused() -> None:
    assert refused(workbook([[1, 2], [3, 4]])).code == "tables.no_heading"


def test_more_columns_or_rows_than_allowed_are_refused() -> None:
    data = workbook([HEAD, ["1"], ["2"]])
    assert refused(data, Limits(columns=2)).code == "tables.too_many_columns"
    assert refused(data, Limits(rows=1)).code == "tables.too_many_rows"


def test_a_macro_workbook_is_refused() -> None:
    assert refused(repacked(workbook([HEAD]), {"xl/vbaProject.bin": b"x"})).code == (
        "tables.macro_workbook"
    )


def test_an_entity_attack_is_refused() -> None:
    attack = b'<!DOCTYPE x [<!ENTITY a "aaaa">]><worksheet>&a;</worksheet>'
    for part in (SHEET, "xl/workbook.xml", "xl/styles.xml", "xl/sharedStrings.xml"):
        assert refused(repacked(workbook([HEAD]), {part: attack})).code == "tables.damaged"


def test_a_bomb_is_told_from_its_directory() -> None:
    bomb = repacked(workbook([HEAD]), {SHEET: b"<worksheet>" + b" " * (20 << 20)})
    assert len(bomb) < 100_000
    assert refused(bomb).code == "tables.bomb"


def test_a_bomb_that_lies_about_its_size_is_stopped_while_inflating() -> None:
    bomb = bytearray(repacked(workbook([HEAD]), {SHEET: b"<worksheet>" + b" " * (4 << 20)}))
    true_size = (len(b"<worksheet>") + (4 << 20)).to_bytes(4, "little")
    while (at := bomb.find(true_size)) >= 0:
        bomb[at : at + 4] = (64).to_bytes(4, "little")
    assert refused(bytes(bomb)).code in ("tables.damaged", "tables.bomb")


def test_all_parts_together_are_counted() -> None:
    many = {f"xl/media/{n}.bin": bytes(1 << 20) for n in range(5)}
    data = repacked(workbook([HEAD]), {**many})
    assert refused(data, Limits(inflated_bytes=4 << 20)).code == "tables.bomb"


def test_an_encrypted_zip_is_refused() -> None:
    data = bytearray(workbook([HEAD]))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        offset = archive.start_dir
    data[offset + 8] |= 1
    assert refused(bytes(data)).code == "tables.encrypted"


def test_a_cut_file_is_damaged() -> None:
    data = workbook([HEAD, *(["x" * 50] for _ in range(100))])
    assert refused(data[: len(data) // 2]).code == "tables.damaged"
