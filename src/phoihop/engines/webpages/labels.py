"""Whether a page bears the label that its sides agreed on, and where."""

import json
from dataclasses import dataclass

from phoihop.engines.vietnamese.folding import fold
from phoihop.engines.webpages.bodies import find_body
from phoihop.engines.webpages.charset import decode_page
from phoihop.engines.webpages.page_dates import around_title
from phoihop.engines.webpages.tree import Node, drop_unseen, parse_page, text_of, words_of


@dataclass(frozen=True, slots=True)
class LabelSeen:
    """Where the agreed words stand on a page.

    Attributes:
        beside_article: in the article, or in the block around its title: readers see it.
        elsewhere: only somewhere else on the page, such as its footer.
        in_metadata: in JSON-LD or a meta element: machines see it.
    """

    beside_article: bool
    elsewhere: bool
    in_metadata: bool

    @property
    def present(self) -> bool:
        """Whether readers of the article see it."""
        return self.beside_article


def find_label(page: bytes | str, wording: str, *, charset: str | None = None) -> LabelSeen:
    """Look for the agreed words of a label on a page.

    Words are compared without case, marks of tone and punctuation, since outlets set labels in
    capitals; all of them must stand there, in order and together. An empty wording is nowhere.

    Args:
        page: body as received, or decoded text.
        wording: the label as agreed.
        charset: charset of the response header.
    """
    text = page if isinstance(page, str) else decode_page(page, charset)[0]
    wanted = _key(wording)
    if not wanted.strip():
        return LabelSeen(False, False, False)
    root = parse_page(text)
    told = wanted in _key(" ".join(_told(root)))
    drop_unseen(root)
    whole = wanted in _key(" ".join(text_of(body) for body in root.iter("body")))
    title = next(root.iter("h1"), None)
    body = find_body(root, title)
    places: list[Node] = [body.node, body.node.getparent()] if body else []
    if title is not None:
        places.append(around_title(root, title))
    beside = any(wanted in _key(text_of(place)) for place in places if place is not None)
    return LabelSeen(beside, whole and not beside, told)


def _key(text: str) -> str:
    return f" {' '.join(words_of(fold(text)))} "


def _told(root: Node) -> list[str]:
    found = [meta.get("content") or "" for meta in root.iter("meta")]
    for script in root.iter("script"):
        if "ld+json" in (script.get("type") or "").lower() and script.text:
            try:
                found.append(json.dumps(json.loads(script.text), ensure_ascii=False))
            except (ValueError, RecursionError):
                found.append(script.text)
    return found
