"""Writing a bundle: files, a manifest of them all, and a seal over the manifest."""

import hashlib
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, Any

from phoihop.engines.capture.keys import WitnessKey
from phoihop.engines.capture.verifier import FORMAT, MANIFEST, SEAL, canonical
from phoihop.engines.capture.zipform import CHUNK, central_header, end_record, local_header
from phoihop.law.refusal import Refusal

MOST_BYTES = 4 * 2**30 - 2**20
"""Of a whole bundle: the plain ZIP form ends there."""
MOST_FILES = 60_000


@dataclass(frozen=True, slots=True)
class Part:
    """One file of a bundle: its name in it, and its bytes or the file that holds them."""

    name: str
    source: bytes | Path

    def pieces(self) -> Iterator[bytes]:
        """The contents, a piece at a time."""
        if isinstance(self.source, bytes):
            yield self.source
            return
        with self.source.open("rb") as file:
            while piece := file.read(CHUNK):
                yield piece


def write_bundle(
    target: IO[bytes],
    parts: Iterable[Part],
    facts: Mapping[str, Any],
    *,
    kind: str,
    key: WitnessKey,
    at: datetime,
) -> str:
    """Write a bundle and return the SHA-256 of its manifest. The same bytes for the same things.

    Args:
        target: opened for writing bytes; held to one pass, no seeking.
        parts: in the order in which they stand; one name once.
        facts: more for the manifest, plain values.
        kind: ``capture`` or ``evidence``.

    Raises:
        Refusal: ``capture.bundle_too_large`` (facts ``most_mb``).
    """
    zipped = _Zipped(target)
    listed = []
    for part in parts:
        listed.append(zipped.add(part))
    moment = at.astimezone(UTC).isoformat(timespec="seconds")
    manifest = canonical(
        {**facts, "format": FORMAT, "kind": kind, "made_at": moment, "files": listed}
    )
    sha256 = hashlib.sha256(manifest).hexdigest()
    seal = {
        "algorithm": "Ed25519",
        "manifest_sha256": sha256,
        "public_key": key.public_hex,
        "signature": key.sign(bytes.fromhex(sha256)).hex(),
    }
    zipped.add(Part(MANIFEST, manifest))
    zipped.add(Part(SEAL, canonical(seal)))
    zipped.close()
    return sha256


class _Zipped:
    def __init__(self, target: IO[bytes]) -> None:
        self.target = target
        self.at = 0
        self.directory = bytearray()
        self.count = 0

    def add(self, part: Part) -> dict[str, str | int]:
        """Write one entry; its hash and size must be known first, so it is read twice."""
        size, crc, digest = 0, 0, hashlib.sha256()
        for piece in part.pieces():
            size, crc = size + len(piece), zlib.crc32(piece, crc)
            digest.update(piece)
        self.count += 1
        if self.at + size > MOST_BYTES or self.count > MOST_FILES:
            raise Refusal("capture.bundle_too_large", most_mb=MOST_BYTES // 2**20)
        name = part.name.encode()
        self.directory += central_header(name, size, crc, self.at)
        header = local_header(name, size, crc)
        self.target.write(header)
        for piece in part.pieces():
            self.target.write(piece)
        self.at += len(header) + size
        return {"name": part.name, "bytes": size, "sha256": digest.hexdigest()}

    def close(self) -> None:
        """Write the directory and the end."""
        end = end_record(self.count, len(self.directory), self.at)
        self.target.write(bytes(self.directory) + end)
