"""Files become text, or are refused with a reason; nothing else comes out."""

import contextlib
import io
import unicodedata
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfWriter

from phoihop.engines.drafting import read_bytes
from phoihop.engines.drafting.wordfile import pictures_in, read_tracked
from phoihop.law.refusal import Refusal
from tests.engines.drafting.texts import EXAMPLES, PAPER, REPORT

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
TYPES = "<Types/>"


def docx(body: str, **parts: bytes | str) -> bytes:
    """A Word file whose body holds ``body``; ``parts`` by name, "/" written "__"."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", parts.pop("types", TYPES))
        document = f'<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>'
        package.writestr("word/document.xml", document)
        for name, data in parts.items():
            package.writestr(name.replace("__", "/"), data)
    return made.getvalue()


def paragraph(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def code_of(data: bytes) -> str:
    with pytest.raises(Refusal) as refused:
        read_bytes(data)
    return refused.value.code


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1258"])
def test_plain_text_is_read_in_the_encodings_of_the_country(encoding: str) -> None:
    text = _for_1258(PAPER) if encoding == "cp1258" else REPORT
    assert "ủy" in unicodedata.normalize("NFC", read_bytes(text.encode(encoding))).lower()


def _for_1258(text: str) -> str:
    """Base letters composed with their shape, tones apart: what Windows-1258 can write."""
    tones = "\u0300\u0301\u0303\u0309\u0323"
    written = []
    for letter in text:
        pieces = unicodedata.normalize("NFD", letter)
        shape = unicodedata.normalize("NFC", "".join(p for p in pieces if p not in tones))
        written.append(shape + "".join(p for p in pieces if p in tones))
    return "".join(written).replace("–", "-")


def test_word_files_are_read_as_they_stand_with_tracked_changes_taken() -> None:
    body = paragraph("Bên A cung cấp thông tin") + (
        "<w:p><w:ins><w:r><w:t>thêm vào</w:t></w:r></w:ins>"
        "<w:del><w:r><w:delText>bỏ đi</w:delText></w:r></w:del>"
        "<w:moveFrom><w:r><w:t>chỗ cũ</w:t></w:r></w:moveFrom>"
        "<w:r><w:t>giữ</w:t><w:tab/><w:t>lại</w:t></w:r></w:p>"
    )
    assert read_bytes(docx(body)) == "Bên A cung cấp thông tin\nthêm vàogiữ lại\n"


def test_word_files_with_macros_are_refused() -> None:
    assert code_of(_with_macros()) == "drafting.macros"
    enabled = (
        '<Types><Override ContentType="application/vnd.ms-word.document.macroEnabled"/></Types>'
    )
    assert code_of(docx(paragraph("a"), types=enabled)) == "drafting.macros"


def _with_macros() -> bytes:
    made = io.BytesIO(docx(paragraph("a")))
    with zipfile.ZipFile(made, "a") as package:
        package.writestr("word/vbaProject.bin", b"\0")
    return made.getvalue()


def test_what_unpacks_to_too_much_is_refused_before_it_is_unpacked() -> None:
    assert code_of(docx(paragraph("a"), word__media__x=b"\0" * (30 * 2**20))) == "drafting.bomb"


def test_a_declaration_of_entities_ends_the_reading() -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as package:
        package.writestr("[Content_Types].xml", TYPES)
        package.writestr("word/document.xml", '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>')
    assert code_of(made.getvalue()) == "drafting.not_docx"


def test_other_files_are_named_for_what_they_are() -> None:
    assert code_of(b"") == "drafting.empty"
    assert code_of(b"\xd0\xcf\x11\xe0" + b"\0" * 100) == "drafting.old_word"
    assert code_of(b"%PDF-1.7\nnothing") == "drafting.pdf_broken"
    assert code_of(bytes(range(256)) * 4) == "drafting.not_text"
    assert code_of(b"a" * (20 * 2**20 + 1)) == "drafting.file_too_large"
    other = io.BytesIO()
    with zipfile.ZipFile(other, "w") as package:
        package.writestr("a.txt", "b")
    assert code_of(other.getvalue()) == "drafting.not_docx"


def pdf(pages: int = 1, *, password: str = "") -> bytes:
    writer = PdfWriter()
    for _ in range(pages):
        writer.add_blank_page(200, 200)
    if password:
        writer.encrypt(password)
    made = io.BytesIO()
    writer.write(made)
    return made.getvalue()


def test_pdf_files_without_text_locked_or_endless_are_refused() -> None:
    assert code_of(pdf()) == "drafting.pdf_scan"
    assert code_of(pdf(password="x")) == "drafting.pdf_locked"
    assert code_of(pdf(500)) == "drafting.too_many_pages"


def test_a_pdf_with_text_is_read_and_its_lines_flow_again() -> None:
    import typst

    source = "#set page(width: 12cm, height: auto)\n" + REPORT.replace("\n\n", "\n\n#parbreak()\n")
    text = read_bytes(typst.compile(source.encode()))
    assert "Nghị quyết Đại hội lần thứ XII của Đảng" in " ".join(text.split())
    assert len(text.splitlines()) < 20


@settings(max_examples=EXAMPLES, deadline=None)
@given(st.binary(max_size=400), st.sampled_from([b"", b"PK\x03\x04", b"%PDF-1.4\n"]))
def test_no_bytes_bring_anything_but_text_or_a_refusal(data: bytes, head: bytes) -> None:
    _read_or_refuse(head + data)


@settings(max_examples=EXAMPLES, deadline=None)
@given(st.data())
def test_no_damage_to_a_word_file_brings_anything_else(data: st.DataObject) -> None:
    whole = bytearray(docx(paragraph("Bên A cung cấp thông tin") * 3))
    for _ in range(data.draw(st.integers(1, 8))):
        at = data.draw(st.integers(0, len(whole) - 1))
        whole[at] = data.draw(st.integers(0, 255))
    _read_or_refuse(bytes(whole[: data.draw(st.integers(1, len(whole)))]))


@settings(max_examples=EXAMPLES, deadline=None)
@given(st.text(max_size=200))
def test_no_body_of_a_word_file_brings_anything_else(body: str) -> None:
    _read_or_refuse(docx(body.encode("utf-8", "replace").decode()))


def _read_or_refuse(data: bytes) -> None:
    with contextlib.suppress(Refusal):
        assert isinstance(read_bytes(data), str)


def test_tracked_changes_are_told_beside_the_text_with_them_accepted() -> None:
    body = (
        "<w:p><w:r><w:t>Xã có </w:t></w:r>"
        "<w:del><w:r><w:delText>hai</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>ba</w:t></w:r><w:r><w:t> mươi</w:t></w:r></w:ins>"
        "<w:r><w:t> hộ</w:t></w:r></w:p>"
    )
    text, marks = read_tracked(docx(body), most=1000)
    assert text == "Xã có ba mươi hộ\n"
    assert [(mark.kind, mark.start, mark.text) for mark in marks] == [
        ("deleted", 6, "hai"),
        ("inserted", 6, "ba mươi"),
    ]


def test_pictures_in_a_word_file_are_given_as_they_are() -> None:
    media = {"word__media__image2.png": b"two", "word__media__image1.jpg": b"one"}
    data = docx(paragraph("Ảnh"), **media)
    assert pictures_in(data) == [("image1.jpg", b"one"), ("image2.png", b"two")]
