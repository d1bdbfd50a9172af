"""The fingerprints of a text: few, stable, and shared by every long enough copy."""

import unicodedata

from hypothesis import given, settings
from hypothesis import strategies as st

from phoihop.engines.textreuse import GUARANTEED_WORDS, fingerprints, fingerprints_of
from tests.engines.textreuse.texts import prose, words

BODY = words(300, seed=3)


def hashes(text: str) -> set[int]:
    return set(fingerprints(text).hashes.tolist())


def test_a_text_without_its_marks_has_the_same_fingerprints():
    text = prose(200, seed=1)
    bare = "".join(
        letter
        for letter in unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
        if not unicodedata.combining(letter)
    )
    assert fingerprints(text).hashes.tolist() == fingerprints(bare).hashes.tolist()


def test_they_are_the_same_on_every_machine():
    found = fingerprints("Một hai ba bốn năm sáu bảy tám chín mười mười một mười hai")
    assert found.hashes.tolist() == [22516732846]
    assert found.places.tolist() == [1]


def test_about_two_in_nine_words_are_kept():
    found = fingerprints(prose(9000, seed=4))
    assert 0.19 < len(found.hashes) / 9000 < 0.26
    assert found.places.tolist() == sorted(found.places.tolist())


def test_a_text_below_a_shingle_has_none_and_many_texts_are_kept_apart():
    texts = ["", "quá ngắn", prose(40, seed=5), "  ", prose(60, seed=6)]
    together = fingerprints_of(texts)
    for number, text in enumerate(texts):
        begin, end = together.firsts[number], together.firsts[number + 1]
        assert together.hashes[begin:end].tolist() == fingerprints(text).hashes.tolist()
    assert together.firsts.tolist()[:3] == [0, 0, 0]


def test_no_texts_give_no_fingerprints():
    assert fingerprints_of([]).firsts.tolist() == [0]


@settings(deadline=None)
@given(
    st.integers(0, 200),
    st.integers(GUARANTEED_WORDS, 60),
    st.integers(0, 80),
    st.integers(0, 80),
)
def test_every_verbatim_run_of_the_guaranteed_length_shares_one(begin, length, before, after):
    passage = BODY[begin : begin + length]
    host = words(before, seed=before) + passage + words(after, seed=after + 500)
    shared = hashes(" ".join(BODY)) & hashes(" ".join(host))
    assert shared or len(passage) < GUARANTEED_WORDS
