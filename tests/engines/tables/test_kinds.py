"""A file is what its bytes say, not what its name says."""

import io
import tracemalloc
from pathlib import Path

import pytest
from docx import Document

from phoihop.engines.tables.limits import Limits
from phoihop.engines.tables.reading import read_table
from phoihop.law.refusal import Refusal
from tests.engines.tables.files import HEAD, Unreadable, read, workbook


def word_file() -> bytes:
    """A Word document."""
    out = io.BytesIO()
    Document().save(out)
    return out.getvalue()


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (b"%PDF-1.7\n...", "PDF"),
        (b"\x89PNG\r\n\x1a\n", "PNG"),
        (b"\xff\xd8\xff\xe0", "JPEG"),
        (b"MZ\x90\x00\x03\x00", "EXE"),
        (b"\x7fELF\x02\x01", "ELF"),
        (OLE + "Workbook".encode("utf-16-le"), "XLS/DOC"),
        (word_file(), "DOCX"),
        (b"<html><table><tr><td>a</td></tr></table>", "HTML/XML"),
        (b"{\\rtf1 a}", "RTF"),
        (b'[{"a": 1}]', "JSON"),
        (b"\x1f\x8b\x08\x00", "GZIP"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_no_table_is_named(data: bytes, found: str) -> None:
    with pytest.raises(Refusal) as caught:
        read(data)
    assert caught.value.code == "tables.wrong_type"
    assert caught.value.facts == {"filename": "bang-ke", "found": found}


def test_an_encrypted_workbook_is_told_from_an_old_one() -> None:
    with pytest.raises(Refusal, match=r"tables\.encrypted"):
        read(OLE + "EncryptedPackage".encode("utf-16-le"))


def test_a_heading_that_begins_like_an_executable_is_still_a_heading() -> None:
    assert read(b"MZ,BM\n1,2\n")[0] == ("MZ", "BM")


def test_the_name_of_the_file_is_not_believed(tmp_path: Path) -> None:
    path = tmp_path / "bang-ke.csv"
    path.write_bytes(workbook([HEAD, ["a", "b", "c"]]))
    with read_table(path, filename="bang-ke.csv") as table:
        assert table.kind == "xlsx"
        assert [row.number for row in table.rows] == [2]


def test_a_file_over_the_limit_is_refused_without_being_read() -> None:
    with pytest.raises(Refusal) as caught:
        read_table(Unreadable(2 << 30), filename="to.csv")
    assert caught.value.code == "tables.too_large"
    assert caught.value.facts["bytes"] == 2 << 30


def test_the_limit_is_an_argument() -> None:
    with pytest.raises(Refusal, match=r"tables\.too_large"):
        read(b"a,b\n1,2\n", Limits(file_bytes=4))


def test_memory_stays_flat_while_rows_are_read() -> None:
    line = "Cách làm hay ở cơ sở,https://bao.example/bai-viet,14/1/2022\n".encode()
    data = io.BytesIO("Tiêu đề,Địa chỉ,Ngày\n".encode() + line * 40_000)
    tracemalloc.start()
    with read_table(data, filename="a.csv") as table:
        assert sum(1 for _ in table.rows) == 40_000
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 12 << 20
