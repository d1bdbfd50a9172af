"""A reference while it is being read, and the ordinals and symbols it is read from."""

import re
from dataclasses import dataclass, replace

from phoihop.engines.vietnamese.aligned import Aligned
from phoihop.engines.vietnamese.citations.issuers import issuer_of_symbol
from phoihop.engines.vietnamese.folding import fold
from phoihop.engines.vietnamese.numerals import ordinal
from phoihop.engines.vietnamese.symbols import KIND_OF_CODE, parse_symbol
from phoihop.law.refusal import Refusal

_ORDINAL_WORDS = frozenset(
    ("nhất", "một", "hai", "ba", "bốn", "tư", "năm", "sáu", "bảy", "bẩy", "tám", "chín", "mười")
)
_JOINT = re.compile(r"\s*[-/]\s*")
_UNJOINED = re.compile(r"(/(?:19|20)\d\d)\s*(?=[^\W\d_])")  # 92/2016 NĐ-CP, 92/2016NĐ-CP
_SPACED = re.compile(r"^(\d+[a-z]?)(?:\s+|(?=[A-ZĐ]{2}))(?=[^\W\d_])")  # 12 NQ/TW, 12NQ/TW
_COMPANY = re.compile(r"(?:hdqt|hdtv|dhdcd)\b")
_COURT = re.compile(r"(?i)Q[ĐD](?:XX|ST|PT|GĐT)|H[SN](?:ST|PT)|DS(?:ST|PT)|HNG[ĐD]|KDTM")
_CENTRE = re.compile(r"(?i)t\.\s?(?:ư|w)")


@dataclass(slots=True)
class Draft:
    """What has been read so far; places are offsets in the shadow. ``shape`` says how it began:
    symbol, number, plenum, congress, law or about."""

    start: int
    end: int
    kind: str
    shape: str
    number: str | None = None
    symbol: str | None = None
    issuer: str | None = None
    term: str | None = None
    year: int | None = None
    signed: bool = False  # "của …" has been read
    dated: bool = False  # "ngày …" has been read

    def follower(self, start: int, end: int, **changed: str | None) -> "Draft":
        """Another reference of the same shape and kind, named by a list: 03, *05*."""
        fresh = Draft(start, end, self.kind, self.shape)
        return replace(fresh, **changed)  # type: ignore[arg-type]


def read_ordinal(aligned: Aligned, start: int, end: int) -> int | None:
    """The ordinal that stands there: digits, capital Roman, or a word with its own marks."""
    folded = aligned.folded[start:end].strip()
    number = ordinal(folded)
    if number is None or folded.isdigit():
        return number
    if re.fullmatch("[ivxl]+", folded):
        written = aligned.plain[start:end].strip()
        small = aligned.folded_text and len(folded) > 1 and folded != "vi" and written.islower()
        return number if written.isupper() or small else None
    words = aligned.written(start, end).lower().split()
    return number if all(w in _ORDINAL_WORDS or w.isascii() for w in words) else None


def roman(number: int) -> str:
    """1..49 as a Roman numeral, the way congresses are counted; larger numbers as digits."""
    if number > 49:
        return str(number)
    tens, ones = divmod(number, 10)
    spelled = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
    return ("", "X", "XX", "XXX", "XL")[tens] + spelled[ones]


def document_number(digits: str) -> str:
    """A document number as Decree 30 prints it: at least two digits."""
    return digits if len(digits) > 1 else f"0{digits}"


def read_symbol(aligned: Aligned, start: int, end: int, kind: str | None) -> Draft | None:
    """The symbol in ``start``..``end``, cut where its capitals end.

    ``kind`` is what the prose calls it. Without it only symbols that name a known document type or
    office are believed.
    """
    end = _end_of_capitals(aligned, start, end)
    written = _CENTRE.sub("TW", aligned.written(start, end))
    written = _UNJOINED.sub(r"\1/", written)
    written = _SPACED.sub(r"\1-", written)
    try:
        symbol = parse_symbol(written)
    except Refusal:
        return _strange_symbol(start, end, written, kind) if kind else None
    if _COMPANY.search(fold(symbol.issuer)) or _COURT.search(written):
        return None  # of a company or a court, not of State or Party
    if kind is None and (symbol.kind in ("other", "law") or not _is_full(written)):
        kind_known = symbol.kind == "law" and symbol.year
        if not kind_known:
            return None
    return Draft(
        start,
        end,
        kind or symbol.kind,
        "symbol",
        number=symbol.number,
        symbol=symbol.text_normalised,
        issuer=issuer_of_symbol(symbol.issuer),
        year=symbol.year,
    )


def _strange_symbol(start: int, end: int, written: str, kind: str) -> Draft | None:
    """A symbol of no known make, believed because a document word stands before it."""
    digits = re.match(r"\d+", written)
    tidy = "".join(written.split())
    if not digits or _COURT.search(tidy) or not re.search(r"[-/][^\W\d_]", tidy):
        return None
    return Draft(start, end, kind, "symbol", number=document_number(digits[0]), symbol=tidy)


def _is_full(written: str) -> bool:
    """At least two codes after the number: kind and issuer, or issuer and unit; or the assembly."""
    codes = [code for code in _JOINT.split(written)[1:] if not code.isdigit()] or [""]
    typed = codes[0] in KIND_OF_CODE or fold(codes[0]) in ("qd", "nd", "ctr")
    office = codes[0].upper().startswith(("UBND", "HĐND", "VPCP", "B"))
    return (len(codes) > 1 and (typed or office)) or codes[0].upper().startswith("UBTVQH")


def _end_of_capitals(aligned: Aligned, start: int, end: int) -> int:
    """Cut "05-CT/TW - một" after TW: later tokens need a capital, unless none has one at all."""
    shouted = any(character.isupper() for character in aligned.plain[start:end])
    cut = end
    for join in _JOINT.finditer(aligned.folded, start, end):
        token_end = next((j.start() for j in _JOINT.finditer(aligned.folded, join.end(), end)), end)
        token = aligned.plain[join.end() : token_end]
        spaced = len(join[0]) > 1
        capital = any(character.isupper() for character in token) or token[:1].isdigit()
        proper = (
            token.isupper() or token in ("TTg", "QĐi", "CTr", "ThU", "TTr") if spaced else capital
        )
        if not (proper or token[:1].isdigit()) and (shouted or spaced):
            cut = join.start()
            break
    return cut
