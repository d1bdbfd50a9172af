"""What a word about a label must say. Pure."""

from phoihop.law.refusal import Refusal
from phoihop.publications.labels import LONGEST_SHOWN

LONGEST_PLACE = 60


def check_label_word(*, seen: bool, place: str, other_words: str) -> None:
    """A word needs a place where another person can look, and contradicts itself in nothing.

    Raises:
        Refusal: ``label.place_missing``, ``label.words_too_long`` (fact ``most``),
            ``label.seen_in_other_words``.
    """
    if not place or len(place) > LONGEST_PLACE:
        raise Refusal("label.place_missing", most=LONGEST_PLACE)
    if len(other_words) > LONGEST_SHOWN:
        raise Refusal("label.words_too_long", most=LONGEST_SHOWN)
    if seen and other_words:
        raise Refusal("label.seen_in_other_words")
