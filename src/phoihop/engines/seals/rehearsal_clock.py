"""A time-stamp authority in this process, for rehearsals and tests. Worth nothing in law."""

import hashlib
import secrets
from datetime import datetime
from typing import Any, Final

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding

from phoihop.engines.seals.rehearsal import Identity

POLICY: Final = "1.3.6.1.4.1.4146.2.2"  # any policy will do: nobody relies on these stamps


class RehearsalClock:
    """Answers RFC 3161 requests with a moment of ours.

    ``stamps_at`` may be moved forward between two stamps.
    """

    def __init__(self, identity: Identity, stamps_at: datetime) -> None:
        if not isinstance(identity.key, ec.EllipticCurvePrivateKey):
            raise ValueError("needs a key on an elliptic curve")
        self.stamps_at = stamps_at
        self._key = identity.key
        self._certificate = identity.certificate.public_bytes(Encoding.DER)

    def answer(self, request: bytes) -> bytes:
        """The DER of a time-stamp response to the DER of a request."""
        from asn1crypto import cms, core, tsp

        asked: Any = tsp.TimeStampReq.load(request)
        said: dict[str, Any] = {
            "version": "v1",
            "policy": POLICY,
            "message_imprint": asked["message_imprint"],
            "serial_number": secrets.randbits(63),
            "gen_time": self.stamps_at.replace(microsecond=0),
        }
        if asked["nonce"].native is not None:
            said["nonce"] = asked["nonce"]
        content = tsp.TSTInfo(said).dump()
        token = {
            "version": "v3",
            "digest_algorithms": [{"algorithm": "sha256"}],
            "encap_content_info": {
                "content_type": "tst_info",
                "content": core.ParsableOctetString(content),
            },
            "certificates": [self._parsed()],
            "signer_infos": [self._signed(content)],
        }
        info = cms.ContentInfo({"content_type": "signed_data", "content": cms.SignedData(token)})
        granted = tsp.TimeStampResp({"status": {"status": "granted"}, "time_stamp_token": info})
        return bytes(granted.dump())

    def _signed(self, content: bytes) -> Any:
        from asn1crypto import cms

        certificate = self._parsed()
        essence = {"cert_hash": hashlib.sha256(self._certificate).digest()}
        attributes = cms.CMSAttributes(
            [
                {"type": "content_type", "values": ["tst_info"]},
                {"type": "message_digest", "values": [hashlib.sha256(content).digest()]},
                {"type": "signing_certificate_v2", "values": [{"certs": [essence]}]},
            ]
        )
        signature = self._key.sign(attributes.dump(), ec.ECDSA(hashes.SHA256()))
        named = {"issuer": certificate.issuer, "serial_number": certificate.serial_number}
        return cms.SignerInfo(
            {
                "version": "v1",
                "sid": cms.SignerIdentifier("issuer_and_serial_number", named),
                "digest_algorithm": {"algorithm": "sha256"},
                "signed_attrs": attributes,
                "signature_algorithm": {"algorithm": "sha256_ecdsa"},
                "signature": signature,
            }
        )

    def _parsed(self) -> Any:
        from asn1crypto import x509

        return x509.Certificate.load(self._certificate)
