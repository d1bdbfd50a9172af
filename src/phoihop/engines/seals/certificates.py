"""Who a certificate names."""

from typing import Any, Final

from phoihop.engines.seals.verdict import Holder

_PERSON_NAMES: Final = {"given_name", "surname", "title"}
_STATEMENTS: Final = "1.3.6.1.5.5.7.1.3"  # the extension qcStatements
_SEAL_TYPE: Final = bytes.fromhex("060704008e46010602")  # QcType eseal, 0.4.0.1862.1.6.2 as DER
_TAX_CODE: Final = "MST:"  # how Vietnamese authorities mark an organisation's certificate


def holder_of(certificate: Any) -> Holder:
    """The holder of an asn1crypto certificate.

    Whether it is a person or an organisation is told by the seal type of the certificate, by an
    organisation's identifier without a person's names, or by a common name that is the
    organisation's. Numbers of identity papers (``UID``, ``serialNumber``) are not taken over.
    """
    subject = _names(certificate.subject)
    organisation = subject.get("organization_name", "")
    name = subject.get("common_name", "") or organisation or certificate.subject.human_friendly
    validity = certificate["tbs_certificate"]["validity"]
    issuer = _names(certificate.issuer)
    return Holder(
        name=name,
        organisation=organisation,
        title=subject.get("title", ""),
        kind="organisation" if _is_organisation(certificate, subject, name) else "person",
        issuer=issuer.get("common_name", "") or certificate.issuer.human_friendly,
        serial=f"{certificate.serial_number:x}",
        valid_from=validity["not_before"].native,
        valid_until=validity["not_after"].native,
        sha256=certificate.sha256.hex(),
    )


def _names(name: Any) -> dict[str, str]:
    """The first value of each kind of name, as text."""
    found: dict[str, str] = {}
    for kind, value in name.native.items():
        first = value[0] if isinstance(value, list) else value
        found[kind] = str(first)
    return found


def _is_organisation(certificate: Any, subject: dict[str, str], name: str) -> bool:
    if _is_seal(certificate):
        return True
    if _PERSON_NAMES & subject.keys():
        return False
    if subject.get("organization_identifier"):
        return True
    return subject.get("user_id", "").startswith(_TAX_CODE) or name == subject.get(
        "organization_name"
    )


def _is_seal(certificate: Any) -> bool:
    return any(
        extension["extn_id"].dotted == _STATEMENTS
        and _SEAL_TYPE in extension["extn_value"].contents
        for extension in certificate["tbs_certificate"]["extensions"]
    )
