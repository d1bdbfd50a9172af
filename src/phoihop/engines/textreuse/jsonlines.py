"""Documents from files of JSON lines: plain, gz or xz, however large, however broken."""

import gzip
import json
import lzma
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import IO, Any

from phoihop.engines.textreuse.documents import Document
from phoihop.law.refusal import Refusal

MAX_LINE_BYTES = 1 << 26
ID_FIELDS = ("id", "qid", "url")
DATE_FIELDS = ("published_on", "published")
BROKEN = (EOFError, OSError, lzma.LZMAError, zlib.error)


@dataclass(frozen=True, slots=True)
class BadLine:
    """A line that holds no document.

    Attributes:
        line: counted from 1; code: ``textreuse.line_too_long`` (64 MB), ``line_not_utf8``,
            ``line_not_json``, ``line_not_object``, ``text_missing`` or ``file_cut_short``.
    """

    line: int
    code: str


def opened(path: Path, raw: IO[bytes]) -> IO[bytes]:
    """The content of a file, unpacked by its first bytes, whatever its name."""
    start = raw.read(6)
    raw.seek(0)
    if start[:2] == b"\x1f\x8b":
        return gzip.open(raw)  # type: ignore[return-value]
    if start == b"\xfd7zXZ\x00":
        return lzma.open(raw)
    return raw


def lines_of(content: IO[bytes]) -> Iterator[bytes | None]:
    """Lines of up to ``MAX_LINE_BYTES``; None for one that is longer, which is passed over."""
    while line := content.readline(MAX_LINE_BYTES):
        if len(line) < MAX_LINE_BYTES or line.endswith(b"\n"):
            yield line
            continue
        while line and not line.endswith(b"\n"):
            line = content.readline(MAX_LINE_BYTES)
        yield None


def documents_in(
    path: Path, at: Callable[[int, int], None] | None = None
) -> Iterator[tuple[int, Document | BadLine]]:
    """Read documents, with the number of each line.

    Args:
        path: JSON objects, one a line, with ``id`` (or ``qid`` or ``url``), ``text``, and
            perhaps ``title``, ``outlet`` (or ``host``) and ``published`` (ISO date).
        at: told now and then how many bytes of the file were read, and how many it has.

    Raises:
        Refusal: ``textreuse.file_missing`` when there is no such file.
    """
    try:
        raw = path.open("rb")
    except OSError as error:
        raise Refusal("textreuse.file_missing", file=path.name) from error
    number = 0
    with raw:
        size = path.stat().st_size
        try:
            for number, line in enumerate(lines_of(opened(path, raw)), 1):
                if at is not None and number % 100 == 0:
                    at(raw.tell(), size)
                if line is None:
                    yield number, BadLine(number, "textreuse.line_too_long")
                elif line.strip():
                    yield number, document_in(line, number)
        except BROKEN:
            yield number + 1, BadLine(number + 1, "textreuse.file_cut_short")


def document_in(line: bytes, number: int) -> Document | BadLine:
    """The document that one line holds."""
    try:
        values = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError:
        return BadLine(number, "textreuse.line_not_utf8")
    except (ValueError, RecursionError):
        return BadLine(number, "textreuse.line_not_json")
    if not isinstance(values, dict):
        return BadLine(number, "textreuse.line_not_object")
    if not isinstance(values.get("text"), str):
        return BadLine(number, "textreuse.text_missing")
    return Document(
        id=next((str(values[name]) for name in ID_FIELDS if is_named(values.get(name))), ""),
        text=values["text"],
        title=said(values, "title"),
        outlet=said(values, "outlet") or said(values, "host"),
        published_on=next(filter(None, (day_in(values.get(name)) for name in DATE_FIELDS)), None),
    )


def is_named(value: object) -> bool:
    """Whether a value can serve as an id; 0 can, False and an empty string cannot."""
    return isinstance(value, str | int) and not isinstance(value, bool) and value != ""


def said(values: dict[str, Any], name: str) -> str:
    """A field's text, or nothing where it holds anything else."""
    value = values.get(name)
    return value if isinstance(value, str) else ""


def day_in(value: object) -> date | None:
    """The day that an ISO date or time begins with; a bare year or month is not a day."""
    try:
        return date.fromisoformat(str(value)[:10])
    except ValueError:
        return None


def text_in(path: Path) -> bytes:
    """The unpacked bytes of a file that holds one text.

    Raises:
        Refusal: ``textreuse.file_missing``, ``textreuse.line_too_long`` (over 64 MB) or
            ``textreuse.file_cut_short``.
    """
    try:
        with path.open("rb") as raw:
            content = opened(path, raw).read(MAX_LINE_BYTES + 1)
    except FileNotFoundError as error:
        raise Refusal("textreuse.file_missing", file=path.name) from error
    except BROKEN as error:
        raise Refusal("textreuse.file_cut_short", file=path.name) from error
    if len(content) > MAX_LINE_BYTES:
        raise Refusal("textreuse.line_too_long", file=path.name)
    return content
