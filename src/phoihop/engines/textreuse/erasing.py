"""Taking documents out of an index: removal, forgetting of words, compaction."""

import os
import zlib
from collections.abc import Sequence
from dataclasses import replace
from typing import BinaryIO

import numpy as np
import numpy.typing as npt

from phoihop.engines.textreuse.files import write_whole
from phoihop.engines.textreuse.manifest import ShelfEntry
from phoihop.engines.textreuse.shelves import FORGOTTEN, GONE, plain_rows
from phoihop.engines.textreuse.snapshots import Snapshot
from phoihop.engines.textreuse.writing import Writer

ERASED_AT_ONCE = 2_000


def remove(writer: Writer, numbers: Sequence[int]) -> Snapshot:
    """Mark documents as gone: no query finds them from now on. Compaction frees their space."""
    if not numbers:
        return writer.snapshot
    name, flags = writer.mark(numbers, GONE)
    gone = int(np.count_nonzero(flags & GONE))
    return writer.commit(replace(writer.snapshot.manifest, flags=name, gone=gone))


def forget(writer: Writer, numbers: Sequence[int]) -> Snapshot:
    """Erase the words of documents and keep their fingerprints.

    The words are overwritten on the disk before this returns. Killed half-way, the next writer
    finishes it.
    """
    for begin in range(0, len(numbers), ERASED_AT_ONCE):
        some = tuple(numbers[begin : begin + ERASED_AT_ONCE])
        name, _ = writer.mark(some, FORGOTTEN)
        writer.commit(replace(writer.snapshot.manifest, flags=name, erasing=some))
        finish_erasing(writer)
    return writer.snapshot


def finish_erasing(writer: Writer) -> None:
    """Overwrite the words of the documents that the manifest names; harmless to repeat."""
    manifest = writer.snapshot.manifest
    if not manifest.erasing:
        return
    rows = plain_rows(writer.snapshot.rows[list(manifest.erasing)])
    for shelf in {row.shelf for row in rows}:
        path = writer.folder / manifest.shelves[shelf].name
        with path.open("r+b") as file:
            for row in rows:
                if row.shelf == shelf:
                    file.seek(row.offset)
                    file.write(bytes(row.word_bytes))
            file.flush()
            os.fsync(file.fileno())
    writer.commit(replace(manifest, erasing=()))


def compact(writer: Writer) -> Snapshot:
    """Rewrite the index without what is gone or forgotten, its postings in one segment.

    Readers go on meanwhile. Needs as much free space as the index has. Document numbers stay.
    """
    manifest = writer.snapshot.manifest
    if not manifest.documents:
        return writer.snapshot
    rows = np.array(writer.snapshot.rows)
    shelves = tuple(
        rewritten_shelf(writer, number, rows) for number in range(len(manifest.shelves))
    )
    name = writer.new_name("documents", "rows")
    write_whole(writer.folder / name, lambda file: file.write(rows.tobytes()))
    return writer.commit(
        replace(
            manifest,
            rows=name,
            rows_crc=zlib.crc32(rows.tobytes()),
            shelves=shelves,
            segments=writer.few_segments(),
        )
    )


def rewritten_shelf(writer: Writer, number: int, rows: npt.NDArray[np.void]) -> ShelfEntry:
    """A shelf without the blocks of gone documents and the words of forgotten ones.

    Changes the rows of the documents that lie on it. A shelf with nothing to drop stays.
    """
    flags = writer.snapshot.flags
    own = np.flatnonzero(rows["shelf"] == number)
    if not np.any(flags[own] & (GONE | FORGOTTEN)):
        return writer.snapshot.manifest.shelves[number]
    raw = writer.snapshot.shelves[number]
    name = writer.new_name("words", "shelf", part=number + 1)

    def write(file: BinaryIO) -> None:
        for at, row in zip(own.tolist(), plain_rows(rows[own]), strict=True):
            begin, end = row.offset, row.offset + row.block_bytes
            if flags[at] & (GONE | FORGOTTEN):
                begin = end if flags[at] & GONE else begin + row.word_bytes
                for field in ("words", "extras", "title_words"):
                    rows[field][at] = 0
            if flags[at] & GONE:
                rows["id_bytes"][at] = rows["outlet_bytes"][at] = 0
            block = raw[begin:end].tobytes()
            rows["offset"][at], rows["crc"][at] = file.tell(), zlib.crc32(block)
            file.write(block + b"\0" * (-len(block) % 4))

    write_whole(writer.folder / name, write)
    return ShelfEntry(name, (writer.folder / name).stat().st_size)
