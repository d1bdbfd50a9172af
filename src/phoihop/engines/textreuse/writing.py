"""The one writer of an index: appends words and rows, writes segments, commits, tidies up."""

import fcntl
import re
import zlib
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import numpy.typing as npt

from phoihop.engines.textreuse.documents import Document
from phoihop.engines.textreuse.files import append_at, write_whole
from phoihop.engines.textreuse.manifest import Manifest, ShelfEntry, commit
from phoihop.engines.textreuse.naming import id_hash
from phoihop.engines.textreuse.readings import Readings
from phoihop.engines.textreuse.segments import (
    COARSE_BOUNDS,
    Postings,
    Segment,
    SegmentEntry,
    merged,
    postings_of,
    sorted_postings,
    write_segment,
)
from phoihop.engines.textreuse.shelves import ROW, blocks_of
from phoihop.engines.textreuse.snapshots import Snapshot, open_snapshot, snapshot_of
from phoihop.law.refusal import Refusal

LOCK = "writer.lock"
SHELF_BYTES = 1 << 28
TIER = 3  # the newest segment takes in the one before it when that is at most so much larger
IN_MEMORY = 1 << 22  # postings merged in memory; more are merged in a file
MOST_POSTINGS = (1 << 32) - 1  # in one segment, some 43 million articles: its directory has 32 bits
OWN_FILES = re.compile(
    r"(postings|words|documents|flags)-\d{8}(-\d+)?\.\w+(\.new|\.merge)?|.*\.json\.new"
)


