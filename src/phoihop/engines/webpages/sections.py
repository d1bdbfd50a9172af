"""Links to articles on the section pages of outlets that offer neither feed nor sitemap."""

import re
from urllib.parse import urljoin

from phoihop.engines.webpages.addresses import canonicalise, same_work_key
from phoihop.engines.webpages.charset import decode_page
from phoihop.engines.webpages.found import FoundAddress
from phoihop.engines.webpages.hosts import same_site
from phoihop.engines.webpages.tree import drop_unseen, parse_page, text_of
from phoihop.law.refusal import Refusal

_GATHERING = re.compile(
    r"/(?:topic|topics|tag|tags|chu-de|tac-gia|author|authors|su-kien|hashtag|tim-kiem|search)(?:/|$)"
)


def read_section(
    page: bytes | str, *, url: str, charset: str | None = None
) -> tuple[FoundAddress, ...]:
    """The articles of the same site that a page links to, each once, in page order.

    A link counts as one to an article when its address shows an article's number and is not
    that of a topic, an author or a search. The longest text that links
    to it stands as its title, since pictures link too.

    Args:
        page: body of the section page.
        url: where it was got.

    Raises:
        Refusal: ``addresses.unusable`` when ``url`` is none.
    """
    text = page if isinstance(page, str) else decode_page(page, charset)[0]
    root = parse_page(text)
    drop_unseen(root)
    home = canonicalise(url).host
    found: dict[tuple[str, str], FoundAddress] = {}
    for link in root.iter("a"):
        address = _article_address(link.get("href"), url, home)
        if address is None:
            continue
        key, whole = address
        title = text_of(link) or (link.get("title") or "").strip()
        known = found.get(key)
        if known is None:
            found[key] = FoundAddress(whole, title)
        elif len(title) > len(known.title):
            found[key] = FoundAddress(known.address, title)
    return tuple(found.values())


def _article_address(href: str | None, url: str, home: str) -> tuple[tuple[str, str], str] | None:
    if not href or href.startswith(("#", "javascript:", "mailto:", "tel:")):
        return None
    try:
        whole = urljoin(url, href.strip())
        address = canonicalise(whole)
    except (Refusal, ValueError):
        return None
    if address.article_id is None or _GATHERING.search(address.path):
        return None
    if not same_site(address.host, home):
        return None
    return same_work_key(address), whole
