"""Finding things by words or by reference, in every room, only what the member may see."""

from collections.abc import Callable, Iterable
from typing import Any, TypeVar

from django.db.models import Exists, Model, OuterRef, Q, QuerySet

from phoihop.acceptance.queries import visible_to as records_visible_to
from phoihop.desk.rules import Hit, Kind, ranked, reference_in
from phoihop.engines.vietnamese.folding import fold_words, search_key
from phoihop.fieldwork.queries import leads_visible_to, questions_visible_to
from phoihop.manuscripts.queries import manuscripts_visible_to
from phoihop.meetings.queries import meetings_visible_to
from phoihop.parties.models import Member, OrganisationName
from phoihop.parties.queries import people_visible_to
from phoihop.planning.queries import deeds_visible_to, topics_visible_to
from phoihop.programmes.models import Obligation, ReferenceDocument
from phoihop.programmes.queries import (
    annexes_visible_to,
    instruments_visible_to,
    listed,
    visible_to,
)
from phoihop.publications.queries import publications_visible_to
from phoihop.publications.queries import visible_to as works_visible_to
from phoihop.publications.searching import search_works
from phoihop.reviews.queries import visible_to as reviews_visible_to

Row = TypeVar("Row", bound=Model)
SHOWN = 8  # of each kind but works
WORKS_SHOWN = 20
LOOKED_AT = 200  # of each kind, to find the exact ones among
LONGEST = 200  # characters of a question
MOST_WORDS = 8
MOST_DUTIES = 3000  # of all programmes one sees; their words are folded on the way


def search(member: Member, text: str) -> dict[Kind, list[Hit]]:
    """What ``member`` may see that holds every word of ``text``, by kind; empty kinds left out.

    "dang" finds "Đảng", and what holds the words just as they were typed comes first. The last
    word may be the beginning of one. A reference ("hd-2017-1") leads to the thing itself. The
    number of queries is fixed.
    """
    asked = text[:LONGEST]
    ref = reference_in(asked)
    if ref:
        return _gathered(_by_reference(member, ref))
    words = fold_words(asked)[:MOST_WORDS]
    if not words:
        return {}
    found = _gathered(hit for finder in FINDERS for hit in finder(member, asked, words))
    return {
        kind: hits if kind is Kind.WORK else ranked(hits, asked)[:SHOWN]
        for kind, hits in found.items()
    }


def _gathered(hits: Iterable[Hit]) -> dict[Kind, list[Hit]]:
    by_kind: dict[Kind, list[Hit]] = {kind: [] for kind in Kind}
    for hit in hits:
        by_kind[hit.kind].append(hit)
    return {kind: listed_ for kind, listed_ in by_kind.items() if listed_}


def _holding(rows: QuerySet[Row], words: list[str], column: str = "search_key") -> QuerySet[Row]:
    for word in words:
        rows = rows.filter(Q(**{f"{column}__contains": word}))
    return rows


def _programmes(member: Member, text: str, words: list[str]) -> Iterable[Hit]:
    for row in listed(member, text).prefetch_related(None)[:LOOKED_AT]:
        yield Hit(Kind.PROGRAMME, row.ref, row.title, row.period_label, row.ref)


def _obligations(member: Member, text: str, words: list[str]) -> Iterable[Hit]:
    rows = Obligation.objects.filter(programme__in=visible_to(member).order_by().values("pk"))
    columns = ("programme__ref", "code", "text")
    for ref, code, said in rows.order_by("-programme", "ordinal").values_list(*columns)[
        :MOST_DUTIES
    ]:
        key = search_key(said)
        if all(word in key for word in words):
            yield Hit(Kind.OBLIGATION, code, said, ref, ref)


def _topics(member: Member, text: str, words: list[str]) -> Iterable[Hit]:
    rows = _newest(topics_visible_to(member), words, "ref", "title", "programme__ref")
    for ref, title, programme in rows:
        yield Hit(Kind.TOPIC, ref, title, ref, programme)


def _deeds(member: Member, text: str, words: list[str]) -> Iterable[Hit]:
    """Deeds and trips; a question is found by its own words, too, and told there."""
    columns = ("ref", "title", "programme__ref", "trip", "question")
    rows = _newest(deeds_visible_to(member), words, *columns)
    for ref, title, programme, trip, question in rows:
        if question is None:
            kind = Kind.DEED if trip is None else Kind.TRIP
            yield Hit(kind, ref, title, ref, programme)


def _questions(member: Member, text: str, words: list[str]) -> Iterable[Hit]:
    rows = _holding(questions_visible_to(member), words).order_by("-pk")
    for ref, title, programme in _told(rows, "deed__ref", "deed__title", "deed__programme__ref"):
        yield Hit(Kind.QUESTION, ref, title, ref, programme)


def _leads(member: Member, text: str, words: list[str]) -> Iterable[Hit]:
    rows = _holding(leads_visible_to(member), words).order_by("-pk")
    for ref, title, place, programme in _told(rows, "ref", "title", "place", "programme__ref"):
        yield Hit(Kind.LEAD, ref, title, place or ref, programme)


