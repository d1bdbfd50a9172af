"""One test for each rule of the two profiles: in the data, and on the printed page."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from PIL import ImageOps

from phoihop.engines.typesetting.layout import date_line, ended, number_line
from phoihop.engines.typesetting.papers import Paper, Paragraph, SignatureBlock
from phoihop.engines.typesetting.pdf import places, render_pdf
from phoihop.engines.typesetting.profiles import NAMES, profile
from phoihop.law.refusal import Refusal
from tests.engines.typesetting.samples import SIDE_A, acceptance_record, party_paper

MM = 72 / 25.4
BOTH = pytest.mark.parametrize("make", [acceptance_record, party_paper], ids=["decree", "party"])


@dataclass
class Line:
    """One printed line: text, place of its left and top edge in millimetres, size in points."""

    text: str
    left_mm: float
    top_mm: float
    right_mm: float
    size_pt: float


def printed(paper: Paper, page: int = 0) -> list[Line]:
    """The lines of a page, as PDFium finds them."""
    with pypdfium2.PdfDocument(render_pdf(paper)) as document:
        sheet = document[page]
        height = sheet.get_height()
        text = sheet.get_textpage()
        lines = []
        for left, bottom, right, top in (text.get_rect(i) for i in range(text.count_rects())):
            found = text.get_text_bounded(left, bottom, right, top)
            at = pdfium.FPDFText_GetCharIndexAtPos(text, left + 2, (bottom + top) / 2, 4, 4)
            size = pdfium.FPDFText_GetFontSize(text, max(at, 0))
            lines.append(Line(found, left / MM, (height - top) / MM, right / MM, round(size, 1)))
        return lines


def line(paper: Paper, wanted: str, page: int = 0) -> Line:
    """The first printed line that holds ``wanted``."""
    return next(found for found in printed(paper, page) if wanted in found.text)


def ranges(values: Any, at: str = "") -> Iterator[tuple[str, float, tuple[float, float]]]:
    """Every value of a profile beside the range that its source allows."""
    for key, value in values.items():
        if isinstance(value, dict):
            yield from ranges(value, f"{at}{key}.")
        elif key.endswith("_range"):
            yield f"{at}{key}", values[key.removesuffix("_range")], tuple(value)
    if "line_ranges" in values:
        for size, allowed in zip(values["lines_pt"], values["line_ranges"], strict=True):
            yield f"{at}lines_pt", size, tuple(allowed)


@pytest.mark.parametrize("name", NAMES)
def test_every_value_lies_in_the_range_its_source_allows(name: str) -> None:
    found = list(ranges(profile(name)))
    assert len(found) >= 15
    assert [where for where, value, (low, high) in found if not low <= value <= high] == []


@pytest.mark.parametrize("name", NAMES)
def test_a_profile_says_where_it_comes_from_and_who_verified_it(name: str) -> None:
    rules = profile(name)
    assert rules["name"] == name
    assert re.search(r"30/2020/NĐ-CP|36-HD/VPTW", rules["source"])
    assert bool(rules["verified_by"]) == bool(rules["verified_on"])
    date.fromisoformat(rules["valid_from"])


def test_an_unknown_profile_or_language_is_refused() -> None:
    with pytest.raises(Refusal, match=r"typesetting\.unknown_profile"):
        render_pdf(acceptance_record(profile="decree-99"))
    with pytest.raises(Refusal, match=r"typesetting\.unknown_language"):
        render_pdf(acceptance_record(language="fr"))


@BOTH
def test_the_sheet_is_a4(make: Any) -> None:
    with pypdfium2.PdfDocument(render_pdf(make())) as document:
        width, height = document[0].get_size()
    assert (round(width / MM), round(height / MM)) == (210, 297)


@BOTH
def test_the_text_keeps_inside_the_margins(make: Any) -> None:
    margins = profile(make().profile)["page"]
    long = make(blocks=[Paragraph("Hai bên thống nhất nội dung phối hợp. " * 120)])
    with pypdfium2.PdfDocument(render_pdf(long)) as document:
        picture = document[0].render(scale=2).to_pil().convert("L")
    inked = ImageOps.invert(picture).getbbox()
    assert inked is not None
    left, top, right, bottom = (edge / 2 / MM for edge in inked)
    assert left == pytest.approx(margins["left_mm"], abs=0.7)
    assert 210 - right == pytest.approx(margins["right_mm"], abs=0.7)
    assert top >= margins["top_mm"] - 0.2
    assert margins["bottom_mm"] <= 297 - bottom <= margins["bottom_mm"] + 10


def test_the_motto_stands_right_of_the_organisation() -> None:
    paper = acceptance_record()
    motto, organ = line(paper, "CỘNG HÒA XÃ HỘI"), line(paper, "TẠP CHÍ VÍ DỤ")
    assert motto.left_mm > 100 > organ.right_mm
    assert line(paper, "Độc lập - Tự do - Hạnh phúc").top_mm > motto.top_mm
    assert motto.text.strip() == "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"


def test_a_party_paper_is_headed_by_the_party_and_marked_with_an_asterisk() -> None:
    paper = party_paper()
    text = "\n".join(found.text for found in printed(paper))
    assert line(paper, "ĐẢNG CỘNG SẢN VIỆT NAM").left_mm > 100
    assert "CỘNG HÒA" not in text
    organ, star = line(paper, "BAN TUYÊN GIÁO TỈNH ỦY"), line(paper, "*")
    assert star.top_mm > organ.top_mm
    assert "-----" in text


@BOTH
def test_the_superior_stands_over_the_organ(make: Any) -> None:
    superior, organ = make().organ.superior.upper(), make().organ.organ.upper()
    assert line(make(), superior).top_mm < line(make(), organ).top_mm


def test_a_paper_of_both_sides_has_the_motto_in_the_middle() -> None:
    motto = line(acceptance_record(organ=None), "CỘNG HÒA XÃ HỘI")
    assert (motto.left_mm + motto.right_mm) / 2 == pytest.approx((30 + 195) / 2, abs=1)


def test_the_number_is_dots_until_the_clerk_gives_it() -> None:
    assert number_line(acceptance_record()) == "Số: ……/BBNT-TCVD"
    assert number_line(acceptance_record(notation=None)) == "Số: ……"
    assert number_line(acceptance_record(number="128")) == "Số: 128/BBNT-TCVD"
    assert number_line(acceptance_record(number="7")) == "Số: 07/BBNT-TCVD"
    assert number_line(acceptance_record(number="7a")) == "Số: 7a/BBNT-TCVD"


def test_the_party_writes_the_number_with_a_dash_and_without_a_colon() -> None:
    assert number_line(party_paper(number="36")) == "Số 36-BB/BTGTU"
    assert number_line(party_paper()) == "Số ……-BB/BTGTU"


@pytest.mark.parametrize(
    ("on", "written"),
    [
        (date(2017, 2, 5), "Thái Nguyên, ngày 05 tháng 02 năm 2017"),
        (date(2017, 1, 31), "Thái Nguyên, ngày 31 tháng 01 năm 2017"),
        (date(2017, 3, 9), "Thái Nguyên, ngày 09 tháng 3 năm 2017"),
        (date(2017, 12, 10), "Thái Nguyên, ngày 10 tháng 12 năm 2017"),
        (None, "Thái Nguyên, ngày …… tháng …… năm ……"),
    ],
    ids=str,
)
def test_days_below_ten_and_months_one_and_two_take_a_zero(on: date | None, written: str) -> None:
    assert date_line(acceptance_record(dated_on=on)) == written
    assert date_line(party_paper(dated_on=on)) == written


def test_the_date_line_without_place_and_in_english() -> None:
    assert date_line(acceptance_record(place="", dated_on=None)) == ""
    assert date_line(acceptance_record(place="")) == "Ngày 05 tháng 02 năm 2017"
    assert date_line(acceptance_record(language="en")) == "Thái Nguyên, 05 February 2017"


@BOTH
def test_number_and_date_stand_on_one_line(make: Any) -> None:
    number, on = line(make(), "Số"), line(make(), "Thái Nguyên,")
    assert number.top_mm == pytest.approx(on.top_mm, abs=1.5)
    assert number.right_mm < on.left_mm


@BOTH
def test_the_body_is_set_in_13_to_14_points(make: Any) -> None:
    assert 13 <= line(make(), "Hôm nay, hai bên").size_pt <= 14


@BOTH
def test_the_title_is_in_capitals_over_its_abstract(make: Any) -> None:
    title, about = line(make(), "BIÊN BẢN NGHIỆM THU"), line(make(), "Về kết quả")
    assert title.top_mm < about.top_mm
    assert (title.left_mm + title.right_mm) / 2 == pytest.approx((30 + 195) / 2, abs=1)


def test_bases_end_with_semicolons_and_the_last_with_a_stop() -> None:
    assert ended(["Căn cứ a", "Căn cứ b;", "Căn cứ c;"]) == ["Căn cứ a;", "Căn cứ b;", "Căn cứ c."]
    assert ended([]) == []


@pytest.mark.parametrize(
    ("given", "decree", "party"),
    [
        ("TM. Ban Tuyên giáo", "TM. BAN TUYÊN GIÁO", "T/M BAN TUYÊN GIÁO"),
        ("K/T Trưởng ban", "KT. TRƯỞNG BAN", "K/T TRƯỞNG BAN"),
        ("TL Ban Thường vụ", "TL. BAN THƯỜNG VỤ", "T/L BAN THƯỜNG VỤ"),
        ("tuq. Giám đốc", "TUQ. GIÁM ĐỐC", "TUQ GIÁM ĐỐC"),
        ("Tmột", "TMỘT", "TMỘT"),
    ],
)
def test_the_capacity_is_written_as_the_profile_writes_it(
    given: str, decree: str, party: str
) -> None:
    signed = [SignatureBlock([given], "Trưởng ban", "Nguyễn Văn Mẫu")]
    assert decree in line(acceptance_record(signatures=signed), decree).text
    assert party in line(party_paper(signatures=signed), party).text


@BOTH
def test_one_signature_stands_right_of_the_recipients(make: Any) -> None:
    paper = make(signatures=[SIDE_A])
    recipients, name = line(paper, "Nơi nhận:"), line(paper, "Nguyễn Văn Mẫu")
    assert recipients.left_mm < 60
    assert name.left_mm > 100
    assert recipients.top_mm < name.top_mm


@BOTH
def test_two_organisations_sign_side_by_side(make: Any) -> None:
    side_a, side_b = line(make(), "ĐẠI DIỆN BÊN A"), line(make(), "ĐẠI DIỆN BÊN B")
    assert side_a.right_mm < 112 < side_b.left_mm
    assert side_a.top_mm == pytest.approx(side_b.top_mm, abs=0.5)
    assert line(make(), "Nguyễn Văn Mẫu").top_mm - side_a.top_mm > 25
    assert line(make(), "Nơi nhận:").top_mm > line(make(), "Trần Thị Ví Dụ").top_mm


@BOTH
def test_many_parties_sign_in_rows_of_two_and_one_too_many_is_refused(make: Any) -> None:
    names = [SignatureBlock([], "Trưởng ban", f"Người ký {n:02}") for n in range(1, 14)]
    paper = make(signatures=names[:6], blocks=[])
    found = [line(paper, f"Người ký {n:02}").top_mm for n in range(1, 7)]
    assert found[0] == pytest.approx(found[1], abs=0.5)
    assert found[0] < found[2] < found[4]
    fields = [place.name for place in places(make(signatures=names[:12]))]
    assert "signature-12" in fields
    with pytest.raises(Refusal, match=r"typesetting\.too_many_signatures"):
        render_pdf(make(signatures=names))


@BOTH
def test_recipients_are_dashed_lines_that_end_like_a_sentence(make: Any) -> None:
    text = [found.text.strip() for found in printed(make())]
    assert "- Như trên;" in text
    assert "- Lưu: VT." in text


@BOTH
def test_pages_are_numbered_from_the_second_in_the_top_margin(make: Any) -> None:
    long = make(blocks=[Paragraph("Nội dung. " * 900)])
    top = [found for found in printed(long, 1) if found.top_mm < 20]
    assert [found.text.strip() for found in top] == ["2"]
    assert (top[0].left_mm + top[0].right_mm) / 2 == pytest.approx((30 + 195) / 2, abs=2)
    assert 13 <= top[0].size_pt <= 14
    assert [found for found in printed(long, 0) if found.top_mm < 18] == []


@BOTH
def test_a_sample_says_so_twice_on_every_page(make: Any) -> None:
    long = make(sample=True, blocks=[Paragraph("Nội dung. " * 900)])
    with pypdfium2.PdfDocument(render_pdf(long)) as document:
        texts = [document[i].get_textpage().get_text_bounded() for i in range(len(document))]
        shades = [document[i].render(scale=0.5).to_pil().convert("RGB") for i in range(len(texts))]
    assert len(texts) > 1
    for text, shade in zip(texts, shades, strict=True):
        assert text.count("MẪU – KHÔNG CÓ GIÁ TRỊ") >= 2
        raw = shade.tobytes()
        tinted = sum(r - g > 6 and r > 200 for r, g in zip(raw[::3], raw[1::3], strict=True))
        assert tinted > 500


@BOTH
def test_a_paper_that_counts_does_not_say_sample(make: Any) -> None:
    assert not any("MẪU –" in found.text for found in printed(make()))


@BOTH
def test_the_content_hash_stands_at_the_foot_of_every_page(make: Any) -> None:
    long = make(footer_hash="0123456789abcdef" * 4, blocks=[Paragraph("Nội dung. " * 900)])
    for page in (0, 1):
        foot = line(long, "SHA-256", page)
        assert foot.top_mm > 297 - 20
        assert "01234567 89abcdef" in foot.text
