"""Lists read in Vietnamese dictionary order, whatever the database thinks of letters."""

import random
import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from phoihop.engines.vietnamese.collation import name_key, sort_key

IN_ORDER = [
    "9 tháng", "12 giờ", "a", "An", "An Bình", "Àn", "Ản", "Ãn", "Án", "Ạn", "anh", "ăn", "ân",
    "ba", "Bình", "ca", "Dũng", "Đức", "e", "ê", "ga", "i", "la", "o", "oa", "ô", "ơ", "pha",
    "tu", "tú",
    "tư", "va", "y",
]  # fmt: skip


def test_letters_first_then_tones_syllable_by_syllable():
    numbers_as_digits = IN_ORDER[1::-1]  # digits compare one by one: 12 before 9
    expected = numbers_as_digits + IN_ORDER[2:]
    shuffled = expected[:]
    random.Random(7).shuffle(shuffled)
    assert sorted(shuffled, key=sort_key) == expected


def test_the_house_example():
    assert sorted(["Đức", "Dũng", "Bình", "Ân", "An"], key=sort_key) == [
        "An", "Ân", "Bình", "Dũng", "Đức",
    ]  # fmt: skip


def test_people_are_listed_by_given_name():
    people = ["Trần Văn Bình", "Lê Thị Ân", "Nguyễn An", "Đỗ An", "Đức"]
    assert sorted(people, key=name_key) == [
        "Đỗ An", "Nguyễn An", "Lê Thị Ân", "Trần Văn Bình", "Đức",
    ]  # fmt: skip


@given(st.text(), st.text())
def test_keys_are_plain_ascii_and_blind_to_composition_and_case(one, other):
    key = sort_key(one)
    assert key.isascii()
    assert key == "" or key.isalnum()
    assert key == key.lower()
    assert sort_key(unicodedata.normalize("NFD", one)) == sort_key(
        unicodedata.normalize("NFC", one)
    )
    assert sort_key(f"{one} {other}").startswith(key)
