"""CSV in every dress it comes in."""

import pytest

from phoihop.engines.tables.limits import Limits
from phoihop.law.refusal import Refusal
from tests.engines.tables.files import HEAD, read

TEXT = (
    "Tiêu đề;Địa chỉ;Ngày đăng\n"
    "Cách làm hay ở cơ sở, bài 1;https://bao.example/1;14/1/2022\n"
    "Đổi mới việc học nghị quyết;https://bao.example/2;\n"
)


def refused(data: bytes, limits: Limits | None = None) -> Refusal:
    """The refusal that reading ``data`` ends in."""
    with pytest.raises(Refusal) as caught:
        read(data, limits or Limits())
    return caught.value


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_the_separator_is_found(separator: str) -> None:
    text = f"a{separator}b\n1{separator}2\nx{separator}y z\n"
    headings, rows = read(text.encode())
    assert headings == ("a", "b")
    assert rows[1].cells == {"a": "x", "b": "y z"}


def test_a_comma_inside_text_does_not_win_over_the_semicolon() -> None:
    headings, rows = read(TEXT.encode())
    assert headings == tuple(HEAD)
    assert rows[0].cells["Tiêu đề"] == "Cách làm hay ở cơ sở, bài 1"
    assert rows[1].cells["Ngày đăng"] is None


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_every_unicode_encoding_is_read(encoding: str) -> None:
    headings, rows = read(TEXT.encode(encoding))
    assert headings == tuple(HEAD)
    assert rows[1].cells["Tiêu đề"] == "Đổi mới việc học nghị quyết"


def test_tcvn3_bytes_become_vietnamese() -> None:
    tcvn3 = "Tiªu ®Ò;§Þa chØ;Ngµy ®¨ng\n§æi míi viÖc häc nghÞ quyÕt;http://a/1;2017\n"
    headings, rows = read(tcvn3.encode("cp1252"))
    assert headings == tuple(HEAD)
    assert rows[0].cells["Tiêu đề"] == "Đổi mới việc học nghị quyết"


def test_decomposed_text_is_composed() -> None:
    _, rows = read("a,b\nTie\u0302\u0301ng,x\n".encode())
    assert rows[0].cells["a"] == "Tiếng"


def test_rows_are_numbered_as_a_spreadsheet_shows_them() -> None:
    data = b'a,b\n1,"two\nlines"\n\n2,x\n'
    assert [row.number for row in read(data)[1]] == [2, 4]


def test_the_line_that_announces_the_separator_is_no_heading() -> None:
    headings, rows = read(b"sep=;\na;b\n1;2\n")
    assert headings == ("a", "b")
    assert rows[0].number == 3


def test_cells_beyond_the_headings_are_a_problem_of_their_row() -> None:
    _, rows = read(b"a,b\n1,2,3\n1,2,\n")
    (problem,) = rows[0].problems
    assert problem.code == "tables.extra_cells"
    assert problem.facts == {"row": 2, "column": "C"}
    assert rows[1].problems == ()


def test_a_text_over_the_limit_is_a_problem_of_its_row() -> None:
    _, rows = read(b"a,b\n12345678901,2\n1,2\n", Limits(cell_characters=10))
    (problem,) = rows[0].problems
    assert problem.code == "tables.cell_too_long"
    assert problem.facts == {"row": 2, "column": "a", "length": 11, "limit": 10}
    assert rows[1].problems == ()


@pytest.mark.parametrize(
    ("data", "code", "facts"),
    [
        (b"", "tables.empty", {}),
        (b"\xef\xbb\xbf \r\n", "tables.empty", {}),
        (b"1,2,3\n4,5,6\n", "tables.no_heading", {"row": 1}),
        (b"https://a.example/1\n", "tables.no_heading", {"row": 1}),
        (b"a,b,A \n1,2,3\n", "tables.duplicate_heading", {"first": "A", "second": "C"}),
        (b"a,b\n1,\x002\n", "tables.nul_byte", {"row": 2}),
        (b'a,b\n1,2\n"1,2\n', "tables.broken_quoting", {"row": 3}),
        (b'a,b\n"1"x,2\n', "tables.broken_quoting", {"row": 2}),
        (b"a,b\n1,\xff\xfe\x81\n", "tables.unreadable_text", {}),
        (b"a,b\n\xff\xfe1,2\n", "tables.unreadable_text", {}),
    ],
)
def test_a_file_that_cannot_be_a_table_is_refused_with_its_place(
    data: bytes, code: str, facts: dict[str, object]
) -> None:
    refusal = refused(data)
    assert refusal.code == code
    assert refusal.facts["filename"] == "bang-ke"
    assert facts.items() <= refusal.facts.items()


def test_too_many_columns_and_rows_are_refused() -> None:
    assert refused(b"a,b,c\n", Limits(columns=2)).code == "tables.too_many_columns"
    assert refused(b"a,b\n1,2\n1,2\n", Limits(rows=1)).code == "tables.too_many_rows"


def test_a_line_without_end_is_refused_and_not_gathered() -> None:
    assert refused(b"a,b\n" + b"x" * (6 << 20)).code == "tables.line_too_long"


def test_a_quote_that_never_closes_ends_the_reading() -> None:
    assert refused(b'a,b\n"' + b"x\n" * 20_000).code == "tables.broken_quoting"
    assert refused(b'a,b\n"' + b"x\n" * 200_000).code == "tables.line_too_long"
