"""Who stands on which side, and which of their parts signed."""

import re
from collections import defaultdict
from dataclasses import dataclass, field

from phoihop.engines.drafting.cues import pattern
from phoihop.engines.drafting.found import Field
from phoihop.engines.drafting.names import Organ, organs, provinces_of
from phoihop.engines.drafting.page import Page, Span

_BETWEEN = re.compile(r"\bgiua[ \n](?:[a-z\d-]+[ \n]){0,2}$")
_PRESS = re.compile(
    r"\b(?:\d{1,3}|cac)[ \n](?:co quan bao chi|co quan thong tan bao chi)(?:[ \n]trung uong)?"
)
_CALLED_SHORT = re.compile(r"[ \n]*\([ ]?")
_WHERE = re.compile(r"\b(?:tai|o|tren dia ban|cua|den)[ \n]$")
_AND = re.compile(
    r"[ \n]*(?:\([^)]{1,40}\))?[ \n]*(?:,|va|voi|cung|,?[ ]?va|x|-)[ \n]+(?:[a-z]+[ \n]){0,1}"
)
_LABEL = re.compile(r"\bben[ \n](?P<side>[ab])\b[^a-z0-9]{0,8}(?:\([^)]*\))?[ :.\-]*$")
_SPEAKS_FOR = re.compile(r"\b(?:dai[ \n]dien(?:[ \n]lanh[ \n]dao)?|lanh[ \n]dao)[ \n]*$")
_OFFICE = re.compile(
    r"\b(?:tich|doc|thu|tap|truong|vien|ban|bien|luan|trach|truc)[ \n]*(?:phu[ \n]trach[ \n])?$"
)
_BY_LABEL, _BY_BETWEEN, _BY_SIGNING, _BY_WITH, _BY_NAME = 0.97, 0.95, 0.9, 0.85, 0.4


@dataclass
class Claim:
    """What speaks for a body being a party."""

    organ: Organ
    span: Span
    sure: float
    side: str = ""
    count: int = 0


@dataclass
class Sides:
    """The parties found: key → side, and the fields that say so."""

    of_key: dict[str, str] = field(default_factory=dict)
    fields: list[Field] = field(default_factory=list)
    names: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    def side_of(self, organ: Organ) -> str:
        """The side of a mention: of itself, its owner, or the place in its name; "" for neither."""
        for key in (organ.key, organ.owner):
            if key and key in self.of_key:
                return self.of_key[key]
        for key, side in self.of_key.items():
            wanted = organ.owner or organ.key
            if wanted and (key.startswith(wanted + " ") or wanted.startswith(key + " ")):
                return side
        place = set(provinces_of(organ.key))
        for key, side in self.of_key.items():
            if organ.role == "institution" and place & set(provinces_of(key)):
                return side
        return ""


def find_sides(page: Page) -> Sides:
    """The parties of both sides, and the parts of them that signed."""
    mentions = [
        (span, organ)
        for span, tokens in zip(page.spans, page.tokens, strict=True)
        for organ in _apart(page, organs(page, tokens))
    ]
    claims: dict[str, Claim] = {}
    units: list[tuple[Organ, Span]] = []
    for span, inside in _by_span(mentions).items():
        _weigh(page, span, inside, claims, units)
    parties = _settle(claims)
    sides = Sides()
    for claim in parties:
        sides.of_key[claim.organ.key] = claim.side
        organ = claim.organ
        sides.fields.append(
            page.field(
                "side",
                organ.start,
                organ.end,
                claim.span,
                claim.sure,
                side=claim.side,
                role=organ.role,
            )  # fmt: skip
        )
    sides.fields += _the_press(page, sides) + _signing_organs(page, units, sides)
    return sides


