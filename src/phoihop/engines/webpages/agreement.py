"""Whether two captures show the same text, and where they differ.

Two captures of one page never have the same bytes: advertisements, counters and scripts change
with every visitor. So the extracted texts are compared, in a form that keeps every word and
forgets only how letters are composed, how lines are broken and which kind of quotation mark,
hyphen or space stands where.
"""

import hashlib
import unicodedata
from dataclasses import dataclass
from difflib import SequenceMatcher

from phoihop.engines.webpages.hosts import INVISIBLE

_ALIKE = str.maketrans(
    {**dict.fromkeys("“”„«»″", '"'), **dict.fromkeys("‘’‚′`´", "'"), **dict.fromkeys("‐‑‒–—−", "-")}
    | {"…": "..."}
)
MAX_COMPARED_WORDS = 20_000
"""Of either text; a longer article is compared by fingerprint only."""


@dataclass(frozen=True, slots=True)
class Passage:
    """One place where two texts differ; an empty side means that it is missing there.

    ``at_word`` counts the words of the first text, from 0.
    """

    at_word: int
    one: str
    other: str


@dataclass(frozen=True, slots=True)
class Agreement:
    """How two texts stand to each other; ``share`` is the share (0..1) of words in common."""

    agrees: bool
    share: float
    passages: tuple[Passage, ...]


def normalised_text(text: str) -> str:
    """The words of a text in one spelling, single spaces between them. Case is kept.

    Doing it again changes nothing.
    """
    composed = unicodedata.normalize("NFC", text.translate(INVISIBLE)).translate(_ALIKE)
    return " ".join(composed.split())


def text_fingerprint(text: str) -> str:
    """SHA-256 of the normalised text in hexadecimal; equal for texts that agree."""
    return hashlib.sha256(normalised_text(text).encode("utf-8", "surrogatepass")).hexdigest()


def compare_texts(one: str, other: str) -> Agreement:
    """Whether two texts agree, and the passages in which they do not.

    Args:
        one: text of the first capture.
        other: text of the second capture.

    Returns:
        ``agrees`` only when every word is the same in the same order. Texts longer than
        ``MAX_COMPARED_WORDS`` are not compared passage by passage: one passage without words then
        says that they differ.
    """
    mine, theirs = normalised_text(one).split(" "), normalised_text(other).split(" ")
    if mine == theirs:
        return Agreement(True, 1.0, ())
    if max(len(mine), len(theirs)) > MAX_COMPARED_WORDS:
        return Agreement(False, 0.0, (Passage(0, "", ""),))
    matcher = SequenceMatcher(None, mine, theirs, autojunk=False)
    passages = tuple(
        Passage(start, " ".join(mine[start:end]), " ".join(theirs[from_:to]))
        for tag, start, end, from_, to in matcher.get_opcodes()
        if tag != "equal"
    )
    return Agreement(False, matcher.ratio(), passages)
