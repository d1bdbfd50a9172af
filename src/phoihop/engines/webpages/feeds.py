"""RSS and Atom feeds into found addresses, also when they are not quite well-formed."""

import html
import re
from calendar import timegm
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.parse import urljoin

from phoihop.engines.webpages.found import FoundAddress
from phoihop.engines.webpages.moments import VIETNAM, read_moment
from phoihop.engines.webpages.tree import tidy
from phoihop.engines.webpages.xml_guard import elements, unpacked
from phoihop.law.refusal import Refusal

_ZONED = re.compile(r"(?:[+-]\d\d:?\d\d|Z|\b[A-Z]{2,4})\s*$")
_TAG = re.compile(r"<[^>]+>")
_ENTITY = re.compile(rb"<!ENTITY", re.I)
MAX_ENTRIES = 5000


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed, read.

    ``findings``: ``not_well_formed`` (read all the same), ``entries_without_address``,
    ``entries_without_date``, ``cut_at_limit``.
    """

    title: str
    entries: tuple[FoundAddress, ...]
    findings: tuple[str, ...]

    def latest_at(self) -> datetime | None:
        """The latest day in the feed; ``None`` when no entry is dated."""
        return max(
            (entry.published_at for entry in self.entries if entry.published_at), default=None
        )


def read_feed(body: bytes, *, url: str) -> Feed:
    """Read an RSS or Atom feed.

    Args:
        body: as fetched, or a ``.gz`` file of it.
        url: where it was got; relative addresses are completed with it.

    Raises:
        Refusal: ``feeds.not_a_feed`` (fact ``address``) when it is neither RSS nor Atom;
            ``xml.dangerous`` when it defines entities; ``fetch.too_large``, ``fetch.bad_packing``.
    """
    plain = unpacked(body)
    findings = _guarded(plain)
    parsed = _parse(plain)
    if not parsed.get("version"):
        raise Refusal("feeds.not_a_feed", address=url[:200])
    entries = [_entry(entry, url) for entry in parsed.entries[:MAX_ENTRIES]]
    kept = tuple(entry for entry in entries if entry.address)
    if len(kept) < len(entries):
        findings.append("entries_without_address")
    if any(entry.published_at is None for entry in kept):
        findings.append("entries_without_date")
    if len(parsed.entries) > MAX_ENTRIES:
        findings.append("cut_at_limit")
    return Feed(tidy(str(parsed.feed.get("title", ""))), kept, tuple(findings))


def _guarded(plain: bytes) -> list[str]:
    """Look the document over before the lenient parser sees it."""
    try:
        for element in elements(plain):
            element.clear()
    except Refusal as refusal:
        if refusal.code != "xml.broken" or _ENTITY.search(plain):
            raise Refusal("xml.dangerous", why=str(refusal.facts.get("why", "ENTITY"))) from None
        return ["not_well_formed"]
    return []


def _parse(plain: bytes) -> Any:
    import feedparser

    return feedparser.parse(plain, sanitize_html=False, resolve_relative_uris=False)


def _entry(entry: Any, url: str) -> FoundAddress:
    link = entry.get("link") or (entry.get("id") if "://" in entry.get("id", "") else "") or ""
    return FoundAddress(
        address=urljoin(url, link.strip()) if link.strip() else "",
        title=tidy(html.unescape(_TAG.sub(" ", str(entry.get("title", ""))))),
        published_at=_moment(entry, "published") or _moment(entry, "updated"),
        modified_at=_moment(entry, "updated"),
    )


def _moment(entry: Any, name: str) -> datetime | None:
    written = str(dict.get(entry, name) or "").strip()
    parsed = dict.get(entry, f"{name}_parsed")
    if not written:
        return None
    if parsed and 1990 <= parsed[0] <= 2100:
        if _ZONED.search(written):
            return datetime.fromtimestamp(timegm(parsed), UTC).astimezone(VIETNAM)
        year, month, day, hour, minute, second = parsed[:6]
        return datetime(year, month, day, hour, minute, min(second, 59), tzinfo=VIETNAM)
    moment = read_moment(written)
    if moment is None:
        return _rfc_date(written)
    first = moment.on.first_on
    return moment.at or datetime(first.year, first.month, first.day, tzinfo=VIETNAM)


def _rfc_date(written: str) -> datetime | None:
    """The mail date without a zone that some systems write."""
    try:
        moment = parsedate_to_datetime(written)
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=VIETNAM)
