"""Where the article stands in the page, and its text without what hangs around it.

The place is found by weighing running text: every stretch of words outside links counts for the
block that holds it. Marks that publishing systems leave (``itemprop=articleBody`` and the like)
add weight and decide nothing alone. Nothing here names an outlet.
"""

import re
from collections import defaultdict
from dataclasses import dataclass

from phoihop.engines.webpages.tree import Node, drop, names_of, text_of, tidy

_TEXTUAL = frozenset({"p", "li", "blockquote", "pre", "dd", "ul", "ol", "h2", "h3", "h4"})
_INLINE = frozenset(
    {"a", "abbr", "b", "bdi", "big", "cite", "code", "del", "em", "font", "i", "ins", "label"}
    | {"mark", "q", "s", "small", "span", "strike", "strong", "sub", "sup", "tt", "u", "o:p"}
)
_WHOLE = frozenset({"html", "body", "main", "article"})
_ASIDE = re.compile(
    r"(?:^|[\s_-])(?:comments?(?!-(?:open|closed|off))|binh-?luan|fb-comments|breadcrumbs?|navbar|"
    r"main-?menu|sub-?menu|mega-?menu|footer)(?:$|[\s_-])"
)
_BODY = re.compile(
    r"article-?_?body|articlebody|detail-?content|content-?detail|fck_?detail|entry-content|"
    r"post-content|maincontent|main-detail|singular-content|cms-body|news-content|the-content|"
    r"td-post-content|noi-?dung|bai-?viet|detail-cmain|journal-content-article|content_detail|"
    r"article-content|articlecontent|story-body|knc-content|contentdetail"
)
_HANGING = re.compile(
    r"related|relate-|relative|lien-?quan|tin-?lien|share|social|(?:^|[\s_-])tags?(?:$|[\s_-])|"
    r"banner|(?:^|[\s_-])adv?s?(?:$|[\s_-])|advert|adm-?zone|ad-container|newsletter|popup|modal|"
    r"rating|(?:^|[\s_-])vote|recommend|read-?more|xem-?them|same-?cate|most-?(?:view|read)|"
    r"list-?news|list_link|toolbar|player|podcast|copyright|subscribe|tin-?khac|other-?news|"
    r"news-?other|more-?news|suggest|sidebar|menu|dantri-widget|box-?news|boxcauhoi|sendstar"
)
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
LEAST_WORDS = 40
"""A page with less running text in one place holds no article that could be compared."""


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

    ``led_away`` counts the paragraphs left out because they only led to other pages.
    """

    node: Node
    blocks: list[Block]
    images: list[tuple[str, str]]
    led_away: int

    @property
    def words(self) -> int:
        """Words of running text."""
        return sum(len(block.text.split()) for block in self.blocks)


def drop_surroundings(root: Node) -> None:
    """Take out navigation, footers and readers' comments."""
    for node in list(root.iter("nav", "footer")):
        drop(node)
    for node in list(root.iter("div", "section", "ul", "aside")):
        names = names_of(node)
        if names and _ASIDE.search(names) and node.getparent() is not None:
            drop(node)


def find_body(root: Node) -> Body | None:
    """The article's text and images, or ``None`` where no place holds enough running text.

    Args:
        root: tree after :func:`phoihop.engines.webpages.tree.drop_unseen`; it is changed.
    """
    drop_surroundings(root)
    weights = _weigh(root)
    if not weights:
        return None
    best = max(weights, key=lambda node: weights[node] * _worth(node))
    if weights[best] < LEAST_WORDS:
        return None
    best = _widen(best, weights)
    gatherer = _Gatherer(len(text_of(best).split()))
    gatherer.walk(best, inside_link=False)
    gatherer.flush()
    readable = _readable(gatherer.blocks, gatherer.images)
    return Body(best, readable, gatherer.images, len(gatherer.blocks) - len(readable))


def _weigh(root: Node) -> dict[Node, float]:
    weights: dict[Node, float] = defaultdict(float)
    for node in root.iter():
        if not isinstance(node.tag, str):
            continue
        for text, holder in ((node.text, node), (node.tail, node.getparent())):
            if text and len(text) > 20 and holder is not None:
                _credit(holder, len(text.split()), weights)
    return weights


def _credit(holder: Node, words: int, weights: dict[Node, float]) -> None:
    if words < 4:
        return
    block = holder
    while block is not None and block.tag in _INLINE:
        if block.tag == "a":
            return
        block = block.getparent()
    while block is not None and block.tag in _TEXTUAL:
        block = block.getparent()
    if block is None or block.tag in ("html", "head", "title"):
        return
    weights[block] += words
    above = block.getparent()
    if above is not None and above.tag not in ("html", "body"):
        weights[above] += words / 2


def _worth(node: Node) -> float:
    names = names_of(node)
    if node.get("itemprop") == "articleBody" or _BODY.search(names):
        return 1.5
    if node.tag not in _WHOLE and _HANGING.search(names):
        return 0.3
    return 1.0


def _widen(node: Node, weights: dict[Node, float]) -> Node:
    """Take in the parts of an article that was cut into neighbouring blocks of one kind."""
    parent = node.getparent()
    while parent is not None and parent.tag not in ("body", "html"):
        kin = [
            child
            for child in parent
            if child is not node
            and child.tag == node.tag
            and child.get("class") == node.get("class")
        ]
        if not kin or sum(weights.get(child, 0) for child in kin) < 0.35 * weights[node]:
            return node
        node, parent = parent, parent.getparent()
        weights.setdefault(node, 0.0)
    return node


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
        inline = node.tag in _INLINE
        if not inline:
            self.flush()
            self._tag = node.tag if node.tag in _TEXTUAL or node.tag == "td" else "div"
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
        if _CAPTION.search(names) and node.tag not in _WHOLE:
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
        if _HANGING.search(names):
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
