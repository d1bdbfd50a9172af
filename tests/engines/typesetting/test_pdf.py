"""The PDF holds the whole paper, claims its standard, and never takes text for markup."""

import io

import pypdf
import pypdfium2
import pytest

from phoihop.engines.typesetting.papers import (
    Column,
    Figure,
    Paper,
    Paragraph,
    SignatureBlock,
    Table,
)
from phoihop.engines.typesetting.pdf import places, render_pdf
from phoihop.law.refusal import Refusal
from tests.engines.typesetting.samples import (
    SIDE_A,
    SIDE_B,
    acceptance_record,
    party_paper,
    schedule,
)


def pages_of(paper: Paper) -> list[str]:
    """Text of each page as a reader extracts it."""
    with pypdfium2.PdfDocument(render_pdf(paper)) as document:
        return [document[i].get_textpage().get_text_bounded() for i in range(len(document))]


def test_a_paper_is_one_page_with_all_it_was_given() -> None:
    (page,) = pages_of(acceptance_record())
    for text in ("TẠP CHÍ VÍ DỤ", "Số: ……/BBNT-TCVD", "Thái Nguyên, ngày 05 tháng 02 năm 2017",
                 "BIÊN BẢN NGHIỆM THU", "9.750.000", "Trần Thị Ví Dụ", "Nơi nhận:"):  # fmt: skip
        assert text in page


def test_the_file_claims_pdf_a_3a_and_is_tagged() -> None:
    reader = pypdf.PdfReader(io.BytesIO(render_pdf(acceptance_record())))
    xmp = reader.xmp_metadata
    assert xmp is not None
    text = xmp.stream.get_data().decode()
    assert "<pdfaid:part>3</pdfaid:part>" in text
    assert "<pdfaid:conformance>A</pdfaid:conformance>" in text
    assert "/StructTreeRoot" in reader.trailer["/Root"]


@pytest.mark.parametrize("make", [acceptance_record, party_paper])
def test_the_same_paper_gives_the_same_bytes(make: object) -> None:
    assert render_pdf(make()) == render_pdf(make())  # type: ignore[operator]


def test_an_attachment_comes_back_byte_for_byte() -> None:
    content = bytes(range(256)) * 4
    made = render_pdf(acceptance_record(), attachments={"data.json": b"{}", "rows.bin": content})
    attached = pypdf.PdfReader(io.BytesIO(made)).attachments
    assert attached["rows.bin"] == [content]
    assert attached["data.json"] == [b"{}"]


@pytest.mark.parametrize("name", ["../x", "a/b.json", "", ".hidden", "tệp.json"])
def test_an_attachment_with_an_odd_name_is_refused(name: str) -> None:
    with pytest.raises(Refusal, match=r"typesetting\.bad_attachment"):
        render_pdf(acceptance_record(), attachments={name: b"x"})


def test_markup_in_a_text_is_only_text() -> None:
    trap = '#panic("x") $x$ *b* _i_ `c` <l> @r // = - + / \\ #sys.inputs [ ] { } " \''
    (page,) = pages_of(acceptance_record(blocks=[Paragraph(trap)]))
    assert trap in page.replace("\r\n", " ")


def test_a_long_table_repeats_its_head_and_loses_no_row() -> None:
    pages = pages_of(acceptance_record(blocks=[schedule(200)]))
    with_rows = [page for page in pages if "Cách làm hay" in page]
    assert len(with_rows) > 4
    assert all("Tác phẩm báo chí" in page for page in with_rows)
    assert sum(page.count("Cách làm hay") for page in pages) == 200


def test_signatures_never_stand_on_a_page_alone() -> None:
    closing = Paragraph("Biên bản được lập thành 04 bản có giá trị như nhau.")
    seen = 0
    for length in range(36, 50):
        body = [Paragraph("Nội dung phối hợp giữa hai bên được thống nhất. " * length), closing]
        pages = pages_of(acceptance_record(blocks=body))
        (signed,) = [page for page in pages if "ĐẠI DIỆN BÊN A" in page]
        assert "04 bản" in signed
        seen += len(pages) > 1 and "Nội dung" not in signed
    assert seen > 0


