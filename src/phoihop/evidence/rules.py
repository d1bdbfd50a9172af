"""How well a publication is proven, and what may be kept as proof. Pure: no database, no clock."""

from collections.abc import Iterable
from datetime import datetime

from phoihop.law.refusal import Refusal
from phoihop.papers.rules import PaperFormat
from phoihop.programmes.rules import EvidenceLevel

# How files of a kind begin. A file is what its bytes say, whatever its name says.
SIGNATURES: tuple[tuple[bytes, PaperFormat], ...] = (
    (b"%PDF-", PaperFormat.PDF),
    (b"\x89PNG\r\n\x1a\n", PaperFormat.PNG),
    (b"\xff\xd8\xff", PaperFormat.JPEG),
    (b"ID3", PaperFormat.MP3),
)


def strongest(levels: Iterable[EvidenceLevel]) -> EvidenceLevel:
    """The highest of several levels; ``NONE`` for none at all."""
    return max(levels, key=lambda level: level.rank, default=EvidenceLevel.NONE)


def level_given(*, text: str, has_file: bool) -> EvidenceLevel:
    """The level that a text or a file reaches by itself."""
    if has_file:
        return EvidenceLevel.PAGE_FILE
    return EvidenceLevel.TEXT if text.strip() else EvidenceLevel.NONE


def check_given(
    *, text: str, file: tuple[str, bytes] | None, captured_at: datetime, at: datetime
) -> None:
    """Refuse what proves nothing.

    Raises:
        Refusal: ``evidence.nothing_given``, ``evidence.empty_file``,
            ``evidence.captured_in_future``.
    """
    if file is None and not text.strip():
        raise Refusal("evidence.nothing_given")
    if file is not None and not file[1]:
        raise Refusal("evidence.empty_file", name=file[0])
    if captured_at > at:
        raise Refusal("evidence.captured_in_future", captured_at=captured_at.isoformat())


def paper_format_of(name: str, data: bytes) -> PaperFormat:
    """The kind of a file, by its first bytes.

    Raises:
        Refusal: ``evidence.file_kind_unknown``.
    """
    for beginning, paper_format in SIGNATURES:
        if data.startswith(beginning):
            return paper_format
    if data[4:8] == b"ftyp":
        return PaperFormat.MP4
    head = data[:2000].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if head.startswith((b"<!doctype html", b"<html")) or b"<html" in head:
        return PaperFormat.HTML
    known = ", ".join(dict.fromkeys(one.value for _, one in SIGNATURES)) + ", mp4, html"
    raise Refusal("evidence.file_kind_unknown", name=name, known=known)
