"""What makes a document word a reference: a symbol, a number, a plenum, a congress, a name."""

import re

from phoihop.engines.vietnamese.aligned import Aligned
from phoihop.engines.vietnamese.citations import grammar
from phoihop.engines.vietnamese.citations.draft import (
    Draft,
    document_number,
    read_ordinal,
    read_symbol,
    roman,
)
from phoihop.engines.vietnamese.citations.issuers import (
    CENTRAL_COMMITTEE,
    FOREIGN,
    NATIONAL_CONGRESS,
    read_issuer,
    read_place,
)
from phoihop.engines.vietnamese.citations.laws import named_law
from phoihop.engines.vietnamese.citations.words import Demand, Word

_ABOUT_LIMIT = 220
_ENDS_SPELT = {
    "da": "đã", "la": "là", "de": "để", "dang": "đang", "ba": "bà", "ong": "ông", "ma": "mà",
    "duoc": "được", "tai": "tại", "se": "sẽ", "tao": "tạo", "nay": "này", "vua": "vừa",
    "nhu": "như", "theo": "theo", "do": "do", "khi": "khi", "ngay": "ngày",
}  # fmt: skip
_PARTY_ISSUERS = frozenset(("Bộ Chính trị", "Ban Bí thư", "Trung ương", CENTRAL_COMMITTEE))
_PARTY_BODIES = frozenset(
    ("", "dang", "dang toan quoc", "dai bieu toan quoc", "toan quoc", "dai bieu toan quoc dang")
)


def read_core(aligned: Aligned, start: int, end: int, word: Word) -> Draft | None:
    """The reference that begins with ``word`` at ``start``..``end``, without its tails."""
    match = grammar.SYMBOL.match(aligned.folded, end)
    draft = read_symbol(aligned, *match.span("symbol"), word.kind) if match else None
    draft = draft or _said_later(aligned, end, word)
    if draft:
        draft.start = start
        return draft
    if word.demand is Demand.NAME:
        return _law(aligned, start, end, word)
    if word.demand is Demand.PLENUM:
        return _short_plenum(aligned, start, end)
    if word.kind in ("resolution", "conclusion"):
        draft = read_plenum(aligned, start, end, word.kind)
        if draft is None and word.kind == "resolution":
            draft = read_congress(aligned, start, end)
    draft = draft or _number(aligned, start, end, word)
    if draft is None and word.kind in ("resolution", "directive", "conclusion"):
        draft = _about(aligned, start, end, word)
    return draft


def _said_later(aligned: Aligned, end: int, word: Word) -> Draft | None:
    if word.kind in ("resolution", "directive", "decree", "circular", "law"):
        return None
    gap = grammar.SAID_LATER.match(aligned.folded, end)
    match = grammar.SYMBOL.match(aligned.folded, gap.end()) if gap else None
    draft = read_symbol(aligned, *match.span("symbol"), None) if match else None
    return draft if draft and draft.kind == word.kind else None


def _law(aligned: Aligned, start: int, end: int, word: Word) -> Draft | None:
    named = named_law(aligned, start, end, word.spelt)
    numbered = None if named else grammar.NUMBER.match(aligned.folded, end)
    if named and not _foreign(aligned, named, 30):
        issuer = None if word.kind == "other" else "Quốc hội"
        return Draft(start, named, word.kind, "law", issuer=issuer)
    if numbered and numbered["said"].strip():
        return Draft(
            start, numbered.end(), word.kind, "law",
            number=document_number(numbered["number"]), year=_year(numbered), issuer="Quốc hội",
        )  # fmt: skip
    return None


def _number(aligned: Aligned, start: int, end: int, word: Word) -> Draft | None:
    match = grammar.NUMBER.match(aligned.folded, end)
    if not match or (_counts(aligned, match.end()) and not match["year"]):
        return None
    said = bool(match["said"].strip())
    enough = said or word.demand is Demand.NUMBER
    if word.demand is Demand.CAPITAL or grammar.DATE.match(aligned.folded, match.end()):
        enough = said or aligned.capital(start)
    if not enough and aligned.capital(start) and len(match["number"]) < 4:
        enough = read_issuer(aligned, match.end()) is not None
    longest = 5 if word.demand is Demand.CAPITAL and aligned.capital(start) else 4
    if not enough or len(match["number"]) > longest and not said:
        return None
    if match["number"].startswith(("19", "20")) and len(match["number"]) == 4 and not said:
        return None  # a year: "Nghị quyết 2017"
    if _foreign(aligned, match.end(), 60) or _foreign_before(aligned, start, word):
        return None
    issuer = "Chính phủ" if word.kind == "decree" else None
    return Draft(
        start, match.end(), word.kind, "number",
        number=document_number(match["number"]), year=_year(match), issuer=issuer,
    )  # fmt: skip


def _counts(aligned: Aligned, at: int) -> bool:
    return bool(grammar.NOT_A_NUMBER.match(aligned.folded, at))


def _year(match: re.Match[str]) -> int | None:
    return int(match["year"]) if match["year"] else None


def read_plenum(aligned: Aligned, start: int, end: int, kind: str) -> Draft | None:
    """A plenum named after ``end``: its ordinal is the number."""
    match = grammar.PLENUM.match(aligned.folded, end)
    if not match:
        return None
    for name in ("first", "second", "third", "fourth"):
        if match[name]:
            ordinal = read_ordinal(aligned, *match.span(name))
            plural = match["of"] and _is_plural(aligned, start)
            if ordinal is None or plural or _counts(aligned, match.end()):
                return None
            draft = Draft(start, match.end(), kind, "plenum", number=str(ordinal))
            draft.issuer = CENTRAL_COMMITTEE
            return draft
    return None


