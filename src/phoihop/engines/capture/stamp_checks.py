"""RFC 3161 time stamps inside a bundle: for which hash, by which authority, and at what time."""

from __future__ import annotations

import hashlib
from typing import NamedTuple

from phoihop.engines.capture.authorities import Certificate, certificate_in, issued, leads_to
from phoihop.engines.capture.der_parts import (
    INTEGER,
    OBJECT,
    OCTETS,
    SEQUENCE,
    SET,
    Der,
    content,
    der,
    inside,
    moment_in,
    number_in,
)
from phoihop.engines.capture.public_keys import DIGESTS, made_with
from phoihop.engines.capture.report import Report

SIGNED_DATA, STAMP_INFO = "2a864886f70d010702", "2a864886f70d0109100104"
KIND_OF, DIGEST_OF = "2a864886f70d010903", "2a864886f70d010904"
SIGNED_BY, SIGNED_BY_V2 = "2a864886f70d010910020c", "2a864886f70d010910022f"
UNREADABLE = (ValueError, IndexError, StopIteration, KeyError)


class Stamp(NamedTuple):
    """A time stamp taken apart; ``moment`` as ``2017-02-05T07:00:00Z``."""

    imprint: tuple[str, str]
    moment: str
    said: bytes
    carried: list[Certificate]
    named: Der
    digest: str
    attributes: dict[str, Der]
    covered: bytes
    algorithm: Der
    signature: bytes


def digest_named(one: Der) -> str:
    """The hash that an AlgorithmIdentifier names; ValueError when it is none of SHA-2."""
    kind, *extra = inside(one, SEQUENCE)
    if [more.whole for more in extra] not in ([], [b"\x05\x00"]):
        raise ValueError("parameters")
    return DIGESTS[content(kind, OBJECT).hex()]


def stamp_in(token: bytes) -> Stamp:
    """A time stamp from its DER. What is not in its one form raises an error of UNREADABLE."""
    top = der(token)
    kind, held = inside(top, SEQUENCE)
    [signed] = inside(held, 0xA0)
    version, kinds, envelope, *carried, signers = inside(signed, SEQUENCE)
    what, wrapped = inside(envelope, SEQUENCE)
    if len(top.whole) != len(token) or number_in(version) != 3:
        raise ValueError("another form")
    if (content(kind, OBJECT).hex(), content(what, OBJECT).hex()) != (SIGNED_DATA, STAMP_INFO):
        raise ValueError("another kind")
    said = content(inside(wrapped, 0xA0)[0], OCTETS)
    fields = inside(der(said), SEQUENCE)
    imprint = inside(fields[2], SEQUENCE)
    [signer] = inside(signers, SET)
    if any(group.tag not in (0xA0, 0xA1) for group in carried):
        raise ValueError("another form")
    number, named, digest, listed, algorithm, signature, *_ = inside(signer, SEQUENCE)
    if number_in(number) != (3 if named.tag == 0x80 else 1) or number.tag != INTEGER:
        raise ValueError("another form")
    if digest_named(digest) not in [digest_named(one) for one in inside(kinds, SET)]:
        raise ValueError("another hash")
    attributes = {}
    for one in inside(listed, 0xA0):
        name, values = inside(one, SEQUENCE)
        attributes[content(name, OBJECT).hex()] = inside(values, SET)[0]
    return Stamp(
        (digest_named(imprint[0]), content(imprint[1], OCTETS).hex()),
        moment_in(next(one for one in fields if one.tag == 0x18)),
        said,
        [certificate_in(one.whole) for group in carried if group.tag == 0xA0
         for one in group.parts()],
        named,
        digest_named(digest),
        attributes,
        bytes([SET]) + listed.whole[1:],
        algorithm,
        content(signature, OCTETS),
    )  # fmt: skip


