"""One form for the many addresses of one page.

The canonical form is a key to compare by, and an address that usually opens. It is not the
address that was found: keep that one beside it, for evidence.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from urllib.parse import SplitResult, urlsplit

from phoihop.engines.webpages.address_parts import settle_path, settle_query
from phoihop.engines.webpages.article_ids import PATTERNS, ArticleIdPattern, find_article_id
from phoihop.engines.webpages.hosts import (
    DOOR_LABELS,
    ascii_host,
    drop_invisible,
    lookalike_of,
    settle_host,
)
from phoihop.law.refusal import Refusal

NO_ALIASES: Mapping[str, str] = MappingProxyType({})
MAX_LENGTH = 8000
"""Characters; browsers and servers give up earlier."""

_START = re.compile(r"https?:/{2}", re.I)
_ARCHIVED = re.compile(r"/\d{4,14}[a-z_]*/$|[=?&(]$")
_SCHEME = re.compile(r"^([a-z][a-z0-9+-]*):(?!\d)", re.I)
_BARE_HOST = re.compile(r"^(?://)?[^\s/?#@:]+\.[^\s/?#@:.]{2,}\.?(?::\d+)?(?:[/?#]|$)")
_HUNG_ON = re.compile(r"(.*\.(?:html?|aspx?|php))&(\w+=.*)$", re.I)
_WRAPPING = " \t\r\n\f\v\"'<>“”‘’«»"


@dataclass(frozen=True, slots=True)
class Address:
    """One address in canonical form.

    Attributes:
        canonical: ``https`` address to compare by; see the module's first lines.
        host: ASCII host that it counts under, without doors and after aliases.
        port: given port when it is not the ordinary one.
        path: settled path with its settled query.
        article_id: the article's own number or name where the address shows one.
        notes: what was put right, in the order met: ``amp double_slash fragment homoglyph_host
            host_alias invisible_letters ip_host mobile_host print_page scheme_assumed session_id
            tracking user_info``.
    """

    canonical: str
    host: str
    port: int | None
    path: str
    article_id: str | None
    notes: tuple[str, ...]


def canonicalise(
    address: str,
    *,
    host_aliases: Mapping[str, str] = NO_ALIASES,
    patterns: Sequence[ArticleIdPattern] = PATTERNS,
) -> Address:
    """Bring an address to the one form that stands for all its spellings.

    Doing it again to ``canonical`` changes nothing.

    Args:
        address: as found or typed; a missing scheme is taken as ``https``.
        host_aliases: lower-case ASCII host → host that it counts as (old domains, sections).
        patterns: how article numbers stand in addresses.

    Raises:
        Refusal: ``addresses.glued`` (facts ``address``, ``count``) when two or more addresses run
            into each other: see :func:`split_glued`; ``addresses.unusable`` (facts ``address``,
            ``reason`` one of ``empty length scheme host port``) when nothing can be opened there.
    """
    notes: list[str] = []
    cleaned = _cleaned(address, notes)
    pieces = split_glued(cleaned)
    if len(pieces) > 1:
        raise Refusal("addresses.glued", address=cleaned[:200], count=len(pieces))
    parts = _split(cleaned, notes)
    host = _settled_host(parts.hostname or "", host_aliases, notes)
    port = _port(parts)
    bare_path, tail = _path_and_query(parts)
    path = settle_path(bare_path, notes)
    parameters = settle_query(tail, notes)
    if parts.fragment:
        notes.append("fragment")
    query = "&".join(name if value is None else f"{name}={value}" for name, value in parameters)
    full = f"{path}?{query}" if query else path
    place = f"{host}:{port}" if port else host
    number = find_article_id(path, parameters, patterns=patterns)
    return Address(f"https://{place}{full}", host, port, full, number, tuple(notes))


def same_work_key(address: Address) -> tuple[str, str]:
    """What addresses of one work on one site share: place and article number, or place and path.

    Equal keys say "one work"; different keys say nothing.
    """
    place = f"{address.host}:{address.port}" if address.port else address.host
    return place, f"#{address.article_id}" if address.article_id else address.path


def split_glued(address: str) -> list[str]:
    """Addresses that ran into each other, apart again; one element for an ordinary address.

    An address inside another one's parameter, or behind an archive's time stamp, belongs there
    and is not cut off.
    """
    starts = [
        found.start()
        for found in _START.finditer(address)
        if found.start() == 0 or not _ARCHIVED.search(address[: found.start()])
    ]
    if len(starts) < 2:
        return [address]
    edges = [0, *starts[1:], len(address)]
    return [
        piece
        for start, end in zip(edges, edges[1:], strict=False)
        if (piece := address[start:end].strip(_WRAPPING + ",;|"))
    ]


def _cleaned(address: str, notes: list[str]) -> str:
    visible = drop_invisible(address)
    if visible != address:
        notes.append("invisible_letters")
    cleaned = re.sub(r"[\t\r\n]+", "", visible.strip(_WRAPPING))
    if not cleaned:
        raise Refusal("addresses.unusable", address=address[:200], reason="empty")
    if len(cleaned) > MAX_LENGTH:
        raise Refusal("addresses.unusable", address=cleaned[:200], reason="length")
    return cleaned


def _split(cleaned: str, notes: list[str]) -> SplitResult:
    scheme = _SCHEME.match(cleaned)
    if scheme and scheme[1].lower() not in ("http", "https"):
        raise Refusal("addresses.unusable", address=cleaned[:200], reason="scheme")
    if not scheme:
        if not _BARE_HOST.match(cleaned):
            raise Refusal("addresses.unusable", address=cleaned[:200], reason="host")
        notes.append("scheme_assumed")
        cleaned = "https://" + cleaned.removeprefix("//")
    try:
        parts = urlsplit(cleaned)
    except ValueError:
        raise Refusal("addresses.unusable", address=cleaned[:200], reason="host") from None
    if not parts.hostname:
        raise Refusal("addresses.unusable", address=cleaned[:200], reason="host")
    if parts.username is not None:
        notes.append("user_info")
    return parts


def _path_and_query(parts: SplitResult) -> tuple[str, str]:
    """Path and query, also where the query was hung on with ``&`` instead of ``?``."""
    hung_on = None if parts.query else _HUNG_ON.match(parts.path)
    return (hung_on[1], hung_on[2]) if hung_on else (parts.path, parts.query)


def _port(parts: SplitResult) -> int | None:
    try:
        port = parts.port
    except ValueError:
        raise Refusal("addresses.unusable", address=parts.geturl()[:200], reason="port") from None
    return None if port in (None, 80, 443) else port


def _settled_host(found: str, host_aliases: Mapping[str, str], notes: list[str]) -> str:
    if ":" in found:
        notes.append("ip_host")
        return f"[{found.lower()}]"
    host = ascii_host(found)
    if lookalike_of(host):
        notes.append("homoglyph_host")
    if host.replace(".", "").isdigit():
        notes.append("ip_host")
    settled = settle_host(host, host_aliases)
    door = host.removesuffix("." + settled) if host.endswith("." + settled) else None
    if door not in (None, "www"):
        notes.append("mobile_host" if door in DOOR_LABELS else "host_alias")
    elif door is None and settled != host:
        notes.append("host_alias")
    return settled