def _short_plenum(aligned: Aligned, start: int, end: int) -> Draft | None:
    match = grammar.SHORT_PLENUM.match(aligned.folded, end)
    number = read_ordinal(aligned, *match.span("ordinal")) if match else None
    if match is None or number is None:
        return None
    return Draft(start, match.end(), "resolution", "plenum", number=str(number),
                 issuer=CENTRAL_COMMITTEE)  # fmt: skip


def read_congress(aligned: Aligned, start: int, end: int) -> Draft | None:
    """A congress named after ``end``: its ordinal is the term; its years come as a tail."""
    match = grammar.CONGRESS.match(aligned.folded, end)
    if match and match["of"] and _is_plural(aligned, start):
        return None
    if match and (grammar.NOT_IN_BODY.search(match["body"]) or _broken(aligned, match)):
        match = None
    if match:
        body = " ".join(match["body"].split())
        name = "ordinal" if match["ordinal"] else "bare"
        ordinal = read_ordinal(aligned, *match.span(name)) if match[name] else None
        years_only = not match[name]
        bare = match["bare"] or ""
        trusted = body in _PARTY_BODIES or not bare.isdigit()
        if years_only or (ordinal and trusted):
            issuer = _congress_issuer(aligned, match.span("body"), body, years_only=years_only)
            term = roman(ordinal) if ordinal else None
            return Draft(start, _trim(aligned, match.end()), "resolution", "congress",
                         issuer=issuer, term=term)  # fmt: skip
    return _local_congress(aligned, start, end)


def _broken(aligned: Aligned, match: re.Match[str]) -> bool:
    """Whether a new line begins in it: a capital after a line break, unless it is the Party's."""
    breaks = re.finditer(r"\n\s*", match[0])
    starts = [match.start() + one.end() for one in breaks]
    return any(
        aligned.capital(at) and not aligned.folded.startswith(("dang", "lan thu"), at)
        for at in starts
    )


def _local_congress(aligned: Aligned, start: int, end: int) -> Draft | None:
    local = grammar.LOCAL_CONGRESS.match(aligned.folded, end)
    if local:
        until = read_place(aligned, local.end())
        issuer = "Đại hội" + aligned.written(local.start("body"), until)
        return Draft(start, until, "resolution", "congress", issuer=issuer)
    unnamed = grammar.TERM_ONLY.match(aligned.folded, end)
    if unnamed and unnamed["ordinal"].isdigit() and "lan" not in unnamed[0].split():
        return None  # Nghị quyết 26 của Đảng: a number
    ordinal = read_ordinal(aligned, *unnamed.span("ordinal")) if unnamed else None
    if unnamed and ordinal:
        return Draft(start, unnamed.end(), "resolution", "congress",
                     issuer=NATIONAL_CONGRESS, term=roman(ordinal))  # fmt: skip
    return None


def _congress_issuer(
    aligned: Aligned, span: tuple[int, int], body: str, *, years_only: bool
) -> str:
    if body in _PARTY_BODIES and not years_only:
        return NATIONAL_CONGRESS
    return " ".join(("Đại hội" + aligned.written(*span)).split())


def _trim(aligned: Aligned, end: int) -> int:
    """Take back spaces, a comma or a bracket that only led to the years."""
    while aligned.folded[end - 1] in " \n,(":
        end -= 1
    return end


def _about(aligned: Aligned, start: int, end: int, word: Word) -> Draft | None:
    """A document known by its subject alone: Nghị quyết về phát triển kinh tế tư nhân."""
    stated = read_issuer(aligned, end)
    centre = None if stated else grammar.PLENUM.match(aligned.folded, end)
    after, issuer = stated or ((centre.end(), "Trung ương") if centre else (end, None))
    match = grammar.ABOUT.match(aligned.folded, after)
    believed = bool(issuer) or (word.kind == "resolution" and aligned.capital(start))
    if word.kind == "conclusion" and issuer not in _PARTY_ISSUERS:
        believed = False  # conclusions of inspectors are countless and have no name
    if not match or not believed or _is_plural(aligned, start):
        return None
    until = _subject_end(aligned, match.end())
    if until - match.end("about") < 8 or _foreign(aligned, start, until - start + 60):
        return None
    return Draft(start, until, word.kind, "about", issuer=issuer)


def _subject_end(aligned: Aligned, at: int) -> int:
    limit = min(len(aligned.folded), at + _ABOUT_LIMIT)
    for match in grammar.ABOUT_ENDS.finditer(aligned.folded, at, limit):
        words = re.findall("[a-z]+", match[0])
        if words[:1] == ["cua"]:
            if read_issuer(aligned, match.start()):
                return match.start()
            continue
        named = words[:1] == ["dang"] and aligned.capital(match.end() - len("dang"))
        if named:
            continue  # the Party, in a text without marks
        written = aligned.written(*match.span()).lower().strip(" ,")
        if not words or written in (_ENDS_SPELT.get(words[0], written), words[0]):
            return match.start()
    return limit if limit == len(aligned.folded) else at


def _is_plural(aligned: Aligned, start: int) -> bool:
    return bool(grammar.PLURAL_BEFORE.search(aligned.folded, max(0, start - 90), start))


def _foreign_before(aligned: Aligned, start: int, word: Word) -> bool:
    """Hội đồng Bảo an … trong Nghị quyết 2231: the issuer stands earlier in the sentence."""
    sentence = re.split(r"[.;\n]", aligned.folded[max(0, start - 150) : start])[-1]
    return word.kind == "resolution" and "hoi dong bao an" in sentence


def _foreign(aligned: Aligned, at: int, reach: int) -> bool:
    sentence = re.split(r"[.;\n]", aligned.folded[at : at + reach])[0]
    return bool(FOREIGN.search(sentence))