def _meetings(member: Member, text: str, words: list[str]) -> Iterable[Hit]:
    rows = _holding(meetings_visible_to(member), words).order_by("-pk")
    for ref, title, programme in _told(rows, "ref", "title", "programme__ref"):
        yield Hit(Kind.MEETING, ref, title, ref, programme)


def _manuscripts(member: Member, text: str, words: list[str]) -> Iterable[Hit]:
    rows = _holding(manuscripts_visible_to(member), words).order_by("-pk")
    for _pk, ref, title in _told(rows, "pk", "ref", "title"):
        yield Hit(Kind.MANUSCRIPT, ref, title, ref)


def _works(member: Member, text: str, words: list[str]) -> Iterable[Hit]:
    for work in search_works(member, text, limit=WORKS_SHOWN):
        yield Hit(Kind.WORK, work.ref, work.title, work.author_line)


def _documents(member: Member, text: str, words: list[str]) -> Iterable[Hit]:
    rows = _holding(ReferenceDocument.objects.all(), words).order_by("-issued_on", "ref")
    for ref, title, symbol, issuer in _told(rows, "ref", "title", "symbol", "issuer"):
        yield Hit(Kind.DOCUMENT, ref, title, " · ".join(part for part in (symbol, issuer) if part))


def _organisations(member: Member, text: str, words: list[str]) -> Iterable[Hit]:
    rows = _holding(OrganisationName.objects.all(), words).order_by("sort_key", "pk")
    told: set[str] = set()
    for ref, name in _told(rows, "organisation__ref", "text"):
        if ref not in told:
            told.add(ref)
            yield Hit(Kind.ORGANISATION, ref, name)


def _people(member: Member, text: str, words: list[str]) -> Iterable[Hit]:
    rows = _holding(people_visible_to(member), words).order_by("sort_key", "pk")
    for ref, name in _told(rows, "ref", "full_name"):
        yield Hit(Kind.PERSON, ref, name)


def _newest(seen: QuerySet[Any], words: list[str], *columns: str) -> Iterable[Any]:
    """The newest of ``seen`` that hold the words.

    Looked for along the newest of all, each held against ``seen`` when it holds the words: a
    common word is found at once, without gathering all that these eyes may see.
    """
    rows = _holding(seen.model.objects.order_by("-pk"), words)
    return _told(rows.filter(Exists(seen.filter(pk=OuterRef("pk")))), *columns)


def _told(rows: QuerySet[Any], *columns: str) -> Iterable[Any]:
    return rows.values_list(*columns)[:LOOKED_AT]


FINDERS: tuple[Callable[[Member, str, list[str]], Iterable[Hit]], ...] = (
    _programmes,
    _obligations,
    _topics,
    _deeds,
    _questions,
    _leads,
    _meetings,
    _manuscripts,
    _works,
    _documents,
    _organisations,
    _people,
)


def _by_reference(member: Member, ref: str) -> Iterable[Hit]:
    """Everything whose reference begins so; three queries at most."""
    for kind, rows, title, place in _referenced(member, ref.partition("-")[0]):
        columns = ("ref", title, place) if place else ("ref", title)
        # "not before" says nothing new, but lets SQLite begin in the middle of the index
        begins = rows.filter(ref__startswith=ref, ref__gte=ref).order_by("ref")
        for found, said, *where in begins.values_list(*columns)[:SHOWN]:
            yield Hit(kind, found, said, found, *where)


Referenced = tuple[Kind, QuerySet[Any], str, str]


def _referenced(member: Member, prefix: str) -> list[Referenced]:
    """Where a reference with that prefix may lie: the columns of its title and its programme.

    The program gives some prefixes itself; all others are those that people print on papers.
    """
    of_instrument = "instrument__programme__ref"
    given: dict[str, Callable[[], Referenced]] = {
        "ĐT": lambda: (Kind.TOPIC, topics_visible_to(member), "title", "programme__ref"),
        "VIEC": lambda: (Kind.DEED, deeds_visible_to(member), "title", "programme__ref"),
        "ĐH": lambda: (Kind.LEAD, leads_visible_to(member), "title", "programme__ref"),
        "HN": lambda: (Kind.MEETING, meetings_visible_to(member), "title", "programme__ref"),
        "BT": lambda: (Kind.MANUSCRIPT, manuscripts_visible_to(member), "title", ""),
        "TP": lambda: (Kind.WORK, works_visible_to(member), "title", ""),
        "LĐ": lambda: (Kind.WORK, publications_visible_to(member), "title", ""),
        "BBNT": lambda: (
            Kind.RECORD, records_visible_to(member), "instrument__title", of_instrument
        ),
        "TK": lambda: (
            Kind.REVIEW, reviews_visible_to(member), "programme__title", "programme__ref"
        ),
    }  # fmt: skip
    if prefix in given:
        return [given[prefix]()]
    return [
        (Kind.PROGRAMME, visible_to(member), "title", "ref"),
        (Kind.INSTRUMENT, instruments_visible_to(member), "title", "programme__ref"),
        (Kind.ANNEX, annexes_visible_to(member), "title", of_instrument),
    ]
