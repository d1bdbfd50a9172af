"""A time stamp tells for which hash, by whom and when; and no byte of it may change unseen."""

import base64
import hashlib
import json
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from phoihop.engines.capture.authorities import Certificate, certificate_in, certificates_in_file
from phoihop.engines.capture.der_parts import der
from phoihop.engines.capture.public_keys import made_with
from phoihop.engines.capture.report import Report
from phoihop.engines.capture.stamp_checks import check_stamp
from phoihop.engines.seals.api import stamp_hash
from phoihop.engines.seals.rehearsal_clock import RehearsalClock
from tests.engines.seals import papers

DATA = "chè xuân xóm Mẫu".encode()
SHA256 = hashlib.sha256(DATA).hexdigest()
FOREIGN = json.loads(Path(__file__).with_name("foreign_stamps.json").read_text())
"""Made once by OpenSSL with invented authorities: RSA with SHA-512, and P-384 with SHA-384."""


def checked(token: bytes, sha256: str = SHA256, trusted: list[Certificate] | None = None) -> Report:
    report = Report()
    check_stamp("stamps/1.der", token, sha256, report, trusted or [])
    return report


def ours(clock: RehearsalClock | None = None) -> bytes:
    return stamp_hash(bytes.fromhex(SHA256), clock or papers.clock())


def der_of(certificate: x509.Certificate) -> bytes:
    return certificate.public_bytes(Encoding.DER)


def test_it_is_told_who_stamped_when_and_by_which_certificate() -> None:
    report = checked(ours())
    holder = papers.clock()
    assert (report.wrong, report.held) == ([], {"stamps": 1, "stamp_signatures": 1})
    told = report.stamps["stamps/1.der"]
    assert told["stamped_at"] == f"{holder.stamps_at:%Y-%m-%dT%H:%M:%SZ}"
    assert told["authority"].startswith("TSA diễn tập, MẪU")
    assert (told["valid_from"], told["trusted_through"]) == ("2017-02-04T07:00:00Z", None)
    for language, word in enumerate(("Dấu thời gian của TSA diễn tập", "Time stamps of TSA")):
        assert any(word in line for line in report.lines(language))


@pytest.mark.parametrize("foreign", FOREIGN, ids=[one["kind"] for one in FOREIGN])
def test_stamps_of_another_program_hold_and_lead_to_their_root(foreign: dict[str, str]) -> None:
    root = certificates_in_file(foreign["root"].encode())
    token = base64.b64decode(foreign["token"])
    report = checked(token, trusted=root)
    assert (report.wrong, report.unchecked, report.untrusted) == ([], [], [])
    assert report.held["stamp_signatures"] == 1
    assert "Goc" in report.stamps["stamps/1.der"]["trusted_through"]
    other = certificate_in(der_of(papers.authority().identity.certificate))
    assert checked(token, trusted=[other]).untrusted == ["stamps/1.der"]
    assert checked(token, "0" * 64).wrong == [("stamp", "stamps/1.der")]


def test_trust_is_the_readers() -> None:
    root = certificate_in(der_of(papers.authority().identity.certificate))
    person = certificate_in(der_of(papers.signers()["a-person"].certificate))
    assert checked(ours(), trusted=[root]).stamps["stamps/1.der"]["trusted_through"] == root.name
    distrusted = checked(ours(), trusted=[person])
    assert (distrusted.wrong, distrusted.untrusted) == ([], ["stamps/1.der"])
    assert "NOT LED BACK" in " ".join(distrusted.lines(1))


@pytest.mark.parametrize(
    "foreign", [{"kind": "P-256", "token": ""}, *FOREIGN], ids=lambda f: f["kind"]
)
def test_every_changed_byte_is_found_or_named(foreign: dict[str, str]) -> None:
    """What cannot be judged any more (an algorithm spelled anew) is named as not checked."""
    token = base64.b64decode(foreign["token"]) or ours()
    faults = 0
    looked_at = range(0, len(token), 4 if foreign["token"] else 1)
    for at in looked_at:
        report = checked(token[:at] + bytes([token[at] ^ 1]) + token[at + 1 :])
        assert all(place == "stamps/1.der" for _, place in report.wrong + report.unchecked)
        assert report.wrong or report.unchecked, at
        faults += bool(report.wrong)
    assert faults > 0.75 * len(looked_at)
    for cut in (0, 1, len(token) - 1):
        assert checked(token[:cut]).wrong == [("stamp_unreadable", "stamps/1.der")]
    assert checked(token + b"\0").wrong == [("stamp_unreadable", "stamps/1.der")]


def test_a_certificate_not_for_stamping_or_out_of_its_time_is_named() -> None:
    person = papers.signers()["a-person"]
    late = papers.SIGNED_AT + timedelta(days=4000)
    for clock in (
        RehearsalClock(person, papers.SIGNED_AT),
        RehearsalClock(papers.authority().time_authority(at=papers.SIGNED_AT), late),
    ):
        assert checked(ours(clock)).wrong == [("stamp_authority", "stamps/1.der")]


def test_a_stamp_under_another_name_is_found() -> None:
    """An impostor's key with the certificate of the authority."""
    clock = papers.clock()
    impostor = RehearsalClock(
        papers.authority().time_authority(at=papers.SIGNED_AT), clock.stamps_at
    )
    impostor._certificate = clock._certificate
    assert checked(ours(impostor)).wrong == [("stamp_signature", "stamps/1.der")]


def algorithm(hexed: str) -> Any:
    oid = bytes.fromhex(hexed)
    return der(bytes([0x30, len(oid) + 2, 6, len(oid)]) + oid)


def public(key: Any) -> Any:
    return der(key.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo))


@pytest.mark.parametrize(("curve", "chosen", "hashing"), [
    (ec.SECP256R1(), "2a8648ce3d040302", hashes.SHA256()),
    (ec.SECP256R1(), "2a8648ce3d040304", hashes.SHA512()),
    (ec.SECP384R1(), "2a8648ce3d040302", hashes.SHA256()),
    (ec.SECP384R1(), "2a8648ce3d040303", hashes.SHA384()),
])  # fmt: skip
def test_elliptic_signatures(
    curve: ec.EllipticCurve, chosen: str, hashing: hashes.HashAlgorithm
) -> None:
    for round_ in range(5):
        key, message = ec.generate_private_key(curve), bytes([round_]) * 50
        signature = key.sign(message, ec.ECDSA(hashing))
        assert made_with(public(key), algorithm(chosen), "", message, signature) is True
        assert made_with(public(key), algorithm(chosen), "", message + b"x", signature) is False
        other = ec.generate_private_key(curve)
        assert made_with(public(other), algorithm(chosen), "", message, signature) is False
        assert made_with(public(key), algorithm("2a864886f70d01010b"), "", message, b"") is None


def test_rsa_signatures() -> None:
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    signature = key.sign(DATA, padding.PKCS1v15(), hashes.SHA384())
    assert made_with(public(key), algorithm("2a864886f70d01010c"), "", DATA, signature) is True
    assert (
        made_with(public(key), algorithm("2a864886f70d010101"), "sha384", DATA, signature) is True
    )
    assert made_with(public(key), algorithm("2a864886f70d01010b"), "", DATA, signature) is False
    assert made_with(public(key), algorithm("2a864886f70d01010c"), "", DATA, signature[1:]) is False
    padded = key.sign(DATA, padding.PSS(padding.MGF1(hashes.SHA256()), 32), hashes.SHA256())
    assert made_with(public(key), algorithm("2a864886f70d01010a"), "", DATA, padded) is None
    assert made_with(public(key), algorithm("2a864886f70d01010b"), "", DATA, padded) is False
