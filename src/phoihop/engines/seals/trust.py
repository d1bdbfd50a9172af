"""Whom we believe: root certificates, and what is known of revocation. Plain bytes, no network."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final

from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding

from phoihop.law.refusal import Refusal

MAX_FILE_BYTES: Final = 64 * 2**20
_KNOWN: Final = {".pem", ".crt", ".cer", ".der", ".crl"}
_PEM_BLOCK = re.compile(rb"(-----BEGIN (CERTIFICATE|X509 CRL)-----.*?-----END \2-----)", re.DOTALL)


class RevocationRule(StrEnum):
    """What must be known of revocation before a certificate counts."""

    REQUIRE = "require"  # every certificate below the root needs a fresh list or answer
    DECLARED = "declared"  # only those that say where to ask
    SOFT = "soft"  # used when at hand, not missed when absent


@dataclass(frozen=True, slots=True)
class TrustStore:
    """Certificates (DER) and revocation data (DER) to judge by.

    Attributes:
        roots: believed without further proof.
        others: intermediate certificates, believed only through a root.
        crls: certificate revocation lists; ``ocsps``: OCSP responses.
        rule: what must be known of revocation.
    """

    roots: tuple[bytes, ...]
    others: tuple[bytes, ...] = ()
    crls: tuple[bytes, ...] = ()
    ocsps: tuple[bytes, ...] = ()
    rule: RevocationRule = RevocationRule.DECLARED

    def with_crls(self, *crls: bytes) -> "TrustStore":
        """The same store with these revocation lists instead of its own."""
        return TrustStore(self.roots, self.others, crls, self.ocsps, self.rule)


def trust_from_folder(folder: Path, rule: RevocationRule = RevocationRule.DECLARED) -> TrustStore:
    """Read every certificate and revocation list in ``folder`` (not below it).

    Self-issued certificates become roots, the others intermediates. ``.pem``, ``.crt``, ``.cer``,
    ``.der`` and ``.crl`` hold certificates or lists (DER, or a PEM bundle), ``.ocsp`` a response;
    other files are passed over.

    Raises:
        Refusal: ``seals.no_such_folder``, ``seals.bad_trust_file``, ``seals.no_roots``.
    """
    if not folder.is_dir():
        raise Refusal("seals.no_such_folder", path=str(folder))
    certificates: list[x509.Certificate] = []
    crls: list[bytes] = []
    ocsps: list[bytes] = []
    for file in sorted(path for path in folder.iterdir() if path.is_file()):
        try:
            if file.suffix.lower() in _KNOWN:
                found, lists = read_trust(_read(file))
                certificates += found
                crls += lists
            elif file.suffix.lower() == ".ocsp":
                ocsps.append(_read(file))
        except ValueError:
            raise Refusal("seals.bad_trust_file", path=str(file)) from None
    return trust_from(certificates, crls, ocsps, rule)


def trust_from(
    certificates: Iterable[x509.Certificate],
    crls: Iterable[bytes] = (),
    ocsps: Iterable[bytes] = (),
    rule: RevocationRule = RevocationRule.DECLARED,
) -> TrustStore:
    """A store of these certificates; the self-issued ones are its roots.

    Raises:
        Refusal: ``seals.no_roots``.
    """
    known = list(certificates)
    roots = [each for each in known if each.issuer == each.subject]
    if not roots:
        raise Refusal("seals.no_roots")
    others = [each for each in known if each.issuer != each.subject]
    return TrustStore(
        tuple(each.public_bytes(Encoding.DER) for each in roots),
        tuple(each.public_bytes(Encoding.DER) for each in others),
        tuple(crls),
        tuple(ocsps),
        rule,
    )


def read_trust(data: bytes) -> tuple[list[x509.Certificate], list[bytes]]:
    """The certificates and the revocation lists (as DER) of a PEM bundle or a DER file.

    Raises:
        ValueError: when there is neither, or one cannot be read.
    """
    if blocks := _PEM_BLOCK.findall(data):
        certificates = [
            x509.load_pem_x509_certificate(b) for b, kind in blocks if kind == b"CERTIFICATE"
        ]
        lists = [x509.load_pem_x509_crl(block) for block, kind in blocks if kind == b"X509 CRL"]
    else:
        try:
            certificates, lists = [x509.load_der_x509_certificate(data)], []
        except ValueError:
            certificates, lists = [], [x509.load_der_x509_crl(data)]
    return certificates, [each.public_bytes(Encoding.DER) for each in lists]


def _read(file: Path) -> bytes:
    if file.stat().st_size > MAX_FILE_BYTES:
        raise ValueError("too large")
    return file.read_bytes()
