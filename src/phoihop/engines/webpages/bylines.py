"""Who wrote it, who brought it out, where it was taken from, and how it is labelled."""

import re
from dataclasses import dataclass

from phoihop.engines.vietnamese.folding import fold
from phoihop.engines.webpages.bodies import Block, Body
from phoihop.engines.webpages.metadata import Metadata, names_in, plain, types_of
from phoihop.engines.webpages.tree import Node, names_of, text_of, tidy

_AUTHORED = re.compile(
    r"author|byline|tac-?gia|but-?danh|nguoi-?viet|pen-?name|writer|created-?by|viet-?boi"
)
_SAYS_AUTHOR = re.compile(
    r"^(?:tác giả|người viết|viết bởi|bài viết|bài và ảnh|bài, ảnh|tin, ảnh|tin, bài)\s*:?\s", re.I
)
_SOURCED = re.compile(r"(?:^|[\s_-])(?:source|nguon|nguon-?tin|source-?name)(?:$|[\s_-])")
_NOT_NAMES = re.compile(r"avatar|link|share|social|box-author-list|related|comment|follow|popup")
_SEPARATORS = re.compile(r"\s*(?:[;,/|&]|\s[-–—]\s|\s+và\s+|\s+and\s+)\s*")
_ROLE = re.compile(
    r"^(?:(?:tin|bài|ảnh|video|clip|đồ họa|thực hiện|tác giả|theo|phóng viên|pv|by|biên dịch|"
    r"viết bởi|người viết|bài viết|biên tập|nguồn)"
    r"(?:\s*(?:,|và|&|-)\s*(?:tin|bài|ảnh|video|clip|đồ họa))*\s*:?\s+)(?=\S)",
    re.I,
)
_LEARNED = re.compile(
    r"\b(?:TSKH|PGS|GS|TS|ThS|NCS|BS|KS|LS|CN|NGND|NGƯT|NSND|NSƯT)\b(?:[.,;]\s*|\s+)"
)
"""Degrees and honours: no part of the name, and full of commas that would cut it."""
_AFTER = re.compile(r"\s*\((?:[^()]*)\)\s*$|\s+\d{1,2}[/:.].*$")
_NO_PERSON = re.compile(
    r"\d|@|https?:|www\.|\.(?:vn|com|net|org)\b|^(?:báo|tạp chí|đài|tòa soạn|toà soạn|ban biên tập|"
    r"thông tấn|admin|editor|pv|ctv|nhóm phóng viên|phóng viên|xem |online|tin tức|biên tập)",
    re.I,
)
_SOURCE_LINE = re.compile(r"^\(?(?:theo|nguồn(?: tin)?)\s*:?\s+([^!?,;:]{2,50})$", re.I)
_SITE = re.compile(r"^\w+\.\w")
_LONGEST_SOURCE_WORDS = 8
_LABELS = re.compile(
    r"nội dung (?:này )?(?:được )?(?:hợp tác|phối hợp|tài trợ|quảng cáo)|"
    r"(?:bài viết|chuyên (?:trang|mục|đề)|thông tin|tin bài|chương trình)[^.]{0,40}"
    r"(?:phối hợp (?:thực hiện|sản xuất|với|giữa|tuyên truyền)|hợp tác (?:với|truyền thông)|"
    r"được (?:tài trợ|đặt hàng)|quảng cáo)|"
    r"^(?:thông tin (?:doanh nghiệp|quảng cáo|tài trợ|tự giới thiệu|cần biết|dịch vụ)|bài pr|"
    r"pr|quảng cáo|tài trợ|advertorial|sponsored|được tài trợ|nội dung tài trợ|"
    r"hợp tác truyền thông|thông tin truyền thông|chuyên trang phối hợp|\(?p/?r\)?)\W*$",
    re.I,
)
_LABELLED = re.compile(r"sponsor|advertorial|disclosure|tai-?tro|phoi-?hop|label-pr|pr-label")
_BUTTON = re.compile(r"copy|link|sao chép|lấy |xem ", re.I)
_LONGEST_LABEL_WORDS = 30


@dataclass(frozen=True, slots=True)
class Byline:
    """Who stands over or under an article; ``source_line`` and ``label`` as printed."""

    authors: tuple[str, ...]
    outlet: str | None
    source_line: str | None
    label: str | None
    findings: tuple[str, ...]


def read_byline(root: Node, meta: Metadata, body: Body | None, around: Node, host: str) -> Byline:
    """Read authors, outlet, source line and disclosure label; take signatures out of the body.

    An outlet's own name is no author. ``body.blocks`` loses the closing lines that only sign the
    article or name its source.

    Args:
        root: tree of the page.
        around: the block around the title, where a line of authors may stand.
        host: host the page counts under, or empty.
    """
    outlet = outlet_of(meta)
    own_names = _own_names(meta, outlet, host)
    signed, source = _closing_lines(body.blocks if body else [], own_names)
    findings: list[str] = []
    told = _told_authors(meta)
    authors = _persons(told, own_names, findings)
    if not authors:
        authors = _persons(_visible_authors(around, body), own_names, findings) or signed
    if not source and body is not None:
        source = _source_element(around, body)
    return Byline(tuple(authors), outlet, source, _label(meta, around, body), tuple(findings))


def outlet_of(meta: Metadata) -> str | None:
    """The outlet's name as the page gives it: publisher, else the site's name."""
    publisher = plain(meta.article.get("publisher"))
    site = meta.first("og:site_name", "application-name")
    if publisher and "://" not in publisher:
        return publisher
    return site or publisher


