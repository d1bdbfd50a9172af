"""From a batch of texts to the figures of every pair that shares a passage."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from phoihop.engines.textreuse.figures import COLUMNS
from phoihop.engines.textreuse.judging import REPORTED_PASSAGE
from phoihop.engines.textreuse.readings import Readings
from phoihop.engines.textreuse.shelves import FORGOTTEN
from phoihop.engines.textreuse.signing import GUARANTEED_WORDS
from phoihop.engines.textreuse.snapshots import Snapshot

Array64 = npt.NDArray[np.int64]
Hashes = npt.NDArray[np.uint64]
Figures = npt.NDArray[np.int32]

EVERY = 1 << 62


@dataclass(frozen=True, slots=True, eq=False)
class Lookup:
    """A batch's distinct fingerprints; text ``i`` owns ``hashes[bounds[i]:bounds[i + 1]]``."""

    hashes: Hashes
    bounds: Array64


@dataclass(frozen=True, slots=True, eq=False)
class Found:
    """Candidates of a batch, compared.

    Attributes:
        pairs: rows (text, document, shared fingerprints, rare ones), sorted by text.
        figures: a row of ``figures.COLUMNS`` figures a pair; zeros where the document's words
            were forgotten.
    """

    pairs: Array64
    figures: Figures


def lookup_of(readings: Readings) -> Lookup:
    """The fingerprints to look up: each text's own, sorted, each once."""
    from phoihop.engines.textreuse.sorting import distinct

    hashes = np.empty(len(readings.hashes), np.uint64)
    bounds = np.empty(len(readings) + 1, np.int64)
    count = distinct(readings.hashes, readings.hash_firsts, hashes, bounds)
    return Lookup(hashes[:count], bounds)


def places_in(snapshot: Snapshot, hashes: Hashes) -> tuple[Array64, Array64]:
    """Where each fingerprint's postings begin, and how many there are: a row a segment."""
    from phoihop.engines.textreuse.sorting import look_up

    begins = np.empty((len(snapshot.segments), len(hashes)), np.int64)
    counts = np.empty_like(begins)
    for number, segment in enumerate(snapshot.segments):
        look_up(
            segment.keys,
            segment.directory,
            segment.entry.bits,
            hashes,
            begins[number],
            counts[number],
        )
    return begins, counts


def candidates(snapshot: Snapshot, lookup: Lookup, *, thorough: bool = False) -> Array64:
    """Which documents may share a passage with each text.

    Args:
        thorough: take a single shared fingerprint as enough, however many documents have it.

    Returns:
        Rows (text, document, shared fingerprints, rare ones), sorted by text, then document.
    """
    from phoihop.engines.textreuse.candidates import FREQUENT, RARE, gather

    frequent, rare = (EVERY, EVERY) if thorough else (FREQUENT, RARE)
    begins, counts = places_in(snapshot, lookup.hashes)
    totals = counts.sum(axis=0)
    room = np.where(totals <= frequent, counts, 0).sum(axis=1)
    found = [np.empty((0, 4), np.int64)]
    for number, segment in enumerate(snapshot.segments):
        if not room[number]:
            continue
        pairs = np.empty((int(room[number]), 4), np.int64)
        places = (begins[number], counts[number], totals)
        written = gather(segment.keys, places, lookup.bounds, snapshot.flags, frequent, rare, pairs)
        found.append(pairs[:written])
    pairs = np.concatenate(found)
    return pairs[np.argsort(pairs[:, 0], kind="stable")]


def compared(snapshot: Snapshot, texts: Readings, titles: Readings, pairs: Array64) -> Figures:
    """The figures of each pair, from the kept words."""
    from phoihop.engines.textreuse.verifying import verify

    figures = np.zeros((len(pairs), COLUMNS), np.int32)
    if not len(pairs):
        return figures
    rows = snapshot.rows[pairs[:, 1]]
    readable = snapshot.flags[pairs[:, 1]] & FORGOTTEN == 0
    longest = int(np.diff(texts.words).max())
    scratch = scratch_for(longest, int(rows["words"].max()))
    for shelf, raw in enumerate(snapshot.shelves):
        here = np.flatnonzero(readable & (rows["shelf"] == shelf))
        if not len(here):
            continue
        blocks = np.empty((len(here), 4), np.int64)
        blocks[:, 0] = pairs[here, 0]
        blocks[:, 1] = rows["offset"][here] >> 2
        blocks[:, 2] = rows["title_words"][here]
        blocks[:, 3] = rows["words"][here]
        part = np.zeros((len(here), COLUMNS), np.int32)
        verify(
            (texts.tokens, texts.words),
            (titles.tokens, titles.words),
            raw[: len(raw) // 4 * 4].view(np.uint32),
            blocks,
            (GUARANTEED_WORDS, REPORTED_PASSAGE),
            part,
            scratch,
        )
        figures[here] = part
    return figures


def scratch_for(
    query_words: int, base_words: int
) -> tuple[Figures, Figures, Figures, Figures, npt.NDArray[np.uint8]]:
    """Room for comparing texts of up to so many words."""
    from phoihop.engines.textreuse.alignment import SEED_WORDS
    from phoihop.engines.textreuse.verifying import seed_room

    longest = max(query_words, base_words) + 1
    return (
        np.empty(seed_room(query_words), np.int32),
        np.empty(query_words + 1, np.int32),
        np.empty(seed_room(base_words) + base_words + 1, np.int32),
        np.empty((longest // SEED_WORDS + 1, 3), np.int32),
        np.empty(longest, np.uint8),
    )


def search(
    snapshot: Snapshot, texts: Readings, titles: Readings, *, thorough: bool = False
) -> Found:
    """Find and compare all candidates of a batch of texts."""
    pairs = candidates(snapshot, lookup_of(texts), thorough=thorough)
    return Found(pairs, compared(snapshot, texts, titles, pairs))
