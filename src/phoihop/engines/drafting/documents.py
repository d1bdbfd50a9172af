"""Reference documents: each once, however often and however shortly it is cited."""

import re
from dataclasses import asdict, dataclass

from phoihop.engines.drafting.found import Field
from phoihop.engines.drafting.page import Page, Span
from phoihop.engines.vietnamese.citations import Citation, find

_TERM = re.compile(r"nhiem ky[ \n](?:19|20)\d\d[ ]?-[ ]?(?:19|20)\d\d")
_YEARS = re.compile(r"((?:19|20)\d\d)[ ]?[-–][ ]?((?:19|20)\d\d)")
_SUBJECT = re.compile(
    r"[ \n,]{0,2}[\"]?ve[ ](?P<subject>[^;.\n\"]{8,200}?)"
    r"(?=[ ]gan voi|,[ ](?:nhiem ky|chi thi|nghi quyet)|[;.\n\"]|$)"
)
_WORD = r"(?:nghi quyet|chi thi|ket luan|quy dinh|chu truong|huong dan)"
_OPEN = re.compile(
    rf"\b(?:cac|nhung)[ \n]{_WORD}(?:,?[ \n](?:va[ \n])?{_WORD})*[ \n]cua[ \n]"
    r"(?:trung uong|dang(?:[ \n]va nha nuoc)?|bo chinh tri|ban bi thu|tinh|thanh pho)\b"
)


@dataclass
class Cited:
    """A document, the place of each citation of it (in the text as given), and its field."""

    citation: Citation
    field: Field
    places: list[tuple[int, int]]


def find_documents(page: Page) -> tuple[list[Cited], list[Field]]:
    """The documents that the text cites, and the classes of documents that it leaves open."""
    cited: list[Cited] = []
    for citation in find(page.aligned.text):
        known = next((one for one in cited if _same(one.citation, citation)), None)
        if known:
            known.places.append((citation.start, citation.end))
            continue
        made = _field(page, citation)
        if made:
            cited.append(Cited(citation, made, [(citation.start, citation.end)]))
    return cited, _open_classes(page)


def _same(one: Citation, other: Citation) -> bool:
    """The same kind and number, and nothing that speaks against it: a shorter form may say less."""
    if one.kind != other.kind or one.number != other.number:
        return False
    if one.symbol and other.symbol:
        return one.symbol == other.symbol
    if one.number is None and "Đại hội" in (one.issuer or ""):
        return _same_congress(one, other)
    by_issuer = not one.issuer or not other.issuer or one.issuer == other.issuer
    return by_issuer and one.year in (None, other.year) and one.term in (None, other.term)


def _same_congress(one: Citation, other: Citation) -> bool:
    if one.term == other.term and one.issuer == other.issuer:
        return True
    years = [{"-".join(found) for found in _YEARS.findall(c.text)} for c in (one, other)]
    shorter = (other.issuer or "") and (one.issuer or "").startswith(other.issuer or "")
    return bool(
        shorter and years[0] & years[1] and _YEARS.search((other.term or "").replace("–", "-"))
    )


def _field(page: Page, citation: Citation) -> Field | None:
    span = _span_of(page, citation.start)
    if span is None:
        return None
    start = _shadow(page, citation.start, span)
    end = _shadow(page, citation.end, span)
    facts = {key: value for key, value in asdict(citation).items() if value is not None}
    for key in ("start", "end", "text"):
        facts.pop(key)
    subject = _SUBJECT.match(page.folded, end, min(len(page.folded), span.end))
    if subject:
        facts["subject"] = page.printed(subject.start("subject"), subject.end("subject"))
    years = _TERM.search(page.folded, start, end)
    if years and "term" in facts and not _YEARS.search(str(facts["term"])):
        facts["term"] = f"{facts['term']}, {page.printed(*years.span())}"
    known = bool(citation.symbol or citation.term or (citation.number and citation.issuer))
    return page.field("document", start, end, span, 0.95 if known else 0.75, **facts)


def _span_of(page: Page, at: int) -> Span | None:
    place = page.aligned.place
    return next((one for one in page.spans if place(one.start) <= at < place(one.end)), None)


def _shadow(page: Page, at: int, span: Span) -> int:
    """The offset in the shadow of an offset in the text as given, near ``span``."""
    index = min(at, len(page.folded))
    while index > 0 and page.aligned.place(index) > at:
        index -= 1
    return index


def _open_classes(page: Page) -> list[Field]:
    found: dict[str, Field] = {}
    for span in page.spans:
        for match in _OPEN.finditer(page.folded, span.start, span.end):
            found.setdefault(
                match[0], page.field("open_class", match.start(), match.end(), span, 0.85)
            )
    return list(found.values())
