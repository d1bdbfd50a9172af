"""Where the article stands in the page.

The place is found by weighing running text: every stretch of words outside links counts for the
block that holds it. Marks that publishing systems leave (``itemprop=articleBody`` and the like)
add weight and decide nothing alone. Nothing here names an outlet.
"""

import re
from collections import defaultdict

from phoihop.engines.webpages.tree import Node, drop, names_of

TEXTUAL = frozenset({"p", "li", "blockquote", "pre", "dd", "ul", "ol", "h2", "h3", "h4"})
INLINE = frozenset(
    {"a", "abbr", "b", "bdi", "big", "cite", "code", "del", "em", "font", "i", "ins", "label"}
    | {"mark", "q", "s", "small", "span", "strike", "strong", "sub", "sup", "tt", "u", "o:p"}
)
WHOLE = frozenset({"html", "body", "main", "article"})
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
HANGING = re.compile(
    r"related|relate-|relative[-_]|[-_]relatives?(?:$|\s)|lien-?quan|tin-?lien|share|social|(?:^|[\s_-])tags?(?:$|\s)|"
    r"tags?[-_](?:list|box|cloud|detail|wrap)|"
    r"banner|(?:^|[\s_-])adv?s?(?:$|[\s_-])|advert|adm-?zone|ad-container|newsletter|popup|modal|"
    r"rating|(?:^|[\s_-])vote|recommend|read-?more|xem-?them|same-?cate|most-?(?:view|read)|"
    r"list-?news|list_link|toolbar|player|podcast|copyright|subscribe|tin-?khac|other-?news|"
    r"news-?other|more-?news|suggest|sidebar|menu|[-_]widget(?:$|[\s_-])|box-?news|boxcauhoi|sendstar"
)
"""Names of blocks that hang around an article or inside it without being part of it."""
_NEAR, _CLIMB, _LEADING = 4, 6, 8
"""Levels that still count as near the title, and levels above a part that are looked at; places
that are weighed closely."""
_KIN_SHARE, _OPENING_SHARE, _CHAPTER_SHARE = 0.35, 0.15, 0.2
"""Words, as a share of the place's, that parts beside it must hold to be the same article's: parts
of its kind anywhere, such parts between it and the title, paragraphs of the kind it is made of."""
LEAST_WORDS = 40
"""A page with less running text in one place holds no article that could be compared."""


def drop_surroundings(root: Node) -> None:
    """Take out navigation, footers and readers' comments."""
    for node in list(root.iter("nav", "footer")):
        drop(node)
    for node in list(root.iter("div", "section", "ul", "aside")):
        names = names_of(node)
        if not names or not _ASIDE.search(names) or node.getparent() is None:
            continue
        if next(node.iter("h1"), None) is None:
            drop(node)


def find_place(root: Node, title_node: Node | None = None) -> Node | None:
    """The block that holds the article, or ``None`` where no place holds enough running text.

    Args:
        root: tree after :func:`phoihop.engines.webpages.tree.drop_unseen`; it is changed.
        title_node: the title, if known; text near it is more likely the article.
    """
    drop_surroundings(root)
    direct = _direct_words(root)
    weights = _weigh(direct)
    if not weights:
        return None
    near_title = set(list(title_node.iterancestors())[:_NEAR]) if title_node is not None else set()
    leading = sorted(weights, key=lambda node: weights[node], reverse=True)[:_LEADING]
    best = max(leading, key=lambda node: weights[node] * _worth(node, near_title))
    mass = _masses(direct)
    whole = _widen(best, mass, title_node)
    return whole if mass[whole] >= LEAST_WORDS else None


def _direct_words(root: Node) -> dict[Node, int]:
    """Words of running text outside links, by the block that holds the paragraphs."""
    direct: dict[Node, int] = defaultdict(int)
    for node in root.iter():
        if not isinstance(node.tag, str):
            continue
        for text, holder in ((node.text, node), (node.tail, node.getparent())):
            if text and len(text) > 20 and holder is not None:
                words = len(text.split())
                block = _holding_block(holder) if words >= 4 else None
                if block is not None:
                    direct[block] += words
    return direct


