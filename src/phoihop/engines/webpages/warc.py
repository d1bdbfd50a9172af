"""Web archive files (WARC 1.1, ISO 28500): one capture, whole, and every byte accounted for.

The digests that the standard provides cover the contents of records and not their headers: a
changed date or address would go unnoticed. So the last record is a manifest with the SHA-256 of
every record before it, headers included. It is an ordinary ``metadata`` record; other programs
pass over it.
"""

import base64
import hashlib
import json
import re
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from phoihop.engines.webpages.fetching import Fetched, Headers
from phoihop.law.refusal import Refusal

VERSION = b"WARC/1.1\r\n"
MANIFEST_TYPE = "application/vnd.phoihop.manifest+json"
MANIFEST_ADDRESS = "urn:phoihop:manifest"
FACTS_TYPE = "application/vnd.phoihop.capture+json"
MANIFEST_START = VERSION + b"WARC-Type: metadata\r\nContent-Type: " + MANIFEST_TYPE.encode()
_ENDS = b"\r\n\r\n"
_NAME = re.compile(r"[a-z0-9][a-z0-9._-]{0,99}")
_LINE_BREAK = re.compile(r"[\r\n]+\s*")


@dataclass(frozen=True, slots=True)
class Resource:
    """Something made of the page and kept beside it: a picture, a PDF, the extracted text.

    ``name`` is made of small letters, digits, dots and hyphens.
    """

    name: str
    media_type: str
    data: bytes


def write_warc(
    fetched: Fetched,
    *,
    resources: Sequence[Resource] = (),
    software: str = "phoihop/0.1",
) -> bytes:
    """One capture as a WARC file, the same bytes for the same capture.

    Records: ``warcinfo``, ``request``, ``response`` (as sent, still packed; a
    ``Transfer-Encoding`` header is renamed, since the chunks are joined), the server's
    certificate, those it sent along, the further resources, the circumstances of the capture, the
    manifest.

    Raises:
        Refusal: ``warc.bad_name`` (fact ``name``) for a resource that cannot be named so.
    """
    at = _date(fetched.started_at)
    address = fetched.final_address
    info = f"software: {software}\r\nformat: WARC File Format 1.1\r\n".encode()
    response = _http_block(_status_line(fetched), fetched.headers) + fetched.raw_body
    peer = [("WARC-IP-Address", fetched.peer_address)]
    path = address.split("/", 3)[3] if address.count("/") > 2 else ""
    request = _http_block(f"GET /{path} HTTP/1.1", fetched.request_headers)
    http = "application/http; msgtype="
    records = [
        record_bytes("warcinfo", None, "application/warc-fields", info, at),
        record_bytes("request", address, f"{http}request", request, at, peer),
        record_bytes("response", address, f"{http}response", response, at, peer, fetched.raw_body),
    ]
    if fetched.tls_certificate_pem:
        pem = fetched.tls_certificate_pem.encode("ascii")
        chain = "".join(fetched.tls_chain_pem[1:]).encode("ascii")
        sent = [Resource("tls-issuers.pem", "application/x-pem-file", chain)] if chain else []
        own = Resource("tls-certificate.pem", "application/x-pem-file", pem)
        resources = [own, *sent, *resources]
    for resource in resources:
        if not _NAME.fullmatch(resource.name):
            raise Refusal("warc.bad_name", name=resource.name[:100])
        urn = f"urn:phoihop:{resource.name}"
        records.append(record_bytes("resource", urn, resource.media_type, resource.data, at))
    facts = json.dumps(_circumstances(fetched), ensure_ascii=True, sort_keys=True).encode()
    records.append(record_bytes("metadata", address, FACTS_TYPE, facts, at))
    return b"".join(records) + manifest_of(records, at)


def manifest_of(records: Sequence[bytes], at: str) -> bytes:
    """The last record: the place, length and SHA-256 of every record before it."""
    listed = []
    offset = 0
    for record in records:
        digest = hashlib.sha256(record).hexdigest()
        listed.append({"offset": offset, "length": len(record), "sha256": digest})
        offset += len(record)
    body = json.dumps({"at": at, "records": listed}, sort_keys=True).encode()
    return record_bytes("metadata", MANIFEST_ADDRESS, MANIFEST_TYPE, body, at)


def _circumstances(fetched: Fetched) -> dict[str, object]:
    return {
        "asked_for": fetched.address,
        "final_address": fetched.final_address,
        "redirects": [
            {"address": r.address, "status": r.status, "to": r.location, "peer": r.peer_address}
            for r in fetched.redirects
        ],
        "peer_address": fetched.peer_address,
        "tls_version": fetched.tls_version,
        "tls_verified": fetched.tls_verified,
        "started_at": _date(fetched.started_at),
        "finished_at": _date(fetched.finished_at),
        "notes": list(fetched.notes),
    }


def _date(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def _status_line(fetched: Fetched) -> str:
    return f"{fetched.http_version} {fetched.status} {fetched.reason}".rstrip()


def _http_block(first_line: str, headers: Headers) -> bytes:
    lines = [_LINE_BREAK.sub(" ", first_line)]
    for name, value in headers:
        kept = f"X-Archive-Orig-{name}" if name.lower() == "transfer-encoding" else name
        lines.append(f"{kept}: {_LINE_BREAK.sub(' ', value)}")
    return "\r\n".join(lines).encode("utf-8", "surrogateescape") + _ENDS


def record_bytes(
    kind: str,
    address: str | None,
    media_type: str,
    block: bytes,
    at: str,
    more: Sequence[tuple[str, str]] = (),
    payload: bytes | None = None,
) -> bytes:
    """One record with its digests; the same bytes for the same contents.

    Args:
        kind: WARC type.
        address: target address, or ``None``.
        block: contents.
        at: UTC moment as WARC writes it.
        more: further headers.
        payload: the part of the block that a second digest covers.
    """
    digest = digest_of(block)
    name = uuid.uuid5(uuid.NAMESPACE_URL, f"{kind} {address} {at} {digest}")
    headers = [
        ("WARC-Type", kind),
        ("Content-Type", media_type),
        ("WARC-Record-ID", f"<urn:uuid:{name}>"),
        ("WARC-Date", at),
        *([("WARC-Target-URI", address)] if address else []),
        *more,
        ("WARC-Block-Digest", digest),
        *([("WARC-Payload-Digest", digest_of(payload))] if payload is not None else []),
        ("Content-Length", str(len(block))),
    ]
    head = "".join(f"{key}: {_LINE_BREAK.sub(' ', value)}\r\n" for key, value in headers)
    return VERSION + head.encode("utf-8") + b"\r\n" + block + _ENDS


def digest_of(data: bytes) -> str:
    """The labelled digest of a record: ``sha256:`` and base 32, as archives write it."""
    return "sha256:" + base64.b32encode(hashlib.sha256(data).digest()).decode("ascii")
