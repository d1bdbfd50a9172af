"""What counts as the same letter, and as the same word."""

import unicodedata

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from phoihop.engines.textreuse.comparing import placed_words
from phoihop.engines.textreuse.folding import (
    SEPARATOR,
    SKIPPED,
    WHOLE_WORD,
    folding_table,
    within_plane,
)
from tests.engines.textreuse.texts import VIETNAMESE_WORDS

UNMARKED = str.maketrans("đĐ", "dD")


def tokens(text: str) -> list[int]:
    return placed_words(text).tokens.tolist()


def without_marks(text: str) -> str:
    letters = unicodedata.normalize("NFD", text.translate(UNMARKED))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def test_case_marks_and_the_stroke_of_d_do_not_tell_words_apart():
    assert tokens("ĐẢNG BỘ tỉnh") == tokens("dang bo tinh") == tokens("Đang, bố? Tính!")


def test_the_two_forms_of_unicode_are_one():
    text = "Những cách làm hay ở xóm Đồng Tâm, huyện Định Hoá"
    assert tokens(unicodedata.normalize("NFD", text)) == tokens(text)


def test_invisible_signs_do_not_cut_a_word():
    assert tokens("nghị\u200b quy\u00adết") == tokens("nghị quyết")


def test_letters_borrowed_from_other_alphabets_do_not_hide_a_copy():
    assert tokens("bао cаo") == tokens("bao cao")  # the first has Cyrillic а and о
    assert tokens("𝐁𝐚́𝐨 ｃáo １２") == tokens("báo cáo 12")


def test_a_sign_of_a_script_without_spaces_is_a_word():
    table = folding_table()
    assert [table[ord(sign)] for sign in "漢ひก"] == [WHOLE_WORD] * 3
    assert len(tokens("漢字 và chữ")) == 4


def test_separators_marks_and_letters_are_told_apart():
    table = folding_table()
    assert [table[ord(sign)] for sign in " .,–/\n\x00_"] == [SEPARATOR] * 8
    assert table[0x301] == SKIPPED
    assert table[ord("Ế")] == table[ord("e")] > 15


def test_words_with_a_digit_are_marked():
    assert [token & 1 for token in tokens("ngày 12 khóa XII số 05-CT/TW a1")] == [
        0, 1, 0, 0, 0, 1, 0, 0, 1,
    ]  # fmt: skip


def test_places_are_code_points_of_the_original_even_beyond_the_first_plane():
    text = "😀 Ông 𝐀n, nói\u0301: “được”"
    read = placed_words(text)
    found = [text[a:b] for a, b in zip(read.starts, read.ends, strict=True)]
    assert found == ["Ông", "𝐀n", "nói\u0301", "được"]


def test_lone_surrogates_and_control_signs_separate_and_never_stop_the_reading():
    assert tokens("a\ud800b\udfffc\x00d") == tokens("a b c d")


@given(VIETNAMESE_WORDS)
def test_any_text_equals_itself_decomposed_upper_cased_and_without_marks(words):
    text = " ".join(words)
    assert tokens(text) == tokens(unicodedata.normalize("NFD", text))
    assert tokens(text) == tokens(text.upper())
    assert tokens(text) == tokens(without_marks(text))
    assert len(tokens(text)) == len(words)


@given(st.text())
def test_any_string_is_read_with_ordered_places_inside_it(text):
    read = placed_words(text)
    assert np.all(read.starts < read.ends)
    assert np.all(read.ends[:-1] <= read.starts[1:])
    assert not len(read.ends) or read.ends[-1] <= len(text)
    assert len(within_plane(text)) == len(text)
