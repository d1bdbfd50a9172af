"""How well a publication is proven, and what may be kept as proof. Pure: no database, no clock."""

import hashlib
from collections.abc import Iterable
from datetime import datetime

from phoihop.engines.vietnamese.folding import exact_key
from phoihop.law.period import HERE
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
LONGEST_NAME = 160


def demanded_level(of_line: str, of_duty: str) -> EvidenceLevel:
    """What must be proven: the line's own level, or else that of its duty."""
    return EvidenceLevel(of_line or of_duty)


def strongest(levels: Iterable[EvidenceLevel]) -> EvidenceLevel:
    """The highest of several levels; ``NONE`` for none at all."""
    return max(levels, key=lambda level: level.rank, default=EvidenceLevel.NONE)


def level_given(*, text: str, has_file: bool) -> EvidenceLevel:
    """The level that a text or a file reaches by itself."""
    if has_file:
        return EvidenceLevel.PAGE_FILE
    return EvidenceLevel.TEXT if text.strip() else EvidenceLevel.NONE


def sha256_of_text(text: str) -> str:
    """The hash of a text's words: marks and order count, spacing and capitals do not."""
    return hashlib.sha256(exact_key(text).encode()).hexdigest()


def read_moment(text: str) -> datetime:
    """``2017-05-19 08:30``, with or without an offset; without one it is the hour in Việt Nam.

    Raises:
        Refusal: ``evidence.moment_unreadable``.
    """
    try:
        moment = datetime.fromisoformat(text.strip())
    except ValueError:
        raise Refusal("evidence.moment_unreadable", text=text) from None
    return moment if moment.tzinfo else moment.replace(tzinfo=HERE)


def check_size(name: str, size_bytes: int, *, most_bytes: int) -> None:
    """Refuse a file that is too large, before it is read into memory.

    Raises:
        Refusal: ``evidence.file_too_large``, with the size and the limit in whole MB.
    """
    if size_bytes > most_bytes:
        raise Refusal(
            "evidence.file_too_large",
            name=name,
            size_mb=-(-size_bytes // 2**20),
            most_mb=most_bytes // 2**20,
        )


def kept_name(name: str) -> str:
    """The name under which a file is kept: no folders, no control characters, 160 at most.

    The ending stays when the name is cut.
    """
    last = name.replace("\\", "/").rpartition("/")[2]
    clean = "".join(letter for letter in last if letter.isprintable()).strip(". ") or "tep"
    if len(clean) <= LONGEST_NAME:
        return clean
    stem, dot, ending = clean.rpartition(".")
    if not dot or len(ending) > 8:
        return clean[:LONGEST_NAME]
    return f"{stem[: LONGEST_NAME - len(ending) - 1]}.{ending}"


def check_given(
    *, text: str, file: tuple[str, bytes] | None, captured_at: datetime, at: datetime
) -> None:
    """Refuse what proves nothing.

    Raises:
        Refusal: ``evidence.nothing_given``, ``evidence.empty_file``,
            ``evidence.captured_in_future``, ``evidence.text_unreadable``.
    """
    if "\x00" in text:
        raise Refusal("evidence.text_unreadable")
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
