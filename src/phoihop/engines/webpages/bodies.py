"""The text of an article without what hangs around it, and its images with their captions."""

import re
from dataclasses import dataclass
from itertools import pairwise

from phoihop.engines.webpages.places import HANGING, INLINE, TEXTUAL, WHOLE, find_place
from phoihop.engines.webpages.tree import Node, names_of, text_of, tidy

_SMALL_PRINT = re.compile(
    r"author|byline|tac-?gia|(?:^|[\s_-])source|nguon|publish|(?:^|[\s_-])(?:date|time)(?:$|[\s_-])|"
    r"caption|chu-?thich|post-meta|entry-meta"
)
_HIDDEN = re.compile(r"(?:^|\s)(?:hidden|hide|d-none|none)(?:$|\s)")
_CAPTION = re.compile(r"caption|chu-?thich|(?:^|\s)image(?:$|\s)|photocms|pcaption|desc-?img")
_LEADS_AWAY = re.compile(
    r"(?:>{2,}|»|xem thêm|đọc thêm|tin liên quan|bài liên quan|tin bài liên quan|mời (?:quý )?"
    r"(?:bạn đọc|độc giả|quý vị)|tham khảo thêm|từ khóa|tags?:|chia sẻ|bình luận|tin cùng|các tin)",
    re.I,
)
_PHOTO_CREDIT = re.compile(r"[Ảả]nh(?: minh họa| minh hoạ| tư liệu)?\s*(?::|$)", re.I)


@dataclass(slots=True)
class Block:
    """One paragraph as a reader sees it: ``linked`` is the share (0..1) of it that is links."""

    text: str
    tag: str
    linked: float
    after_image: bool


@dataclass(slots=True)
class Body:
    """The text of an article in paragraphs, its images, and the node it was taken from.

    ``led_away`` counts the paragraphs left out because they only led to other pages, ``teasers``
    the paragraphs that directly follow such a one.
    """

    node: Node
    blocks: list[Block]
    images: list[tuple[str, str]]
    led_away: int
    teasers: int

    @property
    def words(self) -> int:
        """Words of running text."""
        return sum(len(block.text.split()) for block in self.blocks)


def find_body(root: Node, title_node: Node | None = None) -> Body | None:
    """The article's text and images, or ``None`` where no place holds enough running text.

    Args: as for :func:`phoihop.engines.webpages.places.find_place`.
    """
    place = find_place(root, title_node)
    if place is None:
        return None
    gatherer = _Gatherer(len(text_of(place).split()))
    gatherer.walk(place, inside_link=False)
    gatherer.flush()
    readable = _readable(gatherer.blocks, gatherer.images)
    led_away = len(gatherer.blocks) - len(readable)
    return Body(place, readable, gatherer.images, led_away, _teasers(gatherer.blocks, readable))


class _Gatherer:
    """Walks the article in reading order and keeps paragraphs and images."""

    def __init__(self, whole_words: int) -> None:
        self.whole_words = whole_words
        self.blocks: list[Block] = []
        self.images: list[tuple[str, str]] = []
        self._pieces: list[str] = []
        self._linked = 0
        self._tag = "p"
        self._image_seen = False

    def walk(self, node: Node, inside_link: bool) -> None:
        """Take one node with everything in it; its tail belongs to the caller."""
        inline = node.tag in INLINE
        if not inline:
            self.flush()
            self._tag = node.tag if node.tag in TEXTUAL or node.tag == "td" else "div"
        self._take(node.text, inside_link)
        for child in node:
            if isinstance(child.tag, str):
                self._step(child, inside_link)
            self._take(child.tail, inside_link)
        if not inline:
            self.flush()

    def _step(self, child: Node, inside_link: bool) -> None:
        if child.tag == "br":
            self.flush()
        elif child.tag == "img":
            self._keep_image(child, "")
        elif child.tag in ("figure", "figcaption") or self._pictured(child):
            self.flush()
            self._keep_figure(child)
        elif not self._hangs(child):
            self.walk(child, inside_link or child.tag == "a")

    def _take(self, text: str | None, inside_link: bool) -> None:
        if text:
            self._pieces.append(text)
            self._linked += len(text.strip()) if inside_link else 0

    def flush(self) -> None:
        """Close the paragraph under way."""
        if self._pieces:
            text = tidy("".join(self._pieces))
            if text:
                share = min(1.0, self._linked / len(text))
                self.blocks.append(Block(text, self._tag, share, self._image_seen))
                self._image_seen = False
            self._pieces = []
            self._linked = 0

    def _keep_image(self, image: Node, caption: str) -> None:
        source = image.get("data-src") or image.get("data-original") or image.get("src") or ""
        if source and not source.startswith("data:"):
            self.images.append((source, caption))
            self._image_seen = True

    def _keep_figure(self, figure: Node) -> None:
        caption = text_of(figure)
        images = list(figure.iter("img"))
        for image in images:
            self._keep_image(image, caption)
        self._image_seen = False
        if not images and self.images and not self.images[-1][1]:
            self.images[-1] = (self.images[-1][0], caption)

    def _pictured(self, node: Node) -> bool:
        """A table or block that only frames a picture and its caption."""
        names = names_of(node)
        if _CAPTION.search(names) and node.tag not in WHOLE:
            return len(text_of(node).split()) <= 120
        if node.tag != "table":
            return False
        return next(node.iter("img"), None) is not None and len(text_of(node).split()) <= 80

    def _hangs(self, node: Node) -> bool:
        names = names_of(node)
        if node.tag == "aside" or node.get("aria-hidden") == "true":
            return True
        if node.tag == "article":  # a composition of its own, set into this one
            return len(text_of(node).split()) < 0.4 * self.whole_words
        shown = "display:none" not in (node.get("style") or "").replace(" ", "")
        if not names and shown:
            return False
        if _HIDDEN.search(names) and "-block" not in names and "-flex" not in names:
            return True
        if HANGING.search(names):
            return not shown or len(text_of(node).split()) < 0.4 * self.whole_words
        return not shown or bool(_SMALL_PRINT.search(names) and len(text_of(node).split()) <= 25)


def _readable(blocks: list[Block], images: list[tuple[str, str]]) -> list[Block]:
    kept = []
    for block in blocks:
        words = len(block.text.split())
        if block.after_image and words <= 60 and _PHOTO_CREDIT.search(block.text):
            _caption_last_bare(images, block.text)
        elif not _leads_away(block, words):
            kept.append(block)
    return kept


def _teasers(blocks: list[Block], kept: list[Block]) -> int:
    """Paragraphs that directly follow one that was left out, as summaries follow linked titles."""
    readable = {id(block) for block in kept}
    return sum(
        id(after) in readable and id(before) not in readable for before, after in pairwise(blocks)
    )


def _caption_last_bare(images: list[tuple[str, str]], caption: str) -> None:
    bare = next((at for at, (_, given) in enumerate(images) if not given), None)
    if bare is not None:
        images[bare] = (images[bare][0], caption)


def _leads_away(block: Block, words: int) -> bool:
    if not any(letter.isalnum() for letter in block.text):
        return True
    if block.linked > 0.7 and words <= 40:
        return True
    if words <= 30 and _LEADS_AWAY.match(block.text) and (block.linked > 0.3 or words <= 4):
        return True
    return block.tag == "div" and words <= 3 and block.text.isupper()
