"""An article out of a web page: what it says, who says it, when, and what does not fit."""

import re
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urljoin, urlsplit

from phoihop.engines.webpages.addresses import canonicalise
from phoihop.engines.webpages.bodies import Body, find_body
from phoihop.engines.webpages.bylines import outlet_of, read_byline
from phoihop.engines.webpages.charset import decode_page, undo_tcvn3
from phoihop.engines.webpages.hosts import same_site
from phoihop.engines.webpages.metadata import Metadata, read_metadata
from phoihop.engines.webpages.page_dates import PageDates, around_title, read_dates
from phoihop.engines.webpages.titles import LEAST_ALIKE, below_title, find_title
from phoihop.engines.webpages.tree import (
    Node,
    drop_unseen,
    names_of,
    overlap,
    parse_page,
    text_of,
    words_of,
)
from phoihop.law.period import PartialDate
from phoihop.law.refusal import Refusal

_SAPO = re.compile(
    r"sapo|(?:^|[\s_-])(?:description|lead|summary|chapeau|excerpt|mota|mo-?ta|intro|standfirst)"
    r"(?:$|[\s_-])|cms-desc|short-?intro|dek(?:$|[\s_-])"
)
_NOT_FOUND = re.compile(
    r"không (?:tìm thấy|tồn tại)|đã (?:bị )?(?:xóa|xoá|gỡ)|page not found|404 not found|\b404\b",
    re.I,
)
_NOTICE = 600
"""Characters from the top in which such a page says so."""
_SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d+\)(\S+)\s*-->", re.I)
MAX_CHARACTERS = 4_000_000
"""Of a page that are read; the largest real page seen has 600,000."""
LEAST_DATED_WORDS = 60
LEAST_UNDATED_WORDS = 250
LEAST_UNTOLD_WORDS = 400
LEAST_SLUG_WORDS = 5
"""A page that neither calls itself an article nor shows a date must hold so much running text;
more, where its heading is not what machines are told."""
TEASING_SHARE = 0.5
"""Share of paragraphs that follow a link, from which a page is a list. Lists seen: .84 to 1;
articles rich in links: up to .5, one page of offers .8."""


@dataclass(frozen=True, slots=True)
class Extraction:
    """One page, read.

    Attributes:
        title: the title that readers see.
        sapo: the summary under it, or the one told to machines.
        text: the article in paragraphs, one a line: the sapo where readers see it, then the
            body; without title, captions, signatures and links to other pages. Empty where the
            page is no article.
        authors: names as printed, without the outlet's own.
        outlet: name of the outlet as the page gives it.
        published: the day of publication, at the precision known, in Viet Nam's time.
        published_at: with the time of day, where that was given.
        published_basis: where the day stands; see :class:`page_dates.PageDates`.
        modified: the day of the last change that the page states.
        canonical: the address that the page claims for itself, absolute.
        images: absolute address and caption.
        source_line: "Theo …" or "Nguồn: …", as printed.
        disclosure_label: words that say the text is coordinated, sponsored or advertising.
        encoding: what the bytes were in.
        findings: ``canonical_host_differs crawl_clock_ignored charset_damaged charset_legacy
            cut_at_limit dates_disagree modified_before_published no_article outlet_named_as_author
            says_not_found spoof_suspected title_contradicts_metadata``.
    """

    title: str
    sapo: str
    text: str
    authors: tuple[str, ...]
    outlet: str | None
    published: PartialDate | None
    published_at: datetime | None
    published_basis: str
    modified: PartialDate | None
    canonical: str | None
    images: tuple[tuple[str, str], ...]
    source_line: str | None
    disclosure_label: str | None
    encoding: str
    findings: tuple[str, ...]


def extract(page: bytes | str, *, url: str | None, charset: str | None = None) -> Extraction:
    """Read an article out of a page. Never refuses: a page without an article says so.

    Args:
        page: the body as received, decompressed, or text already decoded.
        url: where the page was got; ``None`` if unknown (then nothing can be said about a
            canonical address that belongs to somebody else).
        charset: charset of the response header.
    """
    text, encoding = (
        undo_tcvn3(page, "str") if isinstance(page, str) else decode_page(page, charset)
    )
    root = parse_page(text[:MAX_CHARACTERS])
    meta = read_metadata(root)
    drop_unseen(root)
    title_node, title = find_title(root, meta)
    body = find_body(root, title_node)
    findings = _about_charset(encoding) + ["cut_at_limit"] * (len(text) > MAX_CHARACTERS)
    missing = f"{title} {meta.head_title} {text_of(root)[:_NOTICE]}"
    base = urljoin(url or meta.canonical or "", meta.base or "")
    canonical = urljoin(base, meta.canonical) if meta.canonical else None
    if body is None or (not meta.article and _is_front_page(url or canonical)):
        return _no_article(meta, title, canonical, encoding, [*findings, *_gone(missing)])
    dates = read_dates(meta, root, title_node, body.node, meta.canonical or url)
    titled = overlap(title, f"{meta.headline} {meta.head_title}") >= LEAST_ALIKE
    if not meta.article and not _is_article(body, dates, url or canonical, titled):
        return _no_article(meta, title, canonical, encoding, [*findings, *_gone(missing)])
    body.blocks = below_title(body.blocks, title)
    around = around_title(root, title_node)
    byline = read_byline(root, meta, body, around, _host(meta.canonical or url))
    sapo, seen = _sapo(root, meta, body)
    paragraphs = [sapo] * seen + [block.text for block in body.blocks]
    findings += [*dates.findings, *byline.findings, *_spoof(meta, title, canonical, url)]
    return Extraction(
        title=title,
        sapo=sapo,
        text="\n".join(paragraphs),
        authors=byline.authors,
        outlet=byline.outlet,
        published=dates.published.on if dates.published else None,
        published_at=dates.published.at if dates.published else None,
        published_basis=dates.basis,
        modified=dates.modified.on if dates.modified else None,
        canonical=canonical,
        images=tuple((urljoin(base, source.strip()), said) for source, said in body.images),
        source_line=byline.source_line,
        disclosure_label=byline.label,
        encoding=encoding,
        findings=tuple(findings),
    )


