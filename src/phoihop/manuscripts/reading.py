"""What somebody hands in, told by its bytes and read with distrust."""

import unicodedata
from dataclasses import dataclass, field
from typing import Final

from phoihop.engines.drafting.pdffile import read_pdf
from phoihop.engines.drafting.wordfile import pictures_in, read_tracked
from phoihop.engines.vietnamese.folding import fold_words
from phoihop.law.refusal import Refusal
from phoihop.manuscripts.pictures import clean_picture
from phoihop.manuscripts.rules import MOST_CHARACTERS, MOST_FILE_BYTES, FileKind
from phoihop.papers.rules import PaperFormat

_OLD_OFFICE: Final = b"\xd0\xcf\x11\xe0"
_PDF_WITHIN: Final = 1024
_MOST_INNER: Final = 40


@dataclass(frozen=True, slots=True)
class Inner:
    """A picture found inside a Word file, cleaned."""

    name: str
    format: PaperFormat
    data: bytes


@dataclass(frozen=True, slots=True)
class Read:
    """A file as it will be kept.

    Attributes:
        data: of a picture, the one drawn anew; else the bytes as given.
        text: with tracked changes accepted; "" when there are only pictures.
        marks: the tracked changes, as ``drafting.wordfile.Mark`` says.
        pictures: those inside a Word file.
    """

    kind: FileKind
    format: PaperFormat
    data: bytes
    text: str = ""
    marks: list[dict[str, str | int]] = field(default_factory=list)
    pictures: list[Inner] = field(default_factory=list)


def read_file(name: str, data: bytes, *, as_picture: bool = False) -> Read:
    """Read a DOCX, a PDF or a photograph.

    Args:
        name: as handed in; decides nothing.
        as_picture: a photograph to be printed with the text, not one of a page.

    Raises:
        Refusal: ``manuscript.file_empty``, ``manuscript.file_too_large``,
            ``manuscript.file_unknown``, those of ``clean_picture`` and of the drafting engine
            (``drafting.macros``, ``drafting.bomb``, ``drafting.not_docx``, ``drafting.pdf_…``).
    """
    if not data:
        raise Refusal("manuscript.file_empty", name=name[:80])
    if len(data) > MOST_FILE_BYTES:
        raise Refusal("manuscript.file_too_large", name=name[:80], limit=MOST_FILE_BYTES // 2**20)
    if data.startswith(_OLD_OFFICE):
        raise Refusal("drafting.old_word")
    if data.startswith(b"PK\x03\x04"):
        return _word(data)
    if b"%PDF-" in data[:_PDF_WITHIN]:
        return Read(FileKind.TEXT, PaperFormat.PDF, data, _pdf_text(data))
    if not _looks_like_picture(data):
        raise Refusal("manuscript.file_unknown", name=name[:80])
    paper_format, clean = clean_picture(data)
    return Read(FileKind.PICTURE if as_picture else FileKind.PAGE, paper_format, clean)


def words_in(text: str) -> int | None:
    """How many words, as a Vietnamese paper counts them: syllables. ``None`` without a text."""
    return len(fold_words(text)) or None


def tidy(text: str) -> str:
    """Composed letters, one line break for all kinds, no blanks at the ends of lines."""
    lines = unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\x00", "")
    return "\n".join(line.rstrip() for line in lines.split("\n")).strip("\n")


def _word(data: bytes) -> Read:
    text, marks = read_tracked(data, most=MOST_CHARACTERS)
    told: list[dict[str, str | int]] = [
        {"kind": one.kind, "start": one.start, "text": one.text} for one in marks
    ]
    return Read(FileKind.TEXT, PaperFormat.DOCX, data, text, told, _inner(data))


def _inner(data: bytes) -> list[Inner]:
    """Pictures of kinds that can be drawn anew; drawings and formulas stay in the file only."""
    found = []
    for name, picture in pictures_in(data)[:_MOST_INNER]:
        if _looks_like_picture(picture):
            found.append(Inner(name, *clean_picture(picture)))
    return found


def _pdf_text(data: bytes) -> str:
    """The text of a PDF; a scan has none and is kept as photographs are."""
    try:
        return read_pdf(data, most=MOST_CHARACTERS)
    except Refusal as refusal:
        if refusal.code != "drafting.pdf_scan":
            raise
        return ""


def _looks_like_picture(data: bytes) -> bool:
    webp = data.startswith(b"RIFF") and data[8:12] == b"WEBP"
    return webp or data.startswith((b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n"))
