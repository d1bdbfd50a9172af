"""Fetching one page so that it harms neither this network nor its time and memory."""

import email.message
import ssl
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from http.client import HTTPException
from http.client import IncompleteRead as NativeIncompleteRead
from types import MappingProxyType
from urllib.parse import urldefrag, urljoin

from urllib3.exceptions import HTTPError, IncompleteRead, ReadTimeoutError
from urllib3.exceptions import SSLError as Urllib3SSLError
from urllib3.response import BaseHTTPResponse

from phoihop.engines.webpages.charset import decode_page
from phoihop.engines.webpages.connections import Deadline, PinnedHttp, PinnedHttps, connect
from phoihop.engines.webpages.decompression import ASKED_FOR, unpack
from phoihop.engines.webpages.network_guard import Resolver, Target, aim, system_resolver
from phoihop.engines.webpages.policy import Clock, Policy
from phoihop.engines.webpages.tls import chain_of
from phoihop.law.refusal import Refusal

Headers = tuple[tuple[str, str], ...]
NO_HEADERS: Mapping[str, str] = MappingProxyType({})
REDIRECTS = frozenset({301, 302, 303, 307, 308})
RETRYABLE = frozenset(
    {"fetch.unresolved", "fetch.unreachable", "fetch.too_slow", "fetch.cut_short"}
    | {"fetch.bad_response", "fetch.bad_packing"}
)
"""Refusals that another attempt, later, may not meet; the others it will."""
_CHUNK_BYTES = 64 * 1024


@dataclass(frozen=True, slots=True)
class Redirect:
    """One step on the way: who sent us on, and where to."""

    address: str
    status: int
    location: str
    peer_address: str


@dataclass(frozen=True, slots=True)
class Fetched:
    """An answer, whole.

    Attributes:
        address: as asked for.
        final_address: that answered, after redirects.
        status: HTTP status; 4xx and 5xx are answers too.
        reason: words beside the status.
        http_version: ``HTTP/1.1`` or ``HTTP/1.0``.
        headers: of the final answer, in order and as written.
        request_headers: as sent in the final request.
        raw_body: as sent, still packed, without chunk marks.
        body: unpacked.
        redirects: on the way, first first.
        peer_address: IP address that answered.
        tls_certificate_pem: the server's certificate; ``None`` over plain HTTP.
        tls_version: such as ``TLSv1.3``.
        tls_verified: whether the certificate was checked and held.
        started_at, finished_at: by the caller's clock.
        notes: ``downgraded_to_http`` when a step led from HTTPS to HTTP.
        tls_chain_pem: the certificates that the server sent, its own first.
    """

    address: str
    final_address: str
    status: int
    reason: str
    http_version: str
    headers: Headers
    request_headers: Headers
    raw_body: bytes
    body: bytes
    redirects: tuple[Redirect, ...]
    peer_address: str
    tls_certificate_pem: str | None
    tls_version: str | None
    tls_verified: bool
    started_at: datetime
    finished_at: datetime
    notes: tuple[str, ...]
    tls_chain_pem: tuple[str, ...] = ()

    def header(self, name: str) -> str | None:
        """The first header of that name, whatever its case; ``None`` when there is none."""
        wanted = name.lower()
        return next((value for key, value in self.headers if key.lower() == wanted), None)

    @property
    def charset(self) -> str | None:
        """The charset that the ``Content-Type`` header declares."""
        message = email.message.Message()
        message["content-type"] = self.header("content-type") or ""
        return message.get_content_charset()

    def text(self) -> tuple[str, str]:
        """The body as text, and the encoding it was in; see :func:`charset.decode_page`."""
        return decode_page(self.body, self.charset)


def fetch(
    address: str,
    *,
    policy: Policy,
    clock: Clock,
    resolver: Resolver = system_resolver,
    headers: Mapping[str, str] = NO_HEADERS,
) -> Fetched:
    """Fetch one address with ``GET``, following redirects, each checked like the first.

    Args:
        policy: limits, and exceptions for tests.
        clock: time of day for the record; stopwatch for the limits.
        resolver: names to IP addresses; asked once for each step.
        headers: more request headers, such as ``If-None-Match``.

    Raises:
        Refusal: see :func:`network_guard.aim`; and ``fetch.unreachable`` (facts ``host``,
            ``reason``), ``fetch.tls`` (``host``, ``reason``), ``fetch.too_slow`` (``host``,
            ``seconds``), ``fetch.too_large`` (``max_bytes``), ``fetch.cut_short`` (``host``,
            ``got_bytes``), ``fetch.bad_response`` (``host``, ``reason``),
            ``fetch.too_many_redirects`` (``host``, ``count``), ``fetch.redirect_nowhere``
            (``host``), and those of :func:`decompression.unpack`.
    """
    started_at = clock.now()
    deadline = Deadline(policy, clock.monotonic)
    steps: list[Redirect] = []
    notes: list[str] = []
    target = aim(address, policy, resolver)
    seen = {target.address}
    while True:
        answer = _ask(target, policy, deadline, headers)
        if answer.status not in REDIRECTS:
            break
        if not answer.location:
            raise Refusal("fetch.redirect_nowhere", host=target.host)
        steps.append(
            Redirect(target.address, answer.status, answer.location[:2000], answer.peer_address)
        )
        onward = aim(_joined(target.address, answer.location), policy, resolver)
        if onward.address in seen or len(steps) > policy.max_redirects:
            raise Refusal("fetch.too_many_redirects", host=target.host, count=len(steps))
        if target.scheme == "https" and onward.scheme == "http":
            notes.append("downgraded_to_http")
        seen.add(onward.address)
        target = onward
    return Fetched(
        address=address,
        final_address=target.address,
        status=answer.status,
        reason=answer.reason,
        http_version=answer.http_version,
        headers=answer.headers,
        request_headers=answer.request_headers,
        raw_body=answer.raw_body,
        body=unpack(answer.raw_body, answer.coding, policy.max_body_bytes),
        redirects=tuple(steps),
        peer_address=answer.peer_address,
        tls_certificate_pem=answer.chain[0] if answer.chain else None,
        tls_chain_pem=answer.chain,
        tls_version=answer.tls_version,
        tls_verified=policy.verify_tls and bool(answer.chain),
        started_at=started_at,
        finished_at=clock.now(),
        notes=tuple(notes),
    )


