"""The day an article was published: not the day it was changed, nor the day it was fetched."""

import re
from dataclasses import dataclass
from datetime import date

from phoihop.engines.webpages.metadata import Metadata, plain
from phoihop.engines.webpages.moments import Moment, existing_day, looks_dated, read_moment
from phoihop.engines.webpages.tree import Node, names_of, text_of, words_of
from phoihop.law.period import PartialDate

PUBLISHED_METAS = (
    "article:published_time", "article:published", "datepublished", "pubdate", "publishdate",
    "publish_date", "published_time", "og:article:published_time", "date.published",
    "dc.date.issued", "dcterms.issued", "citation_publication_date", "parsely-pub-date",
)  # fmt: skip
MODIFIED_METAS = (
    "article:modified_time", "datemodified", "lastmod", "og:updated_time", "last-modified",
    "dcterms.modified",
)  # fmt: skip
_PATH_DAY = re.compile(
    r"/((?:19|20)\d\d)[/-]?(\d\d)[/-]?(\d\d)(?:/|$)|-((?:20)\d\d)(\d\d)(\d\d)\d{6,}"
)
_PATH_MONTH = re.compile(r"/((?:19|20)\d\d)/?(0[1-9]|1[0-2])/")
_RUNNING = re.compile(
    r"clock|time-?now|(?:^|[\s_-])(?:now|today|lich)(?:$|[\s_-])|current|hien-?tai|dong-?ho|"
    r"calendar|weather"
)
_TOP = re.compile(
    r"(?:^|[\s_-])(?:top(?:-?bar)?|masthead|banner|header-?(?:top|time|date))(?:$|\s)"
)
_DATED = re.compile(r"date|time|ngay|publish|post-?meta|entry-meta|posted|thoi-?gian|author|info")
_LINES = frozenset(
    ("time", "span", "div", "p", "li", "em", "i", "td", "small", "strong", "b", "dd", "h5", "h6",
     "font", "center", "label")
)  # fmt: skip
_SAYS_PUBLISHED = re.compile(
    r"(?:ngày|được) đăng|đăng (?:ngày|lúc)|xuất bản|published|posted|ngày phát hành", re.I
)
_BENEATH = 6
"""So many elements under a title that stands in the body itself may hold its date line."""
_TITLE_WORDS = 5
"""A link with so many words beside a day is another page's title."""
_DIGIT = re.compile(r"\d")
_MASTHEAD = frozenset({"header", "nav", "footer", "aside"})
_LONGEST = 160
"""Characters of a line that may be a date line; anything longer is running text."""


@dataclass(frozen=True, slots=True)
class PageDates:
    """When a page says it was published and changed, and where it says so.

    ``basis`` is ``json_ld``, ``meta``, ``time_element``, ``date_line`` or ``address``, or empty.
    """

    published: Moment | None
    basis: str
    modified: Moment | None
    findings: tuple[str, ...]


def read_dates(
    meta: Metadata, root: Node, title_node: Node | None, body: Node | None, address: str | None
) -> PageDates:
    """When the article was published and changed, from the most deliberate statement down.

    The order is JSON-LD, meta elements, ``<time>`` and date lines beside the title, the address.
    A line in the masthead is the reader's clock, never the article's date. Where a statement to
    machines repeats that clock and the line beside the title is earlier, the earlier one counts.
    """
    findings: list[str] = []
    line = _beside_title(root, title_node, body)
    told, basis = _told(meta)
    if told and line and told.on != line[0].on:
        findings.append("dates_disagree")
        if line[0].on < told.on and told.on.first_on in _masthead_days(root):
            findings.append("crawl_clock_ignored")
            told, basis = line
    if not told and line:
        told, basis = line
    if not told and address:
        told, basis = _from_address(address), "address"
    modified = _modified(meta)
    if told and modified and modified.on.last_on < told.on.first_on:
        findings.append("modified_before_published")
    return PageDates(told, basis if told else "", modified, tuple(findings))


def around_title(root: Node, title_node: Node | None) -> Node:
    """The block that holds the title and what stands beside it: at most four levels up."""
    scope = root
    if title_node is not None:
        for above in list(title_node.iterancestors())[:4]:
            if above.tag in ("body", "html"):
                break
            scope = above
    return scope


def _told(meta: Metadata) -> tuple[Moment | None, str]:
    stated = read_moment(plain(meta.article.get("datePublished")))
    if stated:
        return stated, "json_ld"
    return read_moment(meta.first(*PUBLISHED_METAS)), "meta"


