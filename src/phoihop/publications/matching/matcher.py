"""Pieces held against the themes of many programmes at once. Pure."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import accumulate

from phoihop.engines.vietnamese.gazetteer import heir
from phoihop.law.period import PartialDate, Period
from phoihop.publications.matching.cues import cues, weighed, words_about
from phoihop.publications.matching.documents import key_of_phrase
from phoihop.publications.matching.phrasebook import Hit
from phoihop.publications.matching.profiles import ProgrammeProfile, ThemeProfile, Told
from phoihop.publications.matching.reading import Reading, Sign, Zone
from phoihop.publications.matching.signals import Signals, existed
from phoihop.publications.matching.weighing import strength
from phoihop.publications.matching.weights import ENOUGH, WEIGHTS

ANYWHERE = ""
SHORT = 900
"""Characters: a text this short may be about a province that it does not name."""


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a theme: ``document``, ``theme_phrase`` or ``cue``; the words; the sentence with them."""

    code: str
    words: str
    sentence: str


@dataclass(frozen=True, slots=True)
class ThemeFound:
    """A theme that a piece is about."""

    theme: ThemeProfile
    strength: float  # 0..1
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class ProgrammeFound:
    """A programme whose themes a piece is about."""

    programme: ProgrammeProfile
    themes: tuple[ThemeFound, ...]


@dataclass(frozen=True, slots=True)
class _Signal:
    number: int
    code: str
    words: str
    valid: Period | None = None
    weight: float = 1.0


class Matcher:
    """Programmes, read once; then any number of pieces."""

    def __init__(self, programmes: Iterable[ProgrammeProfile]) -> None:
        self.programmes = tuple(programmes)
        self._signals = Signals()
        self._themes: list[list[tuple[ThemeProfile, dict[int, _Signal], date | None]]] = []
        self._asked: list[dict[int, list[int]]] = []  # programme → signal → its themes
        self._at: dict[str, dict[int, set[int]]] = {}  # province → signal → programmes
        self._ceremony = {self._signals.phrase(words) for words in cues()["ceremony"]}
        self._genres = {
            self._signals.phrase(words): genre for genre in GENRES for words in cues()[genre]
        }
        for place, programme in enumerate(self.programmes):
            known = [(theme, self._known(theme), theme.since) for theme in programme.themes]
            asked: dict[int, list[int]] = {}
            for number, (_, signals, _) in enumerate(known):
                for signal in signals:
                    asked.setdefault(signal, []).append(number)
            self._themes.append(known)
            self._asked.append(asked)
            for province in programme.places or {ANYWHERE}:
                index = self._at.setdefault(province, {})
                for signal in asked:
                    index.setdefault(signal, set()).add(place)

    def _known(self, theme: ThemeProfile) -> dict[int, _Signal]:
        found: dict[int, _Signal] = {}
        for code, told in _words_of(theme):
            words, weight = weighed(told)
            key = key_of_phrase(words) if code == "theme_phrase" else None
            if key is None:
                number = self._signals.phrase(words)
                found[number] = _Signal(number, code, words, weight=weight)
            else:
                dated = replace(key, issued_on=theme.since)
                number = self._signals.document(dated)
                found[number] = _Signal(number, "document", words)
        for opened in theme.open_classes:
            number = self._signals.open_class(opened)
            found[number] = _Signal(number, "document", "")
        for link in theme.documents:
            number = self._signals.document(link.key)
            found[number] = _Signal(number, "document", link.label, link.valid)
        return found

    def read(self, told: Told) -> Reading:
        """What a piece shows, once for all programmes."""
        return self._signals.read(told)

    def match(self, told: Told) -> list[ProgrammeFound]:
        """The programmes of the provinces that a piece is about, with its themes in each.

        Programmes without a known province are always asked; a piece that names no province is
        held against all, when it is so short that its silence says nothing.
        """
        reading = self.read(told)
        found = []
        for place in sorted(self._candidates(reading)):
            themes = self.themes_of(reading, place)
            if themes:
                found.append(ProgrammeFound(self.programmes[place], themes))
        return found

    def _candidates(self, reading: Reading) -> set[int]:
        provinces: Iterable[str] = [ANYWHERE, *homes(reading)]
        chosen: set[int] = set()
        for province in provinces:
            index = self._at.get(province)
            if index:
                for number in reading.signs.keys() & index.keys():
                    chosen |= index[number]
        return {
            one for one in chosen if _in_period(self.programmes[one].period, reading.told.published)
        }

    def themes_of(self, reading: Reading, place: int = 0) -> tuple[ThemeFound, ...]:
        """The themes of one programme (by its place in ``programmes``), in the programme's order.

        Whether the piece is about the programme's province is another question: see ``about``.
        """
        touched = reading.signs.keys() & self._asked[place].keys()
        if not touched:
            return ()
        ceremony = any(
            sign.zone is not Zone.BODY
            for number in self._ceremony & reading.signs.keys()
            for sign in reading.signs[number]
        )
        longer: _Longer | None = None
        found = []
        for number in sorted({one for signal in touched for one in self._asked[place][signal]}):
            theme, signals, since = self._themes[place][number]
            most = reading.most_of(signals.keys() & touched) + WEIGHTS.ceremony_listed * ceremony
            if most < ENOUGH or not existed(since, reading.told.published):
                continue  # nearly all themes end here: a piece is about few
            longer = longer or _Longer(reading, touched)
            signs = [sign for sign in _signs(signals, reading) if not longer.hides(sign)]
            away = theme.of_province and not reading.places
            told = self._strength(signs, signals, reading, ceremony=ceremony, away=away)
            if told >= ENOUGH:
                found.append(ThemeFound(theme, told, _reasons(signs, signals, reading)))
        return tuple(found)

    def _strength(
        self,
        signs: list[Sign],
        signals: dict[int, _Signal],
        reading: Reading,
        *,
        ceremony: bool,
        away: bool,
    ) -> float:
        codes = {signals[sign.signal].code for sign in signs}
        told = {sign.signal for sign in signs}
        weights = {one: signals[one].weight for one in told if signals[one].weight != 1}
        cited = {sign.signal for sign in signs if signals[sign.signal].code == "document"}
        if codes == {"cue"} and len(weights) == len(told):
            return 0.0  # "tôn vinh", "biểu dương": alone they are said of anything
        added = 0.0
        if ceremony:
            only_words = codes == {"theme_phrase"}
            added = WEIGHTS.ceremony_words if only_words else WEIGHTS.ceremony_listed
        share = WEIGHTS.away if away else 1.0
        return strength(signs, reading, cited=cited, weights=weights, share=share, ceremony=added)

    def genre_of(self, reading: Reading) -> tuple[str, str]:
        """A hint at the genre and the words that give it; two empty strings without one.

        Only title and lead are believed.
        """
        hints = [
            (sign.zone, sign.hit.start, genre, sign)
            for number, genre in self._genres.items()
            for sign in reading.signs.get(number, ())
            if sign.zone is not Zone.BODY
        ]
        if not hints:
            return "", ""
        _, _, genre, sign = min(hints, key=lambda hint: hint[:2])
        return genre, reading.text[sign.hit.start : sign.hit.end]


