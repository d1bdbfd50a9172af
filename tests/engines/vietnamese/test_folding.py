"""One text, three spellings, one fold."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from phoihop.engines.vietnamese.folding import exact_key, fold, fold_words, nfc, search_key

VIETNAMESE = st.text(alphabet="aăâbcdđeêghiklmnoôơpqrstuưvxyàảãáạằẳẵắặầẩẫấậ ÀĐƯỚỢỹỵ")


def test_dang_is_found_for_party_and_the_stroke_goes_too():
    assert fold("Đảng bộ Tỉnh ỦY") == "dang bo tinh uy"
    assert fold_words("Thái Nguyên, 19-5-2017!") == ["thai", "nguyen", "19", "5", "2017"]
    assert search_key("  Ban  Tuyên giáo – Dân vận ") == "ban tuyen giao dan van"


def test_the_exact_key_keeps_marks_but_not_case_or_spacing():
    assert exact_key("Đảng  BỘ") == "đảng bộ"
    assert exact_key(unicodedata.normalize("NFD", "Đảng bộ")) == exact_key("đảng bộ")
    assert exact_key("Dang bo") != exact_key("Đảng bộ")


def test_compatibility_letters_and_invisible_ones_do_not_hide_a_word():
    assert search_key("ﬁ １２ co\u00adng\u200b") == "fi 12 cong"


@given(st.text())
def test_composed_and_decomposed_fold_alike_and_folding_twice_changes_nothing(text):
    assert fold(unicodedata.normalize("NFC", text)) == fold(unicodedata.normalize("NFD", text))
    assert fold(fold(text)) == fold(text)


@given(VIETNAMESE)
def test_vietnamese_folds_to_plain_ascii(text):
    assert fold(text).isascii()
    assert nfc(unicodedata.normalize("NFD", text)) == nfc(text)
