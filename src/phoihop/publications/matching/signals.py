"""The signals of all programmes together: equal ones once, found in one pass over a text. Pure."""

from collections.abc import Iterable
from datetime import date

from phoihop.engines.vietnamese.citations import Citation, find
from phoihop.engines.vietnamese.gazetteer import provinces_about
from phoihop.law.period import PartialDate
from phoihop.publications.matching.documents import (
    DocumentKey,
    OpenClass,
    belongs,
    means,
)
from phoihop.publications.matching.phrasebook import Hit, PhraseBook, phrase_key
from phoihop.publications.matching.profiles import Told
from phoihop.publications.matching.reading import Reading


class Signals:
    """A growing list of signals. Add them all, then read pieces."""

    def __init__(self) -> None:
        self._numbers: dict[str | DocumentKey | OpenClass, int] = {}
        self._documents: dict[tuple[str, str], list[tuple[int, DocumentKey]]] = {}
        self._opened: list[tuple[int, OpenClass]] = []
        self._phrases: list[tuple[int, str]] = []
        self._book: PhraseBook | None = None

    def phrase(self, words: str) -> int:
        """The signal of a phrase."""
        written = phrase_key(words)
        known = self._numbers.get(written)
        if known is None:
            known = self._number(written)
            self._phrases.append((known, written))
            self._book = None
        return known

    def document(self, key: DocumentKey) -> int:
        """The signal of a document."""
        known = self._numbers.get(key)
        if known is not None:
            return known
        number = self._number(key)
        self._documents.setdefault((key.kind, key.symbol or key.number), []).append((number, key))
        if key.symbol and key.number:
            bare = (key.kind, key.number)
            self._documents.setdefault(bare, []).append((number, key))
        return number

    def open_class(self, opened: OpenClass) -> int:
        """The signal of an open class of documents."""
        known = self._numbers.get(opened)
        if known is None:
            known = self._number(opened)
            self._opened.append((known, opened))
        return known

    def _number(self, key: str | DocumentKey | OpenClass) -> int:
        self._numbers[key] = number = len(self._numbers)
        return number

    def read(self, told: Told) -> Reading:
        """Everything that one piece shows. Cost grows with the text, not with the programmes."""
        on = told.published.first_on if told.published else None
        reading = Reading(told, tuple(provinces_about(told.title, told.body, on)))
        citations = find(reading.text)
        for signal, hits in self._cited(citations, told.published):
            reading.add(signal, hits)
        if self._book is None:
            self._book = PhraseBook(written for _, written in self._phrases)
        for place, found in self._book.find(reading.aligned).items():
            reading.add(self._phrases[place][0], _outside(found, citations))
        return reading

    def _cited(
        self, citations: Iterable[Citation], published: PartialDate | None
    ) -> Iterable[tuple[int, list[Hit]]]:
        for one in citations:
            hit = Hit(one.start, one.end)
            named = False
            for code in {one.symbol or "", one.number or ""}:
                for number, key in self._documents.get((one.kind, code), ()):
                    if means(one, key, published):
                        named = True
                        yield number, [hit]
            if not named:
                for number, opened in self._opened:
                    if belongs(one, opened):
                        yield number, [hit]


def _outside(hits: list[Hit], citations: list[Citation]) -> list[Hit]:
    """Phrases inside a reference are part of its name: what it means is known better."""
    return [
        hit
        for hit in hits
        if not any(one.start <= hit.start and hit.end <= one.end for one in citations)
    ]


def existed(since: date | None, published: PartialDate | None) -> bool:
    """Whether a piece of that day may speak of what exists since ``since``; unknown days may."""
    return since is None or published is None or published.last_on >= since
