"""DER, the form of certificates and time stamps, taken apart with nothing but Python."""

from __future__ import annotations

import re
from typing import NamedTuple

INTEGER, BITS, OCTETS, OBJECT, SEQUENCE, SET = 0x02, 0x03, 0x04, 0x06, 0x30, 0x31
ENCODINGS = {0x0C: "utf-8", 0x13: "ascii", 0x14: "latin-1", 0x16: "ascii", 0x1E: "utf-16-be"}
MOMENT = re.compile(rb"(\d{2})?(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})(?:\.\d+)?Z")


class Der(NamedTuple):
    """One element of DER: its tag, its contents, all its bytes."""

    tag: int
    body: bytes
    whole: bytes

    def parts(self) -> list[Der]:
        """The elements inside."""
        found, rest = [], self.body
        while rest:
            one = der(rest)
            found.append(one)
            rest = rest[len(one.whole) :]
        return found


def der(data: bytes) -> Der:
    """The first element of ``data``; ValueError when it is none."""
    if len(data) < 2:
        raise ValueError("cut")
    length, start = data[1], 2
    if length & 0x80:
        start += length & 0x7F
        length = int.from_bytes(data[2:start], "big")
    if len(data) < start + length or start > 6:
        raise ValueError("cut")
    return Der(data[0], data[start : start + length], data[: start + length])


def inside(one: Der, tag: int) -> list[Der]:
    """The elements inside ``one``, which must bear ``tag``; else ValueError."""
    if one.tag != tag:
        raise ValueError("another element")
    return one.parts()


def content(one: Der, tag: int) -> bytes:
    """The contents of ``one``, which must bear ``tag``; else ValueError."""
    if one.tag != tag:
        raise ValueError("another element")
    return one.body


def number_in(one: Der) -> int:
    """The whole number that an element holds."""
    return int.from_bytes(content(one, INTEGER), "big", signed=True)


def bits_in(one: Der) -> bytes:
    """The whole bytes that a string of bits holds; ValueError when bits are left over."""
    body = content(one, BITS)
    if body[:1] != b"\0":
        raise ValueError("bits left over")
    return body[1:]


def moment_in(one: Der) -> str:
    """A time in UTC as ``2017-02-05T07:00:00Z``, from either form of time; parts of a second go."""
    found = MOMENT.fullmatch(one.body)
    if found is None or one.tag not in (0x17, 0x18) or (found[1] is None) != (one.tag == 0x17):
        raise ValueError("no time")
    century, year, *rest = (part.decode("ascii") if part else "" for part in found.groups())
    century = century or ("19" if year >= "50" else "20")
    return "{}{}-{}-{}T{}:{}:{}Z".format(century, year, *rest)


def name_in(one: Der) -> str:
    """A name as people read it: its parts, the last and most special first; no control signs."""
    found = []
    for part in inside(one, SEQUENCE):
        for pair in inside(part, SET):
            value = inside(pair, SEQUENCE)[1]
            told = value.body.decode(ENCODINGS.get(value.tag, "latin-1"), "replace")
            found.append("".join(sign for sign in told if sign.isprintable())[:100])
    return ", ".join(reversed(found))
