"""A certificate and time-stamp authority for rehearsals and tests. Worth nothing in law.

Every certificate that it gives says *MẪU – KHÔNG CÓ GIÁ TRỊ*. Its keys exist so that the demo, the
tests and a training course can sign; a real signer brings a certificate of a licensed authority.
"""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Final

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import Encoding, pkcs12
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID, ObjectIdentifier

from phoihop.engines.seals.trust import RevocationRule, TrustStore

SAMPLE: Final = "MẪU – KHÔNG CÓ GIÁ TRỊ"
LIST_ADDRESS: Final = "http://crl.invalid/dien-tap.crl"  # never asked: .invalid leads nowhere
_ORGANISATION_IDENTIFIER: Final = ObjectIdentifier("2.5.4.97")
_YEAR: Final = timedelta(days=365)

PrivateKey = rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey


@dataclass(frozen=True, slots=True)
class Identity:
    """A certificate and its key. Not printed, so that no key slips into a log."""

    certificate: x509.Certificate
    key: PrivateKey = field(repr=False)
    issuer: x509.Certificate | None = None

    def p12(self, passphrase: str) -> bytes:
        """The identity as a PKCS#12 file under ``passphrase``."""
        name = self.certificate.subject.get_attributes_for_oid(NameOID.COMMON_NAME)[0].value
        chain = [self.issuer] if self.issuer else None
        lock = serialization.BestAvailableEncryption(passphrase.encode())
        return pkcs12.serialize_key_and_certificates(
            str(name).encode(), self.key, self.certificate, chain, lock
        )


class RehearsalAuthority:
    """Gives certificates to invented people and organisations, revokes them, stamps the time."""

    def __init__(self, identity: Identity) -> None:
        self.identity = identity
        self._revoked: dict[int, datetime] = {}
        self._lists = 0

    @classmethod
    def found(
        cls, at: datetime, *, name: str = "CA diễn tập", years: int = 20
    ) -> "RehearsalAuthority":
        """A new authority, valid from the day before ``at`` for ``years`` years."""
        key = ec.generate_private_key(ec.SECP256R1())
        subject = _name(name)
        builder = _builder(subject, subject, key.public_key(), at, at + years * _YEAR)
        builder = builder.add_extension(x509.BasicConstraints(True, 0), critical=True)
        builder = builder.add_extension(_usage(signs_certificates=True), critical=True)
        return cls(Identity(builder.sign(key, hashes.SHA256()), key))

    @classmethod
    def load(cls, p12: bytes, passphrase: str) -> "RehearsalAuthority":
        """The authority that ``identity.p12(passphrase)`` wrote. Revocations start anew.

        Raises:
            ValueError: on a wrong passphrase or another file.
        """
        key, certificate, _ = pkcs12.load_key_and_certificates(p12, passphrase.encode())
        if certificate is None or not isinstance(
            key, rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey
        ):
            raise ValueError("not an authority")
        return cls(Identity(certificate, key))

    def person(
        self, name: str, organisation: str, *, at: datetime, title: str = "", days: int = 1095
    ) -> Identity:
        """A person's certificate, for signing for ``organisation``."""
        extra = [x509.NameAttribute(NameOID.TITLE, title)] if title else []
        return self._issue(_name(name, organisation, extra), at, days)

    def organisation(self, name: str, *, at: datetime, days: int = 1095) -> Identity:
        """An organisation's certificate: its seal."""
        extra = [x509.NameAttribute(_ORGANISATION_IDENTIFIER, "VATVN-0000000000")]
        return self._issue(_name(name, name, extra), at, days)

    def time_authority(
        self, *, at: datetime, name: str = "TSA diễn tập", days: int = 3650
    ) -> Identity:
        """A certificate for stamping the time, for ``rehearsal_clock.RehearsalClock``."""
        return self._issue(_name(name), at, days, stamps=True)

    def revoke(self, identity: Identity, *, at: datetime) -> None:
        """Put a certificate on the next revocation list."""
        self._revoked[identity.certificate.serial_number] = at

    def crl(self, *, at: datetime, days: int = 3650) -> bytes:
        """The revocation list (DER) as of ``at``, fresh for ``days``."""
        self._lists += 1
        builder = x509.CertificateRevocationListBuilder(
            issuer_name=self.identity.certificate.subject,
            last_update=at,
            next_update=at + timedelta(days=days),
        )
        authority_key = x509.AuthorityKeyIdentifier.from_issuer_public_key(
            self.identity.key.public_key()
        )
        builder = builder.add_extension(authority_key, critical=False)
        builder = builder.add_extension(x509.CRLNumber(self._lists), critical=False)
        for serial, revoked_at in self._revoked.items():
            entry = x509.RevokedCertificateBuilder(serial, revoked_at).build()
            builder = builder.add_revoked_certificate(entry)
        return builder.sign(self.identity.key, hashes.SHA256()).public_bytes(Encoding.DER)

    def trust(self, *, at: datetime, rule: RevocationRule = RevocationRule.DECLARED) -> TrustStore:
        """A trust store with this authority as its root and its list as of ``at``."""
        root = self.identity.certificate.public_bytes(Encoding.DER)
        return TrustStore((root,), crls=(self.crl(at=at),), rule=rule)

    def _issue(
        self,
        subject: x509.Name,
        at: datetime,
        days: int,
        *,
        stamps: bool = False,
    ) -> Identity:
        key = ec.generate_private_key(ec.SECP256R1())
        issuer = self.identity.certificate
        until = at + timedelta(days=days)
        builder = _builder(subject, issuer.subject, key.public_key(), at, until)
        builder = builder.add_extension(x509.BasicConstraints(False, None), critical=True)
        builder = builder.add_extension(_usage(commits=not stamps), critical=True)
        authority_key = x509.AuthorityKeyIdentifier.from_issuer_public_key(
            self.identity.key.public_key()
        )
        builder = builder.add_extension(authority_key, critical=False)
        place = x509.UniformResourceIdentifier(LIST_ADDRESS)
        lists = x509.CRLDistributionPoints([x509.DistributionPoint([place], None, None, None)])
        builder = builder.add_extension(lists, critical=False)
        if stamps:
            purpose = x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING])
            builder = builder.add_extension(purpose, critical=True)
        return Identity(builder.sign(self.identity.key, hashes.SHA256()), key, issuer)


