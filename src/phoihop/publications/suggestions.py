"""Why a piece may fulfil a line: what in it points there, in words people can check. Pure.

Nothing here decides. A suggestion names its reasons and the sentence that shows each; a person
confirms or refuses.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from phoihop.publications.matching.matcher import Matcher, about, homes
from phoihop.publications.matching.profiles import Told
from phoihop.publications.matching.reading import Reading
from phoihop.publications.rules import QUESTIONS, Delivered, Demand, hard, objections

LEAST_SCORE = 0.35
"""A suggestion below this says too little to take somebody's time."""
TIES = 3
"""So many lines that fit equally well are suggested together; more would be noise."""

_WEIGHTS = {"topic": 0.5, "document": 0.4, "theme_phrase": 0.35, "cue": 0.35, "listed": 0.35}
_WEIGHTS |= {"outlet": 0.15, "genre": 0.15, "genre_hint": 0.1, "place": 0.1, "date": 0.1}


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
class Shown:
    """What a piece shows of a programme: reasons by theme, reasons for every line, a genre hint."""

    themes: Mapping[int, list[Reason]] = field(default_factory=dict)
    general: tuple[Reason, ...] = ()
    genre: str = ""
    genre_words: str = ""


NOTHING = Shown()


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A piece, a target, and why."""

    target: Target
    score: float  # 0..1
    reasons: tuple[Reason, ...]
    theme_ids: frozenset[int]


def shown_by(told: Told, matcher: Matcher, *, trusted: bool = False) -> Shown:
    """``shown_in`` for a piece not read yet."""
    return shown_in(matcher.read(told), matcher, trusted=trusted)


def shown_in(reading: Reading, matcher: Matcher, *, trusted: bool = False) -> Shown:
    """What a piece shows of the one programme that ``matcher`` knows.

    A piece about another province, or a long one that names none, shows no theme: it may be read
    for its themes anywhere, but promises are about the programme's own province.

    Args:
        trusted: people put the piece on this programme's list: its place is not asked for.
    """
    here = about(reading, matcher.programmes[0])
    themes: dict[int, list[Reason]] = {}
    if here is not False or trusted:
        for found in matcher.themes_of(reading):
            themes[found.theme.key] = [
                Reason(one.code, {"theme": found.theme.code, "words": one.words}, one.sentence)
                for one in found.reasons
            ]
    general: list[Reason] = []
    if here:
        place = min(homes(reading) & matcher.programmes[0].places)
        general.append(Reason("place", {"place": place}, reading.sentence_naming(place)))
    genre, words = matcher.genre_of(reading)
    return Shown(themes, tuple(general), genre, words)


def weigh(
    piece: Delivered, title_key: str, target: Target, shown: Shown, *, listed_for: str = ""
) -> Suggestion | None:
    """How well a piece fits one target, or ``None`` when it contradicts it or says too little.

    Args:
        shown: what ``shown_by`` found in the piece.
        listed_for: reference of the instrument with whose list the piece came, or ``""``.
    """
    found = objections(piece, target.demand)
    if hard(found):
        return None
    shared = {pk: reasons for pk, reasons in shown.themes.items() if pk in target.theme_ids}
    reasons = [reason for group in shared.values() for reason in group[:2]]
    reasons += shown.general
    reasons += _plain_reasons(piece, title_key, target, listed_for)
    reasons += _genre_hint(piece, target.demand, shown)
    score = round(min(1.0, sum(_WEIGHTS[code] for code in {one.code for one in reasons})), 3)
    if score < LEAST_SCORE:
        return None
    questions = [Reason(code) for code in found if code in QUESTIONS]
    return Suggestion(target, score, (*reasons, *questions), frozenset(shared))


def best(
    piece: Delivered,
    title_key: str,
    targets: Sequence[Target],
    shown: Shown,
    *,
    listed_for: str = "",
) -> list[Suggestion]:
    """The targets that fit best, in their order; those that fit equally well, three at most."""
    weighed = (weigh(piece, title_key, one, shown, listed_for=listed_for) for one in targets)
    found = [suggestion for suggestion in weighed if suggestion is not None]
    top = max((suggestion.score for suggestion in found), default=0)
    return [suggestion for suggestion in found if suggestion.score == top][:TIES]


def _genre_hint(piece: Delivered, demand: Demand, shown: Shown) -> list[Reason]:
    """A hint counts only where nobody said what the piece is."""
    if piece.genre or not demand.genre or demand.genre != shown.genre:
        return []
    return [Reason("genre_hint", {"genre": shown.genre, "words": shown.genre_words})]


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
