"""The Word file says what the PDF says, in the same profile."""

import io
import re
import zipfile
from datetime import date
from typing import Any

import docx
import mammoth
import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from phoihop.engines.typesetting.charts import PAPER, ledger_bar
from phoihop.engines.typesetting.docx import render_docx
from phoihop.engines.typesetting.papers import BulletList, Figure, PageBreak, Paper, Paragraph
from phoihop.engines.typesetting.pdf import render_pdf
from phoihop.engines.typesetting.profiles import profile
from tests.engines.typesetting.samples import SIDE_A, acceptance_record, party_paper, schedule

BOTH = pytest.mark.parametrize("make", [acceptance_record, party_paper], ids=["decree", "party"])


def opened(paper: Paper) -> Any:
    """The document as python-docx sees it."""
    return docx.Document(io.BytesIO(render_docx(paper)))


def words_of(paper: Paper) -> list[str]:
    """All words of the body, in order, as a converter extracts them."""
    return str(mammoth.extract_raw_text(io.BytesIO(render_docx(paper))).value).split()


def part(paper: Paper, name: str) -> str:
    """One part of the package as text."""
    with zipfile.ZipFile(io.BytesIO(render_docx(paper))) as package:
        return package.read(name).decode()


@BOTH
def test_it_says_what_the_pdf_says(make: Any) -> None:
    with pypdfium2.PdfDocument(render_pdf(make())) as document:
        printed = document[0].get_textpage().get_text_bounded().split()
    assert sorted(words_of(make())) == sorted(printed)


@BOTH
def test_sheet_margins_and_face_follow_the_profile(make: Any) -> None:
    rules = profile(make().profile)
    section = opened(make()).sections[0]
    edges = [section.top_margin, section.bottom_margin, section.left_margin, section.right_margin]
    named = [f"{side}_mm" for side in ("top", "bottom", "left", "right")]
    assert [round(edge.mm) for edge in edges] == [rules["page"][name] for name in named]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    normal = opened(make()).styles["Normal"].font
    assert (normal.name, normal.size.pt) == ("Times New Roman", rules["body"]["text_pt"])


@BOTH
def test_a_sample_says_so_in_both_headers_with_a_watermark(make: Any) -> None:
    section = opened(make(sample=True)).sections[0]
    for header in (section.first_page_header, section.header):
        assert header.paragraphs[0].text == "MẪU – KHÔNG CÓ GIÁ TRỊ"
        assert 'string="MẪU – KHÔNG CÓ GIÁ TRỊ"' in header._element.xml
    assert "MẪU" not in opened(make()).sections[0].header.paragraphs[0].text


def test_pages_are_numbered_from_the_second() -> None:
    section = opened(acceptance_record()).sections[0]
    assert section.different_first_page_header_footer
    assert "PAGE" in section.header._element.xml
    assert "PAGE" not in section.first_page_header._element.xml


def test_the_content_hash_stands_in_both_footers() -> None:
    section = opened(acceptance_record(footer_hash="ab" * 32)).sections[0]
    for footer in (section.first_page_footer, section.footer):
        assert "abababab abababab" in footer.paragraphs[0].text


def test_the_head_of_a_table_is_repeated_and_rows_do_not_break() -> None:
    table = opened(acceptance_record(blocks=[schedule(120)])).tables[1]
    assert len(table.rows) == 122
    assert "w:tblHeader" in table.rows[0]._tr.xml
    assert all("w:cantSplit" in row._tr.xml for row in table.rows)
    assert table.rows[-1].cells[3].text == "390.000.000"


def test_a_drawing_comes_as_a_picture_with_its_description() -> None:
    drawn = ledger_bar([("Ký", 24), ("Đã đăng", 12)], 24, title="Sổ cái", look=PAPER)
    document = opened(acceptance_record(blocks=[Figure(drawn, "24 ký, 12 đăng", "Sổ cái")]))
    (picture,) = document.inline_shapes
    assert picture._inline.docPr.get("descr") == "24 ký, 12 đăng"
    assert round(picture.width.mm) == 165


def test_one_signature_stands_beside_the_recipients() -> None:
    cells = opened(acceptance_record(signatures=[SIDE_A])).tables[-1].rows[0].cells
    assert "Nơi nhận:" in cells[0].text
    assert "Nguyễn Văn Mẫu" in cells[1].text


def test_properties_come_from_the_metadata() -> None:
    known = {"title": "Nghiệm thu", "keywords": "a,b", "OrganName": "Tạp chí Ví dụ"}
    properties = opened(acceptance_record(metadata=known)).core_properties
    assert (properties.title, properties.keywords) == ("Nghiệm thu", "a,b")
    assert properties.comments == "OrganName: Tạp chí Ví dụ"
    assert properties.created.date() == date(2017, 2, 5)
    assert properties.language == "vi"


def test_nothing_in_it_points_outside_or_runs() -> None:
    with zipfile.ZipFile(io.BytesIO(render_docx(acceptance_record(sample=True)))) as package:
        names = package.namelist()
        relations = "".join(package.read(n).decode() for n in names if n.endswith(".rels"))
    assert not any("vba" in name.lower() for name in names)
    assert 'TargetMode="External"' not in relations


@BOTH
def test_the_same_paper_gives_the_same_bytes(make: Any) -> None:
    assert render_docx(make()) == render_docx(make())


def test_paragraph_properties_stand_in_the_order_that_word_demands() -> None:
    order = ["pStyle", "keepNext", "pBdr", "tabs", "spacing", "ind", "jc", "rPr"]
    body = part(acceptance_record(blocks=[BulletList(["a"]), schedule(2)]), "word/document.xml")
    for properties in re.findall(r"<w:pPr>(.*?)</w:pPr>", body, re.DOTALL):
        inner = re.sub(r"<w:(pBdr|tabs|rPr)>.*?</w:\1>", r"<w:\1/>", properties, flags=re.DOTALL)
        found = [tag for tag in re.findall(r"<w:(\w+)", inner) if tag in order]
        assert found == sorted(found, key=order.index)


def test_lists_and_page_breaks_are_written() -> None:
    blocks = [BulletList(["một", "hai"], numbered=True), PageBreak(), BulletList(["ba"])]
    texts = [p.text for p in opened(acceptance_record(blocks=blocks)).paragraphs]
    assert {"1.\tmột", "2.\thai", "-\tba"} <= set(texts)
    assert 'w:type="page"' in part(acceptance_record(blocks=blocks), "word/document.xml")


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=60))
def test_any_text_can_be_written(text: str) -> None:
    paper = acceptance_record(
        abstract=text, blocks=[Paragraph(text)], metadata={"k": text}, sample=True
    )
    assert opened(paper).core_properties.author == "Tạp chí Ví dụ"
