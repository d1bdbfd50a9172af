"""Sitemaps (plain, news, index, text, gz) into found addresses."""

from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urljoin

from phoihop.engines.webpages.found import FoundAddress
from phoihop.engines.webpages.moments import VIETNAM, read_moment
from phoihop.engines.webpages.tree import tidy
from phoihop.engines.webpages.xml_guard import Element, elements, local_name, unpacked
from phoihop.law.refusal import Refusal

MAX_ENTRIES = 50_000
"""What the sitemap protocol allows in one file."""


@dataclass(frozen=True, slots=True)
class Sitemap:
    """A sitemap, read.

    Attributes:
        is_index: whether the entries are sitemaps themselves.
        entries: in the order of the file.
        findings: ``broken_off`` (what came before is kept), ``cut_at_limit``.
    """

    is_index: bool
    entries: tuple[FoundAddress, ...]
    findings: tuple[str, ...]


def read_sitemap(body: bytes, *, url: str) -> Sitemap:
    """Read a sitemap of any kind.

    Args:
        body: as fetched; may be a ``.gz`` file, or plain text with an address a line.
        url: where it was got.

    Raises:
        Refusal: ``sitemaps.not_a_sitemap`` (fact ``address``); ``xml.dangerous``;
            ``fetch.too_large``, ``fetch.bad_packing``.
    """
    plain = unpacked(body)
    if not plain.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<") and b"\x00" not in plain[:100]:
        return _read_lines(plain, url)
    entries: list[FoundAddress] = []
    findings: list[str] = []
    is_index = False
    try:
        for element in elements(plain):
            name = local_name(element)
            if name in ("url", "sitemap"):
                is_index = is_index or name == "sitemap"
                entries += _entry(element, url)
                element.clear()
            if len(entries) >= MAX_ENTRIES:
                findings.append("cut_at_limit")
                break
    except Refusal as refusal:
        if refusal.code != "xml.broken" or not entries:
            raise _not_a_sitemap(refusal, url) from None
        findings.append("broken_off")
    if not entries and b"urlset" not in plain[:3000] and b"sitemapindex" not in plain[:3000]:
        raise Refusal("sitemaps.not_a_sitemap", address=url[:200])
    return Sitemap(is_index, tuple(entries), tuple(findings))


def _not_a_sitemap(refusal: Refusal, url: str) -> Refusal:
    if refusal.code == "xml.broken":
        return Refusal("sitemaps.not_a_sitemap", address=url[:200])
    return refusal


def _entry(element: Element, url: str) -> list[FoundAddress]:
    told: dict[str, str] = {}
    for inner in element.iter():
        name = local_name(inner)
        if inner.text and name not in told:
            told[name] = inner.text
    address = told.get("loc", "").strip()
    if not address:
        return []
    return [
        FoundAddress(
            address=urljoin(url, address),
            title=tidy(told.get("title", "")) if "publication_date" in told else "",
            published_at=_at(told.get("publication_date")),
            modified_at=_at(told.get("lastmod")),
        )
    ]


def _at(written: str | None) -> datetime | None:
    moment = read_moment(written)
    if moment is None:
        return None
    first = moment.on.first_on
    return moment.at or datetime(first.year, first.month, first.day, tzinfo=VIETNAM)


def _read_lines(plain: bytes, url: str) -> Sitemap:
    lines = [line.strip() for line in plain.decode("utf-8-sig", "replace").splitlines()]
    lines = [line for line in lines if line]
    if not lines or not all(line.startswith(("http://", "https://")) for line in lines):
        raise Refusal("sitemaps.not_a_sitemap", address=url[:200])
    found = tuple(FoundAddress(line) for line in lines[:MAX_ENTRIES])
    return Sitemap(False, found, ("cut_at_limit",) if len(lines) > MAX_ENTRIES else ())
