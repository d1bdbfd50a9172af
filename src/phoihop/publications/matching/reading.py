"""What one piece shows, read once for all programmes: places, citations, phrases. Pure."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum

from phoihop.engines.vietnamese.aligned import Aligned
from phoihop.engines.vietnamese.folding import fold
from phoihop.publications.matching.phrasebook import Hit
from phoihop.publications.matching.profiles import Told

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

    def zone_of(self, start: int) -> Zone:
        """The zone of an offset of ``text``. A repeated title in the text is title."""
        if start < self._body_from:
            return Zone.TITLE
        return Zone.LEAD if start < self._lead_until else Zone.BODY

    def sentence_naming(self, name: str) -> str:
        """The first sentence that holds a name as it is spelt; ``""`` without one."""
        at = self.text.find(name)
        return self.sentence_at(Hit(at, at + len(name))) if at >= 0 else ""

    def sentence_at(self, hit: Hit) -> str:
        """The sentence that holds a hit, cut to fit around it."""
        for start, end in sentences(self.text):
            if start <= hit.start < end:
                if end - start > SENTENCE_LENGTH and hit.end - start > SENTENCE_LENGTH:
                    start = hit.start - SENTENCE_LENGTH // 3
                    return "…" + self.text[start : start + SENTENCE_LENGTH].strip()
                return self.text[start:end].strip()[:SENTENCE_LENGTH]
        return ""


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
