"""RFC 3161 time stamps inside a bundle: what they say, and for which hash."""

from __future__ import annotations

import hashlib
from typing import NamedTuple

from phoihop.engines.capture.report import Report


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


SHA256_OID = bytes.fromhex("608648016503040201")
DIGEST_OID = bytes.fromhex("2a864886f70d010904")


def check_stamp(name: str, token: bytes, sha256: str, report: Report) -> None:
    """The stamp is for this hash, and its signed part covers what it says."""
    try:
        signed = der(token).parts()[1].parts()[0].parts()
        said = der(signed[2].parts()[1].parts()[0].body)
        imprint = said.parts()[2].parts()
        right = imprint[0].parts()[0].body == SHA256_OID and imprint[1].body.hex() == sha256
        signer = signed[-1].parts()[0].parts()
        attributes = next(one for one in signer if one.tag == 0xA0).parts()
        digests = [one.parts()[1].parts()[0].body for one in attributes
                   if one.parts()[0].body == DIGEST_OID]  # fmt: skip
        covered = any(hashlib.new(kind, said.whole).digest() in digests
                      for kind in ("sha256", "sha384", "sha512"))  # fmt: skip
        moment = next(one.body for one in said.parts() if one.tag == 0x18).decode("ascii")
    except (ValueError, IndexError, StopIteration):
        report.fault("stamp", name)
        return
    if not right or not covered or len(der(token).whole) != len(token):
        report.fault("stamp", name)
    else:
        report.holds("stamps")
        report.facts.setdefault("stamps", {})[name] = moment
        report.leave("stamp_signature")
