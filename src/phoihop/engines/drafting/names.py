"""Organisations in a sentence: where each name begins and ends, and what sort of body it is."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from phoihop.engines.drafting.cues import cues
from phoihop.engines.drafting.page import Page, Token
from phoihop.engines.vietnamese.folding import fold
from phoihop.engines.vietnamese.provinces import all_provinces

_LONGEST_NAME = 16  # words
_PLAIN_GAP = re.compile(r"[ \n]{1,3}|\.[ ]?|[ ]?\(|\)[ ]?")
_LIST_GAP = re.compile(r",[ ]|[ ]{1,2}-[ ]{1,2}|[ ]?- ")
_NAMED = ("institution_named", "publisher_named")
_MINISTRIES = ("so", "bo", "ban")


@dataclass(frozen=True, slots=True)
class Organ:
    """One mention.

    Attributes:
        start, end: in the folded shadow.
        sort: institution, publisher, institution_unit or publisher_unit.
        key: by which two mentions are the same body: folded, short forms spelt out.
        owner: for a unit, the key of the body that it is part of ("" when not said).
        owner_start: where the owner's name begins; ``end`` when there is none.
    """

    start: int
    end: int
    sort: str
    key: str
    owner: str
    owner_start: int

    @property
    def role(self) -> str:
        """``institution`` or ``publisher``."""
        return self.sort.removesuffix("_unit")

    @property
    def is_unit(self) -> bool:
        return self.sort.endswith("_unit")


@cache
def _heads() -> dict[tuple[str, ...], str]:
    found: dict[tuple[str, ...], str] = {}
    for sort, phrases in cues()["organs"].items():
        if sort != "short":
            found |= {tuple(re.findall(r"[a-z0-9]+(?:-[a-z0-9]+)*", one)): sort for one in phrases}
    return found


@cache
def _phrases(which: str) -> frozenset[tuple[str, ...]]:
    if which == "provinces":
        names = [fold(province.name) for province in all_provinces()]
        return frozenset(tuple(name.replace("-", " ").split()) for name in names)
    return frozenset(tuple(one.split()) for one in cues()["names"][which])


def _longest(tokens: list[Token], at: int, known: frozenset[tuple[str, ...]], most: int = 4) -> int:
    """How many words from ``at`` are a known phrase; 0 for none."""
    for length in range(min(most, len(tokens) - at), 0, -1):
        if tuple(token.word for token in tokens[at : at + length]) in known:
            return length
    return 0


def organs(page: Page, tokens: list[Token]) -> list[Organ]:
    """The organisations that ``tokens``, the words of one sentence, name; in order."""
    found: list[Organ] = []
    at = 0
    while at < len(tokens):
        organ, length = _organ_at(page, tokens, at)
        if organ:
            found.append(organ)
        at += max(1, length)
    return found


def _head_at(tokens: list[Token], at: int) -> tuple[str, int]:
    heads = _heads()
    for length in range(min(6, len(tokens) - at), 0, -1):
        sort = heads.get(tuple(token.word for token in tokens[at : at + length]))
        if sort:
            return sort, length
    return "", 0


def _organ_at(page: Page, tokens: list[Token], at: int) -> tuple[Organ | None, int]:
    sort, head = _head_at(tokens, at)
    if not sort or sort == "never":
        return None, head
    if not _led(tokens, at, head, sort):
        return None, 1
    end, owner_at = _extent(page, tokens, at, head, sort)
    if sort in _NAMED and end == at + head:
        return None, 1
    plain_sort = sort.removesuffix("_named")
    stop = tokens[end - 1].end
    owner_start = tokens[owner_at].start if owner_at < end else stop
    own = page.folded[tokens[at].start : stop]
    organ = Organ(
        tokens[at].start, stop, plain_sort, key_of(own),
        key_of(page.folded[owner_start:stop]), owner_start,
    )  # fmt: skip
    return organ, end - at


def _led(tokens: list[Token], at: int, head: int, sort: str) -> bool:
    """A name begins with a capital; "báo", "tỉnh" and what is longer may leave it to the next."""
    if tokens[at].capital:
        return not begins_person(tokens, at)
    follower = tokens[at + head] if at + head < len(tokens) else None
    short = sort == "institution_named" and head == 1 and tokens[at].word != "tinh"
    return follower is not None and follower.capital and not short


def _extent(page: Page, tokens: list[Token], at: int, head: int, sort: str) -> tuple[int, int]:
    """Where the name ends, and where the name of the owner of a unit begins, as token numbers."""
    owner_at, end = len(tokens), at + head
    while end < min(len(tokens), at + _LONGEST_NAME):
        if end > at and not _joined(page, tokens, end):
            break
        inner, inner_head = _head_at(tokens, end)
        nested = inner and inner != "never" and tokens[end].capital
        if nested and sort.endswith("_unit") and owner_at == len(tokens):
            owner_at, end, sort = end, end + inner_head, inner
            continue
        if nested and inner not in ("institution_named", "publisher_named"):
            break
        step, last = _step(page, tokens, end, first=end == at + head, head=tokens[at].word)
        end += step
        if last or not step:
            break
    return end, owner_at


def _joined(page: Page, tokens: list[Token], at: int) -> bool:
    gap = page.folded[tokens[at - 1].end : tokens[at].start]
    if tokens[at].word == "va" or _LIST_GAP.fullmatch(gap):
        return tokens[at].word == "va" or _LIST_GAP.fullmatch(gap) is not None
    if "(" in gap:  # a short form in brackets, with more of the name behind it
        after = page.folded[tokens[at].end : tokens[at].end + 2]
        following = tokens[at + 1] if at + 1 < len(tokens) else None
        return after == ") " and following is not None and following.capital
    return _PLAIN_GAP.fullmatch(gap) is not None


def _step(page: Page, tokens: list[Token], at: int, *, first: bool, head: str) -> tuple[int, bool]:
    """How many words more belong to the name, and whether it ends with them."""
    token = tokens[at]
    gap = page.folded[tokens[at - 1].end : token.start]
    listed = token.word == "va" or _LIST_GAP.fullmatch(gap)
    if listed:
        ahead = at + (token.word == "va")
        grown = _longest(tokens, ahead, _phrases("compounds"))
        fits = grown and tokens[ahead].capital and (head in _MINISTRIES or head == "dai")
        return (ahead - at + grown, False) if fits and not _head_at(tokens, ahead)[0] else (0, True)
    province = _longest(tokens, at, _phrases("provinces"))
    if province and token.capital:
        named_after = token.word == "ho" and tokens[at - 1].word not in ("tp", "pho")
        return province, not named_after
    compound = _longest(tokens, at, _phrases("compounds"))
    if compound and (token.capital or first):
        return compound, False
    if token.word in cues()["names"]["links"] or token.word == "thanh":
        return _link(tokens, at)
    if token.capital and token.word not in cues()["names"]["stops"]:
        return (0, True) if begins_person(tokens, at) else (1, False)
    return 0, True


def _link(tokens: list[Token], at: int) -> tuple[int, bool]:
    """ "tỉnh", "TP", "thành phố": with the name behind, or "tỉnh" alone at the end of a name."""
    length = 2 if tokens[at].word == "thanh" else 1
    if tokens[at].word == "thanh" and [one.word for one in tokens[at + 1 : at + 2]] != ["pho"]:
        return 0, True
    after = at + length
    if after < len(tokens) and tokens[after].capital and not begins_person(tokens, after):
        return length, False
    return (length, True) if tokens[at].word in ("tinh", "trung", "thanh") else (0, True)


def begins_person(tokens: list[Token], at: int) -> bool:
    """Whether a surname and a further capital stand there, and no province and no compound."""
    if at + 1 >= len(tokens) or tokens[at].word not in cues()["names"]["surnames"]:
        return False
    adjoining = tokens[at + 1].start - tokens[at].end == 1
    if not (tokens[at].capital and tokens[at + 1].capital and adjoining):
        return False
    known = _longest(tokens, at, _phrases("provinces")) or _longest(
        tokens, at, _phrases("compounds")
    )
    return not known


def key_of(folded: str) -> str:
    """A folded name with short forms spelt out and what may be left out left out."""
    bare = re.sub(r"\([^)]*\)", " ", folded)
    words = " ".join(re.findall(r"[a-z0-9]+", bare))
    for short, spelt in cues()["organs"]["short"].items():
        words = re.sub(rf"\b{short}\b", spelt, words)
    words = re.sub(r"\b(?:thanh pho|tp)\b", "tp", words)
    words = re.sub(r"\b(?:ptth|pt th|phat thanh va truyen hinh)\b", "phat thanh truyen hinh", words)
    words = re.sub(r"^doan (?:tncs|thanh nien cong san) ho chi minh tinh ", "tinh doan ", words)
    return re.sub(r"^uy ban nhan dan (?:tinh )?", "uy ban nhan dan ", words).strip()


def provinces_of(key: str) -> Iterator[str]:
    """The provinces whose names a key holds."""
    words = key.split()
    for at in range(len(words)):
        for length in range(min(4, len(words) - at), 0, -1):
            if tuple(words[at : at + length]) in _phrases("provinces"):
                yield " ".join(words[at : at + length])
