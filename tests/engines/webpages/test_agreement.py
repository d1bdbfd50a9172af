"""Two witnesses agree when every word is the same."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from phoihop.engines.webpages.agreement import (
    MAX_COMPARED_WORDS,
    compare_texts,
    normalised_text,
    text_fingerprint,
)

TEXT = "Bà con nói: “Chè năm nay được giá – rất mừng…”\nCả xóm cùng làm."


def test_composition_line_breaks_and_kinds_of_marks_do_not_matter() -> None:
    other = unicodedata.normalize("NFD", 'Bà con nói: "Chè năm nay\u00a0được giá - rất mừng..."')
    other += " Cả xóm\u200b cùng\n\nlàm."
    assert compare_texts(TEXT, other).agrees
    assert text_fingerprint(TEXT) == text_fingerprint(other)


def test_a_changed_word_is_shown_where_it_stands() -> None:
    found = compare_texts(TEXT, TEXT.replace("được giá", "mất giá"))
    assert not found.agrees
    assert [(p.at_word, p.one, p.other) for p in found.passages] == [(6, "được", "mất")]
    assert found.share > 0.9


def test_a_missing_sentence_is_shown_on_one_side() -> None:
    found = compare_texts(TEXT, TEXT.split("\n")[0])
    assert [(p.one, p.other) for p in found.passages] == [("Cả xóm cùng làm.", "")]


def test_case_is_kept_since_it_can_change_the_meaning() -> None:
    assert not compare_texts("Đảng bộ", "đảng bộ").agrees


def test_a_very_long_text_is_compared_by_fingerprint_only() -> None:
    long = "chè " * (MAX_COMPARED_WORDS + 1)
    assert compare_texts(long, long).agrees
    assert not compare_texts(long, long + "xanh").agrees


@given(st.text(max_size=100), st.text(max_size=100))
def test_texts_agree_exactly_when_their_fingerprints_do(one: str, other: str) -> None:
    assert compare_texts(one, other).agrees == (text_fingerprint(one) == text_fingerprint(other))
    assert normalised_text(normalised_text(one)) == normalised_text(one)