def _own_names(meta: Metadata, outlet: str | None, host: str) -> set[str]:
    names = {outlet or "", meta.first("og:site_name") or "", host, host.split(".")[0]}
    publisher = plain(meta.article.get("publisher"))
    names.add(publisher or "")
    return {key for name in names if len(key := _key(name)) > 2}


def _key(name: str) -> str:
    folded = fold(name).replace("https://", "").removeprefix("bao ").removeprefix("tap chi ")
    return re.sub(r"\W+", "", re.sub(r"\.(?:com|net|org|vn|gov)\b", "", folded))


def _told_authors(meta: Metadata) -> list[tuple[str, bool]]:
    """Names as told to machines, and whether they are said to be a body and not a person."""
    told = [(name, kind == "organization") for name, kind in names_in(meta.article.get("author"))]
    if not told:
        several = meta.first("dable:author", "citation_author")
        told = [(several, False)] if several else []
    for name in ("article:author", "author", "dc.creator"):
        told += [(content, False) for content in meta.metas.get(name, ()) if not told and content]
    return told


def _persons(told: list[tuple[str, bool]], own: set[str], findings: list[str]) -> list[str]:
    kept: list[str] = []
    for text, is_body in told:
        for piece in _pieces(text):
            name = _bare(piece)
            if is_body or _is_own(name, own):
                _note(findings, "outlet_named_as_author", bool(name))
            elif name and name not in kept and _may_be_person(name):
                kept.append(name)
    return kept


def _note(findings: list[str], finding: str, applies: bool) -> None:
    if applies and finding not in findings:
        findings.append(finding)


def _pieces(text: str) -> list[str]:
    """The names in a line of authors, without the word that introduces them."""
    return _SEPARATORS.split(_LEARNED.sub("", _ROLE.sub("", tidy(text))))


def _bare(text: str) -> str:
    name = _ROLE.sub("", _AFTER.sub("", tidy(text))).strip(" .:-–—()[]")
    return name.title() if name.isupper() and " " in name else name


def _is_own(name: str, own: set[str]) -> bool:
    key = _key(name)
    return any(key == mine or (len(mine) > 4 and mine in key) for mine in own)


def _may_be_person(name: str) -> bool:
    parts = name.split()
    if not 1 <= len(parts) <= 6 or len(name) > 45 or _NO_PERSON.search(name):
        return False
    return sum(part[0].isupper() for part in parts) >= max(1, len(parts) - 1)


def _visible_authors(around: Node, body: Body | None) -> list[tuple[str, bool]]:
    places = [around] if body is None else [around, body.node]
    for place in places:
        for node in place.iter("p", "span", "div", "a", "strong", "li", "b", "dd"):
            names = names_of(node)
            if not names or not _AUTHORED.search(names) or _NOT_NAMES.search(names):
                continue
            for line in (text_of(node), tidy(node.text or "")):  # an office may stand below
                found = _named_in(line)
                if found:
                    return found
    return next(filter(None, map(_said_author, around.iter("p", "span", "div", "dd", "li"))), [])


def _said_author(node: Node) -> list[tuple[str, bool]]:
    """The names of a line that says whose they are: "Tác giả: …", wherever it stands."""
    line = text_of(node) if len(node) <= 4 else ""
    return _named_in(line) if _SAYS_AUTHOR.match(line) else []


def _named_in(line: str) -> list[tuple[str, bool]]:
    if not 0 < len(line) <= 80:
        return []
    return [(piece, False) for piece in _pieces(line) if _may_be_person(_bare(piece))]


def _closing_lines(blocks: list[Block], own: set[str]) -> tuple[list[str], str | None]:
    signed: list[str] = []
    source: str | None = None
    for _line in range(3):
        last = blocks[-1] if blocks else None
        if last is None or len(blocks) < 2 or last.tag.startswith("h"):
            break
        if _names_source(last.text):
            source = source or last.text.strip("()").rstrip(".")
        elif _signs(last.text):
            signed = _persons([(last.text, False)], own, []) + signed
        else:
            break
        blocks.pop()
    return signed, source


def _names_source(text: str) -> bool:
    named = _SOURCE_LINE.match(text) if len(text.split()) <= _LONGEST_SOURCE_WORDS else None
    return named is not None and (named[1][0].isupper() or bool(_SITE.match(named[1])))


def _signs(text: str) -> bool:
    if len(text.split()) > 10 or text[-1] in '.!?:;"”' or not text[0].isalpha():
        return False
    pieces = [_bare(piece) for piece in _pieces(text)]
    return all(piece and _may_be_person(piece) and len(piece.split()) <= 5 for piece in pieces)


def _source_element(around: Node, body: Body) -> str | None:
    for place in (body.node, body.node.getparent(), around):
        nodes = place.iter("p", "span", "div", "strong", "a") if place is not None else ()
        lines = [text_of(node) for node in nodes if _SOURCED.search(names_of(node))]
        lines = [line for line in lines if 0 < len(line) <= 80 and not _BUTTON.search(line)]
        if lines:
            return min(lines, key=len)
    return None


def _label(meta: Metadata, around: Node, body: Body | None) -> str | None:
    for block in body.blocks[:2] + body.blocks[-4:] if body else []:
        if len(block.text.split()) <= _LONGEST_LABEL_WORDS and _LABELS.search(block.text):
            return block.text
    for node in around.iter("p", "span", "div", "a", "strong", "em", "label", "i", "li"):
        line = tidy(node.text or "")
        if not 2 <= len(line) <= 200:
            continue
        if _LABELS.search(line) or _LABELLED.search(names_of(node)):
            return line if len(line.split()) <= _LONGEST_LABEL_WORDS else None
    told = types_of(meta.article) & {"advertisercontentarticle"}
    return "AdvertiserContentArticle" if told else None
