"""Which reference document a citation means; look-alikes of other terms and issuers apart. Pure."""

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from phoihop.engines.vietnamese.citations import Citation, find
from phoihop.engines.vietnamese.folding import fold_words, search_key
from phoihop.law.period import PartialDate

_ROMAN = re.compile(r"\b[IVX]{1,5}\b")
_YEARS = re.compile(r"\b(20\d\d)\s*[-–]\s*(20\d\d)\b")
_IDLE_WORDS = frozenset({"cua", "dai", "bieu", "lan", "thu", "viet", "nam", "cong", "san"})
_KIND_WORDS = {"resolution": "Nghị quyết", "directive": "Chỉ thị", "conclusion": "Kết luận"}
REMEMBERED_YEARS = 10
"""So long after a document a bare "Chỉ thị 05" still means it."""
TERM_YEARS = 5
"""A plenum is counted anew in each term of the Party's congress."""
_TERM_BEGINS = {"X": 2006, "XI": 2011, "XII": 2016, "XIII": 2021, "XIV": 2026}
_CENTRE = ("trung uong", "bo chinh tri", "ban bi thu")


@dataclass(frozen=True, slots=True)
class DocumentKey:
    """What identifies a document in running text. Empty values are unknown."""

    kind: str
    number: str = ""  # as ``Citation.number``: "05"; "4" for a plenum
    symbol: str = ""
    issuer: str = ""
    terms: frozenset[str] = frozenset()  # "XII", "2015-2020"
    issued_on: date | None = None


@dataclass(frozen=True, slots=True)
class OpenClass:
    """Documents to come: "nghị quyết, kết luận của Trung ương", within a time."""

    kinds: frozenset[str]
    from_on: date | None = None
    until_on: date | None = None


def keys_of_document(
    *, kind: str, symbol: str, issuer: str, term: str, title: str, issued_on: date | None
) -> list[DocumentKey]:
    """The ways in which a document of the lists is cited: by symbol, number or congress."""
    terms = _terms(f"{term} {title}")
    by_symbol = find(f"{_KIND_WORDS.get(kind, '')} {symbol}") if symbol else []
    if by_symbol:
        one = by_symbol[0]
        return [DocumentKey(kind, one.number or "", one.symbol or "", issuer, terms, issued_on)]
    for one in find(title):
        if one.kind == kind and not one.symbol:
            named = issuer or one.issuer or ""
            return [DocumentKey(kind, one.number or "", "", named, terms, issued_on)]
    return []


@lru_cache(maxsize=8192)
def key_of_phrase(phrase: str) -> DocumentKey | None:
    """The document that a phrase names, when the whole phrase is one reference."""
    cited = find(phrase)
    if len(cited) != 1 or len(cited[0].text) < 0.8 * len(phrase.strip()):
        return None
    one = cited[0]
    terms = frozenset({one.term}) if one.term else frozenset()
    return DocumentKey(one.kind, one.number or "", one.symbol or "", one.issuer or "", terms)


def open_class(words: str, from_on: date | None, until_on: date | None) -> OpenClass | None:
    """The class that such words describe, when it is one of the Centre's documents."""
    key = search_key(words)
    kinds = {kind for kind, word in _KIND_WORDS.items() if search_key(word) in key}
    if not kinds or not any(name in key for name in _CENTRE):
        return None
    return OpenClass(frozenset(kinds), from_on, until_on)


def means(citation: Citation, key: DocumentKey, published: PartialDate | None) -> bool:
    """Whether a citation in a piece of that day means the document.

    Resolution 4 of congress XI is not that of congress XII; Directive 05 of the Prime Minister
    is not that of the Politburo; a bare number means the latest such document only for a while.
    """
    if citation.kind != key.kind:
        return False
    if citation.symbol:
        return citation.symbol == key.symbol and _same_time(citation, key, published)
    if (citation.number or "") != key.number or not _same_issuer(citation.issuer, key.issuer):
        return False
    congress = not key.number
    if congress and not (citation.term and key.terms):
        return False
    return _same_time(citation, key, published)


def belongs(citation: Citation, opened: OpenClass) -> bool:
    """Whether a citation is of the open class. Its time must be told, by year or term."""
    issuer = search_key(citation.issuer or "")
    of_centre = any(name in issuer for name in _CENTRE)
    if citation.kind not in opened.kinds or not of_centre:
        return False
    first = citation.year or _TERM_BEGINS.get(citation.term or "")
    if first is None:
        return False
    last = citation.year or first + TERM_YEARS - 1
    from_year = opened.from_on.year if opened.from_on else first
    until_year = opened.until_on.year if opened.until_on else last
    return from_year <= last and first <= until_year


def _same_time(citation: Citation, key: DocumentKey, published: PartialDate | None) -> bool:
    if citation.term and key.terms and citation.term not in key.terms:
        return False
    if citation.year and key.issued_on and citation.year != key.issued_on.year:
        return False
    if published is None or key.issued_on is None:
        return True
    if published.last_on < key.issued_on:
        return False
    told = citation.term or citation.year or citation.symbol
    plenum = len(key.number) == 1
    years = TERM_YEARS if plenum else REMEMBERED_YEARS
    return bool(told) or published.first_on.year <= key.issued_on.year + years


def _same_issuer(cited: str | None, known: str) -> bool:
    one = set(fold_words(cited or "")) - _IDLE_WORDS
    other = set(fold_words(known)) - _IDLE_WORDS
    return not one or not other or one <= other or other <= one


def _terms(words: str) -> frozenset[str]:
    years = ["-".join(pair) for pair in _YEARS.findall(words)]
    return frozenset([*_ROMAN.findall(words), *years])