def names(stamp: Stamp, one: Certificate) -> bool:
    """Whether the signer of a stamp is the holder of this certificate, twice told."""
    if stamp.named.tag == 0x80:
        meant = one.key_name == stamp.named.body != b""
    else:
        issuer, serial = inside(stamp.named, SEQUENCE)
        meant = (issuer.whole, number_in(serial)) == (one.issuer, one.serial)
    newer = stamp.attributes.get(SIGNED_BY_V2)
    told = inside(newer or stamp.attributes[SIGNED_BY], SEQUENCE)[0]
    essence = inside(inside(told, SEQUENCE)[0], SEQUENCE)
    hashing = "sha256" if newer else "sha1"
    if newer and essence[0].tag == SEQUENCE:
        hashing = digest_named(essence.pop(0))
    hashed = hashlib.new(hashing, one.whole, usedforsecurity=False).digest()
    return meant and content(essence[0], OCTETS) == hashed


def signature_of_stamp(stamp: Stamp, one: Certificate) -> bool | None:
    """Whether the holder of a certificate signed what the stamp says; None: in an unknown way."""
    if content(stamp.attributes[KIND_OF], OBJECT).hex() != STAMP_INFO:
        return False
    hashed = hashlib.new(stamp.digest, stamp.said).digest()
    if content(stamp.attributes[DIGEST_OF], OCTETS) != hashed:
        return False
    return made_with(one.key, stamp.algorithm, stamp.digest, stamp.covered, stamp.signature)


def linked(signer: Certificate, carried: list[Certificate]) -> bool | None:
    """Whether each certificate whose giver lies beside it was given by it.

    None when nothing in the stamp holds the bytes of one: its giver is not there, or it gave none.
    """
    alone = False
    for one in carried:
        given = [issued(giver, one) for giver in carried if giver.subject == one.issuer]
        if given and all(answer is False for answer in given):
            return False
        named = any(other.issuer == one.subject for other in carried if other.whole != one.whole)
        held = one.whole == signer.whole or (named and True in given)
        alone = alone or not held
    return None if alone else True


def check_stamp(
    name: str, token: bytes, sha256: str, report: Report, trusted: list[Certificate]
) -> None:
    """The stamp is for this hash, and its authority signed it; tell which, and when."""
    try:
        stamp = stamp_in(token)
        signers = [one for one in stamp.carried + trusted if names(stamp, one)]
        holds = signature_of_stamp(stamp, signers[0]) if signers else None
    except UNREADABLE:
        report.fault("stamp_unreadable", name)
        return
    if stamp.imprint != ("sha256", sha256):
        report.fault("stamp", name)
        return
    report.holds("stamps")
    if not signers and stamp.carried:
        report.fault("stamp_signature", name)
    elif not signers:
        report.leave("stamp_certificate", name)
    elif holds is None:
        report.leave("stamp_algorithm", name)
    else:
        check_authority(name, stamp, signers[0], holds, report, trusted)


def check_authority(
    name: str,
    stamp: Stamp,
    one: Certificate,
    holds: bool,
    report: Report,
    trusted: list[Certificate],
) -> None:
    """The signature, the certificate behind it, those it came with; and whom the reader trusts."""
    chain = linked(one, stamp.carried)
    if not holds or chain is False:
        report.fault("stamp_signature", name)
        return
    if not one.stamps or not one.valid_from <= stamp.moment <= one.valid_until:
        report.fault("stamp_authority", name)
        return
    report.holds("stamp_signatures")
    if chain is None:
        report.leave("stamp_bystander", name)
    root = leads_to(one, stamp.carried, trusted, stamp.moment)
    if trusted and root is None:
        report.untrusted.append(name)
    report.stamps[name] = {
        "stamped_at": stamp.moment,
        "authority": one.name,
        "serial": f"{one.serial:x}",
        "valid_from": one.valid_from,
        "valid_until": one.valid_until,
        "certificate_sha256": one.fingerprint,
        "trusted_through": root.name if root else None,
    }
