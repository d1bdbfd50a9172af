"""The ZIP form of a bundle: stored, without dates, written one way only: every byte counts."""

from __future__ import annotations

import hashlib
import struct
import zlib
from typing import BinaryIO, NamedTuple

from phoihop.engines.capture.report import Report

LOCAL, CENTRAL, END = struct.Struct("<4s5H3L2H"), struct.Struct("<4s6H3L5H2L"), "<4s4H2LH"
CHUNK = 1 << 20


class Entry(NamedTuple):
    """One file of the bundle: where its contents begin, how long they are, what they hash to."""

    name: str
    at: int
    size: int
    crc: int
    sha256: str


def local_header(name: bytes, size: int, crc: int) -> bytes:
    """The bytes before the contents of an entry."""
    return LOCAL.pack(b"PK\3\4", 20, 0x800, 0, 0, 0x21, crc, size, size, len(name), 0) + name


def central_header(name: bytes, size: int, crc: int, at: int) -> bytes:
    """The line of an entry in the directory at the end; ``at`` is where its header stands."""
    numbers = (20, 20, 0x800, 0, 0, 0x21, crc, size, size, len(name), 0, 0, 0, 0, 0, at)
    return CENTRAL.pack(b"PK\1\2", *numbers) + name


def end_record(count: int, directory_bytes: int, at: int) -> bytes:
    """The last bytes of the file."""
    return struct.pack(END, b"PK\5\6", 0, 0, count, count, directory_bytes, at, 0)


def places_in_front(file: BinaryIO, size: int) -> list[tuple[str, int, int]] | None:
    """Name, start and length of each entry, from the headers before them; None when broken."""
    found: list[tuple[str, int, int]] = []
    at = 0
    while True:
        file.seek(at)
        head = file.read(LOCAL.size)
        if head[:4] == b"PK\1\2" and found:
            return found
        if len(head) < LOCAL.size or head[:4] != b"PK\3\4":
            return None
        length, name_size = LOCAL.unpack(head)[7], LOCAL.unpack(head)[9]
        name = file.read(name_size).decode("utf-8", "replace")
        found.append((name, at + LOCAL.size + name_size, length))
        at += LOCAL.size + name_size + length
        if at > size:
            return None


def places_at_end(file: BinaryIO, size: int) -> list[tuple[str, int, int]] | None:
    """The same from the directory at the end."""
    file.seek(max(0, size - 22))
    end = file.read(22)
    if len(end) < 22 or end[:4] != b"PK\5\6":
        return None
    count, _, at = struct.unpack(END, end)[4:7]
    found = []
    for _ in range(count):
        file.seek(at)
        head = file.read(CENTRAL.size)
        if len(head) < CENTRAL.size or head[:4] != b"PK\1\2":
            return None
        numbers = CENTRAL.unpack(head)
        name = file.read(numbers[10]).decode("utf-8", "replace")
        found.append((name, numbers[16] + LOCAL.size + numbers[10], numbers[9]))
        at += CENTRAL.size + numbers[10]
    return found


def read_entries(file: BinaryIO, report: Report) -> dict[str, Entry]:
    """Every entry with its hash; each byte that is not contents is held to the one way to write."""
    size = file.seek(0, 2)
    places = places_in_front(file, size) or places_at_end(file, size)
    if places is None or sum(length for _, _, length in places) > size:
        report.fault("not_a_bundle", "0")
        return {}
    entries: dict[str, Entry] = {}
    directory, next_at = b"", 0
    for name, at, length in places:
        crc, digest, file_at = 0, hashlib.sha256(), file.seek(at)
        while file_at < at + length and (piece := file.read(min(CHUNK, at + length - file_at))):
            crc, file_at = zlib.crc32(piece, crc), file_at + len(piece)
            digest.update(piece)
        if name in entries:
            report.fault("twice", name)
        entries[name] = Entry(name, at, length, crc, digest.hexdigest())
        encoded = name.encode("utf-8", "replace")
        file.seek(next_at)
        if file.read(LOCAL.size + len(encoded)) != local_header(encoded, length, crc):
            report.fault("frame", name)
        directory += central_header(encoded, length, crc, next_at)
        next_at += LOCAL.size + len(encoded) + length
    tail = directory + end_record(len(places), len(directory), next_at)
    file.seek(next_at)
    if file.read(len(tail) + 1) != tail:
        report.fault("directory", str(next_at))
    return entries


def read(file: BinaryIO, entry: Entry) -> bytes:
    """The contents of one entry."""
    file.seek(entry.at)
    return file.read(entry.size)
