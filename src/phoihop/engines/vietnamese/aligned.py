"""A text beside its folded shadow of equal length, so that a find in one is a place in the other.

Marks and invisible characters are taken out first (their places are remembered), then every
character becomes exactly one ASCII character. Searching the shadow is searching bytes.
"""

import re
import unicodedata
from bisect import bisect_right
from functools import cached_property

from phoihop.engines.vietnamese.folding import fold

_INVISIBLE = re.compile("[\u00ad\u0300-\u036f\u200b-\u200f\ufeff]")
_MARKED = re.compile("[\u0102\u0103\u0110\u0111\u01a0\u01a1\u01af\u01b0\u0300-\u036f\u1ea0-\u1ef9]")
_PUNCTUATION = {
    **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-"),
    **dict.fromkeys("\u2044\u2215", "/"),
    **dict.fromkeys("“”„‟«»″‘’‚‛′", '"'),
    "…": ".",
}


class _Shadow(dict[int, str]):
    """Code point → one ASCII character; "_" for letters of other scripts, "~" for the rest."""

    def __missing__(self, code_point: int) -> str:
        shade = _shade(chr(code_point))
        self[code_point] = shade
        return shade


def _shade(character: str) -> str:
    if character in _PUNCTUATION:
        return _PUNCTUATION[character]
    if character.isspace():
        return "\n" if character in "\n\v\f\r\x85\u2028\u2029" else " "
    folded = fold(character)
    if len(folded) == 1 and folded.isascii():
        return folded
    return "_" if character.isalnum() else "~"


_SHADOW = _Shadow()


class Aligned:
    """``text`` as given, ``plain`` without marks set apart, ``folded`` its shadow (same length)."""

    def __init__(self, text: str) -> None:
        self.text = text
        removed = [] if text.isascii() else [match.start() for match in _INVISIBLE.finditer(text)]
        self._thresholds = [place - rank for rank, place in enumerate(removed)]
        self.plain = _INVISIBLE.sub("", text) if removed else text
        self.folded = self.plain.translate(_SHADOW)

    @cached_property
    def line(self) -> str:
        """The shadow with line breaks turned into spaces, for names that a line break splits."""
        return self.folded.replace("\n", " ")

    def place(self, index: int) -> int:
        """The offset in ``text`` (code points) of an offset in ``plain`` or ``folded``."""
        return index + bisect_right(self._thresholds, index)

    def written(self, start: int, end: int) -> str:
        """What stands there, as NFC."""
        return unicodedata.normalize("NFC", self.text[self.place(start) : self.place(end)])

    def reads(self, start: int, end: int, word: str) -> bool:
        """Whether ``word`` stands there with its own marks, or some syllable that lost them."""
        written = self.written(start, end).lower().split()
        wanted = word.split()
        return len(written) == len(wanted) and all(
            syllable in (target, fold(target)) or _same_letters(syllable, target)
            for syllable, target in zip(written, wanted, strict=True)
        )

    def differs(self, start: int, end: int, word: str) -> bool:
        """Whether a marked text spells ``word`` otherwise there: "gia" is not "giá"."""
        written = "".join(_PUNCTUATION.get(c, c) for c in self.written(start, end).lower())
        return not self.folded_text and not _same_letters(written, word)

    @cached_property
    def folded_text(self) -> bool:
        """Whether no letter of the text is one that only Vietnamese has: marks lost, or foreign."""
        return not _MARKED.search(self.text)

    def capital(self, index: int) -> bool:
        """Whether a capital letter stands there."""
        return index < len(self.plain) and self.plain[index].isupper()


def _same_letters(one: str, other: str) -> bool:
    """Alike but for where the tone mark sits: khoá and khóa, hoà and hòa."""
    return sorted(unicodedata.normalize("NFD", one)) == sorted(unicodedata.normalize("NFD", other))
