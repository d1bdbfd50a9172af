"""A symbol has one normal spelling, however carelessly it was typed."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from phoihop.engines.vietnamese.symbols import Symbol, parse_symbol
from phoihop.law.refusal import Refusal


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("05-CT/TW", Symbol("05", None, "directive", "TW", "05-CT/TW")),
        ("5-CT/TƯ", Symbol("05", None, "directive", "TW", "05-CT/TW")),
        ("29-KL/TW", Symbol("29", None, "conclusion", "TW", "29-KL/TW")),
        ("283-QĐ/TW", Symbol("283", None, "decision", "TW", "283-QĐ/TW")),
        ("455-CV/BTGTU", Symbol("455", None, "dispatch", "BTGTU", "455-CV/BTGTU")),
        ("330-KH/TU", Symbol("330", None, "plan", "TU", "330-KH/TU")),
        ("593 - QĐ-TU", Symbol("593", None, "decision", "TU", "593-QĐ/TU")),
        ("25/UBND-KGVX", Symbol("25", None, "dispatch", "UBND-KGVX", "25/UBND-KGVX")),
        ("44/2023/QĐ-UBND", Symbol("44", 2023, "decision", "UBND", "44/2023/QĐ-UBND")),
        ("30/2020/NĐ-CP", Symbol("30", 2020, "decree", "CP", "30/2020/NĐ-CP")),
        ("36-HD/VPTW", Symbol("36", None, "guideline", "VPTW", "36-HD/VPTW")),
        ("Số: 36 – HD/VPTW", Symbol("36", None, "guideline", "VPTW", "36-HD/VPTW")),
        ("12/HĐ-BTG", Symbol("12", None, "other", "BTG", "12/HĐ-BTG")),
        ("126/2025/QH15", Symbol("126", 2025, "law", "QH15", "126/2025/QH15")),
        ("1234/QĐ-TTg", Symbol("1234", None, "decision", "TTg", "1234/QĐ-TTg")),
        ("09/2017/TTLT-BNV-BTC", Symbol("09", 2017, "circular", "BNV-BTC", "09/2017/TTLT-BNV-BTC")),
    ],
)
def test_symbols_are_read_in_any_unicode_form(text, expected):
    assert parse_symbol(text) == expected
    assert parse_symbol(unicodedata.normalize("NFD", text)) == expected
    assert parse_symbol(expected.text_normalised) == expected


@pytest.mark.parametrize(
    ("bare", "normal"),
    [("30/2020/ND-CP", "30/2020/NĐ-CP"), ("283-qd/tw", "283-QĐ/TW"), ("8/HDND-VP", "08/HĐND-VP")],
)
def test_symbols_that_lost_their_marks_get_them_back(bare, normal):
    assert parse_symbol(bare).text_normalised == normal


@pytest.mark.parametrize(
    "text",
    ["", "14/1/2022", "3/4", "km12/a", "Nghị quyết", "24/7", "05-", "/TW", "05-CT/TW x" * 20],
)
def test_other_things_with_slashes_are_refused(text):
    with pytest.raises(Refusal, match=r"symbols\.unreadable"):
        parse_symbol(text)


@given(st.text(alphabet="0123456789-/– .ABCTWQĐHNDqđ\u0302aư", max_size=30))
def test_any_text_is_read_or_refused_and_the_normal_spelling_is_stable(text):
    try:
        symbol = parse_symbol(text)
    except Refusal as refusal:
        assert refusal.code == "symbols.unreadable"  # noqa: PT017 - both endings are right
    else:
        assert parse_symbol(symbol.text_normalised).text_normalised == symbol.text_normalised
