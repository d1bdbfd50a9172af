"""Walking through the pages as a reader would: from link to link, and over the whole URL map."""

import re
from collections import Counter, deque
from collections.abc import Iterable, Iterator
from html import unescape
from html.parser import HTMLParser
from typing import Any
from urllib.parse import urldefrag, urljoin, urlsplit

from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, resolve
from django.urls.exceptions import Resolver404

SIGNED_OUT_BY = {"/accounts/logout/"}
ASSETS = "/static/"


class Reader(HTMLParser):
    """Collects the links and the words of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []
        self.words: list[str] = []
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag in {"script", "style"}:
            self._silent += 1
        if tag == "a" and given.get("href"):
            self.links.append(str(given["href"]))
        if given.get("hx-get"):
            self.links.append(str(given["hx-get"]))
        for name in ("title", "aria-label", "placeholder", "alt"):
            if given.get(name):
                self.words.append(" ".join(str(given[name]).split()))

    def handle_endtag(self, tag: str) -> None:
        if tag in {"script", "style"}:
            self._silent -= 1

    def handle_data(self, data: str) -> None:
        if not self._silent and data.strip():
            self.words.append(" ".join(unescape(data).split()))


def read(response: HttpResponse) -> Reader:
    """The page of a response; an empty one when it is no HTML."""
    reader = Reader()
    if response.headers.get("Content-Type", "").startswith("text/html"):
        reader.feed(b"".join(response).decode("utf-8"))
    return reader


def walk(client: Client, *, each: int) -> Iterator[tuple[str, HttpResponse, Reader]]:
    """Follow every internal link from the first page on.

    Args:
        each: how many addresses of one pattern and query are visited; a list of a hundred pieces
            need not be opened a hundred times.
    """
    waiting, known = ["/"], {"/"}
    visited: Counter[tuple[str, tuple[str, ...]]] = Counter()
    while waiting:
        address = waiting.pop(0)
        if (kind := kind_of(address)) is not None:
            visited[kind] += 1
            if visited[kind] > each:
                continue
        response = client.get(address)
        page = read(response)
        if response.streaming:
            deque(response, 0)  # a download is read to its end, and closes what it was made of
        yield address, response, page
        for link in page.links:
            found = urldefrag(urljoin(address, link)).url
            if is_ours(found) and found not in known:
                known.add(found)
                waiting.append(found)


def is_ours(address: str) -> bool:
    """Whether a link leads to a page of this program that a GET may visit."""
    parts = urlsplit(address)
    ours = not parts.scheme and not parts.netloc
    return ours and parts.path not in SIGNED_OUT_BY and not parts.path.startswith(ASSETS)


def kind_of(address: str) -> tuple[str, tuple[str, ...]] | None:
    """The pattern that an address matches and the names in its query; ``None`` for none."""
    parts = urlsplit(address)
    try:
        match = resolve(parts.path)
    except Resolver404:
        return None
    names = tuple(sorted(re.findall(r"(?:^|&)([^=&]+)=", parts.query)))
    return match.route, names


def routes() -> Iterator[tuple[str, str]]:
    """All routes of the URL map: route and ``namespace:name``."""
    yield from _routes(get_resolver().url_patterns, "", "")


def _routes(patterns: Iterable[Any], before: str, space: str) -> Iterator[tuple[str, str]]:
    for pattern in patterns:
        route = f"{before}{pattern.pattern}"
        if isinstance(pattern, URLResolver):
            yield from _routes(pattern.url_patterns, route, pattern.namespace or space)
        elif isinstance(pattern, URLPattern):
            yield route, f"{space}:{pattern.name}"


def filled(route: str, values: dict[str, object]) -> str:
    """The route as an address, its parameters taken from ``values``.

    Raises:
        KeyError: for a parameter nobody gave a value; the test then names it.
    """
    return "/" + re.sub(r"<(?:\w+:)?(\w+)>", lambda found: str(values[found[1]]), route)
