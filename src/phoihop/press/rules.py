"""What an outlet is, over time, and how one is recognised. Pure: no database, no clock."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from phoihop.engines.vietnamese.folding import search_key
from phoihop.engines.webpages.addresses import canonicalise
from phoihop.engines.webpages.hosts import same_site
from phoihop.law.refusal import Refusal


class OutletKind(StrEnum):
    """The kinds of the press law; an outlet may change its kind, so each is dated."""

    NEWSPAPER = "newspaper"
    MAGAZINE = "magazine"
    JOURNAL = "journal"
    RADIO = "radio"
    TELEVISION = "television"
    ONLINE = "online"  # a channel of one of the above, or an online newspaper
    AGGREGATOR = "aggregator"
    PORTAL = "portal"  # a body's own site, no press organ


LONGEST_NAME = 200
_HOST = re.compile(r"(?:https?://)?[a-z0-9][a-z0-9-]*(?:\.[a-z0-9-]+)+/?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Tenure:
    """The days on which an outlet was of a kind; an unknown beginning or end is ``None``."""

    kind: OutletKind
    from_on: date | None = None
    until_on: date | None = None

    def holds(self, on: date) -> bool:
        """Whether the outlet was of this kind on that day."""
        begun = self.from_on is None or self.from_on <= on
        return begun and (self.until_on is None or on <= self.until_on)


def kind_on(tenures: Iterable[Tenure], *, on: date) -> OutletKind | None:
    """The kind of an outlet on a day, or ``None`` when nobody recorded one for that day."""
    return next((tenure.kind for tenure in tenures if tenure.holds(on)), None)


def check_tenure(tenure: Tenure, others: Iterable[Tenure]) -> None:
    """Refuse a stretch that runs backwards or shares a day with another.

    Raises:
        Refusal: ``outlet.tenure_backwards``, ``outlet.two_kinds_at_once`` (fact ``kind``).
    """
    starts, ends = tenure.from_on or date.min, tenure.until_on or date.max
    if ends < starts:
        raise Refusal(
            "outlet.tenure_backwards", from_on=starts.isoformat(), until_on=ends.isoformat()
        )
    for other in others:
        if starts <= (other.until_on or date.max) and (other.from_on or date.min) <= ends:
            raise Refusal("outlet.two_kinds_at_once", kind=other.kind.value)


def settled_host(text: str, aliases: Mapping[str, str] | None = None) -> str:
    """A host or an address brought to the host that the outlet is known by.

    Raises:
        Refusal: ``addresses.unusable``, ``addresses.glued``.
    """
    return canonicalise(text, host_aliases=aliases or {}).host


def looks_like_host(name: str) -> bool:
    """Whether somebody wrote a site's address where an outlet's name belongs."""
    return bool(_HOST.fullmatch(name.strip()))


def settled_name(text: str) -> str:
    """A name on one line, as stored.

    Raises:
        Refusal: ``outlet.name_missing``, ``outlet.name_too_long``.
    """
    name = " ".join(text.split())
    if not search_key(name):
        raise Refusal("outlet.name_missing")
    if len(name) > LONGEST_NAME:
        raise Refusal("outlet.name_too_long", length=len(name), limit=LONGEST_NAME)
    return name


@dataclass(frozen=True, slots=True)
class KnownOutlets:
    """All outlets by the ways in which a list names one: host → id, folded name → id."""

    by_host: Mapping[str, int]
    by_key: Mapping[str, int]
    aliases: Mapping[str, str]  # host → the host that stands in addresses

    def find(self, *, host: str, name: str) -> int | None:
        """The outlet that serves ``host`` (or the site it is a section of), else named ``name``.

        The host decides, for it says where the piece was seen. A known name at an unknown host
        is an outlet that moved; a site's address in place of a name, beside an unknown host, says
        only where a copy came from. ``None`` when neither is known.
        """
        if host and (found := self._serving(host)) is not None:
            return found
        if not looks_like_host(name):
            return self.by_key.get(search_key(name)) if name else None
        return None if host else self._serving(settled_host(name, self.aliases))

    def _serving(self, host: str) -> int | None:
        candidate = host
        while "." in candidate:
            if candidate in self.by_host and same_site(host, candidate):
                return self.by_host[candidate]
            candidate = candidate.partition(".")[2]
        return None
