"""Certificates of time-stamp authorities, and whether one leads back to those a reader trusts."""

from __future__ import annotations

import base64
import functools
import hashlib
import re
from typing import NamedTuple

from phoihop.engines.capture.der_parts import (
    OBJECT,
    OCTETS,
    SEQUENCE,
    Der,
    bits_in,
    content,
    der,
    inside,
    moment_in,
    name_in,
    number_in,
)
from phoihop.engines.capture.public_keys import made_with

PURPOSES, CONSTRAINTS, KEY_NAME = "551d25", "551d13", "551d0e"
STAMPING = "2b06010505070308"
PEM = re.compile(rb"-----BEGIN CERTIFICATE-----(.*?)-----END CERTIFICATE-----", re.DOTALL)
LONGEST_CHAIN = 6


class Certificate(NamedTuple):
    """What is read of a certificate; times as ``2017-02-05T07:00:00Z``."""

    whole: bytes
    signed: bytes
    serial: int
    issuer: bytes
    subject: bytes
    name: str
    valid_from: str
    valid_until: str
    key: Der
    key_name: bytes
    stamps: bool
    certifies: bool
    algorithm: Der
    signature: bytes

    @property
    def fingerprint(self) -> str:
        """SHA-256 of the whole certificate, as its authority publishes it."""
        return hashlib.sha256(self.whole).hexdigest()


def certificate_in(data: bytes) -> Certificate:
    """A certificate from its DER; ValueError or IndexError when it is none."""
    whole = der(data)
    signed, algorithm, bits = inside(whole, SEQUENCE)
    fields = inside(signed, SEQUENCE)
    if fields[0].tag == 0xA0:
        fields = fields[1:]
    serial, _, issuer, validity, subject, key = fields[:6]
    more = extensions(fields[6:])
    starts, ends = (moment_in(one) for one in inside(validity, SEQUENCE))
    purposes = inside(der(more[PURPOSES]), SEQUENCE) if PURPOSES in more else []
    limits = inside(der(more[CONSTRAINTS]), SEQUENCE) if CONSTRAINTS in more else []
    return Certificate(
        whole.whole,
        signed.whole,
        number_in(serial),
        issuer.whole,
        subject.whole,
        name_in(subject),
        starts,
        ends,
        key,
        content(der(more[KEY_NAME]), OCTETS) if KEY_NAME in more else b"",
        [content(one, OBJECT).hex() for one in purposes] == [STAMPING],
        bool(limits) and limits[0].whole == b"\x01\x01\xff",
        algorithm,
        bits_in(bits),
    )


def extensions(fields: list[Der]) -> dict[str, bytes]:
    """What a certificate adds, by the name of its kind in hexadecimal digits."""
    found = {}
    for field in fields:
        if field.tag == 0xA3:
            for one in inside(field.parts()[0], SEQUENCE):
                named = inside(one, SEQUENCE)
                found[content(named[0], OBJECT).hex()] = content(named[-1], OCTETS)
    return found


def certificates_in_file(data: bytes) -> list[Certificate]:
    """The certificates of a file, PEM (one or many) or DER; ValueError when there is none."""
    bodies = [base64.b64decode(one) for one in PEM.findall(data)]
    try:
        return [certificate_in(one) for one in bodies or [data]]
    except IndexError:
        raise ValueError("no certificate") from None


@functools.lru_cache(maxsize=256)  # one authority stamps many files
def issued(giver: Certificate, one: Certificate) -> bool | None:
    """Whether ``giver`` signed ``one``; None when it was signed in a way not known here."""
    if giver.subject != one.issuer:
        return False
    try:
        return made_with(giver.key, one.algorithm, "", one.signed, one.signature)
    except (ValueError, IndexError):
        return False


def leads_to(
    one: Certificate, between: list[Certificate], trusted: list[Certificate], moment: str
) -> Certificate | None:
    """The trusted certificate to which ``one`` leads back at a moment, if it does.

    Each step must have been valid then, and be a certificate that may give others; ``one`` may be
    trusted itself. Revocation is not looked at: that needs the network or a list.
    """
    for _ in range(LONGEST_CHAIN):
        same = [root for root in trusted if root.whole == one.whole]
        if same:
            return same[0]
        step = [giver for giver in trusted + between
                if giver.certifies and giver.valid_from <= moment <= giver.valid_until
                and issued(giver, one)]  # fmt: skip
        if not step:
            return None
        one = step[0]
    return None