def _the_press(page: Page, sides: Sides) -> list[Field]:
    """ "12 cơ quan báo chí": a side that the text counts and does not name."""
    if "b" in sides.of_key.values() or not sides.of_key:
        return []
    for span in page.spans:
        found = _PRESS.search(page.folded, span.start, span.end)
        if found and pattern("papers", "signing").search(page.words(span)):
            facts = {"side": "b", "role": "publisher", "named": False}
            return [page.field("side", found.start(), found.end(), span, 0.6, **facts)]
    return []


def _apart(page: Page, inside: list[Organ]) -> list[Organ]:
    """Without short forms in brackets right behind the full name, and without mere places."""
    kept: list[Organ] = []
    for organ in inside:
        gap = page.folded[kept[-1].end : organ.start] if kept else ""
        before = page.folded[max(0, organ.start - 14) : organ.start]
        place = is_place(organ.key) and _WHERE.search(before)
        if not place and not (kept and _CALLED_SHORT.fullmatch(gap)):
            kept.append(organ)
    return kept


def is_place(key: str) -> bool:
    """Whether a key only says "the province of …"."""
    words = key.split()
    return words[0] == "tinh" and words[1:2] not in (["uy"], ["doan"])


def _by_span(mentions: list[tuple[Span, Organ]]) -> dict[Span, list[Organ]]:
    found: dict[Span, list[Organ]] = defaultdict(list)
    for span, organ in mentions:
        found[span].append(organ)
    return found


def _weigh(
    page: Page,
    span: Span,
    inside: list[Organ],
    claims: dict[str, Claim],
    units: list[tuple[Organ, Span]],
) -> None:
    """Enter what one sentence says about its organisations."""
    words = page.words(span)
    signing = pattern("papers", "signing").search(words)
    groups = _joined_groups(page, inside)
    for organ in inside:
        before = page.folded[span.start : organ.start]
        label = _LABEL.search(before[-60:])
        sure = _BY_NAME
        group = next(one for one in groups if organ in one)
        if label:
            sure = _BY_LABEL
        elif _between(page, span, group[0].start):
            sure = _BY_BETWEEN
        elif signing and not _OFFICE.search(before[-24:]):
            sure = _signed(page, span, group, signing.start())
        elif _OFFICE.search(before[-24:]):
            continue
        if organ.is_unit and organ.owner and sure >= _BY_WITH:
            units.append((organ, span))
        _claim(claims, _party_of(organ), span, sure, label["side"] if label else "")


def _between(page: Page, span: Span, at: int) -> bool:
    """Whether "chương trình phối hợp … giữa" or "lễ ký … giữa" stands right before."""
    between = _BETWEEN.search(page.folded[span.start : at])
    if not between:
        return False
    near = page.folded[
        max(span.start, span.start + between.start() - 110) : span.start + between.start()
    ]
    return bool(
        pattern("papers", "agreement").search(near) or pattern("papers", "signing").search(near)
    )


def _joined_groups(page: Page, inside: list[Organ]) -> list[list[Organ]]:
    """Organisations listed together: "X, Y và Z"."""
    groups: list[list[Organ]] = []
    for organ in inside:
        gap = page.folded[groups[-1][-1].end : organ.start] if groups else ""
        if groups and _AND.fullmatch(gap):
            groups[-1].append(organ)
        else:
            groups.append([organ])
    return groups


def _signed(page: Page, span: Span, group: list[Organ], signing: int) -> float:
    """How sure it is that these signed: several before "ký kết", or one behind its "với"."""
    at = span.start + signing
    if len(group) > 1:
        return _BY_SIGNING
    before = page.folded[max(span.start, group[0].start - 16) : group[0].start]
    if group[0].start > at and re.search(r"\b(?:voi|cung)[ \n](?:\d+[ \n])?$", before):
        return _BY_WITH
    ahead = page.folded[group[0].end : at] if group[0].end <= at else None
    if ahead is not None and re.fullmatch(
        r"[ \n]*(?:da|to chuc|tien hanh|[ \n]|le|hoi nghi)*", ahead
    ):
        return _BY_WITH
    return _BY_NAME


