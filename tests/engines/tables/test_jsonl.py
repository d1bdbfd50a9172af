"""JSON lines."""

from decimal import Decimal

import pytest

from phoihop.engines.tables.limits import Limits
from phoihop.law.refusal import Refusal
from tests.engines.tables.files import read


def test_headings_are_all_keys_in_order_of_appearance() -> None:
    headings, rows = read(b'{"a": 1, "b": "x"}\n\n{"c": 2.50, "a": true, "b": null}\n')
    assert headings == ("a", "b", "c")
    assert rows[0].cells == {"a": 1, "b": "x", "c": None}
    assert rows[1].cells == {"a": True, "b": None, "c": Decimal("2.50")}
    assert [row.number for row in rows] == [1, 3]


def test_a_list_of_plain_values_is_one_text_and_anything_deeper_a_problem() -> None:
    (row,) = read(b'{"a": ["x", "y"], "b": {"c": 1}, "d": [[1]]}\n')[1]
    assert row.cells == {"a": "x; y", "b": None, "d": None}
    assert [(p.code, p.column) for p in row.problems] == [
        ("tables.nested_value", "b"),
        ("tables.nested_value", "d"),
    ]
    assert row.problems_in({"a"}) == ()


@pytest.mark.parametrize(
    "line", [b"not json", b"[1]", b'{"a": NaN}', b'{"a": 1', b'{"a": "\xff"}', b"[" * 100_000]
)
def test_a_line_that_is_no_object_is_a_problem_of_its_row(line: bytes) -> None:
    rows = read(b'{"a": 1}\n' + line + b'\n{"a": 2}\n')[1]
    assert [[p.code for p in row.problems] for row in rows] == [[], ["tables.bad_row"], []]


def test_text_is_composed_and_lone_surrogates_are_replaced() -> None:
    (row,) = read('{"Tie\u0302\u0301ng": "\\ud800 Tie\u0302\u0301ng"}\n'.encode())[1]
    assert row.cells == {"Tiếng": "\ufffd Tiếng"}


def test_a_number_beyond_all_use_is_a_problem() -> None:
    (row,) = read(b'{"a": 1e999999999, "b": 1}\n')[1]
    assert [p.code for p in row.problems] == ["tables.bad_number"]


def test_too_many_rows_or_keys_are_refused() -> None:
    with pytest.raises(Refusal, match=r"tables\.too_many_rows"):
        read(b'{"a": 1}\n' * 3, Limits(rows=2))
    with pytest.raises(Refusal, match=r"tables\.too_many_columns"):
        read(b'{"a": 1}\n{"b": 1}\n', Limits(columns=1))
