"""The text of a DOCX file, read with distrust: as signed, with tracked insertions, without macros.

The parts are parsed with expat as they are inflated; a document type declaration, which no Word
file needs and every entity attack does, ends the reading. What was deleted or moved away under
tracked changes is left out; what was inserted or moved in is read.
"""

import io
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final, TypeVar
from xml.parsers import expat  # noqa: S405  # declarations are refused below
from zipfile import BadZipFile, ZipFile

from phoihop.law.refusal import Refusal

MOST_PARTS: Final = 5_000
MOST_INFLATED_BYTES: Final = 100 * 2**20
MOST_RATIO: Final = 200
_SMALL: Final = 2**20
_CHUNK: Final = 64 * 1024
_BODY: Final = "word/document.xml"
_TYPES: Final = "[Content_Types].xml"
_WORD: Final = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main ",
    "http://purl.oclc.org/ooxml/wordprocessingml/main ",
)
_TAKEN_OUT: Final = ("del", "moveFrom")
_PUT_IN: Final = ("ins", "moveTo")
_GONE: Final = (*_TAKEN_OUT, "txbxContent", "instrText")
_MEDIA: Final = "word/media/"
_Made = TypeVar("_Made")
_BROKEN = (BadZipFile, zlib.error, OSError, EOFError, ValueError, RuntimeError, expat.ExpatError,
           NotImplementedError, KeyError)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Mark:
    """A change that Word tracked and nobody has accepted or rejected.

    Attributes:
        kind: ``inserted`` (it stands in the text read) or ``deleted`` (it does not).
        start: offset in the text read; of a deletion, where the words stood.
        text: the words.
    """

    kind: str
    start: int
    text: str


class _Reader:
    """Collects the text of the runs; a paragraph, a row of a table and a break end a line."""

    def __init__(self, most: int) -> None:
        self.pieces: list[str] = []
        self.length = 0
        self._most = most
        self._gone = 0
        self._inside = False

    def start(self, tag: str, _attributes: dict[str, str]) -> None:
        name = _local(tag)
        self._gone += name in _GONE
        self._inside = name == "t" and not self._gone
        if name in ("tab", "br", "cr") and not self._gone:
            self._add("\n" if name != "tab" else " ")
        elif name == "noBreakHyphen":
            self._add("-")

    def end(self, tag: str) -> None:
        name = _local(tag)
        self._gone -= name in _GONE
        self._inside = False
        if name == "p":
            self._add("\n")

    def text(self, words: str) -> None:
        if self._inside:
            self._add(words)

    def _add(self, words: str) -> None:
        self.length += len(words)
        if self.length > self._most:
            raise Refusal("drafting.too_long", limit=self._most)
        self.pieces.append(words)


class _TrackedReader(_Reader):
    """Notes besides what was put in and taken out under tracked changes."""

    def __init__(self, most: int) -> None:
        super().__init__(most)
        self.marks: list[Mark] = []
        self._putting_in = self._taking_out = 0
        self._struck = False

    def start(self, tag: str, _attributes: dict[str, str]) -> None:
        name = _local(tag)
        self._putting_in += name in _PUT_IN
        self._taking_out += name in _TAKEN_OUT
        self._struck = name in ("delText", "t") and self._taking_out > 0
        super().start(tag, _attributes)

    def end(self, tag: str) -> None:
        name = _local(tag)
        self._putting_in -= name in _PUT_IN
        self._taking_out -= name in _TAKEN_OUT
        self._struck = False
        super().end(tag)

    def text(self, words: str) -> None:
        if self._struck:
            self._note("deleted", words)
        elif self._inside and self._putting_in:
            self._note("inserted", words)
        super().text(words)

    def _note(self, kind: str, words: str) -> None:
        last = self.marks[-1] if self.marks else None
        if last and last.kind == kind:
            reach = last.start + (len(last.text) if kind == "inserted" else 0)
            if reach == self.length:
                self.marks[-1] = Mark(kind, last.start, last.text + words)
                return
        self.marks.append(Mark(kind, self.length, words))


def _local(tag: str) -> str:
    """The name of an element of the Word vocabulary; "" for those of others."""
    return next((tag.removeprefix(space) for space in _WORD if tag.startswith(space)), "")


def read_docx(data: bytes, *, most: int) -> str:
    """The text of a DOCX file, a paragraph per line.

    Args:
        most: characters; more are refused.

    Raises:
        Refusal: ``drafting.not_docx``, ``drafting.macros``, ``drafting.bomb``,
            ``drafting.too_long`` (fact ``limit``).
    """
    return _opened(data, lambda package: "".join(_read_with(_Reader(most), package).pieces))


def read_tracked(data: bytes, *, most: int) -> tuple[str, list[Mark]]:
    """The text of a DOCX file as ``read_docx`` gives it, and the changes that Word tracked in it.

    The text is the one with all changes accepted: insertions in, deletions out.

    Raises:
        Refusal: as ``read_docx``.
    """

    def read(package: ZipFile) -> tuple[str, list[Mark]]:
        reader = _TrackedReader(most)
        _read_with(reader, package)
        return "".join(reader.pieces), reader.marks

    return _opened(data, read)


def pictures_in(data: bytes) -> list[tuple[str, bytes]]:
    """The pictures inside a DOCX file as they are: name and bytes, in the order of their names.

    Raises:
        Refusal: as ``read_docx``.
    """

    def read(package: ZipFile) -> list[tuple[str, bytes]]:
        names = [one for one in package.namelist() if one.lower().startswith(_MEDIA)]
        return [(one.rpartition("/")[2], package.read(one)) for one in sorted(names)]

    return _opened(data, read)


def _opened(data: bytes, read: Callable[[ZipFile], _Made]) -> _Made:
    try:
        with ZipFile(io.BytesIO(data)) as package:
            _weigh(package)
            _check_kind(package)
            return read(package)
    except _BROKEN as error:
        raise Refusal("drafting.not_docx") from error


def _weigh(package: ZipFile) -> None:
    """Refuse by the directory alone what would unpack to too much."""
    infos = package.infolist()
    total = sum(info.file_size for info in infos)
    if total > MOST_INFLATED_BYTES or len(infos) > MOST_PARTS:
        raise Refusal("drafting.bomb")
    for info in infos:
        if info.file_size > _SMALL and info.file_size > MOST_RATIO * max(info.compress_size, 1):
            raise Refusal("drafting.bomb")


def _check_kind(package: ZipFile) -> None:
    names = {info.filename.lower() for info in package.infolist()}
    if any(name.endswith("vbaproject.bin") for name in names):
        raise Refusal("drafting.macros")
    if _BODY not in names or _TYPES.lower() not in names:
        raise Refusal("drafting.not_docx")
    with package.open(_TYPES) as part:
        if b"macroenabled" in part.read(_SMALL).lower():
            raise Refusal("drafting.macros")


def _read_with(reader: _Reader, package: ZipFile) -> _Reader:
    parser: Any = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _no_declarations
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.text
    inflated = 0
    with package.open(_BODY) as part:
        while chunk := part.read(_CHUNK):
            inflated += len(chunk)
            if inflated > MOST_INFLATED_BYTES:
                raise Refusal("drafting.bomb")
            parser.Parse(chunk, False)
    parser.Parse(b"", True)
    return reader


def _no_declarations(*_: object) -> None:
    raise Refusal("drafting.not_docx")
