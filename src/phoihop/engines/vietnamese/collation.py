"""Sort keys in Vietnamese dictionary order.

A key is made of lower-case ASCII letters and digits in pairs, so it sorts alike under binary,
case-insensitive and linguistic comparison: the database's own collation never matters.

Order (Từ điển tiếng Việt, Hoàng Phê): a ă â b c d đ e ê g h i k l m n o ô ơ p q r s t u ư v x y
first (f j w z at their Latin places); within one syllable the tone decides last: ngang, huyền,
hỏi, ngã, sắc, nặng. The next syllable is looked at only when the one before it is equal.
"""

import re
import unicodedata

from phoihop.engines.vietnamese.folding import fold

_SYLLABLE = re.compile(r"[^\W_]+")
_SHAPES = {"\u0306": "b", "\u0302": "c", "\u031b": "d"}  # breve, circumflex, horn: ă < â, ô < ơ
_TONES = {"\u0300": 2, "\u0309": 3, "\u0303": 4, "\u0301": 5, "\u0323": 6}


def sort_key(text: str) -> str:
    """A string that sorts ``text`` in Vietnamese dictionary order: An, Ân, Bình, Dũng, Đức.

    Case, punctuation and spacing do not count; digits come before letters.
    """
    return "".join(_syllable_key(syllable) for syllable in _syllables(text))


def name_key(full_name: str) -> str:
    """A sort key for people: the given name (last word) first, then family and middle names."""
    syllables = _syllables(full_name)
    return "".join(_syllable_key(syllable) for syllable in syllables[-1:] + syllables[:-1])


def _syllables(text: str) -> list[str]:
    return _SYLLABLE.findall(unicodedata.normalize("NFC", text).lower())


def _syllable_key(syllable: str) -> str:
    pairs: list[str] = []
    tone = 1
    for character in unicodedata.normalize("NFD", syllable):
        if character in _TONES:
            tone = _TONES[character]
        elif character in _SHAPES and pairs:
            pairs[-1] = pairs[-1][0] + _SHAPES[character]
        elif not unicodedata.combining(character):
            pairs.append(_pair(character))
    return "".join(pairs) + f"0{tone}"  # below every letter: "An" ends before "Anh" goes on


def _pair(character: str) -> str:
    if character == "đ":
        return "db"
    folded = fold(character)
    if len(folded) == 1 and folded.isascii() and folded.isalnum():
        return f"1{folded}" if folded.isdigit() else f"{folded}a"
    return f"zz{ord(character):06x}"  # foreign scripts after z, in code point order
