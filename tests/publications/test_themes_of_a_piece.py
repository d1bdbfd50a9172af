"""What shows that a piece is about a theme, and what only looks like it. Texts are invented."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from phoihop.engines.vietnamese.aligned import Aligned
from phoihop.engines.vietnamese.citations import find
from phoihop.engines.vietnamese.folding import fold
from phoihop.law.period import PartialDate
from phoihop.publications.matching.cues import words_about
from phoihop.publications.matching.documents import DocumentKey, key_of_phrase, means
from phoihop.publications.matching.matcher import Matcher, about
from phoihop.publications.matching.phrasebook import PhraseBook, phrase_key
from phoihop.publications.matching.profiles import ProgrammeProfile, ThemeProfile, Told
from phoihop.publications.programme_files import founding_values, profile_of_file

FOUNDING = Matcher([profile_of_file(founding_values())])
MAY_2017 = PartialDate(date(2017, 5, 19))
FILLER = "Buổi sáng, bà con trong xóm ra đồng sớm, chuyện trò rôm rả bên bờ ruộng. " * 60


def themes(title: str, body: str = "", on: PartialDate | None = MAY_2017) -> list[str]:
    reading = FOUNDING.read(Told(title, body, on))
    return [found.theme.code for found in FOUNDING.themes_of(reading)]


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Huyện Mẫu đưa Nghị quyết Đại hội XII của Đảng vào cuộc sống", ["T1"]),
        ("Kết quả thực hiện Nghị quyết Trung ương 5 khóa XII ở xã Mẫu", ["T1"]),  # an open class
        ("Nghị quyết Đại hội XIII Công đoàn đi vào nhà máy", []),
        ("Ba năm thực hiện Nghị quyết Đại hội Đảng bộ tỉnh lần thứ XIX", ["T2"]),
        ("Nghị quyết Đại hội Đảng bộ tỉnh lần thứ XVIII nhìn lại", []),
        ("Nghị quyết Trung ương 4 khóa XII ở một chi bộ bản", ["T3"]),
        ("Nghị quyết Trung ương 4 (khóa XI) ở một chi bộ bản", []),
        ("Nghị quyết số 04-NQ/TW và việc nhận diện suy thoái", ["T3"]),
        ("Chỉ thị số 05-CT/TW ở trường Mẫu", ["T4"]),
        ("Chỉ thị 03-CT/TW ở trường Mẫu", []),
        ("Chỉ thị 05/CT-TTg về phòng cháy", []),
        ("HỌC TẬP VÀ LÀM THEO BÁC Ở XÓM MẪU", ["T4"]),
        ("hoc tap va lam theo Bac o xom Mau", ["T4"]),
        ("Một cách làm hay ở xóm Mẫu", ["T5"]),
        ("Theo tấm gương đạo đức Hồ Chí Minh", ["T4"]),  # no model example
        ("Tiềm năng, lợi thế của một vùng chè", ["T6"]),
        ("Trận bóng cuối tuần", []),
    ],
)
def test_a_title_tells_its_theme(title: str, expected: list[str]) -> None:
    assert themes(title) == expected


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Xóm Mẫu đẩy lùi biểu hiện suy thoái trong chi bộ", ["T3"]),  # the document goes unnamed
        ("Noi gương Bác từ việc nhỏ", ["T4"]),
        ("Tôn vinh một thương hiệu bánh", []),  # a weak word alone
        ("Tôn vinh những tấm gương thầm lặng", ["T5"]),
    ],
)
def test_words_about_a_document_and_weak_words(title: str, expected: list[str]) -> None:
    assert themes(title) == expected


def test_a_document_of_another_term_has_no_such_words() -> None:
    twelfth = DocumentKey("resolution", "04", "04-NQ/TW", "", frozenset({"XII"}))
    eleventh = DocumentKey("resolution", "04", "04-NQ/TW", "", frozenset({"XI"}))
    assert "tự diễn biến" in words_about(twelfth)
    assert words_about(eleventh) == ()


def test_a_weak_phrase_counts_half_and_is_shown_without_its_mark() -> None:
    theme = ThemeProfile(1, "N1", ("~ cây chè", "vườn mẫu"))
    matcher = Matcher([ProgrammeProfile("A", themes=(theme,))])
    alone = matcher.read(Told("Mùa cây chè", "Bên bờ ruộng.", None))
    with_other = matcher.read(Told("Cây chè ở vườn mẫu", "", None))

    assert matcher.themes_of(alone) == ()
    (found,) = matcher.themes_of(with_other)
    assert {reason.words for reason in found.reasons} == {"cây chè", "vườn mẫu"}


def test_words_about_the_province_weigh_less_in_a_piece_about_none() -> None:
    body = "Năm nay xã thu hút đầu tư. " + FILLER[:800]
    assert themes("Chuyện làm ăn ở Thái Nguyên", body) == ["T6"]
    assert themes("Chuyện làm ăn", body) == []


def test_what_did_not_exist_yet_is_no_theme() -> None:
    title = "Học tập và làm theo Bác"
    assert themes(title, on=PartialDate.of_year(2015)) == []
    assert themes(title, on=PartialDate.of_year(2016)) == ["T4"]
    assert themes(title, on=None) == ["T4"]


def test_a_bare_number_means_the_latest_such_document_for_a_while() -> None:
    assert themes("Học tập Nghị quyết Trung ương 4", on=MAY_2017) == ["T3"]
    assert themes("Học tập Nghị quyết Trung ương 4", on=PartialDate.of_year(2024)) == []


def test_a_passing_mention_in_a_long_text_is_no_theme() -> None:
    mention = "Xã từng nêu một gương điển hình."
    assert themes("Mùa gặt ở xóm Mẫu", FILLER + mention) == []
    assert themes("Mùa gặt ở xóm Mẫu", mention + FILLER) == ["T5"]
    assert themes("Mùa gặt ở xóm Mẫu", FILLER + mention * 12) == ["T5"]


def test_news_of_a_signing_names_each_theme_once_and_that_is_enough() -> None:
    body = FILLER[:2500] + "Hai bên tuyên truyền Nghị quyết Đại hội XII của Đảng."
    assert themes("Mùa gặt ở xóm Mẫu", body) == []
    assert themes("Ký kết chương trình phối hợp tuyên truyền", body) == ["T1"]


def test_the_reasons_hold_the_words_and_their_sentence() -> None:
    body = "Mở đầu. Chi bộ TP. Mẫu học Chỉ thị số 05-CT/TW rất kỹ! Kết thúc."
    (found,) = FOUNDING.themes_of(FOUNDING.read(Told("Chuyện chi bộ", body, MAY_2017)))

    assert found.reasons[0].code == "document"
    assert found.reasons[0].sentence == "Chi bộ TP. Mẫu học Chỉ thị số 05-CT/TW rất kỹ!"


@pytest.mark.parametrize(
    ("title", "body", "expected"),
    [
        ("Thái Nguyên có thêm một cách làm hay", "", True),
        ("Hà Giang có thêm một cách làm hay", "", False),
        ("Chuyện ở xóm Mẫu", "", None),  # too short: its silence says nothing
        ("Chuyện ở xóm Mẫu", FILLER, False),
    ],
)
def test_whether_it_is_about_the_province(title: str, body: str, expected: bool | None) -> None:
    reading = FOUNDING.read(Told(title, body, MAY_2017))
    assert about(reading, FOUNDING.programmes[0]) is expected


def test_a_merged_province_is_its_heir_from_that_day_on() -> None:
    old, new = PartialDate(date(2020, 1, 1)), PartialDate(date(2025, 9, 1))
    for on, expected in ((old, False), (new, True)):
        reading = FOUNDING.read(Told("Bắc Kạn vào mùa lễ hội", "", on))
        assert about(reading, FOUNDING.programmes[0]) is expected


def test_many_programmes_are_asked_by_province_and_time() -> None:
    theme = ThemeProfile(1, "N1", ("cách làm hay",))
    many = Matcher(
        [
            ProgrammeProfile("A", frozenset({"Thái Nguyên"}), None, (theme,)),
            ProgrammeProfile("B", frozenset({"Hà Giang"}), None, (theme,)),
            ProgrammeProfile("C", frozenset(), None, (theme,)),
        ]
    )
    found = many.match(Told("Một cách làm hay ở Thái Nguyên", "", MAY_2017))
    assert [one.programme.ref for one in found] == ["A", "C"]


def test_a_genre_is_hinted_by_its_cue() -> None:
    reading = FOUNDING.read(Told("Phỏng vấn nghệ nhân chè", "", None))
    assert FOUNDING.genre_of(reading) == ("interview", "Phỏng vấn")
    assert FOUNDING.genre_of(FOUNDING.read(Told("Mùa chè", "", None))) == ("", "")


def test_a_phrase_with_a_gap_stays_in_one_sentence() -> None:
    book = PhraseBook([phrase_key("đại hội … nhiệm kỳ 2015-2020")])
    assert book.find(Aligned("Đại hội xã Mẫu, nhiệm kỳ 2015 – 2020"))
    assert not book.find(Aligned("Đại hội xã Mẫu. Nhiệm kỳ 2015-2020"))
    assert not book.find(Aligned("Nhiệm kỳ 2015-2020, đại hội xã Mẫu"))


def test_marks_must_agree_unless_the_text_has_none() -> None:
    book = PhraseBook([phrase_key("xây dựng Đảng")])
    assert not book.find(Aligned("xây dựng dáng vóc mới"))
    assert book.find(Aligned("xay dung dang"))


def test_a_phrase_that_is_a_reference_is_read_as_one() -> None:
    key = key_of_phrase("Nghị quyết Trung ương 4 khóa XII")
    assert key is not None
    assert (key.kind, key.number, key.terms) == ("resolution", "4", frozenset({"XII"}))
    assert key_of_phrase("cách làm hay") is None


def test_another_issuer_means_another_document() -> None:
    key = DocumentKey("directive", "05", "05-CT/TW", "Bộ Chính trị", frozenset(), date(2016, 5, 15))
    ours, other = find("Chỉ thị 05"), find("Chỉ thị 05 của Thủ tướng Chính phủ")
    assert means(ours[0], key, MAY_2017)
    assert not means(other[0], key, MAY_2017)


@given(st.text(max_size=300))
def test_any_text_may_be_read(text: str) -> None:
    reading = FOUNDING.read(Told(text, text, None))
    for found in FOUNDING.themes_of(reading):
        assert 0.5 <= found.strength <= 1
    assert [s for s in reading.signs.values() if not s] == []


@given(
    st.lists(st.sampled_from(["Đảng", "dang", "học", "tập", "gương", "hay", "làm"]), max_size=30)
)
def test_what_the_book_finds_stands_there(words: list[str]) -> None:
    text = " ".join(words)
    found = PhraseBook([phrase_key("học tập")]).find(Aligned(text))
    for hit in found.get(0, []):
        assert fold(text[hit.start : hit.end]) == "hoc tap"
