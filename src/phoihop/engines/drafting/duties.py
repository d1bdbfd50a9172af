"""What each side promises: the verb says the kind, the nearest name before it says who owes it."""

import re
from dataclasses import dataclass

from phoihop.engines.drafting.cues import Duty, any_of, cues, duties, pattern
from phoihop.engines.drafting.found import Field
from phoihop.engines.drafting.names import Organ, organs, provinces_of
from phoihop.engines.drafting.page import Page, Span
from phoihop.engines.drafting.parties import Sides

_CLAUSE = re.compile(r";[ \n]*|[,.][ ](?=dong thoi\b|ngoai ra\b|ben canh do\b)")
_NUMBER = re.compile(
    r"\b(?P<least>\d{1,4})(?:[ ]?-[ ]?(?P<most>\d{1,4}))?[ ]"
    r"(?:tin,[ ]?bai|bai|tin|chuyen trang|chuyen muc|ky|phong su|cuoc|lan|dot|so)\b"
)
_PREPOSITION = re.compile(
    r"\b(?:voi|cho|cua|tren|tai|ve|den|(?<!gian )toi|tu|trong|o|den voi)[ \n](?:[a-z]+[ \n]){0,1}$"
)
_SERVES = {
    "author": ("publish",),
    "facilitate": ("publish", "brief"),
    "inform": ("publish", "brief"),
}
_REPORTED = re.compile(r"\b(?:yeu cau|de nghi|mong muon|chi dao|giao)\b")
_SAYS_SOMETHING = 12  # characters
_TRIM = ' ,;.:\n"-'
_LABEL = re.compile(r"\bben[ \n](?P<side>[ab])\b")
_LEAD = re.compile(r"^(?:dong thoi|ngoai ra|ben canh do|dac biet|theo do|cung voi do)\b")


@dataclass(frozen=True, slots=True)
class Promise:
    """A duty with the place of its verb (shadow), to find what it is about."""

    field: Field
    span: Span
    verb_end: int
    end: int
    continued: bool


@dataclass(frozen=True, slots=True)
class _Hit:
    start: int
    end: int
    duty: Duty


def find_duties(page: Page, sides: Sides) -> list[Promise]:
    """The promises of both sides in the order of the text. Sentences that look back give none."""
    found: list[Promise] = []
    carried = ""
    for span, tokens in zip(page.spans, page.tokens, strict=True):
        named = organs(page, tokens)
        heading = _heading_side(page, span, named, sides)
        if heading:
            carried = heading
            continue
        made = _in_sentence(page, span, named, sides, carried)
        found += made
        follows = _LEAD.match(page.words(span)) or made
        said = [one.field.facts["side"] for one in made if one.field.facts["named"]]
        carried = said[-1] if said else (carried if follows else "")
    return _once(found)


def _heading_side(page: Page, span: Span, named: list[Organ], sides: Sides) -> str:
    """The side of a heading such as "Trách nhiệm của Bên A" or "2. Tạp chí … có trách nhiệm:"."""
    words = page.words(span)
    if not pattern("subjects", "headings").search(words) or span.end - span.start > 160:
        return ""
    if any(hit for hit in _hits(page, span, span.start, span.end)):
        return ""
    label = _LABEL.search(words)
    if label:
        return label["side"]
    if pattern("subjects", "both").search(words):
        return "both"
    return next((side for side in map(sides.side_of, named) if side), "")


def _in_sentence(
    page: Page, span: Span, named: list[Organ], sides: Sides, carried: str
) -> list[Promise]:
    found: list[Promise] = []
    start = span.start
    for stop in [*(_CLAUSE.finditer(page.folded, span.start, span.end)), None]:
        end = stop.start() if stop else span.end
        hits = _hits(page, span, start, end)
        made = _promises(page, span, (start, end), hits, named, sides, carried)
        if not hits and _goes_on(page, found, start, end):
            made = [_continued(page, span, start, end, found[-1])]
        found += made
        start = stop.end() if stop else end
    return found


