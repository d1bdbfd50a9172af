"""Kernels that read a text as words: UTF-16 units in, one 64-bit number a word out.

The loops have no branch that depends on where a word ends. A processor guesses such a branch
wrongly about once a word, which would cost half of the whole time.
"""

import numpy as np
import numpy.typing as npt

from phoihop.engines.textreuse.compiled import inlined, kernel

Units = npt.NDArray[np.uint16]
Words = npt.NDArray[np.uint64]
Places = npt.NDArray[np.int32]
Bounds = npt.NDArray[np.int64]
U = np.uint64


@inlined
def turned(value: np.uint64, code: np.uint64) -> np.uint64:
    """One letter more: a cyclic polynomial, three machine steps a letter."""
    return ((value << U(7)) | (value >> U(57))) ^ code


@inlined
def mixed(value: np.uint64) -> np.uint64:
    """Spread a word's number over all 64 bits, so that words do not combine linearly."""
    value = (value ^ (value >> U(32))) * U(0xFF51AFD7ED558CCD)
    return value ^ (value >> U(29))


@inlined
def is_special(code: np.uint64) -> np.bool:
    """A code to skip or a sign that is a word by itself; both are rare in most texts."""
    return code - U(1) < U(15)


@inlined
def sign_value(unit: np.uint16) -> np.uint64:
    """The number of a sign that is a word by itself."""
    return (U(unit) + U(1)) * U(0x9E3779B97F4A7C15)


@kernel
def read_words(units: Units, begin: int, end: int, table: Words, words: Words) -> int:
    """Hash the words of ``units[begin:end]`` into ``words``; return how many there are.

    ``words`` must have room for ``end - begin + 1`` numbers.
    """
    count: int = 0
    value = U(0)
    for at in range(begin, end):
        code = table[units[at]]
        if is_special(code):
            if code != U(1):
                words[count] = value
                count += value != U(0)
                words[count] = sign_value(units[at])
                count += 1
                value = U(0)
            continue
        ends = code == U(0)
        words[count] = value
        after = count + ends
        count = after if value != U(0) else count
        longer = turned(value, code)
        value = U(0) if ends else longer
    words[count] = value
    count += value != U(0)
    return count


@kernel
def read_placed_words(
    units: Units,
    begin: int,
    end: int,
    table: Words,
    words: Words,
    starts: Places,
    ends: Places,
    numerals: npt.NDArray[np.uint8],
) -> int:
    """As ``read_words``, and where each word starts and ends, and whether it holds a digit.

    Places count from ``begin``. All four arrays need room for ``end - begin + 1`` entries.
    """
    count = 0
    value = U(0)
    digits = U(0)
    start = np.int32(0)
    for at in range(begin, end + 1):
        code = table[units[at]] if at < end else U(0)
        if is_special(code):
            if code != U(1):
                words[count], starts[count], ends[count] = value, start, at - begin
                numerals[count] = digits >> U(4)
                count += value != U(0)
                words[count], starts[count], ends[count] = (
                    sign_value(units[at]),
                    at - begin,
                    at - begin + 1,
                )
                numerals[count] = 0
                count += 1
                value = digits = U(0)
            continue
        fresh = value == U(0)
        start = np.int32(at - begin) if fresh else start
        digits = U(0) if fresh else digits
        words[count], starts[count], ends[count] = value, start, np.int32(at - begin)
        numerals[count] = digits >> U(4)
        over = code == U(0)
        after = count + over
        count = count if fresh else after
        digits |= code & U(16)
        longer = turned(value, code)
        value = U(0) if over else longer
    return count


@kernel
def mix_words(words: Words, count: int) -> None:
    """Mix the first ``count`` words in place, as shingles need them."""
    for at in range(count):
        words[at] = mixed(words[at])
