"""A text prepared for drafting: its sentences and its words, with their places."""

import re
from dataclasses import dataclass
from functools import cached_property

from phoihop.engines.drafting.found import Field, Sentence
from phoihop.engines.vietnamese.aligned import Aligned

_TOKEN = re.compile(r"[a-z0-9_]+(?:-[a-z0-9_]+)*")
_END = re.compile(r"\n+|(?:[.!?]+[\")]?|\.\.\.)(?=[ \n]|$)")
_ABBREVIATION = re.compile(
    r"(?:\b(?:ts|pgs|gs|ths|tp|tm|kt|tl|tuq|v)|[( \n]\d{1,2}|^\d{1,2}|^[ivx]{1,4})$"
)
_LEAD = re.compile(r"[\s\-+*_~]+")


@dataclass(frozen=True, slots=True)
class Token:
    """A word: where it stands in the folded shadow, folded, whether a capital begins it."""

    start: int
    end: int
    word: str
    capital: bool


@dataclass(frozen=True, slots=True)
class Span:
    """A sentence in the folded shadow."""

    start: int
    end: int


class Page:
    """A text with its folded shadow, sentences and words. Places are those of the shadow."""

    def __init__(self, text: str) -> None:
        self.aligned = Aligned(text)
        self.folded = self.aligned.folded
        self.spans = tuple(_split(self.folded))
        self._sentences: dict[Span, Sentence] = {}

    @cached_property
    def tokens(self) -> list[list[Token]]:
        """The words of each sentence."""
        return [self._tokens(span) for span in self.spans]

    def _tokens(self, span: Span) -> list[Token]:
        return [
            Token(one.start(), one.end(), one[0], self.aligned.capital(one.start()))
            for one in _TOKEN.finditer(self.folded, span.start, span.end)
        ]

    def words(self, span: Span) -> str:
        """The folded words of a sentence."""
        return self.folded[span.start : span.end]

    def printed(self, start: int, end: int) -> str:
        """What stands there: composed, with single spaces."""
        return " ".join(self.aligned.written(start, end).split())

    def sentence(self, span: Span) -> Sentence:
        """The sentence with its offsets in the text as given."""
        if span not in self._sentences:
            place = self.aligned.place
            self._sentences[span] = Sentence(
                place(span.start), place(span.end), self.printed(span.start, span.end)
            )
        return self._sentences[span]

    def field(
        self, kind: str, start: int, end: int, span: Span, sure: float, /, **facts: object
    ) -> Field:
        """A field that stands at ``start`` to ``end`` of ``span``."""
        place = self.aligned.place
        return Field(
            kind, self.printed(start, end), place(start), place(end), self.sentence(span),
            round(max(0.05, min(sure, 0.99)), 2), facts,
        )  # fmt: skip


def _split(folded: str) -> list[Span]:
    """Sentences end at line breaks and at full stops that are no abbreviations."""
    spans: list[Span] = []
    begin = 0
    for match in _END.finditer(folded):
        before = folded[max(begin, match.start() - 12) : match.start()]
        if match[0] == "." and _ABBREVIATION.search(before):
            continue
        _add(spans, folded, begin, match.end())
        begin = match.end()
    _add(spans, folded, begin, len(folded))
    return spans


def _add(spans: list[Span], folded: str, start: int, end: int) -> None:
    lead = _LEAD.match(folded, start, end)
    start = lead.end() if lead else start
    while end > start and folded[end - 1].isspace():
        end -= 1
    if any(letter.isalnum() for letter in folded[start:end]):
        spans.append(Span(start, end))
