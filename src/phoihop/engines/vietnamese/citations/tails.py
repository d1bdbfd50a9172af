"""What follows the core of a reference: date, issuer, term, and further members of a list."""

from phoihop.engines.vietnamese.aligned import Aligned
from phoihop.engines.vietnamese.citations import grammar
from phoihop.engines.vietnamese.citations.cores import read_congress
from phoihop.engines.vietnamese.citations.draft import (
    Draft,
    document_number,
    read_ordinal,
    read_symbol,
    roman,
)
from phoihop.engines.vietnamese.citations.issuers import (
    CENTRAL_COMMITTEE,
    NATIONAL_CONGRESS,
    read_issuer,
    read_issuer_beside,
    read_place,
    read_region,
)
from phoihop.engines.vietnamese.citations.laws import listed_name

_MOST = 40
"""So many members a list may have; more is a table, and each of its rows stands by itself."""


_ASSEMBLY = ("Quốc hội", "Ủy ban Thường vụ Quốc hội")
_PROSE_RULES = {("regulation", "decision"), ("conclusion", "other"), ("law", "resolution")}
"""Kinds that share an abbreviation (QĐ) or a form: the word before the list decides."""


def read_tails(aligned: Aligned, draft: Draft) -> list[Draft]:
    """Lengthen ``draft`` by its tails; further terms ("khóa XI, XII") become drafts."""
    others: list[Draft] = []
    for _ in range(6):
        before = draft.end
        for read in (_date, _law_number, _plenum, _issuer, _of_party, _years):
            read(aligned, draft)
        others += _terms(aligned, draft) if not others else []
        if draft.end == before or others:
            break
    return others


def read_list(aligned: Aligned, first: Draft) -> list[Draft]:
    """``first`` with its tails, and every further reference that the same word governs."""
    drafts = [first]
    for _ in range(_MOST):
        bare_end = drafts[-1].end
        more = read_tails(aligned, drafts[-1])
        if more:
            drafts += more
            break
        following = _next(aligned, drafts[-1], bare=drafts[-1].end == bare_end)
        if following is None:
            break
        drafts.append(following)
    _share(drafts)
    return drafts


def _share(drafts: list[Draft]) -> None:
    """What the last member says of issuer and term holds for those before it that say nothing."""
    last = drafts[-1]
    for draft in drafts[:-1]:
        if draft.shape in ("number", "plenum") and draft.term is None:
            draft.term = last.term
        if draft.shape == "number" and draft.issuer is None:
            draft.issuer = last.issuer


def _date(aligned: Aligned, draft: Draft) -> None:
    match = grammar.DATE.match(aligned.folded, draft.end)
    whole = match and (match["year"] or match["year_too"])
    if match and (whole or draft.shape != "law" or draft.number is not None):
        draft.end, draft.dated = match.end(), True
        written = match["year"] or match["year_too"] or match["year_bare"]
        draft.year = draft.year or (int(written) if written else None)


def _law_number(aligned: Aligned, draft: Draft) -> None:
    """Luật Đấu thầu *số 43/2013/QH13*, *năm 2013*."""
    if draft.shape != "law":
        _year_said(aligned, draft)
        return
    symbol = grammar.SYMBOL.match(aligned.folded, draft.end) if not draft.symbol else None
    read = read_symbol(aligned, *symbol.span("symbol"), draft.kind) if symbol else None
    number = grammar.NUMBER.match(aligned.folded, draft.end) if not draft.number else None
    year = grammar.YEAR.match(aligned.folded, draft.end) if not draft.year else None
    if read:
        draft.number, draft.symbol, draft.end = read.number, read.symbol, read.end
        draft.year = draft.year or read.year
    elif number and number["said"].strip():
        draft.number, draft.end = document_number(number["number"]), number.end()
    elif year and (draft.number is None or draft.kind == "law"):
        draft.year, draft.end = int(year["year"]), year.end()
        if "(" in year[0] and aligned.folded[draft.end : draft.end + 1] == ")":
            draft.end += 1