def write_rehearsal(folder: Path, *, at: datetime, passphrase: str) -> list[Path]:
    """Write an authority, its trust folder and sample signers into ``folder``; return the files.

    ``trust/`` holds the root certificate and the revocation list; ``authority.p12`` the authority's
    own key; ``time.p12`` the time-stamp authority; the others are two people and two organisations,
    all invented.
    """
    authority = RehearsalAuthority.found(at)
    side_a, side_b = "Cơ quan Mẫu", "Tạp chí Mẫu"
    signers = {
        "authority.p12": authority.identity,
        "time.p12": authority.time_authority(at=at),
        "side-a-person.p12": authority.person("Nguyễn Văn Mẫu", side_a, at=at, title="Trưởng ban"),
        "side-a-organisation.p12": authority.organisation(side_a, at=at),
        "side-b-person.p12": authority.person(
            "Trần Thị Ví Dụ", side_b, at=at, title="Tổng Biên tập"
        ),
        "side-b-organisation.p12": authority.organisation(side_b, at=at),
    }
    trust = folder / "trust"
    trust.mkdir(parents=True, exist_ok=True)
    contents = {folder / name: each.p12(passphrase) for name, each in signers.items()}
    root = authority.identity.certificate.public_bytes(Encoding.PEM)
    contents |= {trust / "root.pem": root, trust / "revoked.crl": authority.crl(at=at)}
    for path, content in contents.items():
        path.write_bytes(content)
        path.chmod(0o600 if path.suffix == ".p12" else 0o644)
    return list(contents)


def _name(
    common: str, organisation: str = "", extra: list[x509.NameAttribute[str]] | None = None
) -> x509.Name:
    parts = [
        x509.NameAttribute(NameOID.COUNTRY_NAME, "VN"),
        x509.NameAttribute(NameOID.ORGANIZATIONAL_UNIT_NAME, SAMPLE),
    ]
    if organisation:
        parts.append(x509.NameAttribute(NameOID.ORGANIZATION_NAME, organisation[:64]))
    parts += extra or []
    return x509.Name([*parts, x509.NameAttribute(NameOID.COMMON_NAME, common[:64])])


def _builder(
    subject: x509.Name, issuer: x509.Name, key: Any, at: datetime, until: datetime
) -> x509.CertificateBuilder:
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key)
        .serial_number(x509.random_serial_number())
        .not_valid_before(at - timedelta(days=1))
        .not_valid_after(until)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key), critical=False)
    )


def _usage(*, signs_certificates: bool = False, commits: bool = False) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not signs_certificates,
        content_commitment=commits,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=signs_certificates,
        crl_sign=signs_certificates,
        encipher_only=False,
        decipher_only=False,
    )
