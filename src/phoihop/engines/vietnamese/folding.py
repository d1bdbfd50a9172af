"""Fold Vietnamese text so that "Đảng", its decomposed form and "dang" meet.

Folding goes code point by code point through a table that fills itself, so composed and
decomposed spellings of one text always fold alike, and no text is ever normalised twice.
"""

import re
import unicodedata

_WORD = re.compile(r"[^\W_]+")
_STROKED = {"đ": "d", "ø": "o", "ł": "l", "ħ": "h", "ı": "i"}
_MARKS = ("Mn", "Me", "Cf")


class _Folds(dict[int, str]):
    """Code point → its folded text; filled on first use and never larger than Unicode."""

    def __missing__(self, code_point: int) -> str:
        folded = _fold_character(chr(code_point))
        self[code_point] = folded
        return folded


def _fold_character(character: str) -> str:
    folded = character
    for _ in range(4):  # a fold may uncover a letter that folds again: settle first
        before = folded
        bare = (
            mark_free
            for mark_free in unicodedata.normalize("NFKD", folded.casefold())
            if unicodedata.category(mark_free) not in _MARKS
        )
        folded = "".join(_STROKED.get(letter, letter) for letter in bare)
        if folded == before:
            break
    return folded


_FOLDS = _Folds()


def fold(text: str) -> str:
    """Lower case, marks dropped, đ → d; compatibility forms (ﬁ, １) spelt out.

    NFC, NFD and undiacritised spellings of one text give one result. The length may change.
    Folding twice changes nothing.
    """
    return text.lower() if text.isascii() else text.translate(_FOLDS)


def fold_words(text: str) -> list[str]:
    """The folded words (runs of letters and digits), in order."""
    return _WORD.findall(fold(text))


def search_key(text: str) -> str:
    """Folded words joined by one space: what a search column stores and a query becomes."""
    return " ".join(fold_words(text))


def exact_key(text: str) -> str:
    """Words with their marks, NFC and case-folded, joined by one space.

    Compared after ``search_key`` has matched, it ranks exact diacritics first.
    """
    return " ".join(_WORD.findall(nfc(nfc(text).casefold())))


def nfc(text: str) -> str:
    """The composed form (NFC), the one form in which texts are stored."""
    return unicodedata.normalize("NFC", text)