def _party_of(organ: Organ) -> Organ:
    """The body itself: of an editorial board, the press organisation that it edits."""
    if organ.sort == "publisher_unit" and organ.owner:
        return Organ(organ.owner_start, organ.end, "publisher", organ.owner, "", organ.end)
    return organ


def _claim(claims: dict[str, Claim], organ: Organ, span: Span, sure: float, side: str) -> None:
    known = claims.setdefault(organ.key, Claim(organ, span, sure, side))
    known.count += 1
    longer = organ.end - organ.start > known.organ.end - known.organ.start
    if (sure, longer) > (known.sure, False):
        claims[organ.key] = Claim(organ, span, sure, side or known.side, known.count)


def _settle(claims: dict[str, Claim]) -> list[Claim]:
    """Parties: the surest claims, at least one for each side where the text has them."""
    ranked = sorted(claims.values(), key=lambda one: (-one.sure, -one.count, one.organ.start))
    ranked = _without_parts(ranked)
    sure = [one for one in ranked if one.sure >= _BY_WITH]
    for one in ranked:
        roles = {party.organ.role for party in sure}
        if (
            one not in sure
            and not one.organ.is_unit
            and one.organ.role not in roles
            and one.count > 1
        ):
            sure.append(one)
    sure = _of_one_signing(sure)
    institutions = [one for one in sure if one.organ.role == "institution"]
    for one in sure:
        if one.side:
            continue
        if institutions and len(institutions) < len(sure):
            one.side = "a" if one in institutions else "b"
        elif len(sure) == 1:
            one.side, one.sure = ("a" if one in institutions else "b"), min(one.sure, 0.6)
        else:  # two of one sort: in the order of the text, and said to be a guess
            first = min(sure, key=lambda party: party.organ.start)
            one.side, one.sure = ("a" if one is first else "b"), min(one.sure, 0.6)
    return sorted(sure, key=lambda one: (one.side, one.organ.start))


def _of_one_signing(sure: list[Claim]) -> list[Claim]:
    """Of bodies that are all of one sort, those of the first sentence: the rest signed before."""
    if len({one.organ.role for one in sure}) != 1 or len(sure) < 3 or any(c.side for c in sure):
        return sure
    first = min(sure, key=lambda one: one.span.start)
    return [one for one in sure if one.span == first.span]


def _without_parts(ranked: list[Claim]) -> list[Claim]:
    """Leave out shorter names, places and units of a body that is named itself."""
    kept: list[Claim] = []
    for one in sorted(ranked, key=lambda claim: claim.organ.is_unit):
        if not any(_covers(other, one) for other in ranked if other is not one):
            kept.append(one)
    return sorted(kept, key=lambda one: (-one.sure, -one.count, one.organ.start))


def _covers(other: Claim, one: Claim) -> bool:
    if other.sure < _BY_WITH or other.organ.role != one.organ.role:
        return False
    mine, theirs = one.organ.key, other.organ.key
    if one.organ.is_unit and not other.organ.is_unit:
        owner = one.organ.owner
        return not owner or theirs == owner or theirs.startswith(owner + " ")
    if theirs.startswith(mine + " "):
        return True
    same_place = set(provinces_of(mine)) & set(provinces_of(theirs))
    return bool(same_place) and is_place(mine) and not is_place(theirs)


def _signing_organs(page: Page, units: list[tuple[Organ, Span]], sides: Sides) -> list[Field]:
    best: dict[str, Field] = {}
    for organ, span in units:
        side = sides.side_of(organ)
        if not side or organ.key in sides.of_key:
            continue
        named = _SPEAKS_FOR.search(page.folded[max(span.start, organ.start - 40) : organ.start])
        sure = 0.92 if named else 0.85
        made = page.field("signing_organ", organ.start, organ.end, span, sure, side=side)
        if side not in best or made.sure > best[side].sure:
            best[side] = made
    return [best[side] for side in sorted(best)]
