"""Whether an index on disk is still what was written, and how large it is."""

import zlib
from dataclasses import dataclass
from pathlib import Path

from phoihop.engines.textreuse.segments import checksum
from phoihop.engines.textreuse.shelves import ROW, Row, plain_rows
from phoihop.engines.textreuse.snapshots import Snapshot


@dataclass(frozen=True, slots=True)
class Sizes:
    """Bytes on disk: what finds a passage, and what an exact comparison needs besides.

    Attributes:
        documents: how many are there and not gone.
        index_bytes: postings, rows and flags; words_bytes: kept words with ids and outlets.
    """

    documents: int
    index_bytes: int
    words_bytes: int


def sizes(folder: Path, snapshot: Snapshot) -> Sizes:
    """Measure the files of a state."""
    manifest = snapshot.manifest
    names = manifest.files() - {shelf.name for shelf in manifest.shelves}
    index = sum((folder / name).stat().st_size for name in names if (folder / name).exists())
    words = sum(shelf.size_bytes for shelf in manifest.shelves)
    return Sizes(snapshot.live, index, words)


def damaged_files(folder: Path, snapshot: Snapshot) -> list[str]:
    """Names of files whose checksum no longer fits. Reads the whole index."""
    manifest = snapshot.manifest
    damaged = [
        entry.name for entry in manifest.segments if checksum(folder / entry.name) != entry.crc
    ]
    kept = manifest.documents * ROW.itemsize
    if kept and zlib.crc32((folder / manifest.rows).read_bytes()[:kept]) != manifest.rows_crc:
        return [*damaged, manifest.rows]
    broken = {
        manifest.shelves[row.shelf].name
        for row, flags in zip(plain_rows(snapshot.rows), snapshot.flags.tolist(), strict=True)
        if not flags and not block_is_whole(snapshot, row)
    }
    return damaged + sorted(broken)


def block_is_whole(snapshot: Snapshot, row: Row) -> bool:
    """Whether a document's kept words are those that were written."""
    block = snapshot.shelves[row.shelf][row.offset : row.offset + row.block_bytes]
    return zlib.crc32(block.tobytes()) == row.crc
