"""RowBinary strings: a length in groups of seven bits, then the bytes."""

import numpy as np
import numpy.typing as npt


def packed_string(value: bytes) -> bytes:
    """A string as RowBinary has it."""
    length, size = len(value), bytearray()
    while length > 127:
        size.append(length & 127 | 128)
        length >>= 7
    size.append(length)
    return bytes(size) + value


def string_at(rows: bytes, at: int) -> tuple[bytes, int]:
    """The string that begins at a place, and the place after it."""
    length = shift = 0
    while True:
        group = rows[at]
        at += 1
        length |= (group & 127) << shift
        shift += 7
        if group < 128:
            return rows[at : at + length], at + length


def fixed_rows(rows: bytes, dtype: npt.DTypeLike) -> npt.NDArray[np.void]:
    """Rows of columns of fixed width, as an array."""
    return np.frombuffer(rows, dtype)
