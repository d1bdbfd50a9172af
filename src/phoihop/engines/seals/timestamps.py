"""RFC 3161 time stamps: asking for them, and checking them."""

import hmac
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final, Protocol

from phoihop.engines.seals.trust import TrustStore
from phoihop.engines.seals.waiting import run
from phoihop.law.refusal import Refusal

QUERY: Final = "application/timestamp-query"
REPLY: Final = "application/timestamp-reply"
MAX_REPLY_BYTES: Final = 1_000_000


class TimeStamper(Protocol):
    """A time-stamp authority: answers the DER of an RFC 3161 request with that of a response."""

    def answer(self, request: bytes) -> bytes:
        """The response, whatever it says."""
        ...


@dataclass(frozen=True, slots=True)
class HttpTimeStamper:
    """An authority reached over HTTP.

    Attributes:
        address: where it answers.
        http: a ``urllib3`` pool manager; which hosts it may reach is the caller's policy.
        headers: such as ``authorization``, when the authority wants to know its customers.
    """

    address: str
    http: Any
    timeout_seconds: float = 10.0
    headers: dict[str, str] = field(default_factory=dict, repr=False)

    def answer(self, request: bytes) -> bytes:
        """Post the request.

        Raises:
            Refusal: ``seals.time_unreachable``, ``seals.time_bad_answer``.
        """
        from urllib3.exceptions import HTTPError

        try:
            reply = self.http.request(
                "POST",
                self.address,
                body=request,
                headers=self.headers | {"Content-Type": QUERY, "Accept": REPLY},
                timeout=self.timeout_seconds,
                preload_content=False,
                redirect=False,
                retries=False,
            )
            with reply:
                body = bytes(reply.read(MAX_REPLY_BYTES + 1))
        except (HTTPError, OSError):
            raise Refusal("seals.time_unreachable", address=self.address) from None
        kind = str(reply.headers.get("content-type", "")).partition(";")[0].strip().lower()
        if reply.status != 200 or kind != REPLY or len(body) > MAX_REPLY_BYTES:
            raise Refusal("seals.time_bad_answer", address=self.address, status=int(reply.status))
        return body


@dataclass(frozen=True, slots=True)
class Stamp:
    """What a time-stamp token says, and whether it holds."""

    holds: bool
    matches: bool  # the token is for this hash
    trusted: bool
    stamped_at: datetime
    authority: str
    serial: str


def ask(stamper: TimeStamper, sha256: bytes) -> bytes:
    """See ``api.stamp_hash``."""
    if len(sha256) != 32:
        raise Refusal("seals.not_a_sha256")
    token: Any = run(pyhanko_stamper(stamper).async_timestamp(sha256, "sha256"))
    return bytes(token.dump())


def check(token: bytes, sha256: bytes, trust: TrustStore, at: datetime) -> Stamp:
    """See ``api.verify_stamp``."""
    from asn1crypto import cms
    from pyhanko.sign.validation.generic_cms import validate_tst_signed_data
    from pyhanko.sign.validation.status import TimestampSignatureStatus

    from phoihop.engines.seals.certificates import holder_of
    from phoihop.engines.seals.contexts import knowledge_of
    from phoihop.engines.seals.envelope import envelope_is_tidy

    known = knowledge_of(trust)
    try:
        content: Any = cms.ContentInfo.load(token, strict=True)["content"]
        facts = run(validate_tst_signed_data(content, known.at(at), lambda _: sha256))
        status = TimestampSignatureStatus(**facts)
        said: Any = content["encap_content_info"]["content"].parsed
        imprint = said["message_imprint"]
        same = hmac.compare_digest(imprint["hashed_message"].native, sha256)
        matches = same and imprint["hash_algorithm"]["algorithm"].native == "sha256"
        revoked_at = known.revoked_at(status.signing_cert)
        trusted = bool(status.trusted) and (revoked_at is None or revoked_at >= at)
        sound = bool(status.valid and status.intact) and envelope_is_tidy(content)
        return Stamp(
            holds=sound and matches and trusted and status.timestamp <= at,
            matches=matches,
            trusted=trusted,
            stamped_at=status.timestamp,
            authority=holder_of(status.signing_cert).name,
            serial=f"{said['serial_number'].native:x}",
        )
    except Exception as problem:  # a token is bytes from outside
        raise Refusal("seals.bad_token", reason=type(problem).__name__) from problem


def pyhanko_stamper(stamper: TimeStamper) -> Any:
    """``stamper`` as pyHanko wants it. Status, nonce and hash of every answer are checked.

    It raises ``seals.time_refused``: an authority may answer anything.
    """
    from asn1crypto import tsp
    from pyhanko.sign.timestamps.api import TimeStamper as PyhankoStamper

    class Asked(PyhankoStamper):
        async def async_request_tsa_response(self, req: Any) -> Any:
            answer = stamper.answer(req.dump())
            _must_be_granted(answer)
            return tsp.TimeStampResp.load(answer, strict=True)

        async def async_timestamp(self, message_digest: bytes, md_algorithm: str) -> Any:
            try:
                token: Any = await super().async_timestamp(message_digest, md_algorithm)
                said = token["content"]["encap_content_info"]["content"].parsed["message_imprint"]
                stamped = said["hashed_message"].native
            except Refusal:
                raise
            except Exception as problem:
                raise Refusal("seals.time_refused", reason=type(problem).__name__) from problem
            if not hmac.compare_digest(stamped, message_digest):
                raise Refusal("seals.time_refused", reason="another hash was stamped")
            return token

    asked: Any = Asked
    return asked()


def _must_be_granted(answer: bytes) -> None:
    """Say why an authority refuses. asn1crypto cannot: it wants a token in every response.

    Raises:
        Refusal: ``seals.time_refused``.
    """
    from asn1crypto import core, tsp

    status: Any = tsp.PKIStatusInfo.load(core.Sequence.load(answer)[0].dump())
    if status["status"].native == "granted":
        return
    said = [*(status["status_string"].native or ()), *(status["fail_info"].native or ())]
    reason = "; ".join(map(str, said)) or str(status["status"].native)
    raise Refusal("seals.time_refused", reason=reason[:200])
