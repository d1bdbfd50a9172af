"""The title that readers see, told from the outlet's name and from titles of other pages."""

import re
from collections.abc import Callable, Iterator

from phoihop.engines.webpages.bodies import Block
from phoihop.engines.webpages.metadata import Metadata, plain
from phoihop.engines.webpages.moments import looks_dated
from phoihop.engines.webpages.tree import Node, names_of, overlap, text_of, words_of

LEAST_ALIKE = 0.34
"""Below this share of common words, the shown title and the one told to machines differ."""
_TITLED = re.compile(r"(?:^|[\s_-])(?:title|headline|tieu-?de|entry-title|post-title)(?:$|[\s_-])")
_SITE_SUFFIX = re.compile(
    r"\s+[|»·]\s+[^|»·]{2,60}$|\s+[-–—]\s+(?:Báo |Tạp chí |Đài )?[\w .]{2,40}$"
)
_LOGO = re.compile(r"(?:^|[\s_-])(?:logo|brand|site-?title|site-?name)(?:$|[\s_-])")
_SMALLER = ("h2", "div", "p", "span", "h3")
_ANYTHING = ("h2", "h3", "h4", "h5", "p", "div", "span", "strong", "b", "td", "font")
_DATE_WORDS = 12
LEAST_WORDS = 4
LEAST_OF_TOLD = 0.5
"""A line that stands word for word in ``<title>`` and is so much of it is the title."""


def find_title(root: Node, meta: Metadata) -> tuple[Node | None, str]:
    """The node of the title, if one shows it, and its text.

    An h1 that fits what machines are told comes first, then a smaller heading that is named a
    title, then any line that stands word for word in ``<title>``; else what machines are told. An
    h1 that only holds the outlet's name is its logo.
    """
    told = f"{meta.headline} {meta.head_title}"
    shown = [(node, text_of(node)) for node in root.iter("h1")]
    headings = [pair for pair in shown if pair[1] and not _is_logo(*pair, meta)]
    best = max(headings, key=_fit_to(told), default=None)
    if best is None or overlap(best[1], told) < LEAST_ALIKE:
        # The name of the outlet may stand in the h1, and the title in something smaller.
        titled = [
            (node, text_of(node))
            for node in root.iter(*_SMALLER)
            if _TITLED.search(names_of(node)) and overlap(text_of(node), told) > 0.8
        ]
        best = max(titled, key=_fit_to(told), default=best)
    best = best or next(_lines_of_told(root, meta), None)
    return best or (None, meta.headline or _SITE_SUFFIX.sub("", meta.head_title))


def below_title(blocks: list[Block], title: str) -> list[Block]:
    """The paragraphs under a title that stands among them, and under its date line."""
    wanted = words_of(title)
    for at, block in enumerate(blocks[:4]):
        if words_of(block.text) == wanted:
            rest = blocks[at + 1 :]
            dated = rest and looks_dated(rest[0].text) and len(rest[0].text.split()) <= _DATE_WORDS
            return rest[1:] if dated else rest
    return blocks


def _fit_to(told: str) -> Callable[[tuple[Node, str]], float]:
    """How well a heading fits what machines are told; of two alike the longer one."""
    return lambda pair: overlap(pair[1], told) * min(len(words_of(pair[1])), 6)


def _is_logo(node: Node, text: str, meta: Metadata) -> bool:
    """Whether a heading is the outlet's name: so called, or told to be it, and no title."""
    if meta.headline and overlap(text, meta.headline) > 0.8 and len(words_of(text)) >= LEAST_WORDS:
        return False
    named = [meta.first("og:site_name"), plain(meta.article.get("publisher"))]
    parts = re.split(r"\s+[|»·–—-]\s+|:\s+", meta.head_title)
    if len(parts) > 1:
        named += [part for part in (parts[0], parts[-1]) if len(part) < 0.5 * len(meta.head_title)]
    if any(words_of(text) == words_of(name) for name in named if name):
        return True
    around = [node, *list(node.iterancestors())[:1], *node.iter("a")]
    return any(_LOGO.search(names_of(one)) for one in around)


def _lines_of_told(root: Node, meta: Metadata) -> Iterator[tuple[Node, str]]:
    told = " ".join(words_of(meta.headline or meta.head_title))
    for node in root.iter(*_ANYTHING):
        if len(node) > 2 or not (node.text or "").strip() and len(node) == 0:
            continue
        text = text_of(node)
        words = words_of(text)
        line = " ".join(words)
        if len(words) >= LEAST_WORDS and len(line) >= LEAST_OF_TOLD * len(told) and line in told:
            yield node, text
