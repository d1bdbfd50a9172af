"""Numbers in words can be read back; amounts are read strictly."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from phoihop.engines.vietnamese.numerals import (
    LARGEST,
    amount_in_words,
    group_digits,
    in_words,
    ordinal,
    parse_amount,
)
from phoihop.law.refusal import Refusal

ONES = {
    "không": 0, "một": 1, "mốt": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "lăm": 5,
    "sáu": 6, "bảy": 7, "tám": 8, "chín": 9,
}  # fmt: skip


def read_back(words: str) -> int:
    """A reader written apart from the speaker: tỷ splits, then triệu, nghìn, and a group."""
    tokens = words.split()
    if "tỷ" in tokens:
        at = len(tokens) - 1 - tokens[::-1].index("tỷ")
        high, low = " ".join(tokens[:at]), " ".join(tokens[at + 1 :])
        return read_back(high) * 10**9 + (read_back(low) if low else 0)
    total = group = 0
    for token in tokens:
        if token in ("triệu", "nghìn"):
            total, group = total + group * {"triệu": 10**6, "nghìn": 10**3}[token], 0
        elif token in ("trăm", "mươi"):
            tens = group % 10 * {"trăm": 100, "mươi": 10}[token]
            group = group - group % 10 + tens
        elif token == "mười":
            group += 10
        elif token != "linh":
            group += ONES[token]
    return total + group


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "không"),
        (4, "bốn"),
        (10, "mười"),
        (14, "mười bốn"),
        (15, "mười lăm"),
        (21, "hai mươi mốt"),
        (24, "hai mươi tư"),
        (25, "hai mươi lăm"),
        (101, "một trăm linh một"),
        (104, "một trăm linh bốn"),
        (111, "một trăm mười một"),
        (1_005, "một nghìn không trăm linh năm"),
        (1_000_005, "một triệu không trăm linh năm"),
        (1_150_000, "một triệu một trăm năm mươi nghìn"),
        (10**9 + 1, "một tỷ không trăm linh một"),
        (10**15, "một triệu tỷ"),
    ],
)
def test_numbers_are_spoken(number, words):
    assert in_words(number) == words


@given(st.integers(0, LARGEST))
@example(20_000_000_005)
@example(1_005 * 10**9)
@example(999_999_999_999_999)
def test_words_can_be_read_back(number):
    assert read_back(in_words(number)) == number


@given(st.integers(0, 10**6), st.integers(0, 15))
def test_round_numbers_can_be_read_back(number, zeros):
    number = min(number * 10**zeros, LARGEST)
    assert read_back(in_words(number)) == number


@pytest.mark.parametrize("number", [-1, LARGEST + 1])
def test_nothing_is_spoken_outside_the_range(number):
    with pytest.raises(Refusal, match=r"numerals\.out_of_range"):
        in_words(number)


def test_an_amount_begins_with_a_capital_and_ends_in_dong():
    assert amount_in_words(100_000_000) == "Một trăm triệu đồng"
    assert amount_in_words(0) == "Không đồng"


@given(st.integers(0, 10**18))
def test_grouped_digits_are_read_back(dong):
    assert parse_amount(group_digits(dong)) == dong
    assert parse_amount(f" {dong:,} đ ") == dong


@pytest.mark.parametrize(
    ("text", "dong"),
    [
        ("1.000", 1_000),
        ("1,150,000", 1_150_000),
        ("600.000đ", 600_000),
        ("600 000 đồng", 600_000),
        ("12.000.000 VNĐ", 12_000_000),
        ("5000", 5_000),
        ("0", 0),
    ],
)
def test_amounts_are_read_as_people_write_them(text, dong):
    assert parse_amount(text) == dong


@pytest.mark.parametrize(
    "text", ["1.0000", "1.150,000", "-5", "1,5 triệu", "", "đ", "10.00", "1..000", "٣", "9" * 40]
)
def test_malformed_amounts_are_refused(text):
    with pytest.raises(Refusal, match=r"numerals\.unreadable_amount"):
        parse_amount(text)


def test_ordinals_are_read_in_words_digits_and_roman():
    assert [ordinal(text) for text in ("nhất", "tư", "mười hai", "XIX", "04", "iv")] == [
        1, 4, 12, 19, 4, 4,
    ]  # fmt: skip
    assert [ordinal(text) for text in ("", "IIII", "không", "0", "tỉnh", "VX")] == [None] * 6
