"""The manifest: one small file that says which bytes of which files are the index, now.

A writer prepares new files, then replaces the manifest; that moment is the commit. Readers see
the index before or after it, never between.
"""

import json
import zlib
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any, BinaryIO

from phoihop.engines.textreuse.files import sync_folder, write_whole
from phoihop.engines.textreuse.segments import SegmentEntry
from phoihop.engines.textreuse.signing import SHINGLE_WORDS, WINDOW_SHINGLES
from phoihop.law.refusal import Refusal

NAME = "manifest.json"
FORMAT = 1


@dataclass(frozen=True, slots=True)
class ShelfEntry:
    """A file of kept words, and how many of its bytes count."""

    name: str
    size_bytes: int


@dataclass(frozen=True, slots=True)
class Manifest:
    """What an index consists of.

    Attributes:
        generation: grows by one with each commit.
        documents: rows in ``rows``, gone ones included.
        gone: how many documents are gone.
        rows: file of document rows; rows_crc: CRC-32 of the bytes that count.
        shelves, segments: the files of kept words, and of postings in the order of documents.
        flags: file with a byte a document: 1 gone, 2 words forgotten; None when all are zero.
        erasing: documents whose words are being erased; after a crash it is done again.
    """

    generation: int
    documents: int
    gone: int
    rows: str
    rows_crc: int
    shelves: tuple[ShelfEntry, ...]
    segments: tuple[SegmentEntry, ...]
    flags: str | None
    erasing: tuple[int, ...] = ()
    format: int = FORMAT
    shingle: int = SHINGLE_WORDS
    window: int = WINDOW_SHINGLES

    def files(self) -> set[str]:
        """Names of all files that belong to this state, itself excepted."""
        names = {self.rows} | {shelf.name for shelf in self.shelves}
        names |= {segment.name for segment in self.segments}
        return names | ({self.flags} if self.flags else set())


EMPTY = Manifest(0, 0, 0, "documents-00000000.rows", 0, (), (), None)


def read_manifest(folder: Path) -> Manifest:
    """The current state; an empty one where none was written yet.

    Raises:
        Refusal: ``textreuse.index_damaged`` when the file is not what a writer wrote,
            ``textreuse.index_other_format`` when it belongs to another version or setting.
    """
    try:
        raw = (folder / NAME).read_bytes()
    except FileNotFoundError:
        return EMPTY
    try:
        crc, _, body = raw.partition(b"\n")
        if int(crc) != zlib.crc32(body):
            raise ValueError("checksum")
        values: dict[str, Any] = json.loads(body)
    except ValueError as error:
        raise Refusal("textreuse.index_damaged", file=NAME) from error
    kept = (values.get("format"), values.get("shingle"), values.get("window"))
    if kept != (FORMAT, SHINGLE_WORDS, WINDOW_SHINGLES):
        raise Refusal("textreuse.index_other_format", file=NAME)
    values["shelves"] = tuple(ShelfEntry(**entry) for entry in values["shelves"])
    values["segments"] = tuple(SegmentEntry(**entry) for entry in values["segments"])
    values["erasing"] = tuple(values["erasing"])
    return Manifest(**values)


def commit(folder: Path, manifest: Manifest) -> Manifest:
    """Make a state the current one, for good: afterwards a crash cannot undo it.

    Returns:
        The manifest with its generation raised by one.
    """
    manifest = replace(manifest, generation=manifest.generation + 1)
    body = json.dumps(asdict(manifest), separators=(",", ":")).encode()

    def write(file: BinaryIO) -> None:
        file.write(b"%d\n%s" % (zlib.crc32(body), body))

    sync_folder(folder)
    write_whole(folder / NAME, write)
    sync_folder(folder)
    return manifest
