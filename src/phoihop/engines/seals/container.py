"""The hole in the signed bytes: the one part of a PDF that a signature does not protect.

A signature covers the file from start to end but for its own container, a hexadecimal text. What
is in the hole is checked here byte for byte, so that nothing can hide there and one flipped byte
is seen even where it would mean nothing.
"""

import re
from collections.abc import Sequence
from typing import Final

_HEX_TEXT: Final = re.compile(rb"<(?:[0-9a-f]+|[0-9A-F]+)>")


def container_is_sound(pdf: bytes, byte_range: Sequence[int], container: bytes) -> bool:
    """Whether the hole of ``byte_range`` holds exactly ``container``, padded with zeros.

    Args:
        byte_range: start and length of the two signed parts, as the file says.
        container: the decoded bytes that the signature was read from.
    """
    if len(byte_range) != 4 or not all(isinstance(part, int) for part in byte_range):
        return False
    start, first, second, rest = byte_range
    if start != 0 or not 0 < first < second or rest < 0 or second + rest > len(pdf):
        return False
    hole = pdf[first:second]
    if not _HEX_TEXT.fullmatch(hole) or len(hole) % 2:
        return False
    held = bytes.fromhex(hole[1:-1].decode("ascii"))
    padding = container[der_length(container) :]
    return held == container and not any(padding) and _fills_itself(container)


def _fills_itself(container: bytes) -> bool:
    """Whether the outer lengths agree: a sequence of a kind and a tagged value, to the end."""
    end = der_length(container)
    kind = _head_length(container)
    tagged = kind + der_length(container[kind:])
    inner = tagged + _head_length(container[tagged:])
    reached = {tagged + der_length(container[tagged:]), inner + der_length(container[inner:])}
    return reached == {end}


def _head_length(data: bytes) -> int:
    """How many bytes the tag and the length of a DER value take."""
    return 2 + (data[1] & 0x7F if len(data) > 1 and data[1] >= 0x80 else 0)


def covered_until(byte_range: Sequence[int]) -> int:
    """Where the signed part of the file ends, in bytes from its start; 0 when it is nonsense."""
    if len(byte_range) != 4:
        return 0
    return max(0, int(byte_range[2]) + int(byte_range[3]))


def der_length(data: bytes) -> int:
    """The length of the DER value that ``data`` begins with, its head included.

    Returns the length of ``data`` itself when there is no definite length.
    """
    if len(data) < 2:
        return len(data)
    if data[1] < 0x80:
        return 2 + data[1]
    count = data[1] & 0x7F
    if count == 0 or len(data) < 2 + count:
        return len(data)
    return 2 + count + int.from_bytes(data[2 : 2 + count], "big")
