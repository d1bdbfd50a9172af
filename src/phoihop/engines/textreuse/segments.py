"""A segment: the postings of a stretch of documents, sorted, in one file that never changes."""

import zlib
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO

import numpy as np
import numpy.typing as npt

from phoihop.engines.textreuse.files import Buffer, write_whole
from phoihop.law.refusal import Refusal

MAGIC = b"PHTRSEG1"
HEADER_BYTES = 64
COARSE_BOUNDS = 257  # of the 256 first bytes that a hash can have
Keys = npt.NDArray[np.uint64]
Directory = npt.NDArray[np.uint32]


@dataclass(frozen=True, slots=True)
class SegmentEntry:
    """What the manifest says of a segment.

    Attributes:
        name: file name; first: number of its first document; documents: how many it covers.
        postings: how many it holds; bits: of the hash, as the directory splits them.
        crc: CRC-32 of the whole file.
    """

    name: str
    first: int
    documents: int
    postings: int
    bits: int
    crc: int


@dataclass(frozen=True, slots=True, eq=False)
class Segment:
    """An opened segment; both arrays lie in the file, not in memory."""

    entry: SegmentEntry
    directory: Directory
    keys: Keys


def directory_bits(postings: int) -> int:
    """So many bits that four to eight postings share a place in the directory.

    At least one more than the 8 that a key leaves out, since no machine shifts a key by 64.
    """
    return min(32, max(9, postings.bit_length() - 3))


def header_of(entry: SegmentEntry) -> bytes:
    """The first bytes of the file: enough to read it without a manifest."""
    numbers = np.array([entry.first, entry.documents, entry.postings, entry.bits], "<u8")
    return (MAGIC + numbers.tobytes()).ljust(HEADER_BYTES, b"\0")


def keys_at(bits: int) -> int:
    """Byte at which the keys begin, on a boundary of 8."""
    return HEADER_BYTES + (4 * ((1 << bits) + 1) + 7) // 8 * 8


@dataclass(frozen=True, slots=True, eq=False)
class Postings:
    """Sorted postings of a stretch of documents, on their way into a segment.

    Attributes:
        first, documents: the stretch; keys: see ``sorting``; coarse: its 257 bounds.
    """

    first: int
    documents: int
    keys: Keys
    coarse: npt.NDArray[np.int64]


def write_segment(folder: Path, name: str, postings: Postings) -> SegmentEntry:
    """Write sorted postings as a segment."""
    from phoihop.engines.textreuse.sorting import fill_directory

    keys, coarse = postings.keys, postings.coarse
    bits = directory_bits(len(keys))
    directory = np.zeros((keys_at(bits) - HEADER_BYTES) // 4, np.uint32)
    fill_directory(keys, coarse, bits, directory[: (1 << bits) + 1])
    entry = SegmentEntry(name, postings.first, postings.documents, len(keys), bits, 0)
    pieces: list[Buffer] = [header_of(entry), directory.data, keys.data]
    crc = 0
    for piece in pieces:
        crc = zlib.crc32(piece, crc)

    def write(file: BinaryIO) -> None:
        for piece in pieces:
            file.write(piece)

    write_whole(folder / name, write)
    return replace(entry, crc=crc)


def open_segment(folder: Path, entry: SegmentEntry) -> Segment:
    """Map a segment into memory.

    Raises:
        Refusal: ``textreuse.index_damaged`` when the file is missing, cut or of another form.
    """
    path = folder / entry.name
    expected = keys_at(entry.bits) + 8 * entry.postings
    try:
        raw = np.memmap(path, np.uint8, "r").view(np.ndarray)
    except (OSError, ValueError) as error:
        raise Refusal("textreuse.index_damaged", file=entry.name) from error
    if len(raw) != expected or bytes(raw[:HEADER_BYTES]) != header_of(entry):
        raise Refusal("textreuse.index_damaged", file=entry.name)
    slots = (1 << entry.bits) + 1
    return Segment(
        entry,
        raw[HEADER_BYTES : HEADER_BYTES + 4 * slots].view(np.uint32),
        raw[keys_at(entry.bits) :].view(np.uint64),
    )


def checksum(path: Path) -> int:
    """CRC-32 of a file, read in pieces."""
    crc = 0
    with path.open("rb") as file:
        while piece := file.read(1 << 22):
            crc = zlib.crc32(piece, crc)
    return crc


def sorted_postings(
    hashes: Keys, numbers: npt.NDArray[np.uint64], first: int, documents: int
) -> Postings:
    """Postings of new documents.

    Args:
        hashes: fingerprints below 2**40; numbers: for each, its document, counted from 0 and
            below 2**24; first: what to add to those numbers.
    """
    from phoihop.engines.textreuse.sorting import lay_out

    pairs = np.sort((hashes << np.uint64(24)) | numbers)
    keys, coarse = np.empty(len(pairs), np.uint64), np.empty(COARSE_BOUNDS, np.int64)
    numbers = (pairs & np.uint64(0xFFFFFF)) + np.uint64(first)
    count = lay_out(pairs >> np.uint64(24), numbers, keys, coarse)
    return Postings(first, documents, keys[:count], coarse)


def postings_of(segment: Segment) -> Postings:
    """The postings of a segment, still lying in its file."""
    from phoihop.engines.textreuse.sorting import coarse_bounds

    coarse = np.empty(COARSE_BOUNDS, np.int64)
    coarse_bounds(segment.directory, segment.entry.bits, coarse)
    return Postings(segment.entry.first, segment.entry.documents, segment.keys, coarse)


def merged(left: Postings, right: Postings, gone: npt.NDArray[np.uint8], out: Keys) -> Postings:
    """One set of postings from two that follow each other, without documents that are gone.

    ``gone`` has a byte for every document of the index, its lowest bit set for the gone ones;
    ``out`` has room for both.
    """
    from phoihop.engines.textreuse.sorting import merge

    coarse = np.empty(COARSE_BOUNDS, np.int64)
    count = merge(left.keys, right.keys, (left.coarse, right.coarse), gone, out, coarse)
    return Postings(left.first, left.documents + right.documents, out[:count], coarse)
