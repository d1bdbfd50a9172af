"""Text made fit for paper: one Unicode form, no controls, no letter that the face lacks."""

import re
import struct
import unicodedata
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

_INVISIBLE = dict.fromkeys([0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF, 0x00AD])
_SPACES = re.compile(r"[\t\u2028\u2029\u0085]|\r\n?")
_FACE = "LiberationSerif-Regular.ttf"


def plain(text: str) -> str:
    """Return ``text`` in NFC, without control and zero-width characters.

    Tabs become spaces, every kind of line end ``\\n``; letters stay what they are. A lone
    surrogate, which no file can hold, becomes U+FFFD.
    """
    joined = _SPACES.sub(lambda found: " " if found.group() == "\t" else "\n", text)
    whole = joined.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    composed = unicodedata.normalize("NFC", whole.translate(_INVISIBLE))
    return "".join(_kept(c) for c in composed)


def _kept(character: str) -> str:
    if character in "\ufffe\uffff":  # no character at all, and no XML may hold it
        return "\ufffd"
    return character if character == "\n" or unicodedata.category(character) != "Cc" else ""


def printable(text: str) -> str:
    """Return ``plain(text)`` with every letter that the vendored face cannot draw named.

    PDF/A forbids a missing glyph, and a paper must neither fail for a smiley in a headline nor
    hide that one was there: U+1F600 prints as ``[U+1F600]``. So do the direction overrides,
    with which one text can be made to look like another.
    """
    cleaned = plain(text)
    if cleaned.isascii():
        return cleaned
    drawable = _coverage()
    return "".join(c if c == "\n" or ord(c) in drawable else f"[U+{ord(c):04X}]" for c in cleaned)


@cache
def _coverage() -> frozenset[int]:
    """Code points with a glyph, from the face's own table (OpenType ``cmap``, format 4)."""
    data = files(__package__).joinpath("fonts", _FACE).read_bytes()
    start = _table(data, b"cmap")
    for record in range(struct.unpack_from(">H", data, start + 2)[0]):
        platform, encoding, offset = struct.unpack_from(">HHI", data, start + 4 + 8 * record)
        if (platform, encoding) == (3, 1):
            return frozenset(_format_4(data, start + offset))
    raise LookupError(f"{_FACE} holds no Unicode table")


def _table(data: bytes, tag: bytes) -> int:
    for record in range(struct.unpack_from(">H", data, 4)[0]):
        name, _, offset, _ = struct.unpack_from(">4sIII", data, 12 + 16 * record)
        if name == tag:
            return int(offset)
    raise LookupError(f"{_FACE} holds no {tag.decode()} table")


def _format_4(data: bytes, start: int) -> Iterator[int]:
    """Yield the mapped code points of one segment table, whatever glyph they lead to."""
    count = struct.unpack_from(">H", data, start + 6)[0] // 2
    ends = struct.unpack_from(f">{count}H", data, start + 14)
    starts = struct.unpack_from(f">{count}H", data, start + 16 + 2 * count)
    for first, last in zip(starts, ends, strict=True):
        if first >= 0x20 and last != 0xFFFF:
            yield from (c for c in range(first, last + 1) if not 0x202A <= c <= 0x202E)
