"""Finding documents by their ids: an id's hash is kept among the fingerprints."""

from collections.abc import Sequence
from hashlib import blake2b

import numpy as np

from phoihop.engines.textreuse.searching import places_in
from phoihop.engines.textreuse.snapshots import Snapshot


def id_hash(name: str) -> int:
    """The 40-bit number under which a document's id is found among the fingerprints."""
    return int.from_bytes(blake2b(name.encode(), digest_size=5).digest(), "big")


def numbers_named(snapshot: Snapshot, names: Sequence[str]) -> dict[str, int]:
    """The numbers of the documents with these ids, as far as they are there and not gone."""
    hashes = np.array([id_hash(name) for name in names], np.uint64)
    begins, counts = places_in(snapshot, hashes)
    found: dict[str, int] = {}
    for segment, at in zip(*np.nonzero(counts), strict=True):
        begin, count = int(begins[segment, at]), int(counts[segment, at])
        for key in snapshot.segments[segment].keys[begin : begin + count].tolist():
            number = key & 0xFFFFFFFF
            if snapshot.is_gone(number):
                continue
            if snapshot.label(snapshot.row(number)).id == names[at]:
                found[names[at]] = number
    return found
