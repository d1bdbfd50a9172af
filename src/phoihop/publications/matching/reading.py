"""What one piece shows, read once for all programmes: places, citations, phrases. Pure."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import IntEnum
from functools import cached_property

from phoihop.engines.vietnamese.aligned import Aligned
from phoihop.engines.vietnamese.folding import fold
from phoihop.publications.matching.phrasebook import Hit
from phoihop.publications.matching.profiles import Told
from phoihop.publications.matching.weights import WEIGHTS

LEAD_LENGTH = 400
"""So many characters of the text after its title are its lead: what the piece is about."""
SENTENCE_LENGTH = 300
_SENTENCE_END = re.compile(r"(?<=[.!?…])[\"”’')]*\s+(?=[^\W\d_]|\d|[\"“(])|\n+")
_ABBREVIATED = re.compile(r"(?:^|[\s(])(?:TP|T|PGS|GS|TS|ThS|Th|NXB|St|Tr|Q|P|H|U|Ư)\.$")


class Zone(IntEnum):
    """Where in a piece something stands; the smaller, the more it says."""

    TITLE = 0
    LEAD = 1
    BODY = 2


@dataclass(frozen=True, slots=True)
class Sign:
    """One sign of a theme: which signal (see ``signals``), and where."""

    signal: int
    zone: Zone
    hit: Hit


class Reading:
    """A piece with everything that was found in it."""

    def __init__(self, told: Told, places: tuple[str, ...] = ()) -> None:
        self.told = told
        self.places = places
        self.text = f"{told.title}\n{told.body}"
        self.aligned = Aligned(self.text)
        self.signs: dict[int, list[Sign]] = {}
        self._told: dict[Hit, str] = {}
        self._most: dict[int, tuple[bool, bool, int]] = {}
        self._body_from, self._lead_until = _zones(told)

    @property
    def body_length(self) -> int:
        """Characters after the title and its repetition."""
        return max(0, len(self.text) - self._body_from)

    def add(self, signal: int, hits: list[Hit]) -> None:
        """Keep where a signal stands."""
        if not hits:
            return
        signs = [Sign(signal, self.zone_of(hit.start), hit) for hit in hits]
        self.signs.setdefault(signal, []).extend(signs)

    def most_of(self, signals: Iterable[int]) -> float:
        """No theme of these signals can be stronger: what they weigh when none hides another."""
        title = lead = False
        text = 0.0
        for signal in signals:
            if signal not in self._most:
                zones = [sign.zone for sign in self.signs[signal]]
                outside = sum(zone is not Zone.TITLE for zone in zones)
                self._most[signal] = (Zone.TITLE in zones, Zone.LEAD in zones, outside)
            in_title, in_lead, outside = self._most[signal]
            title, lead, text = title or in_title, lead or in_lead, text + outside
        dense = 1000 * WEIGHTS.cited * text / max(self.body_length, WEIGHTS.least_length)
        return WEIGHTS.title * title + WEIGHTS.lead * lead + min(WEIGHTS.most_body, dense)

    def zone_of(self, start: int) -> Zone:
        """The zone of an offset of ``text``. A repeated title in the text is title."""
        if start < self._body_from:
            return Zone.TITLE
        return Zone.LEAD if start < self._lead_until else Zone.BODY

    def sentence_naming(self, name: str) -> str:
        """The first sentence that holds a name as it is spelt; ``""`` without one."""
        at = self.text.find(name)
        return self.sentence_at(Hit(at, at + len(name))) if at >= 0 else ""

    @cached_property
    def _sentences(self) -> list[tuple[int, int]]:
        return list(sentences(self.text))

    def sentence_at(self, hit: Hit) -> str:
        """The sentence that holds a hit, cut to fit around it."""
        if hit not in self._told:
            self._told[hit] = self._sentence_at(hit)
        return self._told[hit]

    def _sentence_at(self, hit: Hit) -> str:
        after = bisect_right(self._sentences, (hit.start, len(self.text)))
        if not after:
            return ""
        start, end = self._sentences[after - 1]
        if hit.end - start > SENTENCE_LENGTH:
            start = hit.start - SENTENCE_LENGTH // 3
            return "…" + self.text[start : start + SENTENCE_LENGTH].strip()
        return self.text[start:end].strip()[:SENTENCE_LENGTH]


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Spans of the sentences of a text; "TP. Thái Nguyên" ends none."""
    start = 0
    for match in _SENTENCE_END.finditer(text):
        if "\n" not in match[0] and _ABBREVIATED.search(text, start, match.start()):
            continue
        yield start, match.start()
        start = match.end()
    if start < len(text):
        yield start, len(text)


def _zones(told: Told) -> tuple[int, int]:
    """Where the text begins after its title (and that title's repetition), and where the lead ends.

    Saved pages often repeat the title as the first line of the text.
    """
    begins = len(told.title) + 1
    first, _, _ = told.body.partition("\n")
    if first and fold(told.title).strip()[:60] == fold(first).strip()[:60]:
        begins += len(first) + 1
    return begins, begins + LEAD_LENGTH