def _goes_on(page: Page, found: list[Promise], start: int, end: int) -> bool:
    """Whether a clause without a verb says what else is to be published."""
    opinion = pattern("heard", "words").search(page.folded, start, end)
    publishing = found and found[-1].field.facts["duty"] == "publish"
    return bool(publishing and not opinion and end - start > _SAYS_SOMETHING)


def _hits(page: Page, span: Span, start: int, end: int) -> list[_Hit]:
    """The verbs of duty in one clause: one of each kind, in order."""
    best: dict[str, _Hit] = {}
    for duty in duties():
        for match in duty.words.finditer(page.folded, start, end):
            if _counts(page, duty, match, span.start, end):
                known = best.get(duty.kind)
                if not known or match.start() < known.start:
                    best[duty.kind] = _Hit(match.start(), match.end(), duty)
                break
    for kind, served in _SERVES.items():
        if kind in best:  # what follows says what it is for, and is no promise of its own
            for other in served:
                best.pop(other, None)
    return sorted(best.values(), key=lambda hit: hit.start)


def looks_back(page: Page, start: int, at: int, end: int) -> bool:
    """Whether the sentence tells at ``at`` what was done, and no wish or promise comes between."""
    past = [one.end() for one in pattern("past", "words").finditer(page.folded, start, end)]
    if not past:
        return False
    since = max((one for one in past if one <= at), default=start)
    return not pattern("past", "ahead").search(page.folded, since, at)


def _counts(page: Page, duty: Duty, match: re.Match[str], start: int, end: int) -> bool:
    if not duty.past_counts and looks_back(page, start, match.start(), end):
        return False
    if duty.kind == "publish" and _opinion(page, match.end()):
        return False
    before = page.folded[max(start, match.start() - 40) : match.start()]
    if duty.needs and not duty.needs.search(page.folded, match.end(), end):
        return False
    if duty.not_before and duty.not_before.search(before):
        return bool(duty.unless and duty.unless.search(before))
    return True


def _opinion(page: Page, at: int) -> bool:
    """Whether "định hướng dư luận" follows at once: heard, and never made a duty."""
    lead = re.compile(r"[, \n]*").match(page.folded, at)
    return bool(pattern("heard", "words").match(page.folded, lead.end() if lead else at))


def _promises(
    page: Page,
    span: Span,
    clause: tuple[int, int],
    hits: list[_Hit],
    named: list[Organ],
    sides: Sides,
    carried: str,
) -> list[Promise]:
    starts = [_from_push(page, clause[0], hit.start) for hit in hits]
    found = []
    for at, hit in enumerate(hits):
        end = starts[at + 1] if at + 1 < len(hits) else clause[1]
        end = max(end, hit.end)
        side, said = _owner(page, span, hit, named, sides, carried)
        if hit.duty.only and side != hit.duty.only:
            continue
        heard = pattern("heard", "words").search(page.folded, hit.end, end)
        start, end = _trimmed(page, starts[at], heard.start() if heard else end)
        sure = hit.duty.sure if said else hit.duty.sure - 0.2
        if hit.duty.owner in ("a", "b") and side not in (hit.duty.owner, "both"):
            side, sure = (side, sure - 0.25) if hit.duty.kind != "publish" else ("b", 0.5)
        facts = _facts(page, hit.duty, side, (start, end), named=said)
        units = _units(page, span, hit) if hit.duty.only else []
        if units:
            facts["units"] = units
        made = page.field("duty", start, end, span, sure, **facts)
        found.append(Promise(made, span, hit.end, end, continued=False))
    return found


def _facts(
    page: Page, duty: Duty, side: str, place: tuple[int, int], *, named: bool
) -> dict[str, object]:
    facts: dict[str, object] = {"duty": duty.kind, "side": side, "named": named}
    if duty.genre:
        facts["genre"] = duty.genre
    number = _NUMBER.search(page.folded, *place)
    if number:
        facts["quantity_least"] = int(number["least"])
        if number["most"]:
            facts["quantity_most"] = int(number["most"])
    return facts


