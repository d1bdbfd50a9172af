"""Why a piece may fulfil a line: what in it points there, in words people can check. Pure.

Nothing here decides. A suggestion names its reasons and the sentence that shows each; a person
confirms or refuses.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from phoihop.engines.vietnamese.folding import exact_key, search_key
from phoihop.law.period import PartialDate, Period
from phoihop.publications.rules import QUESTIONS, Delivered, Demand, hard, objections

LEAST_SCORE = 0.35
"""A suggestion below this says too little to take somebody's time."""
TIES = 3
"""So many lines that fit equally well are suggested together; more would be noise."""
SENTENCE_LENGTH = 300

_WEIGHTS = {"topic": 0.5, "document": 0.4, "theme_phrase": 0.35, "listed": 0.35}
_WEIGHTS |= {"outlet": 0.15, "genre": 0.15, "date": 0.1}
_SENTENCE_END = re.compile(r"(?<=[.!?…])\s+|\n+")


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason: its code, the facts that fill its wording, and the sentence that shows it."""

    code: str
    facts: dict[str, str] = field(default_factory=dict)
    sentence: str = ""

    def as_json(self) -> dict[str, object]:
        """As kept with a match."""
        return {"code": self.code, "facts": self.facts, "sentence": self.sentence}


@dataclass(frozen=True, slots=True)
class Mark:
    """Words by which a theme is recognised: a phrase, or the symbol of a document it leans on."""

    theme_id: int
    theme_code: str
    text: str
    is_document: bool = False
    valid: Period | None = None  # of the link between theme and document

    @property
    def key(self) -> str:
        """The folded words, to look for first."""
        return search_key(self.text)


@dataclass(frozen=True, slots=True)
class Target:
    """A line or a duty that a piece may fulfil."""

    obligation_id: int
    line_id: int | None
    paper_ref: str  # of the instrument or programme, for the wording
    demand: Demand
    theme_ids: frozenset[int]
    outlet_name: str = ""
    topic_titles: tuple[tuple[str, str], ...] = ()  # (reference, folded title)


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A piece, a target, and why."""

    target: Target
    score: float  # 0..1
    reasons: tuple[Reason, ...]
    theme_ids: frozenset[int]


def themes_in(
    title: str, body: str, marks: Iterable[Mark], published: PartialDate
) -> dict[int, list[Reason]]:
    """Which themes a text speaks of: theme id → reasons, each with its sentence.

    Folded words are looked for first; a text written with diacritics must then hold the phrase
    with its own, so that "đảng" is not found in "dáng". A document counts only while the theme
    leans on it.
    """
    folded = f" {search_key(f'{title} {body}')} "
    exact = ""
    found: dict[int, list[Reason]] = {}
    for mark in marks:
        key = mark.key
        if not key or f" {key} " not in folded:
            continue
        if mark.valid is not None and not mark.valid.touches(published):
            continue
        exact = exact or f" {exact_key(f'{title} {body}')} "
        if not exact.isascii() and f" {exact_key(mark.text)} " not in exact:
            continue
        code = "document" if mark.is_document else "theme_phrase"
        facts = {"theme": mark.theme_code, "words": mark.text}
        reason = Reason(code, facts, sentence_with(key, title, body))
        found.setdefault(mark.theme_id, []).append(reason)
    return found


def sentence_with(key: str, title: str, body: str) -> str:
    """The first sentence of title or text that holds the folded words ``key``; cut to fit."""
    for sentence in [title, *_SENTENCE_END.split(body)]:
        if f" {key} " in f" {search_key(sentence)} ":
            return sentence.strip()[:SENTENCE_LENGTH]
    return ""


def weigh(
    piece: Delivered,
    title_key: str,
    target: Target,
    themes: dict[int, list[Reason]],
    *,
    listed_for: str = "",
) -> Suggestion | None:
    """How well a piece fits one target, or ``None`` when it contradicts it or says too little.

    Args:
        themes: what ``themes_in`` found in the piece.
        listed_for: reference of the instrument with whose list the piece came, or ``""``.
    """
    found = objections(piece, target.demand)
    if hard(found):
        return None
    shared = {pk: reasons for pk, reasons in themes.items() if pk in target.theme_ids}
    reasons = [reason for group in shared.values() for reason in group[:2]]
    reasons += _plain_reasons(piece, title_key, target, listed_for)
    score = round(min(1.0, sum(_WEIGHTS[code] for code in {one.code for one in reasons})), 3)
    if score < LEAST_SCORE:
        return None
    questions = [Reason(code) for code in found if code in QUESTIONS]
    return Suggestion(target, score, (*reasons, *questions), frozenset(shared))


def best(
    piece: Delivered,
    title_key: str,
    targets: Sequence[Target],
    themes: dict[int, list[Reason]],
    *,
    listed_for: str = "",
) -> list[Suggestion]:
    """The targets that fit best, in their order; those that fit equally well, three at most."""
    weighed = (weigh(piece, title_key, one, themes, listed_for=listed_for) for one in targets)
    found = [suggestion for suggestion in weighed if suggestion is not None]
    top = max((suggestion.score for suggestion in found), default=0)
    return [suggestion for suggestion in found if suggestion.score == top][:TIES]


def _plain_reasons(
    piece: Delivered, title_key: str, target: Target, listed_for: str
) -> list[Reason]:
    demand = target.demand
    found = []
    for ref, key in target.topic_titles:
        if key == title_key:
            found.append(Reason("topic", {"topic": ref}))
    if listed_for and listed_for == target.paper_ref:
        found.append(Reason("listed", {"paper": listed_for}))
    if demand.outlet_id is not None:
        found.append(Reason("outlet", {"outlet": target.outlet_name}))
    if demand.genre and piece.genre == demand.genre:
        found.append(Reason("genre", {"genre": demand.genre}))
    if demand.period.holds(piece.published):
        facts = {"day": str(piece.published), "paper": target.paper_ref}
        found.append(Reason("date", facts))
    return found
