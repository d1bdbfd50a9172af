"""Kernels on sorted postings: lay out, merge, look up.

A posting says that a document holds a fingerprint. It is one ``uint64``: below, the document's
number (32 bits); above, the low 32 of the hash's 40 bits. The top 8 bits of the hash, and more,
follow from the place in the file: a directory says where each prefix of the hash begins.
"""

import numpy as np
import numpy.typing as npt

from phoihop.engines.textreuse.compiled import inlined, kernel

Keys = npt.NDArray[np.uint64]
Directory = npt.NDArray[np.uint32]
Flags = npt.NDArray[np.uint8]
Rows = npt.NDArray[np.int64]
U = np.uint64

HASH_BITS = 40
COARSE_BITS = 8
COARSE = 1 << COARSE_BITS


@inlined
def prefix_of(coarse: int, key: np.uint64, bits: int) -> np.int64:
    """The first ``bits`` of a posting's hash, from its first 8 and its key."""
    return np.int64((U(coarse) << U(bits - COARSE_BITS)) | (key >> U(64 - bits + COARSE_BITS)))


@kernel
def lay_out(hashes: Keys, numbers: Keys, keys: Keys, coarse: Rows) -> int:
    """Postings from hashes sorted with their documents' numbers; repeated pairs fall away.

    Fills ``keys`` and ``coarse``, the 257 bounds of each 8-bit prefix; returns how many keys.
    """
    count = 0
    at = 0
    for prefix in range(COARSE):
        coarse[prefix] = count
        while at < len(hashes) and np.int64(hashes[at] >> U(32)) == prefix:
            key = (hashes[at] << U(32)) | numbers[at]
            if count == coarse[prefix] or keys[count - 1] != key:
                keys[count] = key
                count += 1
            at += 1
    coarse[COARSE] = count
    return count


@kernel
def fill_directory(keys: Keys, coarse: Rows, bits: int, directory: Directory) -> None:
    """Write where each prefix of ``bits`` bits begins in ``keys``; the last entry is the end."""
    slot = 0
    for prefix in range(COARSE):
        for at in range(coarse[prefix], coarse[prefix + 1]):
            reached = prefix_of(prefix, keys[at], bits)
            while slot <= reached:
                directory[slot] = at
                slot += 1
    while slot < len(directory):
        directory[slot] = coarse[COARSE]
        slot += 1


@kernel
def coarse_bounds(directory: Directory, bits: int, coarse: Rows) -> None:
    """The 257 bounds of the 8-bit prefixes, from a finer directory."""
    for prefix in range(COARSE + 1):
        coarse[prefix] = directory[prefix << (bits - COARSE_BITS)]


@kernel
def merge(
    left: Keys, right: Keys, coarse: tuple[Rows, Rows], gone: Flags, out: Keys, bounds: Rows
) -> int:
    """Merge two sorted sets of postings, leaving out documents that are gone.

    ``coarse`` holds the coarse bounds of both, ``bounds`` receives the result's. ``out`` may be
    longer by one than what is kept; returns how much that is.
    """
    lefts, rights = coarse
    count = 0
    for prefix in range(COARSE):
        bounds[prefix] = count
        at, end = lefts[prefix], lefts[prefix + 1]
        place, stop = rights[prefix], rights[prefix + 1]
        while at < end or place < stop:
            if place >= stop or (at < end and left[at] < right[place]):
                key = left[at]
                at += 1
            else:
                key = right[place]
                place += 1
            if gone[key & U(0xFFFFFFFF)] & 1 == 0:
                out[count] = key
                count += 1
    bounds[COARSE] = count
    return count


@kernel
def look_up(
    keys: Keys, directory: Directory, bits: int, hashes: Keys, begins: Rows, counts: Rows
) -> None:
    """Where the postings of each hash begin, and how many there are."""
    shift = U(HASH_BITS - bits)
    for at in range(len(hashes)):
        slot = hashes[at] >> shift
        begins[at], counts[at] = directory[slot], directory[slot + U(1)]
    for at in range(len(hashes)):
        wanted = hashes[at] & U(0xFFFFFFFF)
        place, end = begins[at], counts[at]
        while end - place > 16:
            middle = (place + end) >> 1
            if keys[middle] >> U(32) < wanted:
                place = middle
            else:
                end = middle
        end = counts[at]
        while place < end and keys[place] >> U(32) < wanted:
            place += 1
        begins[at] = place
        while place < end and keys[place] >> U(32) == wanted:
            place += 1
        counts[at] = place - begins[at]


@kernel
def distinct(hashes: Keys, firsts: Rows, sorted_hashes: Keys, bounds: Rows) -> int:
    """Each text's hashes sorted, each once; returns how many in all."""
    count = 0
    for text in range(len(firsts) - 1):
        bounds[text] = count
        own = np.sort(hashes[firsts[text] : firsts[text + 1]])
        for at in range(len(own)):
            if at == 0 or own[at] != own[at - 1]:
                sorted_hashes[count] = own[at]
                count += 1
    bounds[len(firsts) - 1] = count
    return count
