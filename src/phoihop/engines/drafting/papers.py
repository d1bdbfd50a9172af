"""The agreement itself: its title, years, yearly paper, day and place of signing."""

import re

from phoihop.engines.drafting.cues import cues, pattern
from phoihop.engines.drafting.found import Field
from phoihop.engines.drafting.names import provinces_of
from phoihop.engines.drafting.page import Page, Span

_YEAR = r"(?:19|20)\d\d"
_PERIOD = re.compile(
    rf"(?P<label>(?:giai doan[ \n])?(?:tu[ \n])?(?:nam[ \n])?(?P<one>{_YEAR})[ ]?"
    rf"(?:-|den(?:[ \n]nam)?|[ \n]den[ \n]nam)[ ]?(?P<two>{_YEAR}))(?!\d)"
)
_NOT_OURS = re.compile(r"(?:nhiem ky|dai hoi|khoa|trong giai doan|thoi ky)[ \n]$")
_INSTRUMENT = re.compile(
    r"\b(?P<word>hop dong|ke hoach|chuong trinh|thoa thuan)(?:[ \n][a-z]+){0,9}?[ \n]nam[ \n]"
    rf"(?P<year>{_YEAR})\b"
)
_DAY = re.compile(
    r"\b(?:ngay|sang|chieu|toi)[ \n](?:ngay[ \n])?(?P<day>\d{1,2})(?:[ ]?[-/.][ ]?|[ \n]thang[ \n])"
    rf"(?P<month>\d{{1,2}})(?:(?:[ ]?[-/.][ ]?|[ \n]nam[ \n])(?P<year>{_YEAR}))?\b"
)
_PLACE = re.compile(
    r"\btai[ \n](?P<place>(?:tinh|thanh pho|tp\.?|thi xa|huyen|thu do)?[ ]?"
    r"[a-z]+(?:[ ][a-z]+){0,3})"
)
_KIND_OF_PLACE = re.compile(r"(?:tinh|thanh pho|tp\.?|thi xa|huyen|thu do)[ ]?")
_TITLE_END = re.compile(
    r"[,.;:\n\"]|[ ]giai doan|[ ]da[ ]|[ ]tai[ ]|[ ]nham[ ]|[ ]duoc[ ]|[ ]se[ ]|"
    r"[ ]chu tri|[ ]nam[ ](?:19|20)"
)
_NOUN = re.compile(r"\b(?:chuong trinh|thoa thuan|quy che|ke hoach|bien ban|hop dong)\b")
_LONGEST_TITLE = 300


def find_papers(page: Page) -> list[Field]:
    """Title, periods (the surest first), yearly papers, day and place of signing."""
    found: list[Field] = []
    for span in page.spans:
        words = page.words(span)
        signing = bool(pattern("papers", "signing").search(words))
        agreed = bool(pattern("papers", "agreement").search(words))
        past = bool(pattern("past", "words").search(words))
        found += _periods(page, span, signing=signing, agreed=agreed, past=past)
        found += _instruments(page, span, signing=signing)
        found += _dates(page, span, signing=signing)
        if agreed:
            found += _titles(page, span, signing=signing)
    return _chosen(found)


def is_agreement(page: Page) -> bool:
    """Whether the text speaks of an agreement at all."""
    return any(
        pattern("papers", "agreement").search(page.words(span))
        and (pattern("papers", "signing").search(page.folded) or _looks_signed(page))
        for span in page.spans
    )


def _looks_signed(page: Page) -> bool:
    return re.search(r"\bben[ \n]a\b", page.folded) is not None


def _periods(page: Page, span: Span, *, signing: bool, agreed: bool, past: bool) -> list[Field]:
    found = []
    for match in _PERIOD.finditer(page.folded, span.start, span.end):
        one, two = int(match["one"]), int(match["two"])
        before = page.folded[max(span.start, match.start() - 20) : match.start()]
        if _NOT_OURS.search(before) or not 0 < two - one <= 15:
            continue
        stage = match["label"].startswith("giai doan")
        sure = 0.4 + 0.3 * (signing or agreed) + 0.25 * stage - 0.3 * past
        start = match.start("one") if stage else match.start()
        facts = {"from_year": one, "until_year": two}
        found.append(page.field("period", start, match.end(), span, sure, **facts))
    return found