def test_a_table_that_does_not_fit_its_columns_is_refused_with_its_row() -> None:
    crooked = Table([Column("a"), Column("b")], [["1", "2"], ["1"]])
    with pytest.raises(Refusal) as caught:
        render_pdf(acceptance_record(blocks=[crooked]))
    assert caught.value.facts == {"reason": "cells", "row": 2}
    with pytest.raises(Refusal, match=r"typesetting\.bad_table"):
        render_pdf(acceptance_record(blocks=[Table([], [])]))


SPACE = 'xmlns="http://www.w3.org/2000/svg"'


@pytest.mark.parametrize(
    ("svg", "alt"),
    [
        ("<svg", "x"),
        ("<html/>", "x"),
        (f"<svg {SPACE}><script>1</script></svg>", "x"),
        (f'<svg {SPACE}><image href="file:///etc/hostname"/></svg>', "x"),
        (f'<!DOCTYPE svg [<!ENTITY a "b">]><svg {SPACE}>&a;</svg>', "x"),
        (f'<svg {SPACE} width="1" height="1"/>', " "),
    ],
    ids=["cut", "html", "script", "image", "entity", "no words"],
)
def test_a_figure_that_is_more_or_less_than_a_drawing_is_refused(svg: str, alt: str) -> None:
    with pytest.raises(Refusal, match=r"typesetting\.bad_figure"):
        render_pdf(acceptance_record(blocks=[Figure(svg, alt)]))


def test_the_places_to_fill_in_lie_where_the_page_has_them() -> None:
    paper = acceptance_record(dated_on=None)
    found = {place.name: place for place in places(paper)}
    assert set(found) == {"number", "date", "signature-1", "signature-2"}
    with pypdfium2.PdfDocument(render_pdf(paper)) as document:
        page = document[0].get_textpage()
        for name, text in (("number", "……"), ("date", "ngày …… tháng …… năm ……")):
            at = found[name]
            box = (at.left_pt, at.bottom_pt, at.right_pt, at.top_pt)
            assert page.get_text_bounded(*box).strip() == text
        for name in ("signature-1", "signature-2"):
            at = found[name]
            assert at.top_pt - at.bottom_pt > 70
            inside = (at.left_pt, at.bottom_pt + 1, at.right_pt, at.top_pt - 1)
            assert page.get_text_bounded(*inside).strip() == ""


def test_four_signatures_have_four_places_and_one_stands_right() -> None:
    names = [place.name for place in places(acceptance_record(signatures=[SIDE_A, SIDE_B] * 2))]
    assert names[2:] == [f"signature-{n}" for n in range(1, 5)]
    (only,) = [p for p in places(acceptance_record(signatures=[SIDE_A])) if "sign" in p.name]
    assert only.left_pt > 300


def test_a_long_capacity_beside_the_recipients_stays_on_one_line() -> None:
    chief = SignatureBlock(
        ["KT. Bộ Biên tập Tạp chí Cộng sản"], "Phó Tổng Biên tập Tạp chí Cộng sản", "Lê Văn Mẫu"
    )
    made = render_pdf(acceptance_record(signatures=[chief]))
    text = " ".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(made)).pages)
    said = [" ".join(line.split()) for line in text.splitlines()]
    for line in ("KT. BỘ BIÊN TẬP TẠP CHÍ CỘNG SẢN", "PHÓ TỔNG BIÊN TẬP TẠP CHÍ CỘNG SẢN"):
        assert line in said


def test_the_structure_that_pdf_a_asks_for_is_there() -> None:
    made = render_pdf(acceptance_record(sample=True), attachments={"data.json": b"{}"})
    reader = pypdf.PdfReader(io.BytesIO(made))
    root = reader.trailer["/Root"]
    assert not reader.is_encrypted
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "vi"
    assert root["/OutputIntents"][0]["/S"] == "/GTS_PDFA1"
    (attached,) = root["/AF"]
    assert attached.get_object()["/AFRelationship"] == "/Data"
    named = [page["/Resources"]["/Font"] for page in reader.pages]
    fonts = [font.get_object() for page in named for font in page.values()]
    assert fonts
    for font in fonts:
        (descendant,) = font["/DescendantFonts"]
        assert {"/FontFile2", "/FontFile3"} & set(descendant.get_object()["/FontDescriptor"])
        assert "LiberationSerif" in font["/BaseFont"]
        assert "/ToUnicode" in font