def _holding_block(holder: Node) -> Node | None:
    block = holder
    while block is not None and block.tag in INLINE:
        if block.tag == "a":
            return None
        block = block.getparent()
    while block is not None and block.tag in TEXTUAL:
        block = block.getparent()
    return None if block is None or block.tag in ("html", "head", "title") else block


def _weigh(direct: dict[Node, int]) -> dict[Node, float]:
    """Each block counts its own words, and the block around it half of them.

    Nearly all of them where the block is a paragraph itself, as in text pasted out of a letter.
    """
    weights: dict[Node, float] = defaultdict(float)
    for block, words in direct.items():
        weights[block] += words
        above = block.getparent()
        if block.tag == "article" and above is not None and above.tag == "article":
            continue  # a composition of its own, hung under another
        if above is not None and above.tag not in ("html", "body"):
            weights[above] += words * (0.9 if _is_paragraph(block) else 0.5)
    return weights


def _is_paragraph(block: Node) -> bool:
    return block.tag == "div" and all(
        child.tag in INLINE or child.tag in ("br", "img") for child in block
    )


def _worth(node: Node, near_title: set[Node]) -> float:
    names = names_of(node)
    worth = 1.0
    if node.get("itemprop") == "articleBody" or _BODY.search(names):
        worth = 1.5
    elif node.tag not in WHOLE and HANGING.search(names):
        worth = 0.3
    elif node.getparent() is not None and _BODY.search(names_of(node.getparent())):
        worth = 1.25
    if any(above in near_title for above in (node, *list(node.iterancestors())[:_NEAR])):
        worth *= 1.4
    return worth


def _widen(node: Node, mass: dict[Node, int], title_node: Node | None) -> Node:
    """Take in the parts of an article that was cut into neighbouring blocks of one kind.

    The parts may lie a few levels above the text, each in a wrapping of its own.
    """
    found = node
    part = node
    for level in range(_CLIMB):
        parent = part.getparent()
        if parent is None or parent.tag in ("body", "html") or _is_whole(part):
            break
        if level and not part.get("class"):  # any two bare blocks would be kin
            part = parent
            continue
        if _belongs_together(parent, part, found, mass, title_node):
            found = parent
        part = parent
    return found


def _belongs_together(
    parent: Node, part: Node, found: Node, mass: dict[Node, int], title_node: Node | None
) -> bool:
    """Whether what lies beside a part of an article is more of the same article."""
    beside = [child for child in parent if child is not part and isinstance(child.tag, str)]
    kin = [child for child in beside if _same_kind(child, part)]
    enough = mass[found]
    if sum(mass.get(child, 0) for child in kin) >= _KIN_SHARE * enough:
        return True
    between = [child for child in kin if _stands_between(child, title_node, part)]
    if sum(mass.get(child, 0) for child in between) >= _OPENING_SHARE * enough:
        return True
    kinds = {(child.tag, _first_class(child)) for child in found if mass.get(child, 0)}
    paragraphs = [child for child in beside if (child.tag, _first_class(child)) in kinds]
    own = [child for child in paragraphs if _first_class(child)]
    return sum(mass.get(child, 0) for child in own) >= _CHAPTER_SHARE * enough


def _stands_between(child: Node, title_node: Node | None, part: Node) -> bool:
    """Whether a block follows the title and comes before a part beside it, in reading order."""
    parent = child.getparent()
    if title_node is None or parent.index(child) > parent.index(part):
        return False
    above = next((up for up in title_node.iterancestors() if up.getparent() is parent), None)
    first = above if above is not None else (title_node if title_node in list(parent) else None)
    return first is None or parent.index(first) <= parent.index(child)


def _masses(direct: dict[Node, int]) -> dict[Node, int]:
    """Words of running text anywhere below each block."""
    mass: dict[Node, int] = defaultdict(int)
    for block, words in direct.items():
        mass[block] += words
        for above in block.iterancestors():
            mass[above] += words
    return mass


def _is_whole(part: Node) -> bool:
    return (
        part.tag in ("article", "main")
        or part.get("itemprop") == "articleBody"
        or "article" in (part.get("class") or "").lower().split()
    )


def _same_kind(one: Node, other: Node) -> bool:
    return one.tag == other.tag and _first_class(one) == _first_class(other)


def _first_class(node: Node) -> str:
    return next(iter((node.get("class") or "").split()), "")
