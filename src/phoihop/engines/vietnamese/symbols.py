"""Document symbols: ``05-CT/TW``, ``30/2020/NĐ-CP``, ``25/UBND-KGVX`` and their careless spellings.

Party bodies write number-KIND/ISSUER; State bodies number/year/KIND-ISSUER, number/KIND-ISSUER, or
number/ISSUER-UNIT for a dispatch (Decree 30/2020/NĐ-CP, Annex I and III; Guide 36-HD/VPTW).
"""

import re
from dataclasses import dataclass

from phoihop.engines.vietnamese.folding import fold, nfc
from phoihop.law.refusal import Refusal

KIND_OF_CODE = {
    "NQ": "resolution", "QĐNS": "decision", "CT": "directive", "KL": "conclusion",
    "QĐ": "decision", "NĐ": "decree", "TT": "circular", "TTLT": "circular", "QĐi": "regulation",
    "QyĐ": "regulation", "QC": "regulation", "QCPH": "regulation", "HD": "guideline",
    "CV": "dispatch", "L": "law",
    "KH": "plan", "CTr": "programme", "CTHĐ": "programme", "CTPH": "programme", "ĐA": "other",
    "TB": "other", "TTr": "other", "BC": "other", "TBKL": "other", "PL": "other", "BB": "other",
    "HĐ": "other", "LT": "other", "TC": "other", "GM": "other", "NQLT": "resolution",
    "CĐ": "dispatch",
}  # fmt: skip
"""Abbreviation of a document type → kind. Types without a kind of their own are "other"."""

_ISSUERS = (
    "TW TU HU ThU ĐU BTGTU BTGTW VPTW VPTU VPCP BTCTW UBKTTW BDVTW BCSĐ TTg CP CTN QH UBND HĐND "
    "MTTQ TLĐ BTTTT BTC BNV BTP BCA BQP BGDĐT BYT BXD BCT BNN BTNMT BKHĐT BKHCN BVHTTDL BLĐTBXH "
    "BGTVT BNG NHNN TTCP TANDTC VKSNDTC HĐTP KTNN STTTT BTTTT-CBC TWĐTN BTV HĐBCC ĐCT BTL"
)
_KNOWN_KINDS = {fold(code): code for code in KIND_OF_CODE if code != "HĐ"}  # bare HD guides
_KNOWN_ISSUERS = {fold(code): code for code in _ISSUERS.split()} | {"ttgcp": "TTg"}
_MARKED = {"hđ": "HĐ", "tư": "TW"}  # told apart from HD and TU by their marks alone
_DASHES = re.compile(r"\s*[-\u2010-\u2015\u2212]\s*")
_SLASHES = re.compile(r"\s*[/\u2044\u2215]\s*")
_NUMBER = re.compile(r"(?:so\s*:?\s*)?(\d{1,6}[a-z]?(?:bis)?)(?:/((?:19|20)\d{2}))?[-/](.+)")
_CODES = re.compile(r"[a-z][a-z0-9&]*(?:[-/][a-z0-9&]+)*")
_ASSEMBLY = re.compile(r"(ubtvqh|qh)\d{1,2}")


@dataclass(frozen=True, slots=True)
class Symbol:
    """The parts of a document symbol.

    Attributes:
        number: as Decree 30 writes it: at least two digits ("05"), sometimes with a letter.
        year: the year inside the symbol, if it has one.
        kind: resolution, directive, conclusion, decision, decree, circular, regulation, guideline,
            dispatch, law, plan, programme or other.
        issuer: the issuer's abbreviation with anything that follows it ("UBND-KGVX").
        text_normalised: one spelling per symbol: "05-CT/TW", "44/2023/QĐ-UBND".
    """

    number: str
    year: int | None
    kind: str
    issuer: str
    text_normalised: str


def parse_symbol(text: str) -> Symbol:
    """The symbol that ``text`` is: dashes and slashes in any mixture, NFC, NFD or undiacritised.

    Raises:
        Refusal: ``symbols.unreadable`` (fact ``text``) when it is no symbol.
    """
    tidy = _SLASHES.sub("/", _DASHES.sub("-", " ".join(nfc(text[:80]).split())))
    match = _NUMBER.fullmatch(fold(tidy))
    strayed = len(fold(tidy)) != len(tidy)  # marks on digits, invisible characters
    if not match or strayed or not _CODES.fullmatch(match[3]) or len(text) > 80:
        raise Refusal("symbols.unreadable", text=text[:80])
    as_written = tidy[-len(match[3]) :]
    number = match[1] if len(match[1]) > 1 and match[1][1].isdigit() else f"0{match[1]}"
    year = int(match[2]) if match[2] else None
    return _symbol(number, year, re.split("[-/]", as_written), separators=tidy)


def _symbol(number: str, year: int | None, codes: list[str], *, separators: str) -> Symbol:
    head = f"{number}/{year}" if year else number
    first = fold(codes[0])
    if _ASSEMBLY.fullmatch(first) and len(codes) == 1:
        kind = "law" if first.startswith("qh") else "resolution"
        return Symbol(number, year, kind, codes[0].upper(), f"{head}/{codes[0].upper()}")
    code = _MARKED.get(codes[0].lower()) or _KNOWN_KINDS.get(first)
    if code in KIND_OF_CODE and len(codes) > 1:
        issuer = _issuer(codes[1:])
        party = year is None and not _slash_after_number(separators)
        spelled = f"{head}-{code}/{issuer}" if party else f"{head}/{code}-{issuer}"
        return Symbol(number, year, KIND_OF_CODE[code], issuer, spelled)
    if len(codes) == 1 and first not in _KNOWN_ISSUERS:
        raise Refusal("symbols.unreadable", text=separators)
    issuer = _issuer(codes)
    return Symbol(number, year, "dispatch", issuer, f"{head}/{issuer}")


def _slash_after_number(tidy: str) -> bool:
    return "/" in tidy and ("-" not in tidy or tidy.index("/") < tidy.index("-"))


def _issuer(codes: list[str]) -> str:
    return "-".join(
        _MARKED.get(code.lower()) or _KNOWN_ISSUERS.get(fold(code), code.upper()) for code in codes
    )
