"""People with their titles as printed, and what they did: sign, speak, be there."""

import re
from functools import cache

from phoihop.engines.drafting.cues import cues, pattern
from phoihop.engines.drafting.found import Field
from phoihop.engines.drafting.names import Organ, _longest, _phrases, begins_person, organs
from phoihop.engines.drafting.page import Page, Span, Token
from phoihop.engines.drafting.parties import Sides

_ROLES = ("signatory", "speaker", "present")
_CEREMONY = re.compile(r"\b(?:le|hoi nghi|buoi|noi dung|chu tri|du)[ \n]")
_FOR_A_SIDE = re.compile(r"\bdai dien(?:[ \n]ben[ \n][ab])?[ ]?:[ \n]")
_LONGEST_TITLE = 30  # words
_TITLE_GAP = re.compile(r"[ \n]{1,2}|[ ]?-[ ]?")
_TITLES_GAP = re.compile(r",[ ]?(?:kiem[ ]|nguyen[ ])?|;[ ]|[ ]-[ ]")


@cache
def _titles() -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(one.split()) for one in cues()["people"]["titles"])


@cache
def _honour_before() -> re.Pattern[str]:
    words = "|".join(sorted(map(re.escape, cues()["people"]["honours"]), key=len, reverse=True))
    return re.compile(rf"\b(?P<honour>(?:(?:{words})[., \n]+)+)(?:[a-z]+:[ ])?$")


def find_people(page: Page, sides: Sides) -> list[Field]:
    """Everybody whom the text names with an office or an honour; nobody twice."""
    best: dict[str, Field] = {}
    for span, tokens in zip(page.spans, page.tokens, strict=True):
        bodies = {organ.start: organ for organ in organs(page, tokens)}
        for made in _people_in(page, span, tokens, bodies, sides):
            key = str(made.facts["name"]) or str(made.facts["title"])
            best[key] = _better(best[key], made) if key in best else made
    return list(best.values())


def _better(known: Field, new: Field) -> Field:
    """The one with the longer title, with the stronger role of the two."""
    longer = new if len(str(new.facts["title"])) > len(str(known.facts["title"])) else known
    role = min(known.facts["role"], new.facts["role"], key=_ROLES.index)
    facts = {**longer.facts, "role": role, "side": known.facts["side"] or new.facts["side"]}
    return Field(
        "person", longer.value, longer.start, longer.end, longer.sentence,
        max(known.sure, new.sure), facts,
    )  # fmt: skip


def _people_in(
    page: Page, span: Span, tokens: list[Token], bodies: dict[int, Organ], sides: Sides
) -> list[Field]:
    found: list[Field] = []
    at = 0
    title: tuple[int, int] | None = None  # of the words right before, as token numbers
    while at < len(tokens):
        name_end = _name_end(page, tokens, at)
        if name_end:
            made, at = _person(page, span, tokens, bodies, sides, (at, name_end), title)
            found += [made] if made else []
            title = None
            continue
        if _longest(tokens, at, _titles(), 5):
            if title:
                found += _unnamed(page, span, tokens, bodies, sides, title)
            end = _title_end(page, tokens, bodies, at)
            title, at = (at, end), end
            continue
        at += 1
        if title and at > title[1] + 3:
            found += _unnamed(page, span, tokens, bodies, sides, title)
            title = None
    return found


def _name_end(page: Page, tokens: list[Token], at: int) -> int:
    """Where the name of a person that begins at ``at`` ends; 0 for none."""
    if not begins_person(tokens, at):
        return 0
    end = at + 1
    while end < len(tokens) and end < at + 5 and tokens[end].capital:
        if not re.fullmatch(r"[ \n]{1,2}", page.folded[tokens[end - 1].end : tokens[end].start]):
            break
        end += 1
    words = " ".join(token.word for token in tokens[at:end])
    return 0 if end - at < 2 or words in cues()["names"]["people_of_history"] else end


