"""What a page shows of the agreed label, and what that means after earlier looks. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from phoihop.publications.rules import Disclosure

LONGEST_SHOWN = 300


class LabelState(StrEnum):
    """What the last look found, and ``UNCHECKED`` before the first."""

    PRESENT = "present"  # readers of the piece see the agreed words
    OTHER_WORDS = "other_words"  # a label is there, in other words than agreed
    HIDDEN = "hidden"  # the agreed words stand only in a footer or where machines read
    MISSING = "missing"
    LOST = "lost"  # present once, and not any more
    UNCHECKED = "unchecked"


WANTING = (LabelState.OTHER_WORDS, LabelState.HIDDEN, LabelState.MISSING, LabelState.LOST)
"""States in which readers do not see the agreed words."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What one look at a page found.

    Attributes:
        kind: of the agreed wording that readers see, or that stands hidden; ``None``: none.
        seen: readers see it.
        other: words of another label, at most ``LONGEST_SHOWN`` letters.
    """

    kind: Disclosure | None
    seen: bool
    other: str = ""


def shown_on(
    page: bytes, wordings: Mapping[Disclosure, str], *, charset: str | None, other: str | None
) -> Shown:
    """Look for the agreed words on a page, in each kind that people may have chosen.

    Args:
        page: body as received.
        wordings: kind → the words to be found.
        charset: of the response header.
        other: label words that extraction found, whatever they are.
    """
    from phoihop.engines.webpages.labels import find_label  # loads all that reads pages

    hidden: Disclosure | None = None
    for kind, words in wordings.items():
        found = find_label(page, words, charset=charset)
        if found.present:
            return Shown(kind, True)
        if found.elsewhere or found.in_metadata:
            hidden = hidden or kind
    return Shown(hidden, False, " ".join((other or "").split())[:LONGEST_SHOWN])


def state_after(shown: Shown, *, was_present: bool) -> LabelState:
    """What a look means; what was seen once and is gone is lost, whatever stands there now."""
    if shown.seen:
        return LabelState.PRESENT
    if was_present:
        return LabelState.LOST
    if shown.kind is not None:
        return LabelState.HIDDEN
    return LabelState.OTHER_WORDS if shown.other else LabelState.MISSING
