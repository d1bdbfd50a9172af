"""References are found whole, apart from each other, and in any spelling of the text."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from phoihop.engines.vietnamese.citations import find
from phoihop.engines.vietnamese.folding import fold


def spans(text: str) -> list[str]:
    return [citation.text for citation in find(text)]


def identities(text: str) -> list[tuple[str, str | None, str | None]]:
    return [(citation.kind, citation.number, citation.term) for citation in find(text)]


def unmarked(text: str) -> str:
    bare = unicodedata.normalize("NFD", text).replace("đ", "d").replace("Đ", "D")
    return "".join(piece for piece in bare if not unicodedata.combining(piece))


@pytest.mark.parametrize(
    ("text", "span", "kind", "number", "issuer", "term", "year"),
    [
        ("theo Nghị quyết Trung ương 4 (khóa XII) về xây dựng Đảng",
         "Nghị quyết Trung ương 4 (khóa XII)",
         "resolution", "4", "Ban Chấp hành Trung ương", "XII", None),
        ("học tập Nghị quyết TW4 khoá XI.", "Nghị quyết TW4 khoá XI",
         "resolution", "4", "Ban Chấp hành Trung ương", "XI", None),
        ("Nghị quyết Hội nghị lần thứ tư Ban Chấp hành Trung ương Đảng khóa XII về",
         "Nghị quyết Hội nghị lần thứ tư Ban Chấp hành Trung ương Đảng khóa XII",
         "resolution", "4", "Ban Chấp hành Trung ương", "XII", None),
        ("làm theo Chỉ thị 05 của Bộ Chính trị về đẩy mạnh học tập", "Chỉ thị 05 của Bộ Chính trị",
         "directive", "05", "Bộ Chính trị", None, None),
        ("Chỉ thị số 05-CT/TW, ngày 15-5-2016 của Bộ Chính trị khóa XII về",
         "Chỉ thị số 05-CT/TW, ngày 15-5-2016 của Bộ Chính trị khóa XII",
         "directive", "05", "Bộ Chính trị", "XII", 2016),
        ("đưa Nghị quyết Đại hội lần thứ XII của Đảng vào cuộc sống",
         "Nghị quyết Đại hội lần thứ XII của Đảng",
         "resolution", None, "Đại hội đại biểu toàn quốc của Đảng", "XII", None),
        ("Nghị quyết Đại hội Đảng bộ tỉnh lần thứ XIX, nhiệm kỳ 2015 - 2020, đã",
         "Nghị quyết Đại hội Đảng bộ tỉnh lần thứ XIX, nhiệm kỳ 2015 - 2020",
         "resolution", None, "Đại hội Đảng bộ tỉnh", "XIX", None),
        ("Nghị quyết Đại hội nhiệm kỳ 2020 - 2025 nêu", "Nghị quyết Đại hội nhiệm kỳ 2020 - 2025",
         "resolution", None, "Đại hội", "2020-2025", None),
        ("Nghị quyết Đại hội XIII Công đoàn Việt Nam đặt ra",
         "Nghị quyết Đại hội XIII Công đoàn Việt Nam",
         "resolution", None, "Đại hội Công đoàn Việt Nam", "XIII", None),
        ("khoản 2 Điều 25 Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về",
         "Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ",
         "decree", "30", "Chính phủ", None, 2020),
        ("Dự thảo Luật Báo chí năm 2016 có", "Luật Báo chí năm 2016",
         "law", None, "Quốc hội", None, 2016),
        ("Luật Đấu thầu số 43/2013/QH13 quy định", "Luật Đấu thầu số 43/2013/QH13",
         "law", "43", "Quốc hội", None, 2013),
        ("Bản Quy định số 08-QĐi/TW vừa ban hành", "Quy định số 08-QĐi/TW",
         "regulation", "08", "Trung ương", None, None),
        ("Hướng dẫn số 36-HD/VPTW nêu", "Hướng dẫn số 36-HD/VPTW",
         "guideline", "36", "Văn phòng Trung ương Đảng", None, None),
        ("Quyết định bổ nhiệm số 17/QĐ-UBND được công bố", "Quyết định bổ nhiệm số 17/QĐ-UBND",
         "decision", "17", "Ủy ban nhân dân", None, None),
        ("thông qua Nghị quyết về phát triển kinh tế rừng bền vững.",
         "Nghị quyết về phát triển kinh tế rừng bền vững", "resolution", None, None, None, None),
        ("quán triệt NQ Trung ương 4 khóa XII", "NQ Trung ương 4 khóa XII",
         "resolution", "4", "Ban Chấp hành Trung ương", "XII", None),
        ("QĐ số 12/QĐ-UBND nêu", "QĐ số 12/QĐ-UBND",
         "decision", "12", "Ủy ban nhân dân", None, None),
        ("thực hiện Nghị quyết Đại hội XII của Đảng, của Ban Chấp hành Trung ương về",
         "Nghị quyết Đại hội XII của Đảng",
         "resolution", None, "Đại hội đại biểu toàn quốc của Đảng", "XII", None),
        ("Nghị quyết về kế hoạch phát triển kinh tế - xã hội 2016 - 2020.",
         "Nghị quyết về kế hoạch phát triển kinh tế - xã hội 2016 - 2020",
         "resolution", None, None, None, None),
        ("Nghị định số 92/2016 NĐ-CP của Chính phủ nêu", "Nghị định số 92/2016 NĐ-CP của Chính phủ",
         "decree", "92", "Chính phủ", None, 2016),
        ("năm đầu thực hiện Nghị quyết XII của Đảng", "Nghị quyết XII của Đảng",
         "resolution", None, "Đại hội đại biểu toàn quốc của Đảng", "XII", None),
        ("học Chỉ thị 05 Bộ Chính trị khóa XII về", "Chỉ thị 05 Bộ Chính trị khóa XII",
         "directive", "05", "Bộ Chính trị", "XII", None),
        ("Nghị quyết 29 Trung ương khóa XI nêu", "Nghị quyết 29 Trung ương khóa XI",
         "resolution", "29", "Trung ương", "XI", None),
        ("Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam năm 2013 ghi",
         "Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam năm 2013",
         "law", None, "Quốc hội", None, 2013),
        ("theo Nghị định 67 đồng loạt gửi đơn", "Nghị định 67",
         "decree", "67", "Chính phủ", None, None),
        ("Thông tư số 101/2017TT-BTC có hiệu lực", "Thông tư số 101/2017TT-BTC",
         "circular", "101", "BTC", None, 2017),
        ("Nghị quyết của Quốc hội về kế hoạch năm 2019, chủ nhiệm Ủy ban nói",
         "Nghị quyết của Quốc hội về kế hoạch năm 2019",
         "resolution", None, "Quốc hội", None, None),
        ("giữ nguyên Quyết định số 49/QĐ-UBND 20/10/2015 của UBND huyện Đại Từ về",
         "Quyết định số 49/QĐ-UBND 20/10/2015 của UBND huyện Đại Từ",
         "decision", "49", "UBND huyện Đại Từ", None, 2015),
        ("Hướng dẫn 13 ngày 30.6.2015 của Tỉnh ủy", "Hướng dẫn 13 ngày 30.6.2015 của Tỉnh ủy",
         "guideline", "13", "Tỉnh ủy", None, 2015),
        ("Nghị quyết 26 của Đảng về", "Nghị quyết 26 của Đảng",
         "resolution", "26", "Đảng", None, None),
        ("Nghị định 52 năm 2016 của Chính phủ quy định", "Nghị định 52 năm 2016 của Chính phủ",
         "decree", "52", "Chính phủ", None, 2016),
    ],
)  # fmt: skip
def test_one_span_holds_number_date_issuer_and_term(text, span, kind, number, issuer, term, year):
    (citation,) = find(text)
    assert citation.text == span
    assert text[citation.start : citation.end] == span
    assert (citation.kind, citation.number, citation.issuer) == (kind, number, issuer)
    assert (citation.term, citation.year) == (term, year)


@pytest.mark.parametrize(
    ("symbol", "kind"),
    [
        ("05-CT/TW", "directive"),
        ("29-KL/TW", "conclusion"),
        ("283-QĐ/TW", "decision"),
        ("455-CV/BTGTU", "dispatch"),
        ("330-KH/TU", "plan"),
        ("593 - QĐ-TU", "decision"),
        ("25/UBND-KGVX", "dispatch"),
        ("44/2023/QĐ-UBND", "decision"),
        ("30/2020/NĐ-CP", "decree"),
        ("36-HD/VPTW", "guideline"),
    ],
)
def test_a_symbol_stands_by_itself(symbol, kind):
    for text in (f"Xem văn kiện ({symbol}), trang 3.", f"Xem văn kiện ({symbol})"):
        (citation,) = find(text)
        assert (citation.text, citation.kind) == (symbol, kind)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Chỉ thị 03, 05 của Bộ Chính trị về", ["Chỉ thị 03", "05 của Bộ Chính trị"]),
        ("các Nghị quyết số 18, 19 và 20 (khóa XII)",
         ["Nghị quyết số 18", "19", "20 (khóa XII)"]),
        ("Nghị quyết Trung ương 4 và Trung ương 5 khóa XII",
         ["Nghị quyết Trung ương 4", "Trung ương 5 khóa XII"]),
        ("Nghị quyết Trung ương 4 (khóa XI, XII) về", ["Nghị quyết Trung ương 4 (khóa XI", "XII"]),
        ("Nghị quyết Đại hội XII của Đảng và Đại hội Đảng bộ tỉnh lần thứ XVIII đề ra",
         ["Nghị quyết Đại hội XII của Đảng", "Đại hội Đảng bộ tỉnh lần thứ XVIII"]),
        ("Nghị định 30/2020/NĐ-CP, 78/2015/NĐ-CP và 01/2021/NĐ-CP",
         ["Nghị định 30/2020/NĐ-CP", "78/2015/NĐ-CP", "01/2021/NĐ-CP"]),
        ("Luật Đầu tư, Doanh nghiệp và Đất đai.", ["Luật Đầu tư", "Doanh nghiệp", "Đất đai"]),
    ],
)  # fmt: skip
def test_a_b_and_c_are_three(text, expected):
    assert spans(text) == expected


def test_members_of_a_list_share_what_is_said_once():
    assert identities("Nghị quyết Trung ương 4, 5 và 6 khóa XII.") == [
        ("resolution", "4", "XII"), ("resolution", "5", "XII"), ("resolution", "6", "XII"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "Nghị quyết này nêu rõ; thực hiện Chỉ thị trên; các nghị quyết của Đảng",
        "các chỉ thị, nghị quyết của tỉnh; nghị quyết đại hội Đảng các cấp",
        "các nghị quyết của Hội nghị Trung ương 4 (khóa XII)",
        "chính sách, pháp luật của Nhà nước; kỷ luật; quy luật; Hội Luật gia",
        "Điều 25, khoản 3; Kế hoạch 5 năm; quyết định 30 triệu đồng; Chương trình 135",
        "Nghị quyết 2017",
        "Hợp đồng tín dụng số 395/11/HĐTD-11; ngày 14/6/2011; máy S6R2-MPTA",
        "cáo trạng số 46/CT-VKS",
        "công ty ra nghị quyết số 03/2007/NQ-HĐQT",
        "Hội đồng Bảo an nêu trong Nghị quyết 2231; Tiểu ban Điều lệ Đảng họp",
        "Nghị quyết 2270 của Hội đồng Bảo an Liên hợp quốc; Công ước về Luật Biển năm 1982",
        "Kết luận hội nghị, ông quyết định tổ chức hướng dẫn 12 người; số lượng 20/TU",
        "chị thi 05 môn; chí thị 3",
    ],
)
def test_these_are_no_references(text):
    assert spans(text) == []


def test_look_alikes_stay_apart():
    text = (
        "Nghị quyết Trung ương 4 khóa XI không phải là Nghị quyết Trung ương 4 khóa XII; Chỉ thị "
        "03 đã hết, còn Chỉ thị 05; Nghị quyết Đại hội XII của Đảng khác Nghị quyết Đại hội "
        "Công đoàn Việt Nam lần thứ XII. Chỉ thị 05 được nhắc lại, Chỉ thị 05 nữa."
    )
    found = find(text)
    assert len({(c.kind, c.number, c.issuer, c.term) for c in found}) == 6
    assert [c.text for c in found].count("Chỉ thị 05") == 3


FOUNDING = (
    "Kết quả thực hiện Nghị quyết Đại hội lần thứ XII của Đảng, Nghị quyết Đại hội Đảng bộ tỉnh "
    "lần thứ XIX, nhiệm kỳ 2015 - 2020, Nghị quyết Trung ương 4 (khóa XII), Chỉ thị số 05-CT/TW "
    "ngày 15/5/2016 của Bộ Chính trị; Quyết định 283-QĐ/TW và Luật Báo chí năm 2016."
)


def test_three_spellings_of_a_text_give_the_same_identities_and_true_offsets():
    composed = find(FOUNDING)
    decomposed = find(unicodedata.normalize("NFD", FOUNDING))
    bare = find(unmarked(FOUNDING))
    assert len(composed) == 6
    for one, two, three in zip(composed, decomposed, bare, strict=True):
        assert unicodedata.normalize("NFC", two.text) == one.text
        assert three.text == unmarked(one.text)
        assert (one.kind, one.number, one.symbol, one.term, one.year) == (
            two.kind, two.number, two.symbol, two.term, two.year,
        )  # fmt: skip
        assert (one.kind, one.number, one.symbol, one.term, one.year) == (
            three.kind, three.number, three.symbol, three.term, three.year,
        )  # fmt: skip


def test_capitals_and_line_breaks_do_not_hide_a_reference():
    assert identities("NGHỊ QUYẾT ĐẠI HỘI ĐẢNG BỘ TỈNH LẦN THỨ XX") == [("resolution", None, "XX")]
    assert spans("Nghị quyết\nTrung ương 4\nkhóa XII") == ["Nghị quyết\nTrung ương 4\nkhóa XII"]


PIECES = st.sampled_from(
    [
        "Nghị quyết",
        "Chỉ thị",
        "Luật",
        "Hiến pháp",
        "Quyết định",
        "Kết luận",
        "Đại hội",
        "Trung ương",
        "khóa",
        "XII",
        "4",
        "05",
        "số",
        "ngày",
        "5/3/2020",
        "của",
        "Bộ Chính trị",
        "và",
        ",",
        "(",
        ")",
        "-CT/TW",
        "/2020/NĐ-CP",
        "về",
        "nhiệm kỳ",
        "2015 - 2020",
        "Báo chí",
        "\n",
        " ",
        "lần thứ",
        "Đảng",
        "́",
        "\u200b",
        "ﬁ",
        "İ",
        "𝟙",
        "sửa đổi, bổ sung một số điều của",
        "Cương lĩnh",
    ]
)


@settings(max_examples=300)
@given(st.lists(PIECES, max_size=40), st.sampled_from(["", " "]))
def test_any_mixture_is_read_in_order_without_overlap(pieces, gap):
    text = gap.join(pieces)
    reached = 0
    for citation in find(text):
        assert reached <= citation.start < citation.end <= len(text)
        assert citation.text == text[citation.start : citation.end]
        reached = citation.end


@settings(max_examples=300)
@given(st.text(alphabet="0123456789-/– .,()ABCTWQĐHNDqđ\u0302aưsốkhóaXIV\n", max_size=60))
def test_any_mixture_of_digits_and_joints_is_read_without_an_exception(text):
    for opening in ("", "Nghị quyết ", "Luật số "):
        assert all(citation.start < citation.end for citation in find(opening + text))


@given(st.text())
def test_any_text_is_read_without_an_exception(text):
    for citation in find(text):
        assert citation.text in text


@given(st.lists(PIECES, max_size=25))
def test_decomposition_changes_no_identity(pieces):
    text = " ".join(piece for piece in pieces if piece not in ("\u0301", "ﬁ", "İ"))
    decomposed = unicodedata.normalize("NFD", text)
    assert identities(text) == identities(decomposed)
    assert [fold(c.text) for c in find(text)] == [fold(c.text) for c in find(decomposed)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nghị quyết số 18-NQ/TW (Hội nghị Trung ương 6 khóa XII) nêu",
         ["Nghị quyết số 18-NQ/TW (Hội nghị Trung ương 6 khóa XII)"]),
        ("Nghị quyết Trung ương 6 (lần 2) khóa VIII về",
         ["Nghị quyết Trung ương 6 (lần 2) khóa VIII"]),
        ("Nghị quyết Trung ương bốn (khóa mười hai) về",
         ["Nghị quyết Trung ương bốn (khóa mười hai)"]),
        ("học tập NQTW4 và NQTƯ 4 (khóa XII)", ["NQTW4", "NQTƯ 4 (khóa XII)"]),
        ("Nghị quyết Đại hội lần thứ XII, XIII của Đảng",
         ["Nghị quyết Đại hội lần thứ XII", "XIII của Đảng"]),
        ("các nghị quyết của Đại hội 14 nêu", []),
        ("Chỉ thị số 12 của Ủy ban Kiểm tra Tỉnh ủy Mẫu về",
         ["Chỉ thị số 12 của Ủy ban Kiểm tra Tỉnh ủy Mẫu"]),
        ("Thông tư số 27/2020/TT-BGDĐT của Bộ trưởng Bộ Giáo dục và Đào tạo quy định",
         ["Thông tư số 27/2020/TT-BGDĐT của Bộ trưởng Bộ Giáo dục và Đào tạo"]),
        ("Công văn số 12/SNV-VP của Giám đốc Sở Nội vụ tỉnh Mẫu gửi",
         ["Công văn số 12/SNV-VP của Giám đốc Sở Nội vụ tỉnh Mẫu"]),
        ("Nghị quyết 04 của thành phố Mẫu về", ["Nghị quyết 04 của thành phố Mẫu"]),
        ("Công văn 12 do Phó Chủ tịch UBND tỉnh ký", ["Công văn 12"]),
        ("Công điện 12 của Thủ tướng yêu cầu", ["Công điện 12 của Thủ tướng"]),
        ("Nghị quyết 120 năm 2017 của Chính phủ nêu", ["Nghị quyết 120 năm 2017 của Chính phủ"]),
        ("Chương trình phối hợp số 01-CTPH/BTGTU nêu",
         ["Chương trình phối hợp số 01-CTPH/BTGTU"]),
        ("căn cứ Luật Báo chí ngày 05 tháng 4 năm 2016;",
         ["Luật Báo chí ngày 05 tháng 4 năm 2016"]),
        ("Điều 12 BLHS năm 2015 và Bộ luật Hình sự (BLHS)", ["BLHS năm 2015", "Bộ luật Hình sự"]),
        ("điều lệ Đảng quy định; Trung Quốc sửa", []),
        ("làm đúng điều lệ Đảng và", ["điều lệ Đảng"]),
        ("nghi quyet trung uong 4 khoa xii cua dang",
         ["nghi quyet trung uong 4 khoa xii cua dang"]),
        ("Chỉ thị số 05-\nCT/TW nêu", ["Chỉ thị số 05-\nCT/TW"]),
        ("Nghị quyết Đại hội đại biểu\ntoàn quốc lần thứ XII của\nĐảng nêu",
         ["Nghị quyết Đại hội đại biểu\ntoàn quốc lần thứ XII của\nĐảng"]),
        ("Thông báo số 28/2018/QĐXXST-HS của tòa", []),
    ],
)  # fmt: skip
def test_offices_plena_lists_and_broken_lines(text: str, expected: list[str]) -> None:
    assert spans(text) == expected


def test_a_congress_of_a_province_is_not_that_of_the_party() -> None:
    (citation,) = find("Nghị quyết Đại hội lần thứ XIX của Đảng bộ tỉnh Mẫu")
    assert citation.issuer == "Đại hội Đảng bộ tỉnh Mẫu"


def test_a_symbol_written_without_its_dash_is_the_same_symbol() -> None:
    for text in ("Nghị quyết 12 NQ/TW", "Nghị quyết 12NQ/TW"):
        assert [citation.symbol for citation in find(text)] == ["12-NQ/TW"]