def _title_end(page: Page, tokens: list[Token], bodies: dict[int, Organ], at: int) -> int:
    """Where an office, or a list of offices, that begins at ``at`` ends."""
    end = at + max(1, _longest(tokens, at, _titles(), 5))
    while end < min(len(tokens), at + _LONGEST_TITLE):
        gap = page.folded[tokens[end - 1].end : tokens[end].start]
        more = _longest(tokens, end, _titles(), 5)
        if more and (_TITLES_GAP.fullmatch(gap) or _TITLE_GAP.fullmatch(gap)):
            end += more
            continue
        if not _TITLE_GAP.fullmatch(gap):
            break
        step = _title_step(tokens, bodies, end)
        if not step:
            break
        end += step
    return end


def _title_step(tokens: list[Token], bodies: dict[int, Organ], at: int) -> int:
    body = bodies.get(tokens[at].start)
    if body:
        return sum(1 for token in tokens[at:] if token.end <= body.end)
    known = _longest(tokens, at, _phrases("compounds")) or _longest(tokens, at, _phrases("links"))
    if known:
        return known
    stops = cues()["names"]["stops"]
    spelt = tokens[at].capital and tokens[at].word not in stops
    return 1 if spelt and not begins_person(tokens, at) else 0


def _person(
    page: Page,
    span: Span,
    tokens: list[Token],
    bodies: dict[int, Organ],
    sides: Sides,
    name: tuple[int, int],
    title: tuple[int, int] | None,
) -> tuple[Field | None, int]:
    """The person named at ``name``, with the office before or behind, and where to read on."""
    start, end = tokens[name[0]].start, tokens[name[1] - 1].end
    honour = _honour_before().search(page.folded[max(span.start, start - 40) : start])
    office, after = title, name[1]
    if title and not re.fullmatch(r"[ \n:]{1,3}", page.folded[tokens[title[1] - 1].end : start]):
        office = None
    titled = after < len(tokens) and _longest(tokens, after, _titles(), 5)
    if titled and _TITLES_GAP.fullmatch(page.folded[end : tokens[after].start]):
        behind = _title_end(page, tokens, bodies, after)
        office, after = (after, behind), behind
    if not office and not honour:
        return None, after
    printed = page.printed(tokens[office[0]].start, tokens[office[1] - 1].end) if office else ""
    made = page.field(
        "person", start, end, span, 0.9 if office else 0.6,
        name=page.printed(start, end), title=printed,
        honour=_honour(page, honour, span, start),
        role=_role(page, span, start), side=_side(tokens, bodies, sides, office),
    )  # fmt: skip
    return made, after


def _unnamed(
    page: Page,
    span: Span,
    tokens: list[Token],
    bodies: dict[int, Organ],
    sides: Sides,
    title: tuple[int, int],
) -> list[Field]:
    """An office without a name, when an honour says that a person is meant."""
    start, end = tokens[title[0]].start, tokens[title[1] - 1].end
    honour = _honour_before().search(page.folded[max(span.start, start - 20) : start])
    if not honour:
        return []
    return [
        page.field(
            "person",
            start,
            end,
            span,
            0.7,
            name="",
            title=page.printed(start, end),
            honour=_honour(page, honour, span, start),
            role=_role(page, span, start),
            side=_side(tokens, bodies, sides, title),
        )  # fmt: skip
    ]


def _honour(page: Page, match: re.Match[str] | None, span: Span, at: int) -> str:
    """ "đồng chí", "PGS, TS" as printed before ``at``; "" for none."""
    if not match:
        return ""
    length = len(match.string) - match.start("honour")
    return page.printed(at - length, at).strip(" .,:")


def _role(page: Page, span: Span, at: int) -> str:
    words, after = page.words(span), page.folded[at : span.end]
    if _FOR_A_SIDE.search(page.folded, span.start, at):
        return "signatory"
    signed = pattern("people", "signed_by").search(after)
    if signed and not _CEREMONY.search(page.folded[span.start : at + signed.start()]):
        return "signatory"
    return "speaker" if pattern("people", "spoke").search(words) else "present"


def _side(
    tokens: list[Token], bodies: dict[int, Organ], sides: Sides, office: tuple[int, int] | None
) -> str:
    """The side of the last body that the office names."""
    if not office:
        return ""
    inside = range(tokens[office[0]].start, tokens[office[1] - 1].end)
    named = [sides.side_of(organ) for start, organ in bodies.items() if start in inside]
    return next((side for side in reversed(named) if side), "")