def _no_article(
    meta: Metadata, title: str, canonical: str | None, encoding: str, findings: list[str]
) -> Extraction:
    return Extraction(
        title=meta.headline or meta.head_title or title,
        sapo="",
        text="",
        authors=(),
        outlet=outlet_of(meta),
        published=None,
        published_at=None,
        published_basis="",
        modified=None,
        canonical=canonical,
        images=(),
        source_line=None,
        disclosure_label=None,
        encoding=encoding,
        findings=("no_article", *findings),
    )


def saved_from(page: bytes | str) -> str | None:
    """The address that a browser noted when it saved the page to a file, or ``None``."""
    head = page[:3000] if isinstance(page, str) else page[:3000].decode("utf-8", "replace")
    found = _SAVED_FROM.search(head)
    return found[1] if found else None


def _host(address: str | None) -> str:
    try:
        return canonicalise(address).host if address else ""
    except Refusal:
        return ""


def _is_front_page(address: str | None) -> bool:
    return urlsplit(address or "/x").path in ("", "/")


def _is_article(body: Body, dates: PageDates, address: str | None, titled: bool) -> bool:
    """Whether a page that does not call itself an article is one.

    Lists of articles lead away at every second step, a linked title before each summary, where
    an article full of references has its links at its end or inside its sentences. The first
    heading of a list is one article's and not the page's (``titled``: it fits what machines are
    told).
    """
    if body.words < LEAST_DATED_WORDS:
        return False
    if dates.basis == "meta":
        return True
    leads_on = body.led_away > max(4, 0.5 * len(body.blocks))
    if leads_on and body.teasers >= TEASING_SHARE * len(body.blocks):
        return False
    if dates.published is not None or _names_one(address):
        return True
    return body.words >= (LEAST_UNDATED_WORDS if titled else LEAST_UNTOLD_WORDS)


def _names_one(address: str | None) -> bool:
    """Whether an address names one article: by a number, or by as many words as titles have."""
    try:
        named = canonicalise(address or "")
    except Refusal:
        return False
    slug = named.path.split("?")[0].rsplit("/", 1)[-1]
    return named.article_id is not None or slug.count("-") >= LEAST_SLUG_WORDS


def _sapo(root: Node, meta: Metadata, body: Body) -> tuple[str, bool]:
    """The summary, and whether it stands outside the body and so belongs before the text."""
    told = meta.description
    opening = " ".join(block.text for block in body.blocks[:3])
    for node in root.iter("h2", "p", "div", "h3", "h4", "strong"):
        if node is body.node:
            break
        if _SAPO.search(names_of(node)) and next(node.iter("h1"), None) is None:
            text = text_of(node)
            if 6 <= len(words_of(text)) <= 160 and _belongs(node, text, told, body):
                return text, not _begins_in(text, opening)
    return _sapo_by_words(root, told, body, opening)


def _begins_in(text: str, opening: str) -> bool:
    return " ".join(words_of(text)[:8]) in " ".join(words_of(opening))


def _belongs(node: Node, text: str, told: str, body: Body) -> bool:
    if any(above is body.node for above in node.iterancestors()):
        return True
    if told and overlap(text, told) >= 0.5:
        return True
    parent = node.getparent()
    near = {parent, parent.getparent() if parent is not None else None} - {None}
    return any(above in near for above in body.node.iterancestors())


def _sapo_by_words(root: Node, told: str, body: Body, opening: str) -> tuple[str, bool]:
    if len(words_of(told)) < 8:
        return told, False
    if _begins_in(told, opening):
        return told, False
    for node in root.iter("h2", "p", "h3", "h4", "strong", "div"):
        if node is body.node:
            break
        if len(node) <= 3 and node.text and len(node.text) > 40:
            text = text_of(node)
            if len(words_of(text)) <= 160 and overlap(text, told) >= 0.8:
                return text, True
    return told, False


def _gone(shown: str) -> list[str]:
    """Some servers say "not found" on a page and nothing of it in the status."""
    return ["says_not_found"] if _NOT_FOUND.search(shown) else []


def _about_charset(encoding: str) -> list[str]:
    if encoding == "utf-8-damaged":
        return ["charset_damaged"]
    return ["charset_legacy"] if encoding in ("tcvn3", "tcvn3-as-latin1", "vni") else []


def _spoof(meta: Metadata, title: str, canonical: str | None, url: str | None) -> list[str]:
    found = []
    elsewhere = bool(url and canonical and not same_site(_host(url), _host(canonical)))
    if elsewhere:
        found.append("canonical_host_differs")
    if meta.headline and title and overlap(title, meta.headline) < LEAST_ALIKE:
        found.append("title_contradicts_metadata")
        if canonical:
            found.append("spoof_suspected")
    return found
