"""An index of texts on disk: what goes in is found again wherever a passage of it turns up."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

from phoihop.engines.textreuse.checking import Sizes, damaged_files, sizes
from phoihop.engines.textreuse.documents import Document, Skipped, require_fit, unfit
from phoihop.engines.textreuse.erasing import compact, finish_erasing, forget, remove
from phoihop.engines.textreuse.manifest import NAME
from phoihop.engines.textreuse.matches import Match
from phoihop.engines.textreuse.naming import numbers_named
from phoihop.engines.textreuse.readings import Readings, read_documents
from phoihop.engines.textreuse.reporting import matches_of
from phoihop.engines.textreuse.searching import Found, search
from phoihop.engines.textreuse.snapshots import Snapshot, open_snapshot
from phoihop.engines.textreuse.writing import Writer
from phoihop.law.refusal import Refusal

BATCH_DOCUMENTS = 1_000
BATCH_CHARACTERS = 8_000_000


@dataclass(frozen=True, slots=True)
class Added:
    """What became of the documents of an ``add``.

    Attributes:
        added: how many went in; they are on the disk for good.
        known: ids that the index already held; those documents were left as they are.
        skipped: documents that cannot be indexed, and why.
    """

    added: int
    known: tuple[str, ...]
    skipped: tuple[Skipped, ...]


class Index:
    """A folder of fingerprints and kept words, for one writer and any number of readers.

    Opening reads nothing but the list of files. A reader sees what was committed when its query
    began. The first method that changes something makes this process the writer, until
    ``close``; another then gets ``textreuse.writer_busy``.
    """

    def __init__(self, folder: Path, snapshot: Snapshot) -> None:
        self.folder = folder
        self._snapshot = snapshot
        self._seen = self._stamp()
        self._writer: Writer | None = None

    @classmethod
    def open(cls, path: Path | str, *, must_exist: bool = False) -> "Index":
        """Open an index folder, or a new one that the first ``add`` will create.

        Raises:
            Refusal: ``textreuse.index_missing`` when it must exist and does not,
                ``textreuse.index_damaged``, ``textreuse.index_other_format``.
        """
        folder = Path(path)
        if must_exist and not (folder / NAME).is_file():
            raise Refusal("textreuse.index_missing", folder=folder.name)
        return cls(folder, open_snapshot(folder))

    def __enter__(self) -> "Index":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let another process write; reading may go on."""
        if self._writer is not None:
            self._writer.close()
            self._writer = None

    def __len__(self) -> int:
        return self._current().live

    def __contains__(self, name: object) -> bool:
        return isinstance(name, str) and bool(numbers_named(self._current(), [name]))

    def add(self, documents: Iterable[Document]) -> Added:
        """Index documents, in batches; a batch is either wholly in or not at all.

        When this returns, a crash cannot lose them. May be repeated: known ids are left alone,
        so an interrupted run is simply run again.

        Raises:
            Refusal: ``textreuse.writer_busy``.
        """
        added, known, skipped = 0, list[str](), list[Skipped]()
        for batch in batches(documents):
            fit = self._new_ones(batch, known, skipped)
            if fit:
                self._append(fit, *read_documents(fit))
            added += len(fit)
        return Added(added, tuple(known), tuple(skipped))

    def receive(
        self, documents: Sequence[Document], *, with_spans: bool = False
    ) -> tuple[Added, dict[str, list[Match]]]:
        """Index one batch and match each of its documents with all that came before it.

        So every pair of documents is reported once, to whichever came second. A process killed
        before it could keep the matches has the documents in the index all the same; it asks
        for those with ``query_many``.

        Returns:
            What was added, and the matches of each added document under its id.
        """
        known, skipped = list[str](), list[Skipped]()
        fit = self._new_ones(documents, known, skipped)
        added = Added(len(fit), tuple(known), tuple(skipped))
        if not fit:
            return added, {}
        texts, titles = read_documents(fit)
        first = self._current().manifest.documents
        snapshot = self._append(fit, texts, titles)
        found = search(snapshot, texts, titles)
        earlier = found.pairs[:, 1] < first + found.pairs[:, 0]
        found = Found(found.pairs[earlier], found.figures[earlier])
        matches = matches_of(snapshot, fit, titles, found, with_spans=with_spans)
        return added, {document.id: own for document, own in zip(fit, matches, strict=True)}

    def query(self, document: Document | str, *, thorough: bool = False) -> list[Match]:
        """The documents that share a passage with a text, with spans, the largest first.

        Found for certain: every verbatim run of ``GUARANTEED_WORDS`` words that at most four
        documents hold, and of nine words more that at most 200 do. ``thorough`` drops both
        limits, and takes longer the more common the text's phrases are.

        Raises:
            Refusal: see ``documents.unfit_text``.
        """
        if isinstance(document, str):
            document = Document("", document)
        (matches,) = self.query_many([document], with_spans=True, thorough=thorough)
        return matches

    def query_many(
        self, documents: Sequence[Document], *, with_spans: bool = False, thorough: bool = False
    ) -> list[list[Match]]:
        """The matches of each document, as ``query`` gives them, faster for many."""
        for document in documents:
            require_fit(document.text)
        if not documents:
            return []
        snapshot = self._current()
        texts, titles = read_documents(documents)
        found = search(snapshot, texts, titles, thorough=thorough)
        return matches_of(snapshot, documents, titles, found, with_spans=with_spans)

    def remove(self, names: Iterable[str]) -> int:
        """Take documents out; returns how many were there. Their ids may be used again."""
        writer = self._writing()
        numbers = list(numbers_named(writer.snapshot, list(names)).values())
        self._snapshot = remove(writer, numbers)
        return len(numbers)

    def forget(self, names: Iterable[str]) -> int:
        """Erase the words of documents for good, keeping fingerprints, id, outlet and date.

        A query still finds them, unverified. Returns how many were there.
        """
        writer = self._writing()
        numbers = list(numbers_named(writer.snapshot, list(names)).values())
        self._snapshot = forget(writer, numbers)
        return len(numbers)

    def compact(self) -> None:
        """Rewrite the files without what was removed; readers go on meanwhile."""
        self._snapshot = compact(self._writing())

    def check(self) -> list[str]:
        """Names of damaged files; none when all checksums fit. Reads everything."""
        return damaged_files(self.folder, self._current())

    def sizes(self) -> Sizes:
        """How many bytes the index has on disk."""
        return sizes(self.folder, self._current())

    def _stamp(self) -> tuple[int, int]:
        try:
            seen = (self.folder / NAME).stat()
        except FileNotFoundError:
            return 0, 0
        return seen.st_mtime_ns, seen.st_ino

    def _current(self) -> Snapshot:
        """The latest state: its own when this is the writer, else what the folder says."""
        if self._writer is not None:
            return self._writer.snapshot
        stamp = self._stamp()
        if stamp != self._seen:
            self._snapshot = open_snapshot(self.folder, self._snapshot)
            self._seen = stamp
        return self._snapshot

    def _writing(self) -> Writer:
        if self._writer is None:
            self._writer = Writer(self.folder)
            finish_erasing(self._writer)
        return self._writer

    def _append(self, fit: list[Document], texts: Readings, titles: Readings) -> Snapshot:
        self._snapshot = self._writing().append(fit, texts, titles)
        return self._snapshot

    def _new_ones(
        self, documents: Sequence[Document], known: list[str], skipped: list[Skipped]
    ) -> list[Document]:
        """Those to be added; the others go to ``known`` or ``skipped``."""
        chosen: dict[str, Document] = {}
        for document in documents:
            code = unfit(document)
            if code is not None:
                skipped.append(Skipped(document.id, code))
            elif document.id in chosen:
                known.append(document.id)
            else:
                chosen[document.id] = document
        here = numbers_named(self._writing().snapshot, list(chosen))
        known.extend(name for name in chosen if name in here)
        return [document for name, document in chosen.items() if name not in here]


def batches(documents: Iterable[Document]) -> Iterator[list[Document]]:
    """Cut a stream into batches that are read and committed together."""
    batch: list[Document] = []
    characters = 0
    for document in documents:
        batch.append(document)
        characters += len(document.text)
        if len(batch) >= BATCH_DOCUMENTS or characters >= BATCH_CHARACTERS:
            yield batch
            batch, characters = [], 0
    if batch:
        yield batch
