"""Who signs: a PKCS#12 file or a PKCS#11 token, opened for one call and forgotten after it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from phoihop.law.refusal import Refusal


@dataclass(frozen=True, slots=True)
class Pkcs12:
    """A PKCS#12 file (``.p12``, ``.pfx``). Neither part is ever printed or kept."""

    data: bytes = field(repr=False)
    passphrase: str = field(repr=False)

    @contextmanager
    def opened(self) -> Iterator[Any]:
        """pyHanko's signer for this key.

        Raises:
            Refusal: ``seals.cannot_open_key``, ``seals.no_key_inside``.
        """
        from cryptography.hazmat.primitives.serialization import pkcs12
        from pyhanko.keys.internal import (
            translate_pyca_cryptography_cert_to_asn1,
            translate_pyca_cryptography_key_to_asn1,
        )
        from pyhanko.sign.signers import SimpleSigner
        from pyhanko_certvalidator.registry import SimpleCertificateStore

        try:
            key, certificate, chain = pkcs12.load_key_and_certificates(
                self.data, self.passphrase.encode()
            )
        except (ValueError, TypeError):
            raise Refusal("seals.cannot_open_key") from None
        if key is None or certificate is None:
            raise Refusal("seals.no_key_inside")
        store = SimpleCertificateStore()
        own: Any = translate_pyca_cryptography_cert_to_asn1(certificate)
        for each in chain:
            link: Any = translate_pyca_cryptography_cert_to_asn1(each)
            if link.self_issued in ("no", False):  # a root proves nothing by being attached
                store.register(link)
        yield SimpleSigner(
            signing_cert=own,
            signing_key=translate_pyca_cryptography_key_to_asn1(key),
            cert_registry=store,
        )


@dataclass(frozen=True, slots=True)
class Token:
    """A PKCS#11 token (USB token, smart card, HSM). The key never leaves it.

    Attributes:
        library: path of the maker's PKCS#11 library.
        label: label of the token; empty: the only one plugged in.
        pin: asked from the person for this one call.
        certificate: label of the certificate on the token; empty: the only one.
    """

    library: str
    pin: str = field(repr=False)
    label: str = ""
    certificate: str = ""

    @contextmanager
    def opened(self) -> Iterator[Any]:
        """pyHanko's signer for the token, closed at the end.

        Raises:
            Refusal: ``seals.no_pkcs11`` without python-pkcs11; ``seals.token_failed``.
        """
        try:
            import pkcs11
            from pyhanko.config.pkcs11 import TokenCriteria
            from pyhanko.sign.pkcs11 import PKCS11Signer, open_pkcs11_session
        except ImportError:
            raise Refusal("seals.no_pkcs11") from None
        criteria = TokenCriteria(label=self.label) if self.label else None
        try:
            session = open_pkcs11_session(self.library, token_criteria=criteria, user_pin=self.pin)
        except (pkcs11.PKCS11Error, OSError, RuntimeError) as problem:
            raise Refusal("seals.token_failed", reason=type(problem).__name__) from None
        try:
            yield PKCS11Signer(session, cert_label=self.certificate or None)
        except pkcs11.PKCS11Error as problem:
            raise Refusal("seals.token_failed", reason=type(problem).__name__) from None
        finally:
            session.close()


Signer = Pkcs12 | Token
