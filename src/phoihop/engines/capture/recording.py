"""One page seen once: fetched safely, read, and kept whole in one web archive."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from email.utils import parsedate_to_datetime
from typing import Any, Protocol

from phoihop.engines.capture.whereabouts import Whereabouts
from phoihop.engines.webpages.agreement import text_fingerprint
from phoihop.engines.webpages.extraction import Extraction, extract
from phoihop.engines.webpages.fetching import RETRYABLE, Fetched, fetch
from phoihop.engines.webpages.network_guard import Resolver, system_resolver
from phoihop.engines.webpages.policy import Clock, Policy
from phoihop.engines.webpages.tls import certificate_facts
from phoihop.engines.webpages.warc import FACTS_TYPE, Resource, write_warc
from phoihop.engines.webpages.warc_reading import Record, answer_in, read_warc
from phoihop.law.refusal import Refusal

TEXT, WITNESS = "text.txt", "witness.json"
PICTURE, PRINTED = "screenshot.png", "page.pdf"
GONE = frozenset({404, 410})
WORTH_RETRYING = RETRYABLE | {"capture.server_busy", "capture.disk_full"}
"""Refusals after which another attempt, later, may succeed."""


@dataclass(frozen=True, slots=True)
class Pictures:
    """What a browser made of a page; ``missing`` says why something is not there."""

    screenshot: bytes = b""
    pdf: bytes = b""
    missing: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()  # hosts that the page asked for and the guard refused


class Camera(Protocol):
    """A browser, or the lack of one."""

    def take(self, address: str) -> Pictures:
        """Picture and PDF of a page. Never refuses: what failed is in ``missing``."""
        ...


@dataclass(frozen=True, slots=True)
class Sighting:
    """A page as one machine saw it.

    Attributes:
        address, final_address: asked for; that answered.
        status: of the answer.
        started_at, finished_at: by that machine's clock.
        server_at: the outlet's own clock in the answer, if it told one.
        title, text, text_sha256: as read out of the answer; the hash is of the normalised text.
        label: the disclosure label seen on the page.
        findings: of the extraction.
        tls_version, certificate_sha256, issuers_sha256: of the connection; empty over plain HTTP.
        missing: codes: ``no_browser``, ``browser_as_root``, ``screenshot``, ``pdf``, ``tls``,
            ``tls_chain``, ``text``, ``server_clock``.
        machine, network: hashes of where it was seen; see :mod:`whereabouts`.
        parts: names and sizes (bytes) of what the archive holds besides the answer.
        body, charset: of the answer: its bytes, and what its header says of them.
    """

    address: str
    final_address: str
    status: int
    started_at: datetime
    finished_at: datetime
    server_at: datetime | None
    title: str
    text: str
    text_sha256: str
    label: str | None
    findings: tuple[str, ...]
    tls_version: str
    certificate_sha256: str
    issuers_sha256: tuple[str, ...]
    missing: tuple[str, ...]
    machine: str
    network: str
    parts: tuple[tuple[str, int], ...]
    body: bytes = field(repr=False)
    charset: str | None

    @property
    def skew_seconds(self) -> int | None:
        """How far this machine's clock was ahead of the outlet's; ``None`` when not known."""
        if self.server_at is None:
            return None
        return round((self.finished_at - self.server_at).total_seconds())


def see(
    address: str,
    *,
    policy: Policy,
    clock: Clock,
    here: Whereabouts,
    camera: Camera,
    resolver: Resolver = system_resolver,
) -> bytes:
    """Fetch a page and return its web archive: all that one machine saw, in one file.

    Raises:
        Refusal: those of :func:`fetching.fetch`; ``capture.page_gone``,
            ``capture.page_answered``, ``capture.server_busy`` (facts ``host``, ``status``).
    """
    fetched = fetch(address, policy=policy, clock=clock, resolver=resolver)
    _check_status(fetched)
    return archive_of(fetched, here, camera.take(fetched.final_address))


def archive_of(fetched: Fetched, here: Whereabouts, pictures: Pictures) -> bytes:
    """The web archive of an answer: with its text, what a browser made of it, and where."""
    read = extract(fetched.body, url=fetched.final_address, charset=fetched.charset)
    told = {
        "machine": here.machine,
        "network": here.network,
        "missing": _missing(fetched, read, pictures),
        "refused_hosts": list(pictures.refused)[:50],
        "text_sha256": text_fingerprint(read.text),
        "title": read.title,
    }
    resources = [Resource(TEXT, "text/plain; charset=utf-8", read.text.encode())]
    if pictures.screenshot:
        resources.append(Resource(PICTURE, "image/png", pictures.screenshot))
    if pictures.pdf:
        resources.append(Resource(PRINTED, "application/pdf", pictures.pdf))
    facts = json.dumps(told, ensure_ascii=False, sort_keys=True).encode()
    resources.append(Resource(WITNESS, "application/json", facts))
    return write_warc(fetched, resources=resources)


def _check_status(fetched: Fetched) -> None:
    host = fetched.final_address.split("/")[2]
    status = fetched.status
    if status in GONE:
        raise Refusal("capture.page_gone", host=host, status=status)
    if status >= 500 or status == 429:
        raise Refusal("capture.server_busy", host=host, status=status)
    if status != 200:
        raise Refusal("capture.page_answered", host=host, status=status)


def _missing(fetched: Fetched, read: Extraction, pictures: Pictures) -> list[str]:
    lacking = [
        ("text", not read.text),
        ("tls", fetched.tls_certificate_pem is None),
        ("tls_chain", len(fetched.tls_chain_pem) == 1),
        ("server_clock", _server_moment(fetched.header("date")) is None),
    ]
    return [*pictures.missing, *(code for code, is_so in lacking if is_so)]


def _server_moment(date: str | None) -> datetime | None:
    try:
        moment = parsedate_to_datetime(date or "")
    except (ValueError, TypeError):
        return None
    return moment if moment.tzinfo else None


def read_sighting(archive: bytes) -> Sighting:
    """What an archive written by :func:`see` shows. The text is read anew out of the answer.

    So two archives made by different versions of the program are compared on equal terms, and a
    text that does not come from the answer proves nothing.

    Raises:
        Refusal: ``capture.not_an_archive`` when it was not written by :func:`see`.
    """
    try:
        records = read_warc(archive)
        answer = answer_in(archive)
        told, around = _json_of(records, WITNESS), _circumstances(records)
        started_at = datetime.fromisoformat(around["started_at"])
        finished_at = datetime.fromisoformat(around["finished_at"])
        asked_for, machine, network = around["asked_for"], told["machine"], told["network"]
    except (Refusal, KeyError, ValueError, TypeError):
        raise Refusal("capture.not_an_archive") from None
    headers = {name.lower(): value for name, value in reversed(answer.headers)}
    charset = _charset(headers)
    read = extract(answer.body, url=answer.address, charset=charset)
    issuers = _resource(records, "tls-issuers.pem").decode("ascii", "replace")
    own = _resource(records, "tls-certificate.pem").decode("ascii", "replace")
    return Sighting(
        address=str(asked_for),
        final_address=answer.address,
        status=answer.status,
        started_at=started_at,
        finished_at=finished_at,
        server_at=_server_moment(headers.get("date")),
        title=read.title,
        text=read.text,
        text_sha256=text_fingerprint(read.text),
        label=read.disclosure_label,
        findings=read.findings,
        tls_version=str(around.get("tls_version") or ""),
        certificate_sha256=certificate_facts(own).sha256 if own else "",
        issuers_sha256=tuple(certificate_facts(pem).sha256 for pem in _pems(issuers)),
        missing=tuple(str(code) for code in told.get("missing", ())),
        machine=_as_hash(machine),
        network=_as_hash(network),
        parts=tuple(_parts(records)),
        body=answer.body,
        charset=charset,
    )


def part_of(archive: bytes, name: str) -> bytes:
    """One resource of an archive, such as ``screenshot.png``; empty when there is none."""
    return _resource(read_warc(archive), name)


def _parts(records: Sequence[Record]) -> list[tuple[str, int]]:
    return [
        (record.address.removeprefix("urn:phoihop:"), len(record.block))
        for record in records
        if record.kind == "resource"
    ]


def _resource(records: Sequence[Record], name: str) -> bytes:
    wanted = f"urn:phoihop:{name}"
    return next((one.block for one in records if one.address == wanted), b"")


def _json_of(records: Sequence[Record], name: str) -> dict[str, Any]:
    found = json.loads(_resource(records, name))
    if not isinstance(found, dict):
        raise ValueError(name)
    return found


def _circumstances(records: Sequence[Record]) -> dict[str, str]:
    for record in records:
        if record.header("Content-Type") == FACTS_TYPE:
            return {name: value or "" for name, value in json.loads(record.block).items()}
    raise KeyError(FACTS_TYPE)


def _charset(headers: dict[str, str]) -> str | None:
    _, _, named = headers.get("content-type", "").partition("charset=")
    return named.strip(" \"';") or None


def _as_hash(told: object) -> str:
    text = str(told or "")
    return text if not text or len(text) == 64 else hashlib.sha256(text.encode()).hexdigest()


def _pems(chain: str) -> list[str]:
    mark = "-----END CERTIFICATE-----\n"
    return [piece + mark for piece in chain.split(mark) if piece.strip()]