class Writer:
    """Holds the lock of an index folder and writes its next states.

    Each method that changes something returns the snapshot after its commit. Nothing that was
    committed before is lost when the process is killed inside one.
    """

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.folder = folder
        self._lock = (folder / LOCK).open("a")
        try:
            fcntl.flock(self._lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            self._lock.close()
            raise Refusal("textreuse.writer_busy", folder=folder.name) from error
        self.snapshot = open_snapshot(folder)
        self.tidy()

    def close(self) -> None:
        """Give the lock back; the system does the same for a killed process."""
        self._lock.close()

    def tidy(self) -> None:
        """Delete files that no manifest names: left by a crash, or replaced by a commit.

        Readers that still have them open keep their content.
        """
        wanted = self.snapshot.manifest.files()
        for path in self.folder.iterdir():
            if path.name not in wanted and OWN_FILES.fullmatch(path.name):
                path.unlink(missing_ok=True)

    def new_name(self, kind: str, ending: str, part: int = 0) -> str:
        """A file name that the next generation may use, for one of several parts."""
        stem = f"{kind}-{self.snapshot.manifest.generation + 1:08d}"
        return f"{stem}-{part}.{ending}" if part else f"{stem}.{ending}"

    def commit(self, manifest: Manifest) -> Snapshot:
        """Make a state current, open it, and delete what it replaced."""
        stale = self.snapshot.manifest.files() - manifest.files()
        manifest = commit(self.folder, manifest)
        self.snapshot = snapshot_of(self.folder, manifest, self.snapshot)
        for name in stale:
            (self.folder / name).unlink(missing_ok=True)
        return self.snapshot

    def append(self, documents: list[Document], texts: Readings, titles: Readings) -> Snapshot:
        """Add documents, already found fit and new, with their readings."""
        manifest = self.snapshot.manifest
        shelves, rows = self.shelve(documents, texts, titles)
        offset = manifest.documents * ROW.itemsize
        append_at(self.folder / manifest.rows, offset, [rows.tobytes()])
        segments = self.add_segment(new_postings(documents, texts, manifest.documents))
        return self.commit(
            replace(
                manifest,
                documents=manifest.documents + len(documents),
                rows_crc=zlib.crc32(rows.tobytes(), manifest.rows_crc),
                shelves=shelves,
                segments=segments,
            )
        )

    def shelve(
        self, documents: list[Document], texts: Readings, titles: Readings
    ) -> tuple[tuple[ShelfEntry, ...], npt.NDArray[np.void]]:
        """Append the words to the last shelf, or to a new one when that is full."""
        shelves = self.snapshot.manifest.shelves
        if not shelves or shelves[-1].size_bytes >= SHELF_BYTES:
            shelves = (*shelves, ShelfEntry(self.new_name("words", "shelf"), 0))
        last = shelves[-1]
        blocks, rows = blocks_of(documents, texts, titles, len(shelves) - 1, last.size_bytes)
        size = append_at(self.folder / last.name, last.size_bytes, blocks)
        return (*shelves[:-1], ShelfEntry(last.name, size)), rows

    def add_segment(self, new: Postings) -> tuple[SegmentEntry, ...]:
        """Write new postings, together with earlier segments that are not much larger.

        So there are at most about log3(documents) segments, and a posting is written about as
        often.
        """
        kept = list(self.snapshot.segments)
        flags = np.zeros(new.first + new.documents, np.uint8)
        flags[: new.first] = self.snapshot.flags
        while kept and self.belong_together(kept[-1], new):
            new = self.joined(kept.pop(), new, flags)
        return (*(segment.entry for segment in kept), self.write_postings(new))

    def belong_together(self, left: Segment, right: Postings) -> bool:
        """Whether a segment is merged into the postings that come after it."""
        count = left.entry.postings
        return count <= TIER * len(right.keys) and count + len(right.keys) <= MOST_POSTINGS

    def few_segments(self) -> tuple[SegmentEntry, ...]:
        """Write all postings anew, without those of documents that are gone.

        One segment, or as few as hold ``MOST_POSTINGS`` each.
        """
        entries: list[SegmentEntry] = []
        segments = list(self.snapshot.segments)
        while segments:
            end = segments[-1].entry.first + segments[-1].entry.documents
            some = Postings(end, 0, np.empty(0, np.uint64), np.zeros(COARSE_BOUNDS, np.int64))
            while segments and segments[-1].entry.postings + len(some.keys) <= MOST_POSTINGS:
                some = self.joined(segments.pop(), some, self.snapshot.flags)
            entries.insert(0, self.write_postings(some, part=len(segments) + 1))
        return tuple(entries)

    def write_postings(self, postings: Postings, part: int = 0) -> SegmentEntry:
        """Write a segment and drop the files in which it was merged."""
        entry = write_segment(self.folder, self.new_name("postings", "keys", part), postings)
        for path in self.folder.glob("postings-*.merge"):
            path.unlink()
        return entry

    def joined(self, left: Segment, right: Postings, flags: npt.NDArray[np.uint8]) -> Postings:
        """Merge, in memory when it is little, else in a file beside."""
        room = len(left.keys) + len(right.keys) + 1
        out: npt.NDArray[np.uint64]
        if room <= IN_MEMORY:
            out = np.empty(room, np.uint64)
        else:
            name = f"postings-{left.entry.first:08d}.merge"
            out = np.memmap(self.folder / name, np.uint64, "w+", shape=(room,))
        return merged(postings_of(left), right, flags, out)

    def write_flags(self, flags: npt.NDArray[np.uint8]) -> str:
        """Write the bytes of all documents to a new file; returns its name."""
        name = self.new_name("flags", "bytes")
        write_whole(self.folder / name, lambda file: file.write(flags.tobytes()))
        return name

    def mark(self, numbers: Sequence[int], flag: int) -> tuple[str, npt.NDArray[np.uint8]]:
        """Set a flag of some documents in a new flags file."""
        flags = self.snapshot.flags.copy()
        flags[list(numbers)] |= flag
        return self.write_flags(flags), flags


def new_postings(documents: list[Document], texts: Readings, first: int) -> Postings:
    """Postings of new documents: their fingerprints, and their ids to be found by."""
    names = np.array([id_hash(document.id) for document in documents], np.uint64)
    numbers = np.arange(len(documents), dtype=np.uint64)
    return sorted_postings(
        np.concatenate([texts.hashes, names]),
        np.concatenate([np.repeat(numbers, np.diff(texts.hash_firsts)), numbers]),
        first,
        len(documents),
    )
