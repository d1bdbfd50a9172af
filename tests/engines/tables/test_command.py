"""The reader on the command line."""

import json
from pathlib import Path

import pytest

from phoihop.engines.tables.command import main
from tests.engines.tables.files import HEAD, workbook


def test_a_table_is_summed_up(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(workbook([HEAD, ["Bài 1", "=1+1"], ["Bài 2", "x"]]))
    assert main([str(path)]) == 0
    said = capsys.readouterr().out
    assert "tables.formula_cell: row=2, column=Địa chỉ" in said
    assert "xlsx: 2 rows, 1 with problems" in said


def test_json_gives_one_object_per_row(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(b"a,b\n1,2,3\n")
    assert main([str(path), "--json"]) == 0
    row = json.loads(capsys.readouterr().out)
    assert row["cells"] == {"a": "1", "b": "2"}
    assert row["problems"][0]["code"] == "tables.extra_cells"


def test_a_refusal_is_one_line_and_code_2(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(b"%PDF-1.7")
    assert main([str(path)]) == 2
    assert capsys.readouterr().err == "error: tables.wrong_type: filename=a.pdf, found=PDF\n"
    assert main([str(tmp_path / "none.csv")]) == 2
