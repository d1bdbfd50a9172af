"""What a page says about itself to machines: JSON-LD, meta elements, links."""

import html
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from phoihop.engines.webpages.tree import Node, text_of, tidy

ARTICLE_TYPES = frozenset(
    {"article", "newsarticle", "reportagenewsarticle", "analysisnewsarticle", "opinionnewsarticle"}
    | {"backgroundnewsarticle", "reviewnewsarticle", "blogposting", "report", "scholarlyarticle"}
    | {"advertisercontentarticle", "liveblogposting", "satiricalarticle"}
)
_TRAILING_COMMA = re.compile(r",\s*([}\]])")
_CONTROL = re.compile(r"[\x00-\x1f]+")


@dataclass(slots=True)
class Metadata:
    """Statements of a page about itself, as given.

    Attributes:
        metas: lower-case name or property → contents in page order.
        article: the JSON-LD object that describes the article, or an empty one.
        canonical: address of ``<link rel=canonical>``, else of ``og:url``, else of the JSON-LD.
        head_title: text of ``<title>``.
        base: ``<base href>``.
    """

    metas: dict[str, list[str]] = field(default_factory=dict)
    article: dict[str, Any] = field(default_factory=dict)
    canonical: str | None = None
    head_title: str = ""
    base: str | None = None

    def first(self, *names: str) -> str | None:
        """The first filled meta content under any of ``names``, in the order of the names."""
        for name in names:
            for content in self.metas.get(name, ()):
                if content:
                    return content
        return None

    @property
    def headline(self) -> str:
        """The title that machines are told: ``og:title``, else the JSON-LD headline."""
        told = self.first("og:title", "headline", "twitter:title", "dc.title.alternative")
        return told or plain(self.article.get("headline")) or ""

    @property
    def description(self) -> str:
        """The summary that machines are told."""
        told = self.first("og:description", "description", "twitter:description")
        return told or plain(self.article.get("description")) or ""


def read_metadata(root: Node) -> Metadata:
    """Read what a page says about itself; call it before scripts are dropped.

    Broken JSON-LD is mended where a stray control character or comma broke it, and left out
    otherwise. Entities that were encoded twice are undone.
    """
    found = Metadata()
    for meta in root.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop")
        content = meta.get("content")
        if name and content is not None:
            found.metas.setdefault(name.lower(), []).append(_unescaped(content))
        if meta.get("itemprop") and meta.get("itemprop") != name and content is not None:
            found.metas.setdefault(meta.get("itemprop").lower(), []).append(_unescaped(content))
    found.article = _article_of(root)
    found.head_title = next((text_of(node) for node in root.iter("title")), "")
    found.base = next((node.get("href") for node in root.iter("base") if node.get("href")), None)
    found.canonical = _canonical(root) or found.first("og:url") or _address_in(found.article)
    return found


def _unescaped(text: str) -> str:
    return tidy(html.unescape(text))


def _canonical(root: Node) -> str | None:
    for link in root.iter("link"):
        if (link.get("rel") or "").lower() == "canonical" and link.get("href"):
            return str(link.get("href")).strip()
    return None


def _address_in(article: dict[str, Any]) -> str | None:
    page = article.get("mainEntityOfPage")
    named = page.get("@id") if isinstance(page, dict) else page
    return plain(named) or plain(article.get("url"))


def _article_of(root: Node) -> dict[str, Any]:
    for script in root.iter("script"):
        if "ld+json" in (script.get("type") or "").lower() and script.text:
            for thing in _things(_loaded(script.text)):
                if types_of(thing) & ARTICLE_TYPES:
                    return thing
    return {}


def _loaded(text: str) -> object:
    cleaned = _CONTROL.sub(" ", text).strip().removeprefix("<![CDATA[").removesuffix("]]>")
    for attempt in (cleaned, _TRAILING_COMMA.sub(r"\1", cleaned)):
        try:
            return json.loads(attempt)
        except (ValueError, RecursionError):
            continue
    return None


def _things(loaded: object, depth: int = 0) -> Iterator[dict[str, Any]]:
    if depth > 4:
        return
    if isinstance(loaded, list):
        for item in loaded:
            yield from _things(item, depth + 1)
    elif isinstance(loaded, dict):
        yield loaded
        yield from _things(loaded.get("@graph"), depth + 1)


def types_of(thing: dict[str, Any]) -> set[str]:
    """The lower-case types of a JSON-LD object."""
    given = thing.get("@type")
    kinds = given if isinstance(given, list) else [given]
    return {kind.lower() for kind in kinds if isinstance(kind, str)}


def plain(value: object) -> str | None:
    """A JSON-LD value as plain text, or ``None`` when it is none or empty."""
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        value = value.get("name") or value.get("@value")
    if not isinstance(value, str):
        return None
    return tidy(html.unescape(html.unescape(value))) or None


def names_in(value: object) -> list[tuple[str, str]]:
    """Name and lower-case type (may be empty) of each person or body in a JSON-LD value."""
    items = value if isinstance(value, list) else [value]
    found = []
    for item in items:
        name = plain(item)
        kind = next(iter(types_of(item)), "") if isinstance(item, dict) else ""
        if name:
            found.append((name, kind))
    return found