def _instruments(page: Page, span: Span, *, signing: bool) -> list[Field]:
    found = []
    for match in _INSTRUMENT.finditer(page.folded, span.start, span.end):
        kind = cues()["papers"]["instruments"][match["word"]]
        if kind != "contract" and not signing:
            continue
        sure = 0.95 if kind == "contract" and signing else 0.75
        found.append(
            page.field(
                "instrument",
                match.start(),
                match.end(),
                span,
                sure,
                instrument=kind,
                year=int(match["year"]),
            )  # fmt: skip
        )
    return found


def _dates(page: Page, span: Span, *, signing: bool) -> list[Field]:
    found: list[Field] = []
    day = _DAY.search(page.folded, span.start, span.end)
    if day and 1 <= int(day["day"]) <= 31 and 1 <= int(day["month"]) <= 12:
        heading = _heading_place(page, span, day.start())
        if signing or heading:
            facts = {key: int(value) for key, value in day.groupdict().items() if value}
            sure = 0.9 if "year" in facts else 0.75
            found.append(page.field("signed_on", day.start(), day.end(), span, sure, **facts))
        if heading:
            found.append(page.field("place", *heading, span, 0.85))
    if signing:
        found += _places(page, span)
    return found


def _heading_place(page: Page, span: Span, at: int) -> tuple[int, int] | None:
    """ "Thái Nguyên, ngày 15 tháng 3 năm 2017": the place at the head of a paper."""
    head = page.folded[span.start : at]
    named = re.fullmatch(r"[a-z]+(?:[ ][a-z]+){0,3}(?=,[ ]$)", head.rstrip(" ").rstrip(",") or " ")
    if not re.fullmatch(r"[a-z]+(?:[ ][a-z]+){0,3},[ ]", head) or not page.aligned.capital(
        span.start
    ):
        return None
    return (span.start, span.start + len(head) - 2) if named or head else None


def _places(page: Page, span: Span) -> list[Field]:
    for match in _PLACE.finditer(page.folded, span.start, span.end):
        start, end = match.span("place")
        kind = _KIND_OF_PLACE.match(page.folded, start, end)
        name = kind.end() if kind else start
        end = _capitals_end(page, name, end)
        if end > name and (kind or any(provinces_of(page.folded[name:end]))):
            return [page.field("place", start, end, span, 0.8 if kind else 0.7)]
    return []


def _capitals_end(page: Page, start: int, end: int) -> int:
    """The end of the run of capitalised words at ``start``."""
    reached = start
    for word in re.finditer(r"[a-z]+", page.folded[start:end]):
        if not page.aligned.capital(start + word.start()):
            break
        reached = start + word.end()
    return reached


def _titles(page: Page, span: Span, *, signing: bool) -> list[Field]:
    match = pattern("papers", "agreement").search(page.folded, span.start, span.end)
    if not match:
        return []
    noun = _NOUN.search(page.folded, match.start(), match.end())
    if not noun:
        return []
    stop = _TITLE_END.search(
        page.folded, noun.start(), min(span.end, noun.start() + _LONGEST_TITLE)
    )
    end = stop.start() if stop else min(span.end, noun.start() + _LONGEST_TITLE)
    words, _, who = page.folded[noun.start() : end].partition(" giua ")
    between = re.search(r"\b(?:va|voi)\b", who) is not None
    if who and not between:  # the list of the sides was cut: leave it out
        end = noun.start() + len(words)
    sure = 0.6 + 0.2 * signing + 0.1 * between
    return [page.field("title", noun.start(), end, span, sure)]


def _chosen(found: list[Field]) -> list[Field]:
    """One title, one day, one place; each period and yearly paper once, the surest first."""
    ordered = sorted(found, key=lambda one: (-one.sure, -one.facts.get("year", 0), one.start))
    kept: list[Field] = []
    seen: set[tuple[object, ...]] = set()
    for one in ordered:
        alone = one.kind in ("title", "signed_on", "place")
        key = (one.kind,) if alone else (one.kind, *sorted(map(str, one.facts.values())))
        if key not in seen:
            seen.add(key)
            kept.append(one)
    return kept
