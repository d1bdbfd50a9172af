"""Where addresses of Vietnamese outlets carry the number of an article.

The patterns are ways in which publishing systems build addresses, seen across many outlets in
July 2026 (counts: ``tests/engines/webpages/test_addresses_measured.py``); none names a host.
An address without a number is compared as a whole, which is the safe side: two addresses of one
work are then shown apart until somebody joins them, never two works as one.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

_NOT_MONTH = r"(?!(?:19|20)\d\d(?:0[1-9]|1[0-2])/)"
_NOT_YEAR = r"(?!(?:19|20)\d\d\.)"


@dataclass(frozen=True, slots=True)
class ArticleIdPattern:
    """One way to build an address: the group ``id`` of ``expression`` is the article's number."""

    name: str
    expression: re.Pattern[str]


def _pattern(name: str, expression: str) -> ArticleIdPattern:
    return ArticleIdPattern(name, re.compile(expression, re.IGNORECASE))


PATTERNS: tuple[ArticleIdPattern, ...] = (
    # Portals: the section stands left of "/-/", and the first number right of it is a template's.
    _pattern("portal_number", r"/-/\d+/(?P<id>\d+)(?:/|$)"),
    _pattern("portal_view", r"/-/view_content/(?P<id>\d+)(?:-|$)"),
    _pattern("portal_content_number", r"/-/asset_publisher/\w+/content/id/(?P<id>\d+)"),
    _pattern("portal_content", r"/-/asset_publisher/\w+/content/(?P<id>[^/]+)"),
    _pattern("named_segment", r"/(?:articleid|newsid|article|post_id)/(?P<id>\d+)(?:/|$)"),
    _pattern("year_number_slug", r"/(?:19|20)\d\d/(?P<id>\d{3,})/[^/]+\.aspx$"),
    _pattern("channel_article", r"-c\d+a(?P<id>\d{4,})\.\w{2,5}$"),
    _pattern("month_hex_tail", r"/\d{6}/[^/]*-(?P<id>(?=[a-f]*\d)[0-9a-f]{7})$"),
    _pattern(
        "marked_tail",
        r"-(?:post|article|ar|art|tintuc|news|a|c|d|i|n|p|s|t|v|id)(?P<id>\d{4,})(?:\.\w{2,5})?$",
    ),
    _pattern("numbered_tail", r"[-_](?P<id>\d{5,})(?:\.\w{2,5})?$"),
    _pattern("hex_tail", r"-(?P<id>(?=[a-f]*\d)[0-9a-f]{12,})(?:\.\w{2,5})?$"),
    _pattern("number_file", rf"/{_NOT_YEAR}(?P<id>\d{{4,}})\.\w{{2,5}}$"),
    _pattern("number_end", r"/(?P<id>\d{5,})$"),
    _pattern("number_head", r"/(?P<id>\d{5,})-[^/]+$"),
    _pattern("number_folder", rf"/{_NOT_MONTH}(?P<id>\d{{5,}})/(?:[^/\d][^/]*/)?[^/]*[^/\d][^/]*$"),
)

_QUERY_NAMES = (
    "p newsid news_id articleid article_id idtin tinid itemid contentid content_id postid"
)
QUERY_NAMES = frozenset(_QUERY_NAMES.split())
"""Parameters that number articles and nothing else."""

_DAY_NUMBER = re.compile(r"(?:19|20)\d\d[01]\d[0-3]\d|[0-3]\d[01]\d(?:19|20)\d\d")


def find_article_id(
    path: str,
    parameters: Sequence[tuple[str, str | None]] = (),
    *,
    patterns: Sequence[ArticleIdPattern] = PATTERNS,
) -> str | None:
    """The article's own number or name in an address, or ``None`` when it shows none.

    A tail that reads as a day (``-20210410``) or a round sum (``-100000``) is no number of an
    article; neither is a year or a month among the folders.

    Args:
        path: settled path, percent-encoded.
        parameters: settled query.
        patterns: tried in order; the first that fits decides.
    """
    for name, value in parameters:
        if name.lower() in QUERY_NAMES and value and value.isdigit():
            return value.lstrip("0") or None
    for pattern in patterns:
        found = pattern.expression.search(path)
        if found and not _only_looks_numbered(pattern.name, found["id"]):
            return found["id"].lower()
    return None


def _only_looks_numbered(pattern_name: str, number: str) -> bool:
    if pattern_name != "numbered_tail":
        return False
    return bool(_DAY_NUMBER.fullmatch(number)) or (len(number) <= 7 and number.endswith("000"))