def _continued(page: Page, span: Span, start: int, end: int, known: Promise) -> Promise:
    """A clause without a verb after one of publishing: it is about one thing more."""
    start, end = _trimmed(page, start, end)
    made = page.field("duty", start, end, span, known.field.sure - 0.1, **known.field.facts)
    return Promise(made, span, start, end, continued=True)


def _from_push(page: Page, start: int, at: int) -> int:
    """Where a promise begins: "sẽ tăng cường" before "tuyên truyền" belongs to it."""
    push = re.compile(rf"(?:\b(?:{any_of(cues()['pushes']['words'])})[, \n]{{1,3}})+$")
    found = push.search(page.folded, max(start, at - 120), at)
    return found.start() if found else at


def _trimmed(page: Page, start: int, end: int) -> tuple[int, int]:
    while end > start and page.folded[end - 1] in _TRIM:
        end -= 1
    while start < end and page.folded[start] in _TRIM:
        start += 1
    return start, max(end, start)


def _owner(
    page: Page, span: Span, hit: _Hit, named: list[Organ], sides: Sides, carried: str
) -> tuple[str, bool]:
    """Who owes it, and whether somebody was named: the last subject before the verb."""
    subjects = [(at, side) for at, side in _subjects(page, span, hit, named, sides) if side]
    if subjects:
        nearest = max(at for at, _ in subjects)
        near = {side for at, side in subjects if nearest - at < 60}
        joined = near >= {"a", "b"} and not _REPORTED.search(page.folded, span.start, hit.start)
        side = "both" if joined else max(subjects)[1]
        return (side, True)
    if carried:
        return carried, True
    return hit.duty.owner, False


def _subjects(
    page: Page, span: Span, hit: _Hit, named: list[Organ], sides: Sides
) -> list[tuple[int, str]]:
    found = [
        (organ.start, sides.side_of(organ))
        for organ in named
        if organ.end <= hit.start and not _PREPOSITION.search(page.folded[span.start : organ.start])
    ]
    for side, table in (("both", "both"), ("a", "institution"), ("b", "publisher")):
        for match in pattern("subjects", table).finditer(page.folded, span.start, hit.start):
            before = page.folded[span.start : match.start()]
            if not _PREPOSITION.search(before) and not before.endswith("giua "):
                found.append((match.start(), side))
    return found + _places(page, span, hit, sides)


def _places(page: Page, span: Span, hit: _Hit, sides: Sides) -> list[tuple[int, str]]:
    """ "Thái Nguyên sẽ …": the place stands for the institution of its name."""
    found = []
    for key, side in sides.of_key.items():
        for province in provinces_of(key):
            will = re.compile(rf"\b{re.escape(province)}[ \n](?:se|cam ket|can)\b")
            for match in will.finditer(page.folded, span.start, hit.start + 1):
                before = page.folded[span.start : match.start()]
                said = (match.start(), side if side == "a" else "")
                found += [] if _PREPOSITION.search(before) else [said]
    return found


def _units(page: Page, span: Span, hit: _Hit) -> list[str]:
    """Which parts of the institution are asked: "các ban Đảng của tỉnh, đặc biệt là …"."""
    asked = re.compile(r"\b(?:yeu cau|de nghi|giao|chi dao)[ \n](?P<who>[^.;]{4,160}?)[ \n]*$")
    start = _from_push(page, span.start, hit.start)
    match = asked.search(page.folded, span.start, start)
    if not match:
        return []
    said = page.printed(*match.span("who"))
    return [one.strip(" ,") for one in re.split(r",?\s*đặc biệt là\s*|,\s*trước hết là\s*", said)]


def _once(found: list[Promise]) -> list[Promise]:
    """The same words twice are one promise: photo captions repeat what the text says."""
    seen: dict[tuple[str, str, str], Promise] = {}
    for one in found:
        facts = one.field.facts
        same = one.field.value.lower() if facts["duty"] != "review" else ""
        seen.setdefault((str(facts["duty"]), str(facts["side"]), same), one)
    return sorted(seen.values(), key=lambda one: one.field.start)