GENRES = (
    "interview", "reportage", "photo", "video", "talk_show", "conference", "theory_article",
    "news_item",
)  # fmt: skip


def homes(reading: Reading) -> set[str]:
    """The provinces that a piece is about, under their names then and, after a merger, since."""
    published = reading.told.published
    names = set(reading.places)
    if published is not None:
        names |= {heir(name, published.first_on) or name for name in reading.places}
    return names


def about(reading: Reading, programme: ProgrammeProfile) -> bool | None:
    """Whether a piece is about a programme's province; ``None`` when neither says enough."""
    if not programme.places:
        return None
    if reading.places:
        return bool(homes(reading) & programme.places)
    return None if reading.body_length < SHORT else False


def _words_of(theme: ThemeProfile) -> Iterator[tuple[str, str]]:
    """Reason code and phrase: general words, words about its documents, then the theme's own."""
    for kind in theme.cues:
        yield from (("cue", words) for words in cues()[kind])
    for link in theme.documents:
        yield from (("theme_phrase", words) for words in words_about(link.key))
    yield from (("theme_phrase", words) for words in theme.phrases)


class _Longer:
    """The signs of one programme: a shorter one inside a longer one is part of its words.

    "tấm gương" in "tấm gương đạo đức Hồ Chí Minh" tells of no model example.
    """

    def __init__(self, reading: Reading, numbers: Iterable[int]) -> None:
        farthest: dict[int, int] = {}  # start → the farthest end from there
        for number in numbers:
            for sign in reading.signs[number]:
                hit = sign.hit
                farthest[hit.start] = max(farthest.get(hit.start, 0), hit.end)
        self._farthest = farthest
        self._starts = sorted(farthest)
        self._reached = list(accumulate((farthest[start] for start in self._starts), max))

    def hides(self, sign: Sign) -> bool:
        """Whether a longer sign of the programme holds this one."""
        start, end = sign.hit.start, sign.hit.end
        before = bisect_left(self._starts, start)
        reached = self._reached[before - 1] if before else -1
        return reached >= end or self._farthest.get(start, 0) > end


def _in_period(period: Period | None, published: PartialDate | None) -> bool:
    return period is None or published is None or period.touches(published)


def _signs(signals: dict[int, _Signal], reading: Reading) -> Iterator[Sign]:
    published = reading.told.published
    for number in signals.keys() & reading.signs.keys():
        valid = signals[number].valid
        if valid is None or published is None or valid.touches(published):
            yield from reading.signs[number]


def _reasons(
    signs: list[Sign], signals: dict[int, _Signal], reading: Reading
) -> tuple[Reason, ...]:
    """The best sign of each signal, documents first, title before lead before text."""
    ranked = sorted(
        signs,
        key=lambda one: (signals[one.signal].code != "document", one.zone, one.hit.start),
    )
    found: dict[int, Reason] = {}
    shown: set[Hit] = set()  # a document named by symbol and by phrase is one reason
    for sign in ranked:
        if sign.signal not in found and sign.hit not in shown:
            shown.add(sign.hit)
            known = signals[sign.signal]
            words = known.words or reading.text[sign.hit.start : sign.hit.end]
            found[sign.signal] = Reason(known.code, words, reading.sentence_at(sign.hit))
    return tuple(found.values())[:3]
