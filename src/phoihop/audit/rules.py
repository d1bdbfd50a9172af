"""How entries hang together: each holds the hash of the one before it in its chain."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
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


@dataclass(frozen=True, slots=True)
class Deed:
    """What one entry tells: ``noun.past_participle``, ``kind:reference``, keys and numbers."""

    action: str
    subject: str
    facts: Facts


def signed_fields(link: Link) -> dict[str, object]:
    """What the hash of ``link`` is over, as plain values; the time in UTC to the microsecond."""
    return {
        "chain": link.chain,
        "seq": link.seq,
        "at": link.at.astimezone(UTC).isoformat(timespec="microseconds"),
        "actor": link.actor,
        "action": link.action,
        "subject": link.subject,
        "facts": dict(link.facts),
        "previous": link.previous_sha256,
    }


def digest(link: Link) -> str:
    """The SHA-256 that ``link`` should carry: over its fields in a fixed JSON form.

    The form is JSON with sorted keys, no spaces, and letters as they are (UTF-8).
    """
    text = json.dumps(
        signed_fields(link), ensure_ascii=False, sort_keys=True, separators=(",", ":")
    )
    return hashlib.sha256(text.encode()).hexdigest()


def append(
    deeds: Iterable[Deed], *, chain: str, seq: int, sha256: str, actor: str, at: datetime
) -> list[Link]:
    """The links that ``deeds`` become, behind the link numbered ``seq`` that ends in ``sha256``.

    Raises:
        ValueError: when ``at`` is naive: a trail whose hours nobody can place proves nothing.
    """
    if at.tzinfo is None:
        raise ValueError("an audit entry needs an aware time")
    links: list[Link] = []
    for deed in deeds:
        seq += 1
        bare = Link(chain, seq, at, actor, deed.action, deed.subject, deed.facts, sha256, "")
        sha256 = digest(bare)
        links.append(replace(bare, sha256=sha256))
    return links


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
    why: str  # "missing", "altered", "unlinked"; "headless" when its end is not written down


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
