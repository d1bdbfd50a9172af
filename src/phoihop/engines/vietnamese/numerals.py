"""Numbers in Vietnamese words and in grouped digits; amounts as people write them.

Of the forms in use the house takes: "linh" (not "lẻ"), "tư" after "mươi" (hai mươi tư), "mốt" and
"lăm" after a ten, "nghìn" (not "ngàn"), "tỷ" (not "tỉ").
"""

import re

from phoihop.engines.vietnamese.folding import fold, nfc
from phoihop.law.refusal import Refusal

LARGEST = 10**15
"""The largest number that ``in_words`` speaks: một triệu tỷ."""

_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_BILLION = 10**9
_CURRENCY = re.compile(r"\s*(?:đồng|đ|₫|vnđ|vnd|dong|d)\.?$", re.IGNORECASE)
_SPACE = re.compile(r"[\s\u00a0\u202f]+")
_AMOUNT = re.compile(r"\d+|\d{1,3}(?:(?:\.\d{3})+|(?:,\d{3})+|(?: \d{3})+)", re.ASCII)


def in_words(number: int) -> str:
    """``number`` (0..10^15) in words: 1005 → "một nghìn không trăm linh năm".

    Raises:
        Refusal: ``numerals.out_of_range`` when negative or above 10^15.
    """
    if not 0 <= number <= LARGEST:
        raise Refusal("numerals.out_of_range", number=str(number))
    return " ".join(_spoken(number)) or _DIGITS[0]


def amount_in_words(dong: int) -> str:
    """An amount in đồng as papers print it: "Một trăm triệu đồng".

    Raises:
        Refusal: ``numerals.out_of_range`` as in ``in_words``.
    """
    words = in_words(dong)
    return f"{words[0].upper()}{words[1:]} đồng"


def group_digits(number: int) -> str:
    """Digits in groups of three with dots, as Vietnam writes them: 1150000 → "1.150.000"."""
    return f"{number:,}".replace(",", ".")


def parse_amount(text: str) -> int:
    """The whole amount in đồng that ``text`` states: "1.000", "1,150,000", "600.000đ", "5000".

    Groups must be of three and of one separator (dot, comma or space); no fractions, no sign.

    Raises:
        Refusal: ``numerals.unreadable_amount`` (fact ``text``) for everything else ("1.0000").
    """
    bare = _SPACE.sub(" ", _CURRENCY.sub("", nfc(text).strip())).strip()
    if not _AMOUNT.fullmatch(bare) or len(bare) > 30:
        raise Refusal("numerals.unreadable_amount", text=text[:80])
    return int(re.sub(r"[., ]", "", bare))


def ordinal(text: str) -> int | None:
    """The number 1..99 that an ordinal word, digits or a Roman numeral stands for, or ``None``.

    "tư" → 4, "nhất" → 1, "mười hai" → 12, "XIX" → 19, "04" → 4; with or without diacritics.
    """
    bare = " ".join(fold(text).split())
    if bare.isascii() and bare.isdigit():
        return int(bare) if 1 <= int(bare[:9]) <= 99 and len(bare) <= 9 else None
    return _ORDINAL_WORDS.get(bare) or _roman(bare)


def _spoken(number: int, *, follows: bool = False) -> list[str]:
    """Words of ``number``; when it ``follows`` a larger group its hundreds are always spoken."""
    if number >= _BILLION:
        rest = number % _BILLION
        return [*_spoken(number // _BILLION, follows=follows), "tỷ", *_spoken(rest, follows=True)]
    words: list[str] = []
    for size, name in ((10**6, "triệu"), (10**3, "nghìn"), (1, "")):
        group = number // size % 1000
        if group:
            words += _group(group, full=follows or bool(words))
            words += [name] if name else []
    return words


def _group(group: int, *, full: bool) -> list[str]:
    """Words of 1..999; ``full`` speaks absent hundreds too."""
    hundreds, rest = divmod(group, 100)
    spoken_hundreds = bool(hundreds) or full
    words = [_DIGITS[hundreds], "trăm"] if spoken_hundreds else []
    tens, ones = divmod(rest, 10)
    if tens:
        words += ["mười"] if tens == 1 else [_DIGITS[tens], "mươi"]
    elif ones and spoken_hundreds:
        words.append("linh")
    if ones:
        words.append(_ones(tens, ones))
    return words


def _ones(tens: int, ones: int) -> str:
    if tens and ones == 5:
        return "lăm"
    if tens > 1 and ones in (1, 4):
        return "mốt" if ones == 1 else "tư"
    return _DIGITS[ones]


def _roman(text: str) -> int | None:
    values = {"i": 1, "v": 5, "x": 10, "l": 50}
    if not text or len(text) > 7 or any(letter not in values for letter in text):
        return None
    digits = [values[letter] for letter in text]
    total = sum(
        -digit if digit < following else digit
        for digit, following in zip(digits, [*digits[1:], 0], strict=True)
    )
    return total if 0 < total < 50 and _to_roman(total) == text else None


def _to_roman(number: int) -> str:
    tens, ones = divmod(number, 10)
    spelled = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")
    return ("", "x", "xx", "xxx", "xl")[tens] + spelled[ones]


def _ordinal_words() -> dict[str, int]:
    words = {fold(in_words(number)): number for number in range(1, 100)}
    words |= {
        fold(in_words(number)).replace(" tu", " bon"): number for number in range(24, 100, 10)
    }
    return words | {"nhat": 1, "nhi": 2, "tu": 4}


_ORDINAL_WORDS = _ordinal_words()
