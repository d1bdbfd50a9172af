"""CSV as people save it: any of four separators, any of the encodings still found on disks."""

import csv
import io
import re
import unicodedata
from codecs import getincrementaldecoder
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from itertools import islice
from typing import BinaryIO

from phoihop.engines.tables.limits import Limits
from phoihop.engines.tables.rows import Row, TableFile, assembled, checked_headings
from phoihop.engines.vietnamese.encodings import decode_bytes, from_tcvn3, from_vni
from phoihop.law.refusal import Refusal

_SAMPLE_BYTES = 256 * 1024
_CHUNK = 256 * 1024
_LONGEST_LINE = 4 * 2**20
_SEPARATORS = ",;\t|"
_NUMBER_OR_DATE = re.compile(r"[\d\s.,/%:()+-]*")
_CODECS: dict[str, tuple[str, Callable[[str], str] | None]] = {
    "utf-8": ("utf-8", None),
    "utf-8-sig": ("utf-8-sig", None),
    "utf-16": ("utf-16", None),
    "windows-1258": ("cp1258", lambda text: unicodedata.normalize("NFC", text)),
    "tcvn3": ("cp1252", from_tcvn3),
    "vni": ("cp1252", from_vni),
    "tcvn3-as-latin1": ("utf-8", from_tcvn3),
}


def opened(file: BinaryIO, limits: Limits, closing: ExitStack) -> TableFile:
    """Open a delimited text. Arguments and refusals as ``reading.read_table``."""
    encoding = _encoding(file)
    sample = "".join(islice(_lines(file, encoding), 40))[:_SAMPLE_BYTES]
    separator, announced = _separator(sample)
    lines = _lines(file, encoding)
    if announced:
        next(lines)
    records = _records(csv.reader(lines, delimiter=separator, strict=True), int(announced))
    for heading_row, first in records:
        if all(_NUMBER_OR_DATE.fullmatch(text) for text in first):
            raise Refusal("tables.no_heading", row=heading_row)
        headings = checked_headings(list(first), limits, row=heading_row)
        rows = _rows(records, headings, limits)
        return TableFile("csv", headings, rows, encoding=encoding, heading_row=heading_row)
    raise Refusal("tables.empty")


def _rows(
    records: Iterator[tuple[int, list[str]]], headings: tuple[str, ...], limits: Limits
) -> Iterator[Row]:
    for count, (number, texts) in enumerate(records, start=1):
        if count > limits.rows:
            raise Refusal("tables.too_many_rows", limit=limits.rows)
        yield assembled(number, headings, list(texts), limits)


def _records(reader: Iterator[list[str]], skipped: int) -> Iterator[tuple[int, list[str]]]:
    """Yield the records that are not blank, numbered as a spreadsheet would number them."""
    number = skipped
    while True:
        number += 1
        try:
            record = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            too_long = "field larger" in str(error)
            code = "tables.line_too_long" if too_long else "tables.broken_quoting"
            raise Refusal(code, row=number) from error
        if any(text.strip() for text in record):
            yield number, record


def _encoding(file: BinaryIO) -> str:
    """Name the encoding, from a mark at the start or from the lines that are not ASCII."""
    file.seek(0)
    head = file.read(4096)
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    telling = _telling_sample(file)
    try:
        found = decode_bytes(telling or head)[1]
    except Refusal as refusal:
        raise Refusal("tables.unreadable_text", row=0) from refusal
    if found == "utf-16" and b"\x00" in head:
        return _unmarked_utf16(head)
    return "utf-8-sig" if head.startswith(b"\xef\xbb\xbf") else found


def _unmarked_utf16(head: bytes) -> str:
    return "utf-16-le" if head[1::2].count(0) > head[::2].count(0) else "utf-16-be"


def _telling_sample(file: BinaryIO) -> bytes:
    """Lines with bytes above ASCII, up to a quarter of a megabyte; refuses a NUL."""
    file.seek(0)
    head = file.read(4096)
    if _looks_like_utf16(head):
        return head[: len(head) // 2 * 2]
    file.seek(0)
    telling: list[bytes] = []
    size = 0
    for number, line in enumerate(_raw_lines(file), start=1):
        if b"\x00" in line:
            raise Refusal("tables.nul_byte", row=number)
        if size < _SAMPLE_BYTES and not line.isascii():
            telling.append(line[:_SAMPLE_BYTES] if len(line) <= _SAMPLE_BYTES else b"")
            size += len(telling[-1])
    return b"".join(telling)


def _raw_lines(file: BinaryIO) -> Iterator[bytes]:
    return iter(lambda: file.readline(1 << 22), b"")


def _looks_like_utf16(head: bytes) -> bool:
    zeros = head.count(0)
    return zeros * 4 > len(head) and not (head[::2].count(0) and head[1::2].count(0))


def _lines(file: BinaryIO, encoding: str) -> Iterator[str]:
    """Decode strictly and yield lines with their ends; the file is read in pieces."""
    codec, mend = _CODECS.get(encoding, (encoding, None))
    decoder = getincrementaldecoder(codec)("strict")
    file.seek(0)
    rest, number, ended = "", 0, False
    while not ended:
        chunk = file.read(_CHUNK)
        ended = not chunk
        try:
            text = rest + decoder.decode(chunk, final=ended)
        except UnicodeError as error:
            raise Refusal("tables.unreadable_text", row=number + 1) from error
        # csv keeps \r inside quotes, so lines end at \n only, except in files of old Macs
        *lines, rest = io.StringIO(text, newline="").readlines() + [""]
        if lines and not ended and not lines[-1].endswith("\n"):
            rest = lines.pop()
            if len(rest) > _LONGEST_LINE:
                raise Refusal("tables.line_too_long", row=number + len(lines) + 1)
        number += len(lines)
        yield from (mend(line) for line in lines) if mend else lines
    if rest:
        yield mend(rest) if mend else rest


def _separator(sample: str) -> tuple[str, bool]:
    """Return the separator, and whether the first line only announces it (``sep=;``)."""
    first = sample.lstrip("\ufeff").split("\n", 1)[0].strip().lower()
    if len(first) == 5 and first.startswith("sep=") and first[4] in _SEPARATORS:
        return first[4], True
    return max(_SEPARATORS, key=lambda separator: _agreement(sample, separator)), False


def _agreement(sample: str, separator: str) -> tuple[float, int]:
    """How well ``separator`` cuts the sample: share of rows as wide as the heading, width."""
    try:
        records = [r for r in csv.reader(io.StringIO(sample, newline=""), delimiter=separator) if r]
    except csv.Error:
        return 0.0, 0
    if not records or len(records[0]) < 2:
        return 0.0, 0
    width = len(records[0])
    return sum(len(record) == width for record in records) / len(records), width