def worth_retrying(refusal: Refusal) -> bool:
    """Whether the same fetch may succeed later without anybody changing anything."""
    return refusal.code in RETRYABLE


@dataclass(slots=True)
class _Answer:
    status: int
    reason: str
    http_version: str
    headers: Headers
    request_headers: Headers
    raw_body: bytes
    location: str | None
    coding: str
    peer_address: str
    chain: tuple[str, ...]
    tls_version: str | None


def _joined(base: str, location: str) -> str:
    try:
        return urldefrag(urljoin(base, location.strip())).url
    except ValueError:
        raise Refusal("addresses.unusable", address=location[:200], reason="host") from None


def _ask(target: Target, policy: Policy, deadline: Deadline, more: Mapping[str, str]) -> _Answer:
    failure: Refusal | None = None
    for ip in target.ips:
        try:
            connection = connect(target, ip, policy, deadline)
        except (OSError, HTTPError) as error:
            failure = _why_unreachable(error, target, policy, deadline)
            continue
        try:
            return _converse(connection, target, ip, policy, more)
        except (OSError, HTTPError, HTTPException) as error:
            raise _why_broken(error, target, policy, deadline) from None
        finally:
            connection.close()
    raise failure or Refusal("fetch.unresolved", host=target.host)


def _why_unreachable(
    error: Exception, target: Target, policy: Policy, deadline: Deadline
) -> Refusal:
    if isinstance(error, ssl.SSLError | ssl.CertificateError | Urllib3SSLError):
        reason = getattr(error, "verify_message", "") or getattr(error, "reason", "") or "TLS"
        return Refusal("fetch.tls", host=target.host, reason=str(reason)[:120])
    if isinstance(error, TimeoutError) and deadline.left() <= 0:
        return Refusal("fetch.too_slow", host=target.host, seconds=int(policy.total_seconds))
    reason = getattr(error, "strerror", None) or type(error).__name__
    return Refusal("fetch.unreachable", host=target.host, reason=str(reason)[:120])


def _why_broken(error: Exception, target: Target, policy: Policy, deadline: Deadline) -> Refusal:
    if isinstance(error, IncompleteRead):
        return Refusal("fetch.cut_short", host=target.host, got_bytes=int(error.partial or 0))
    if isinstance(error, TimeoutError | ReadTimeoutError):
        over = policy.total_seconds if deadline.left() <= 0 else policy.stall_seconds
        return Refusal("fetch.too_slow", host=target.host, seconds=max(1, int(over)))
    cause = error.__cause__ or error.__context__
    if isinstance(cause, IncompleteRead | ConnectionResetError | NativeIncompleteRead):
        return Refusal("fetch.cut_short", host=target.host, got_bytes=0)
    return Refusal("fetch.bad_response", host=target.host, reason=type(error).__name__)


def _converse(
    connection: PinnedHttp | PinnedHttps,
    target: Target,
    ip: str,
    policy: Policy,
    more: Mapping[str, str],
) -> _Answer:
    shown = target.address.split("//", 1)[1].split("/", 1)[0]
    sent = {
        "Host": shown,
        "User-Agent": policy.user_agent,
        "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.5",
        "Accept-Language": "vi,en;q=0.5",
        "Accept-Encoding": ASKED_FOR,
        "Connection": "close",
        **more,
    }
    chain, tls_version = _tls_facts(connection)
    peer = connection.sock.getpeername()[0] if connection.sock else ip
    connection.request(
        "GET", target.path, headers=sent, preload_content=False, decode_content=False
    )
    response = connection.getresponse()
    try:
        raw = b"" if response.status in REDIRECTS else _read(response, policy)
    finally:
        response.close()
    return _Answer(
        status=response.status,
        reason=(response.reason or "")[:200],
        http_version="HTTP/1.0" if response.version == 10 else "HTTP/1.1",
        headers=tuple((name, value) for name, value in response.headers.items()),
        request_headers=tuple(sent.items()),
        raw_body=raw,
        location=response.headers.get("location"),
        coding=response.headers.get("content-encoding") or "",
        peer_address=str(peer),
        chain=chain,
        tls_version=tls_version,
    )


def _read(response: BaseHTTPResponse, policy: Policy) -> bytes:
    promised = response.headers.get("content-length") or ""
    if promised.isdigit() and int(promised) > policy.max_wire_bytes:
        raise Refusal("fetch.too_large", max_bytes=policy.max_wire_bytes)
    pieces = bytearray()
    while piece := response.read(_CHUNK_BYTES, decode_content=False):
        pieces += piece
        if len(pieces) > policy.max_wire_bytes:
            raise Refusal("fetch.too_large", max_bytes=policy.max_wire_bytes)
    return bytes(pieces)


def _tls_facts(connection: PinnedHttp | PinnedHttps) -> tuple[tuple[str, ...], str | None]:
    sock = connection.sock
    if not isinstance(sock, ssl.SSLSocket):
        return (), None
    return chain_of(sock), sock.version()
