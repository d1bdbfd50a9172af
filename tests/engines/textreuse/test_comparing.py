"""Two texts side by side: the runs they share, exactly."""

import unicodedata

from hypothesis import given, settings
from hypothesis import strategies as st

from phoihop.engines.textreuse import compare
from phoihop.engines.textreuse.comparing import placed_words
from tests.engines.textreuse.texts import VIETNAMESE_WORDS, prose, words


def test_a_text_is_wholly_in_itself():
    text = prose(120, seed=2)
    found = compare(text, text)
    assert (found.words, found.longest_run) == (120, 120)
    assert (found.share_of_a, found.share_of_b) == (1.0, 1.0)
    (span,) = found.spans
    assert text[span.a_start : span.a_end] == text.rstrip(".,")


def test_a_quoted_passage_is_marked_in_both_texts():
    passage = "giữ rừng đầu nguồn là giữ nước cho cả vùng chè của chúng tôi"
    a = prose(80, seed=7) + " Ông nói: “" + passage.upper() + "”. " + prose(50, seed=8)
    b = prose(30, seed=9) + "\n" + unicodedata.normalize("NFD", passage) + "! " + prose(20, seed=10)
    (span,) = [span for span in compare(a, b).spans if span.words >= 14]
    assert a[span.a_start : span.a_end] == passage.upper()
    assert unicodedata.normalize("NFC", b[span.b_start : span.b_end]) == passage


def test_sentences_in_another_order_are_all_found():
    first, second, third = (prose(30, seed=number) for number in (20, 40, 60))
    found = compare(f"{first} {second} {third}", f"{third} {first} {second}")
    assert found.share_of_a == found.share_of_b == 1.0
    assert [span.words for span in found.spans] == [60, 30]


def test_an_edited_word_splits_a_run_in_two():
    body = words(40, seed=11)
    edited = [*body[:20], "khác", *body[21:]]
    assert [span.words for span in compare(" ".join(body), " ".join(edited)).spans] == [20, 19]


def test_texts_with_nothing_in_common_or_nothing_at_all_share_nothing():
    for a, b in [("", ""), ("một hai ba bốn năm", ""), ("một hai ba bốn năm sáu", "x y z t u v")]:
        found = compare(a, b)
        assert (found.words, found.longest_run, found.share_of_a, found.spans) == (0, 0, 0.0, ())


def test_a_litany_is_read_in_reasonable_time():
    found = compare("nam mô a di đà phật " * 3000, "nam mô a di đà phật " * 3000)
    assert found.share_of_b == 1.0


@settings(deadline=None)
@given(VIETNAMESE_WORDS, VIETNAMESE_WORDS, VIETNAMESE_WORDS)
def test_spans_are_equal_words_and_a_shared_run_of_five_is_never_missed(left, body, right):
    a, b = " ".join(left + body), " ".join(body + right)
    found = compare(a, b)
    for span in found.spans:
        ours = placed_words(a[span.a_start : span.a_end]).tokens.tolist()
        theirs = placed_words(b[span.b_start : span.b_end]).tokens.tolist()
        assert ours == theirs
        assert len(ours) == span.words >= 5
    turned = compare(b, a)
    assert (turned.share_of_a, turned.share_of_b) == (found.share_of_b, found.share_of_a) or len(
        left
    ) == len(right)
    if len(body) >= 5:
        assert found.longest_run >= 5
        assert found.words >= 5


@settings(deadline=None, max_examples=50)
@given(st.text(max_size=200), st.text(max_size=200))
def test_any_two_strings_can_be_compared(a, b):
    found = compare(a, b)
    assert 0 <= found.share_of_a <= 1
    assert 0 <= found.share_of_b <= 1
