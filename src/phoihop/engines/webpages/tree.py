"""A page as a tree, rid of what no reader sees, and the small questions asked of its nodes."""

import re
import unicodedata
from typing import Any

Node = Any
"""An ``lxml`` element; lxml brings no types."""

_UNSEEN = (
    "script", "style", "noscript", "template", "iframe", "svg", "select", "button", "textarea",
    "object", "embed", "input", "canvas", "video", "audio",
)  # fmt: skip
_NAMING = frozenset({"class", "id", "type", "data-type", "data-role", "data-field"})
_SPACES = re.compile(r"\s+")
_WORD = re.compile(r"\w+")
_LINKED = re.compile(r"\s+(?=[,.;:!?])")


def parse_page(text: str) -> Node:
    """The tree of a page's text; an empty page gives an empty ``html`` element.

    Nesting deeper than the parser's own limit is cut off there, so that walking the tree is safe.
    """
    from lxml import etree

    parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    raw = text.replace("\x00", "").encode("utf-8", "replace")
    try:
        root = etree.fromstring(raw, parser) if raw.strip() else None
    except etree.XMLSyntaxError:
        root = None
    return root if root is not None else etree.Element("html")


def drop_unseen(root: Node) -> None:
    """Take out what no reader sees: scripts, styles, frames, form fields. Tails stay."""
    for node in list(root.iter(*_UNSEEN)):
        drop(node)


def drop(node: Node) -> None:
    """Take one node out of its tree and leave the text that follows it."""
    parent = node.getparent()
    if parent is None:
        return
    if node.tail:
        before = node.getprevious()
        if before is None:
            parent.text = (parent.text or "") + " " + node.tail
        else:
            before.tail = (before.tail or "") + " " + node.tail
    parent.remove(node)


def names_of(node: Node) -> str:
    """Class, id and kind of a node in one line, lower-case, to match words against."""
    given = [value for name, value in node.items() if name in _NAMING]
    return " ".join(given).lower() if given else ""


def tidy(text: str) -> str:
    """Text in composed form with single spaces and none before a comma or full stop."""
    return _LINKED.sub("", _SPACES.sub(" ", unicodedata.normalize("NFC", text)).strip())


def text_of(node: Node) -> str:
    """All text below a node, tidy."""
    return tidy(" ".join(node.itertext()))


def words_of(text: str) -> list[str]:
    """Lower-case words: runs of letters and digits."""
    return [word.lower() for word in _WORD.findall(text)]


def overlap(one: str, other: str) -> float:
    """The share (0..1) of the shorter text's different words that the longer one has too."""
    mine, theirs = set(words_of(one)), set(words_of(other))
    smaller = min(len(mine), len(theirs))
    return len(mine & theirs) / smaller if smaller else 0.0
