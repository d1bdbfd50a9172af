"""What a server's certificate says: whose it is, who vouches, and for how long."""

import ssl
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from phoihop.law.refusal import Refusal

if TYPE_CHECKING:
    from cryptography import x509

_AS_DER = 2  # ``_ssl.ENCODING_DER``


@dataclass(frozen=True, slots=True)
class CertificateFacts:
    """Facts of one certificate.

    Attributes:
        subject: distinguished name of the holder (RFC 4514).
        issuer: distinguished name of who vouches.
        hosts: names and IP addresses it is for.
        serial: serial number in hexadecimal.
        sha256: fingerprint of the whole certificate in hexadecimal.
        valid_from_at: first moment.
        valid_until_at: last moment.
    """

    subject: str
    issuer: str
    hosts: tuple[str, ...]
    serial: str
    sha256: str
    valid_from_at: datetime
    valid_until_at: datetime

    def held_at(self, at: datetime) -> bool:
        """Whether the certificate was within its time at ``at``."""
        return self.valid_from_at <= at <= self.valid_until_at


def chain_of(sock: ssl.SSLSocket) -> tuple[str, ...]:
    """The certificates that the server sent, its own first, each in PEM form.

    As sent, not as checked. Python tells them since 3.13; before, they are asked of the object
    beneath, and where that does not tell, only the server's own is known.
    """
    told: Any = getattr(sock, "get_unverified_chain", None)
    if told is None:
        told = getattr(getattr(sock, "_sslobj", None), "get_unverified_chain", None)
    sent = list(told() or ()) if told is not None else []
    ders = [one if isinstance(one, bytes) else one.public_bytes(_AS_DER) for one in sent]
    own = sock.getpeercert(binary_form=True)
    return tuple(ssl.DER_cert_to_PEM_cert(one) for one in ders or ([own] if own else []))


def certificate_facts(pem: str) -> CertificateFacts:
    """Read a certificate in PEM form.

    Raises:
        Refusal: ``tls.unreadable`` when it is none.
    """
    from cryptography import x509
    from cryptography.hazmat.primitives.hashes import SHA256

    try:
        certificate = x509.load_pem_x509_certificate(pem.encode("ascii"))
        return CertificateFacts(
            subject=certificate.subject.rfc4514_string(),
            issuer=certificate.issuer.rfc4514_string(),
            hosts=_hosts(certificate),
            serial=format(certificate.serial_number, "x"),
            sha256=certificate.fingerprint(SHA256()).hex(),
            valid_from_at=certificate.not_valid_before_utc,
            valid_until_at=certificate.not_valid_after_utc,
        )
    except ValueError:
        raise Refusal("tls.unreadable") from None


def _hosts(certificate: "x509.Certificate") -> tuple[str, ...]:
    from cryptography import x509

    try:
        names = certificate.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    except x509.ExtensionNotFound:
        return ()
    hosts = [str(name) for name in names.get_values_for_type(x509.DNSName)]
    return (*hosts, *(str(ip) for ip in names.get_values_for_type(x509.IPAddress)))
