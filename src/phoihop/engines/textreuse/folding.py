"""What a letter counts as: one table from code points to numbers.

Case, tone marks, diacritics, full-width forms and look-alike Cyrillic and Greek letters all
fall together, so a text that lost its marks, or was typed in another Unicode form, or had
letters swapped for look-alikes, still equals its source. `đ` has no decomposition in Unicode;
it is folded by name. The order of letters inside a word is kept, nothing else.
"""

import re
import unicodedata
from functools import lru_cache

import numpy as np
import numpy.typing as npt

Codes = npt.NDArray[np.uint64]

SEPARATOR, SKIPPED, WHOLE_WORD = 0, 1, 2
LAST_SPECIAL = 15
DIGIT_BIT = 16
TABLE_SIZE = 0x10000

INVISIBLE = frozenset({0xAD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF})
# Scripts written without spaces: each sign stands for a word, else a sentence would be one word.
UNSPACED = (
    (0x0E00, 0x0EFF),  # Thai, Lao
    (0x1000, 0x109F),  # Myanmar
    (0x1780, 0x17FF),  # Khmer
    (0x3040, 0x30FF),  # kana
    (0x3400, 0x4DBF),  # Han
    (0x4E00, 0x9FFF),
    (0xF900, 0xFAFF),
)
LOOKALIKES = dict(
    zip(
        "đðıɑаеорсухіѕјһԁԛԝвнкмтαορνβεζηικμτχ",
        "ddiaaeopcyxisjhdqwbhkmtaopvbezhikmtx",
        strict=True,
    )
)


def folded_letter(letter: str) -> str:
    """The plain lower-case letter that one character counts as: ``Ệ`` gives ``e``."""
    plain = unicodedata.normalize("NFKD", letter).lower()[0]
    return LOOKALIKES.get(plain, plain)


def scattered(number: int) -> int:
    """A 64-bit number that looks random, always the same for one input (splitmix64)."""
    mask = (1 << 64) - 1
    value = (number + 0x9E3779B97F4A7C15) & mask
    value = ((value ^ (value >> 30)) * 0xBF58476D1CE4E5B9) & mask
    value = ((value ^ (value >> 27)) * 0x94D049BB133111EB) & mask
    return value ^ (value >> 31)


def code_of(code_point: int) -> int:
    """What the table holds for one code point.

    Returns:
        ``SEPARATOR``, ``SKIPPED`` (a mark or an invisible sign), ``WHOLE_WORD`` (a sign of an
        unspaced script), or a number above ``LAST_SPECIAL`` that is the same for all letters
        folding together; its ``DIGIT_BIT`` says whether the letter is a digit.
    """
    letter = chr(code_point)
    category = unicodedata.category(letter)
    if category == "Mn" or code_point in INVISIBLE:
        return SKIPPED
    if category[0] not in "LN":
        return SEPARATOR
    if any(first <= code_point <= last for first, last in UNSPACED):
        return WHOLE_WORD
    plain = folded_letter(letter)
    code = scattered(ord(plain)) & ~(DIGIT_BIT | LAST_SPECIAL) | 0x20
    return code | DIGIT_BIT if plain.isdigit() else code


@lru_cache(maxsize=1)
def folding_table() -> Codes:
    """The table itself: ``uint64`` of the 65,536 code points of the first plane, read only.

    Built once (0.1 s). Characters beyond that plane are replaced before (``within_plane``).
    """
    table = np.fromiter(map(code_of, range(TABLE_SIZE)), np.uint64, TABLE_SIZE)
    table.flags.writeable = False
    return table


ASTRAL = re.compile("[\U00010000-\U0010ffff]")


def within_plane(text: str) -> str:
    """The text with each character beyond U+FFFF replaced by one inside that counts the same.

    Mathematical letters become plain ones, rare ideographs become others, emoji a space. The
    length in code points stays, so places in the result are places in the original.
    """

    def replaced(match: re.Match[str]) -> str:
        letter = match.group()
        if unicodedata.category(letter)[0] not in "LN":
            return " "
        plain = folded_letter(letter)
        return plain if plain <= "\uffff" else chr(0x4E00 + scattered(ord(plain)) % 0x5000)

    return ASTRAL.sub(replaced, text)