def _year_said(aligned: Aligned, draft: Draft) -> None:
    """Nghị định 52 *năm 2016*: of decrees, circulars and decisions the year is part of the name."""
    match = grammar.YEAR.match(aligned.folded, draft.end) if draft.shape == "number" else None
    named = draft.kind in ("decree", "circular", "decision") and draft.year is None
    if match and match["said"] and not named:
        named = draft.year is None and read_issuer(aligned, match.end("year")) is not None
    if match and match["said"] and named:
        draft.year, draft.end = int(match["year"]), match.end("year")


def _plenum(aligned: Aligned, draft: Draft) -> None:
    """Nghị quyết số 04-NQ/TW *Hội nghị Trung ương 4*."""
    numbered = draft.shape in ("symbol", "number")
    beside = grammar.PLENUM_BESIDE.match(aligned.folded, draft.end) if numbered else None
    at = beside.end() if beside else draft.end
    match = grammar.PLENUM.match(aligned.folded, at) if numbered else None
    named = match and any(match[name] for name in ("first", "second", "third", "fourth"))
    if not match or not named or "hoi" not in match[0]:
        return
    draft.end, draft.issuer = match.end(), CENTRAL_COMMITTEE
    if beside and beside["open"]:
        _terms(aligned, draft)
        draft.end += aligned.folded.startswith(")", draft.end)


def _issuer(aligned: Aligned, draft: Draft) -> None:
    found = read_issuer(aligned, draft.end)
    if not found and draft.shape in ("symbol", "number"):
        found = read_issuer_beside(aligned, draft.end)
        if not found and draft.kind not in ("decree", "circular"):  # those are never a province's
            found = read_region(aligned, draft.end)
    if not found or draft.signed or not _may_issue(draft, found[1]):
        return
    draft.end, draft.signed = found[0], True
    if draft.shape == "congress" and found[1] == "Đảng" and draft.issuer == "Đại hội":
        draft.issuer = NATIONAL_CONGRESS
    elif draft.issuer == NATIONAL_CONGRESS and found[1].startswith("Đảng bộ"):
        draft.issuer = f"Đại hội {found[1]}"
    elif draft.shape not in ("congress", "plenum"):
        draft.issuer = found[1]


def _may_issue(draft: Draft, name: str) -> bool:
    """Laws are the assembly's, and say so beside a number or date; offices carry out a congress."""
    if draft.shape == "law":
        return name in _ASSEMBLY and bool(draft.number or draft.dated)
    return draft.shape != "congress" or not name.startswith(("Ban cán sự", "Bộ "))


def _of_party(aligned: Aligned, draft: Draft) -> None:
    body = grammar.OF_BODY.match(aligned.folded, draft.end) if draft.shape == "congress" else None
    if body and draft.issuer == NATIONAL_CONGRESS:
        draft.end = read_place(aligned, body.end())
        draft.issuer = "Đại hội " + aligned.written(body.start("body"), draft.end)
    match = grammar.OF_PARTY.match(aligned.folded, draft.end)
    if match and draft.shape == "congress":
        party = aligned.reads(match.end() - 4, match.end(), "đảng") or "viet" in match[0]
        draft.end = match.end() if party else draft.end


def _years(aligned: Aligned, draft: Draft) -> None:
    match = grammar.YEARS.match(aligned.folded, draft.end)
    if not match:
        return
    bracketed = match["open"] and match["close"] and draft.shape == "congress"
    if match["said"] or bracketed:
        draft.term = draft.term or f"{match['from']}-{match['to']}"
        bracket = match["open"] or (match["said"] and "(" in match["said"])
        draft.end = match.end() if bracket or not match["close"] else match.end("to")


