"""Reading web archive files back, and naming what was changed in them."""

import base64
import binascii
import hashlib
import json
from dataclasses import dataclass
from typing import Any

from phoihop.engines.webpages.decompression import unpack
from phoihop.engines.webpages.fetching import Headers
from phoihop.engines.webpages.policy import MAX_BODY_BYTES
from phoihop.engines.webpages.warc import (
    MANIFEST_ADDRESS,
    MANIFEST_START,
    MANIFEST_TYPE,
    VERSION,
    record_bytes,
)
from phoihop.law.refusal import Refusal


@dataclass(frozen=True, slots=True)
class Record:
    """One record: its headers, its contents, and where it stands in the file (bytes)."""

    kind: str
    address: str
    headers: Headers
    block: bytes
    offset: int
    length: int

    def header(self, name: str) -> str:
        """The first header of that name, whatever its case; empty when there is none."""
        wanted = name.lower()
        return next((value for key, value in self.headers if key.lower() == wanted), "")


@dataclass(frozen=True, slots=True)
class Damage:
    """One record that is not as it was written.

    Attributes:
        number: of the record in the file, from 1.
        kind: of the record: ``response``, ``request``, ``resource``, ``manifest``…
        address: of the record, or empty.
        part: ``header``, ``contents``, ``manifest`` or ``structure``.
        offset: first byte of the record in the file.
    """

    number: int
    kind: str
    address: str
    part: str
    offset: int


@dataclass(frozen=True, slots=True)
class ArchivedAnswer:
    """The answer of a server as an archive holds it; ``body`` is unpacked."""

    address: str
    status: int
    headers: Headers
    raw_body: bytes
    body: bytes


def read_warc(data: bytes) -> tuple[Record, ...]:
    """Every record of a WARC file, contents unchecked: see :func:`verify_warc`.

    Raises:
        Refusal: ``warc.broken`` (fact ``offset``) where the file stops being one.
    """
    records: list[Record] = []
    offset = 0
    while offset < len(data):
        record = _record_at(data, offset)
        records.append(record)
        offset += record.length
    return tuple(records)


def verify_warc(data: bytes) -> tuple[Damage, ...]:
    """What differs from what was written; empty when every byte is in its place.

    Each record is held against the manifest at the end, and the contents of each against their
    own digest. Somebody who writes manifest and digests anew is not found out here but by the
    seal over the whole file.
    """
    try:
        listed, start = _manifest(data)
    except Refusal:
        return (*_by_their_own_digests(data), Damage(0, "manifest", "", "manifest", 0))
    found = []
    whole = 0
    for number, entry in enumerate(listed["records"], 1):
        piece = data[entry["offset"] : entry["offset"] + entry["length"]]
        whole += len(piece)
        if hashlib.sha256(piece).hexdigest() != entry["sha256"]:
            found.append(_describe(piece, number, entry["offset"]))
    if whole != start:
        found.append(Damage(len(listed["records"]), "manifest", "", "structure", start))
    return tuple(found)


def _manifest(data: bytes) -> tuple[dict[str, Any], int]:
    """The manifest and its place, if it is exactly the one that would be written."""
    start = data.rfind(MANIFEST_START)
    if start < 0:
        raise Refusal("warc.broken", offset=len(data))
    record = _record_at(data, start)
    try:
        listed = json.loads(record.block)
        at = str(listed["at"])
        sound = all(_is_place(entry["offset"], entry["length"]) for entry in listed["records"])
    except (ValueError, KeyError, TypeError):
        raise Refusal("warc.broken", offset=start) from None
    if not sound:
        raise Refusal("warc.broken", offset=start)
    again = record_bytes("metadata", MANIFEST_ADDRESS, MANIFEST_TYPE, record.block, at)
    if data[start:] != again:
        raise Refusal("warc.broken", offset=start)
    return listed, start


def _is_place(offset: object, length: object) -> bool:
    return isinstance(offset, int) and isinstance(length, int) and offset >= 0 and length >= 0


def _record_at(data: bytes, offset: int) -> Record:
    head_ends = data.find(b"\r\n\r\n", offset)
    if not data.startswith(VERSION, offset) or head_ends < 0:
        raise Refusal("warc.broken", offset=offset)
    lines = data[offset + len(VERSION) : head_ends].decode("utf-8", "replace").split("\r\n")
    headers = tuple(
        (name.strip(), value.strip()) for name, _, value in (line.partition(":") for line in lines)
    )
    named = {name.lower(): value for name, value in reversed(headers)}
    size = named.get("content-length", "")
    block_at = head_ends + 4
    if not size.isdigit() or len(size) > 15:
        raise Refusal("warc.broken", offset=offset)
    ends = block_at + int(size)
    if data[ends : ends + 4] != b"\r\n\r\n":
        raise Refusal("warc.broken", offset=offset)
    address = named.get("warc-target-uri", "")
    kind = named.get("warc-type", "")
    return Record(kind, address, headers, data[block_at:ends], offset, ends + 4 - offset)


def _describe(piece: bytes, number: int, offset: int) -> Damage:
    try:
        record = _record_at(piece, 0)
    except Refusal:
        return Damage(number, "", "", "structure", offset)
    part = "header" if _holds(record) else "contents"
    return Damage(number, record.kind, record.address, part, offset)


def _holds(record: Record) -> bool:
    """Whether the contents fit their own digest; a digest of another kind is believed."""
    label, _, written = record.header("WARC-Block-Digest").partition(":")
    if label.lower() not in ("sha256", "sha1"):
        return True
    digest = hashlib.new(label.lower(), record.block, usedforsecurity=False).digest()
    if written.lower() == digest.hex():
        return True
    try:
        return base64.b32decode(written.upper()) == digest
    except (binascii.Error, ValueError):
        return False


def _by_their_own_digests(data: bytes) -> tuple[Damage, ...]:
    found: list[Damage] = []
    offset = 0
    number = 0
    while offset < len(data):
        number += 1
        try:
            record = _record_at(data, offset)
        except Refusal:
            return (*found, Damage(number, "", "", "structure", offset))
        if not _holds(record):
            found.append(Damage(number, record.kind, record.address, "contents", offset))
        offset += record.length
    return tuple(found)


def answer_in(data: bytes, *, max_body_bytes: int = MAX_BODY_BYTES) -> ArchivedAnswer:
    """The server's answer that an archive holds: of its first ``response`` record.

    Raises:
        Refusal: ``warc.broken``; ``warc.no_answer``; those of :func:`decompression.unpack`.
    """
    for record in read_warc(data):
        if record.kind == "response":
            return _answer(record, max_body_bytes)
    raise Refusal("warc.no_answer")


def _answer(record: Record, max_body_bytes: int) -> ArchivedAnswer:
    head, _, raw_body = record.block.partition(b"\r\n\r\n")
    first, *lines = head.decode("utf-8", "surrogateescape").split("\r\n")
    words = first.split(" ")
    if len(words) < 2 or not words[1].isdigit():
        raise Refusal("warc.no_answer")
    headers = tuple((name, value.strip()) for name, _, value in (x.partition(":") for x in lines))
    coding = next((value for name, value in headers if name.lower() == "content-encoding"), "")
    body = unpack(raw_body, coding, max_body_bytes)
    return ArchivedAnswer(record.address, int(words[1]), headers, raw_body, body)