def _modified(meta: Metadata) -> Moment | None:
    stated = read_moment(plain(meta.article.get("dateModified")))
    return stated or read_moment(meta.first(*MODIFIED_METAS))


def _beside_title(
    root: Node, title_node: Node | None, body: Node | None
) -> tuple[Moment, str] | None:
    """The date line that stands best: under the title first, in another part of the page last."""
    scope = around_title(root, title_node)
    title_inside = None not in (body, title_node) and _inside(title_node, body)
    titled, begun, since = title_node is None, False, 0
    found: list[tuple[int, int, Moment, str]] = []
    for at, node in enumerate(root.iter()):
        if node is title_node:
            titled, since = True, at
        begun = begun or (node is body and not title_inside)
        if not _may_be_date_line(node) or _in_masthead(node) or _in_list(node, title_node):
            continue
        opening = title_inside and titled and at - since <= _BENEATH
        if body is not None and (node is body or _inside(node, body)) and not opening:
            continue
        moment = _moment_in(node)
        if moment:
            near = scope is not root and _inside(node, scope)
            basis = "time_element" if node.tag == "time" else "date_line"
            found.append((_rank(titled, begun=begun, near=near), at - since, moment, basis))
    best = min(found, key=lambda one: one[:2], default=None)
    return best[2:] if best else None


def _rank(titled: bool, *, begun: bool, near: bool) -> int:
    """Where a date line stands: the less, the likelier it is the article's."""
    if titled and not begun:
        return 0
    if near:
        return 1 if titled else 2
    return 3 if titled else 4


def _moment_in(node: Node) -> Moment | None:
    """The moment a line tells; the day after "Ngày đăng" goes before that of a change."""
    stamp = node.get("datetime") if node.tag == "time" else None
    text = text_of(node)
    said = _SAYS_PUBLISHED.search(text)
    published = read_moment(text[said.end() :]) if said else None
    return read_moment(stamp) or published or read_moment(text)


def _in_list(node: Node, title_node: Node | None) -> bool:
    """Whether a line dates the title of another page: a link with as many words stands with it."""
    for above in [node, *list(node.iterancestors())[:2]]:
        if title_node is not None and (above is title_node or _inside(title_node, above)):
            return False
        links = (text_of(link) for link in above.iter("a"))
        if any(len(words_of(text)) >= _TITLE_WORDS for text in links):
            return True
    return False


def _may_be_date_line(node: Node) -> bool:
    if node.tag not in _LINES:
        return False
    names = names_of(node)
    if _RUNNING.search(names):
        return False
    if node.tag == "time" or node.get("itemprop") == "datePublished":
        return True
    own = "".join([node.text or "", *(child.tail or "" for child in node)])
    if len(own) > 4 * _LONGEST or not _DIGIT.search(own) or len(own.strip()) > _LONGEST:
        return False
    return bool(_DATED.search(names)) or looks_dated(own)


def _in_masthead(node: Node) -> bool:
    """Whether the node stands in the masthead, a menu, a margin, or a running clock."""
    for above in (node, *node.iterancestors()):
        if above.tag in _MASTHEAD and above.find(".//h1") is None:
            return True
        names = names_of(above)
        if _TOP.search(names) and above.find(".//h1") is None:
            return True
        if above.tag != "body" and names and _RUNNING.search(names) and not _DATED.search(names):
            return True
    return False


def _inside(node: Node, whole: Node) -> bool:
    return any(above is whole for above in node.iterancestors())


def _masthead_days(root: Node) -> set[date]:
    days = set()
    for node in root.iter("span", "div", "p", "time", "li"):
        own = node.text or ""
        if 6 < len(own) <= _LONGEST and looks_dated(own) and _in_masthead(node):
            moment = read_moment(own)
            if moment:
                days.add(moment.on.first_on)
    return days


def _from_address(address: str) -> Moment | None:
    if "/-/" in address:  # portals put a template's number there, which is no year
        return None
    day = _PATH_DAY.search(address)
    if day:
        year, month, number = (int(part) for part in day.groups() if part)
        found = existing_day(year, month, number)
        return Moment(PartialDate(found)) if found else None
    month_only = _PATH_MONTH.search(address)
    if month_only:
        return Moment(PartialDate.of_month(int(month_only[1]), int(month_only[2])))
    return None
