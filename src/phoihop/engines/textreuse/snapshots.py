"""One state of an index, opened: nothing is read until it is needed."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from phoihop.engines.textreuse.files import Raw
from phoihop.engines.textreuse.manifest import Manifest, read_manifest
from phoihop.engines.textreuse.segments import Segment, open_segment
from phoihop.engines.textreuse.shelves import (
    FORGOTTEN,
    GONE,
    ROW,
    KeptWords,
    Label,
    Row,
    kept_words,
    label_of,
)
from phoihop.law.refusal import Refusal

ATTEMPTS = 20


@dataclass(frozen=True, slots=True, eq=False)
class Snapshot:
    """The files of one generation, mapped.

    Attributes:
        rows: a row a document (``shelves.ROW``); flags: a byte a document.
    """

    manifest: Manifest
    rows: npt.NDArray[np.void]
    flags: npt.NDArray[np.uint8]
    shelves: tuple[Raw, ...]
    segments: tuple[Segment, ...]

    @property
    def live(self) -> int:
        """How many documents are there and not gone."""
        return self.manifest.documents - self.manifest.gone

    def row(self, number: int) -> Row:
        """The row of the document with this number."""
        return Row(*self.rows[number].tolist())

    def label(self, row: Row) -> Label:
        """Id, outlet and date of a document."""
        return label_of(row, self.shelves[row.shelf])

    def words(self, row: Row) -> KeptWords:
        """The kept words of a document."""
        return kept_words(row, self.shelves[row.shelf])

    def is_gone(self, number: int) -> bool:
        """Whether a document was removed."""
        return bool(self.flags[number] & GONE)

    def is_forgotten(self, number: int) -> bool:
        """Whether a document's words were erased, its fingerprints kept."""
        return bool(self.flags[number] & FORGOTTEN)


def mapped(path: Path, size_bytes: int) -> Raw:
    """The first bytes of a file, mapped for reading.

    Raises:
        Refusal: ``textreuse.index_damaged`` when the file is shorter than it should be.
        FileNotFoundError: when a writer has meanwhile replaced it.
    """
    if size_bytes == 0:
        return np.empty(0, np.uint8)
    if path.stat().st_size < size_bytes:
        raise Refusal("textreuse.index_damaged", file=path.name)
    return np.memmap(path, np.uint8, "r", shape=(size_bytes,)).view(np.ndarray)


def flags_of(folder: Path, manifest: Manifest) -> npt.NDArray[np.uint8]:
    """A byte a document; documents added after the file was written have none set."""
    flags = np.zeros(manifest.documents, np.uint8)
    if manifest.flags:
        written = np.fromfile(folder / manifest.flags, np.uint8)
        flags[: len(written)] = written[: len(flags)]
    return flags


def snapshot_of(folder: Path, manifest: Manifest, before: Snapshot | None = None) -> Snapshot:
    """Open the files a manifest names, taking over those already open."""
    opened = {segment.entry: segment for segment in before.segments} if before else {}
    shelves = shelves_of(folder, manifest, before)
    rows = mapped(folder / manifest.rows, manifest.documents * ROW.itemsize).view(ROW)
    segments = tuple(
        opened.get(entry) or open_segment(folder, entry) for entry in manifest.segments
    )
    return Snapshot(manifest, rows, flags_of(folder, manifest), shelves, segments)


def shelves_of(folder: Path, manifest: Manifest, before: Snapshot | None) -> tuple[Raw, ...]:
    """The shelves, mapped; an unchanged one is not mapped again."""
    known = dict(zip(before.manifest.shelves, before.shelves, strict=True)) if before else {}
    return tuple(
        known[entry] if entry in known else mapped(folder / entry.name, entry.size_bytes)
        for entry in manifest.shelves
    )


def open_snapshot(folder: Path, before: Snapshot | None = None) -> Snapshot:
    """The current state of an index, also while a writer is replacing files.

    Raises:
        Refusal: ``textreuse.index_damaged`` when files stay missing or are of another form.
    """
    for _ in range(ATTEMPTS):
        manifest = read_manifest(folder)
        try:
            return snapshot_of(folder, manifest, before)
        except FileNotFoundError as error:
            missing = Path(str(error.filename)).name
        except Refusal:
            if read_manifest(folder).generation == manifest.generation:
                raise
            missing = "segment"
    raise Refusal("textreuse.index_damaged", file=missing)
