"""Which phrases count for a theme, and which words can be a phrase. Pure."""

from collections.abc import Iterable, Sequence

from phoihop.law.refusal import Refusal
from phoihop.publications.matching.cues import WEAK
from phoihop.publications.matching.phrasebook import phrase_key

LONGEST_PHRASE = 120
MOST_PHRASES = 200
LEAST_LETTERS = 5
"""Shorter words stand in every text and would recognise nothing."""


def checked_phrase(text: str) -> str:
    """A phrase on one line.

    Raises:
        Refusal: ``phrase.too_short`` (fact ``least``), ``phrase.too_long`` (``limit``),
            ``phrase.one_word``.
    """
    phrase = " ".join(text.split())
    letters = sum(letter.isalnum() for letter in phrase)
    if letters < LEAST_LETTERS:
        raise Refusal("phrase.too_short", least=LEAST_LETTERS)
    if max(len(phrase), len(edit_key(phrase))) > LONGEST_PHRASE:
        raise Refusal("phrase.too_long", limit=LONGEST_PHRASE)
    if " " not in phrase:
        raise Refusal("phrase.one_word", phrase=phrase)
    return phrase


def edit_key(phrase: str) -> str:
    """The key of a phrase in a theme's list: a weak one and a full one are two."""
    words = phrase.strip().removeprefix(WEAK)
    return f"{WEAK if phrase.strip().startswith(WEAK) else ''}{phrase_key(words)}"


def phrases_in_use(
    signed: Sequence[str], edits: Iterable[tuple[str, bool]]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The phrases that count, and those struck off, each in order.

    Args:
        signed: as the programme was signed.
        edits: phrase and whether it is wanted, one for each phrase.
    """
    said = {edit_key(phrase): (phrase, wanted) for phrase, wanted in edits}
    own = {edit_key(phrase) for phrase in signed}
    kept = [one for one in signed if said.get(edit_key(one), (one, True))[1]]
    added = [one for key, (one, wanted) in said.items() if wanted and key not in own]
    struck = [one for one in signed if not said.get(edit_key(one), (one, True))[1]]
    return (*kept, *added), tuple(struck)
