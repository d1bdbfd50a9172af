"""How entries hang together: each holds the hash of the one before it in its chain."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

GENESIS = "0" * 64

Facts = Mapping[str, str | int | bool | None]


@dataclass(frozen=True, slots=True)
class Link:
    """One entry of a chain, as plain values.

    ``seq`` counts from 1 within the chain. ``at`` is aware. ``sha256`` is over all the rest.
    """

    chain: str
    seq: int
    at: datetime
    actor: str
    action: str
    subject: str
    facts: Facts
    previous_sha256: str
    sha256: str


def digest(link: Link) -> str:
    """The SHA-256 that ``link`` should carry: over its fields in a fixed JSON form, UTC."""
    fields = {
        "chain": link.chain,
        "seq": link.seq,
        "at": link.at.astimezone(UTC).isoformat(timespec="microseconds"),
        "actor": link.actor,
        "action": link.action,
        "subject": link.subject,
        "facts": dict(link.facts),
        "previous": link.previous_sha256,
    }
    text = json.dumps(fields, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def salted(text: str, *, salt: str) -> str:
    """A hash that proves a text to who holds it and tells nothing to who does not.

    The trail keeps this instead of names, titles or reasons; ``salt`` is kept with the text.
    """
    return hashlib.sha256(f"{salt}\x1f{text}".encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Break:
    """The first place where a chain does not hold."""

    chain: str
    seq: int
    why: str  # "missing", "altered", "unlinked"


def first_break(links: Iterable[Link]) -> Break | None:
    """Walk one chain in the order of ``seq`` and return the first broken link, or ``None``.

    An entry taken out, put in, altered or re-ordered breaks the chain at that place. Entries cut
    off the end leave a shorter chain that holds in itself; the head count finds those.
    """
    expected_seq, previous = 1, GENESIS
    for link in links:
        if link.seq != expected_seq:
            return Break(link.chain, expected_seq, "missing")
        if link.previous_sha256 != previous:
            return Break(link.chain, link.seq, "unlinked")
        if digest(link) != link.sha256:
            return Break(link.chain, link.seq, "altered")
        expected_seq, previous = expected_seq + 1, link.sha256
    return None
