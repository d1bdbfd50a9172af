"""The shared texts of a workbook, kept on disk once they are many."""

import re
from array import array
from contextlib import ExitStack
from functools import lru_cache
from tempfile import SpooledTemporaryFile
from typing import Any

from phoihop.engines.tables.package import Package

_IN_MEMORY_BYTES = 16 * 2**20
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


class SharedStrings:
    """Texts by their number, as cells of type ``s`` name them."""

    def __init__(self, package: Package, part: str, longest: int, closing: ExitStack) -> None:
        """Read ``part`` through; texts are cut one character after ``longest``."""
        spool = SpooledTemporaryFile(_IN_MEMORY_BYTES)  # noqa: SIM115  # closed by the table
        self._store: Any = closing.enter_context(spool)
        self._ends = array("Q", [0])
        self._longest = longest
        self._pieces: list[str] | None = None
        self._phonetic = 0
        self.text = lru_cache(maxsize=4096)(self._text)
        if part in package:
            for _ in package.parse(part, start=self._start, end=self._end, text=self._more):
                pass

    def _text(self, number: int) -> str:
        """The text with this number.

        Raises:
            IndexError: when there is none.
        """
        if not 0 <= number < len(self._ends) - 1:
            raise IndexError(number)
        first, last = self._ends[number], self._ends[number + 1]
        self._store.seek(first)
        return str(self._store.read(last - first).decode())

    def _start(self, tag: str, _: object) -> None:
        if tag == "si":
            self._kept: list[str] = []
        elif tag == "rPh":  # how to pronounce the text, not part of it
            self._phonetic += 1
        elif tag == "t" and not self._phonetic:
            self._pieces = []

    def _more(self, text: str) -> None:
        if self._pieces is not None:
            self._pieces.append(text)

    def _end(self, tag: str) -> None:
        if tag == "t" and self._pieces is not None:
            self._kept.append("".join(self._pieces))
            self._pieces = None
        elif tag == "rPh":
            self._phonetic -= 1
        elif tag == "si":
            text = unescaped("".join(self._kept))[: self._longest + 1]
            self._store.write(text.encode("utf-8", "replace"))
            self._ends.append(self._store.tell())


def unescaped(text: str) -> str:
    """Undo ``_x000D_``, the way workbooks write characters that XML cannot hold."""
    if "_x" not in text:
        return text
    return _ESCAPED.sub(lambda found: _character(int(found.group(1), 16)), text)


def _character(code: int) -> str:
    """Half a surrogate pair is no character, and nothing could store it."""
    return "\ufffd" if 0xD800 <= code <= 0xDFFF else chr(code)