def _terms(aligned: Aligned, draft: Draft) -> list[Draft]:
    match = grammar.TERM.match(aligned.folded, draft.end)
    number = read_ordinal(aligned, *match.span("term")) if match else None
    if not match or number is None or draft.shape == "law" or draft.term is not None:
        return []
    draft.term = roman(number)
    draft.end = match.end() if match["open"] or not match["close"] else match.end("term")
    others: list[Draft] = []
    while not match["close"] or not match["open"]:
        follow = grammar.NEXT_TERM.match(aligned.folded, (others or [draft])[-1].end)
        number = read_ordinal(aligned, *follow.span("term")) if follow else None
        if not follow or number is None or (follow["term"].isdigit() and "khoa" not in follow[0]):
            break
        begin = aligned.folded.find("khoa", follow.start(), follow.start("term"))
        begin = begin if begin >= 0 else follow.start("term")
        other = draft.follower(begin, follow.end("term"))
        other.number, other.symbol, other.issuer = draft.number, draft.symbol, draft.issuer
        other.term, other.year = roman(number), draft.year
        others.append(other)
        if follow["close"]:
            break
    return others


def _next(aligned: Aligned, draft: Draft, *, bare: bool) -> Draft | None:
    """The next member of the list, if one follows."""
    if draft.shape == "symbol":
        return _next_symbol(aligned, draft)
    if draft.shape == "law":
        return _next_law(aligned, draft)
    if draft.shape == "congress":
        return _next_congress(aligned, draft)
    return (_next_plenum(aligned, draft) or _next_number(aligned, draft)) if bare else None


def _next_congress(aligned: Aligned, draft: Draft) -> Draft | None:
    gap = grammar.NEXT_CONGRESS.match(aligned.folded, draft.end)
    if gap:
        return read_congress(aligned, gap.end() + 1, gap.end())
    same = grammar.NEXT_ORDINAL.match(aligned.folded, draft.end)
    ordinal = read_ordinal(aligned, *same.span("ordinal")) if same else None
    if not same or ordinal is None:
        return None
    found = draft.follower(same.end(), same.end("ordinal"))
    found.issuer, found.term = draft.issuer, roman(ordinal)
    return found


def _next_symbol(aligned: Aligned, draft: Draft) -> Draft | None:
    gap = grammar.NEXT_SYMBOL.match(aligned.folded, draft.end)
    match = grammar.SYMBOL.match(aligned.folded, gap.end()) if gap else None
    found = read_symbol(aligned, *match.span("symbol"), None) if match else None
    if found and (draft.kind, found.kind) in _PROSE_RULES:
        found.kind = draft.kind
    return found


def _next_law(aligned: Aligned, draft: Draft) -> Draft | None:
    for joint in (",", " va"):
        at = draft.end + len(joint)
        end = listed_name(aligned, at) if aligned.folded.startswith(joint, draft.end) else None
        if end and aligned.capital(at + 1) and _list_goes_on(aligned, end):
            found = draft.follower(at + 1, end)
            found.issuer = draft.issuer
            return found
    return None


def _list_goes_on(aligned: Aligned, end: int) -> bool:
    rest = aligned.folded[end : end + 5]
    return rest[:1] in ("", ",", ".", ";", ")", '"', "\n") or rest.startswith((" va ", " nam "))


def _next_plenum(aligned: Aligned, draft: Draft) -> Draft | None:
    match = grammar.NEXT_PLENUM.match(aligned.folded, draft.end)
    number = read_ordinal(aligned, *match.span("ordinal")) if match else None
    if draft.shape != "plenum" or not match or number is None:
        return None
    begin = match.start() + len(match[0]) - len(match[0].lstrip(", \n"))
    for joint in ("va ", "cung "):
        begin += len(joint) if aligned.folded.startswith(joint, begin) else 0
    return draft.follower(begin, match.end(), number=str(number), issuer=draft.issuer)


def _next_number(aligned: Aligned, draft: Draft) -> Draft | None:
    match = grammar.NEXT_NUMBER.match(aligned.folded, draft.end)
    if draft.shape not in ("number", "plenum") or not match:
        return None
    plenum = draft.shape == "plenum"
    if plenum and int(match["number"]) > 20:
        return None
    number = str(int(match["number"])) if plenum else document_number(match["number"])
    found = draft.follower(match.start("number"), match.end(), number=number)
    found.issuer = draft.issuer if plenum or draft.kind == "decree" else None
    found.year = int(match["year"]) if match["year"] else None
    return found
