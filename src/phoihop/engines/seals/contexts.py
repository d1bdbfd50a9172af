"""What a certificate is judged by: a trust store, the revocation data inside a PDF, a moment."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final

from asn1crypto import crl as asn1_crl
from asn1crypto import ocsp as asn1_ocsp
from asn1crypto import x509 as asn1_x509
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation.dss import DocumentSecurityStore
from pyhanko.sign.validation.errors import ValidationInfoReadingError
from pyhanko_certvalidator import ValidationContext

from phoihop.engines.seals.trust import RevocationRule, TrustStore
from phoihop.law.refusal import Refusal

_MODES: Final = {
    RevocationRule.REQUIRE: "require",
    RevocationRule.DECLARED: "hard-fail",
    RevocationRule.SOFT: "soft-fail",
}


@dataclass(slots=True)
class Knowledge:
    """A trust store and what a PDF brings along, parsed once."""

    rule: RevocationRule
    roots: list[Any]
    others: list[Any]
    crls: list[Any]
    ocsps: list[Any]
    own_crls: list[Any] = field(default_factory=list)  # of the trust store only
    has_validation_data: bool = False

    def at(self, moment: datetime) -> ValidationContext:
        """A context that judges as of ``moment`` and never asks the network.

        Revocation lists made after ``moment`` count too: they say when a certificate was revoked.
        """
        return ValidationContext(
            trust_roots=list(self.roots),
            other_certs=list(self.others),
            crls=list(self.crls),
            ocsps=list(self.ocsps),
            moment=moment,
            allow_fetching=False,
            revocation_mode=_MODES[self.rule],
            retroactive_revinfo=True,
        )

    def revoked_at(self, certificate: Any) -> datetime | None:
        """When our own lists say that ``certificate`` was revoked; ``None``: they do not."""
        found: list[datetime] = []
        for each in self.own_crls:
            if each.issuer != certificate.issuer:
                continue
            for entry in each["tbs_cert_list"]["revoked_certificates"]:
                if entry["user_certificate"].native == certificate.serial_number:
                    found.append(entry["revocation_date"].native)
        return min(found, default=None)


def knowledge_of(trust: TrustStore, reader: PdfFileReader | None = None) -> Knowledge:
    """Parse ``trust`` and the security store of the PDF behind ``reader``.

    Raises:
        Refusal: ``seals.bad_trust`` when the store holds something else than certificates and
            revocation data.
    """
    try:
        known = Knowledge(
            trust.rule,
            [_parsed(asn1_x509.Certificate, each) for each in trust.roots],
            [_parsed(asn1_x509.Certificate, each) for each in trust.others],
            [_parsed(asn1_crl.CertificateList, each) for each in trust.crls],
            [_parsed(asn1_ocsp.OCSPResponse, each) for each in trust.ocsps],
        )
    except (ValueError, TypeError):
        raise Refusal("seals.bad_trust") from None
    known.own_crls = list(known.crls)
    if reader is not None:
        _take_from(reader, known)
    return known


def _parsed(kind: Any, der: bytes) -> Any:
    value = kind.load(der, strict=True)
    value.native  # noqa: B018 - asn1crypto parses on reading; a broken value must show here
    return value


def _take_from(reader: PdfFileReader, known: Knowledge) -> None:
    try:
        store: Any = DocumentSecurityStore.read_dss(reader)
    except ValidationInfoReadingError:
        return
    known.others += list(store.load_certs())
    for reference in store.crls:
        known.crls.append(asn1_crl.CertificateList.load(reference.get_object().data))
    for reference in store.ocsps:
        known.ocsps.append(asn1_ocsp.OCSPResponse.load(reference.get_object().data))
    known.has_validation_data = bool(store.crls or store.ocsps)
