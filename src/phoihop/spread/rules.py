"""When two pieces are one for money's sake, and what people may decide about it. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from phoihop.law.lifecycle import Lifecycle, Move

WHOLE = 0.72
"""Shared by both texts: they are one work (as the engine says, ``textreuse.judging``)."""
MOSTLY = 0.5
"""Shared by one text: most of it was sold already."""
PART = 0.1
"""A source of a merged piece gives at least this much of it."""
EARLIER_DAYS = 7
"""Within a week a house prints what it put on the web; later, it uses an old piece again."""
LONGEST_WORDS = 1000


class Where(StrEnum):
    """In which relation the other text stands to the agreement under which a piece is offered."""

    ELSEWHERE = "elsewhere"  # delivered under another instrument
    HERE = "here"  # another piece delivered under this one
    EARLIER = "earlier"  # the publisher's own, printed before, delivered under none


class Ground(StrEnum):
    """Why two pieces are held to be one."""

    SAME_WORK = "same_work"  # one work, offered under two instruments
    MOVED = "moved"  # same text, same title, another address
    RETITLED = "retitled"
    ABRIDGED = "abridged"  # the piece is part of the other
    EXTENDED = "extended"  # the other is part of the piece
    MERGED = "merged"  # put together from several
    SAME_TITLE = "same_title"  # one of them has no text to compare


@dataclass(frozen=True, slots=True)
class Likeness:
    """What a piece shares with another text.

    Attributes:
        key: of the other text.
        kind: as the engine names it.
        share_of_mine, share_of_other: 0..1.
        same_title: equal titles after folding.
        places: half-open runs in the piece, in code points.
    """

    key: str
    kind: str
    share_of_mine: float
    share_of_other: float
    same_title: bool = False
    places: tuple[tuple[int, int], ...] = ()


def grounds(likenesses: Iterable[Likeness]) -> dict[str, Ground]:
    """Of the texts that a piece shares passages with, those that make it one sold before.

    A quoted passage, or two uses of one communiqué, are no ground. Several texts of which each
    gives a part are, when together they give most of the piece.

    Returns:
        Key of the other text → why.
    """
    told = list(likenesses)
    found = {one.key: ground for one in told if (ground := _alone(one)) is not None}
    parts = [one for one in told if one.share_of_mine >= PART and one.share_of_mine < WHOLE]
    if len(parts) > 1 and covered_share(parts) >= MOSTLY:
        found |= {one.key: Ground.MERGED for one in parts if one.share_of_mine < WHOLE}
    return found


def _alone(one: Likeness) -> Ground | None:
    lesser, fuller = sorted((one.share_of_mine, one.share_of_other))
    if one.kind == "common_source" and lesser < WHOLE:
        return None
    if one.kind not in ("reprint", "abridged") and fuller < MOSTLY:
        return None
    if lesser >= WHOLE:
        return Ground.MOVED if one.same_title else Ground.RETITLED
    return Ground.ABRIDGED if one.share_of_mine >= one.share_of_other else Ground.EXTENDED


def covered_share(likenesses: Sequence[Likeness]) -> float:
    """Which share (0..1) of a piece stands in any of several texts, each place counted once."""
    length = max((_length(one) for one in likenesses), default=0.0)
    covered, reached = 0, 0
    for start, end in sorted(place for one in likenesses for place in one.places):
        covered += max(0, end - max(start, reached))
        reached = max(reached, end)
    return min(1.0, covered / length) if length else 0.0


def _length(one: Likeness) -> float:
    """The piece's length in code points, as its shares tell it."""
    own = sum(end - start for start, end in one.places)
    return own / one.share_of_mine if one.share_of_mine else 0.0


def is_earlier(other_on: date | None, mine_on: date | None) -> bool:
    """Whether a text of the same house is old enough to be used again rather than printed twice.

    Days by the evidence; an unknown one says nothing.
    """
    if other_on is None or mine_on is None:
        return False
    return mine_on - other_on > timedelta(days=EARLIER_DAYS)


class CofundingState(StrEnum):
    """The life of a decision to accept a piece all the same."""

    PROPOSED = "proposed"  # the publisher laid both agreements open to itself and gives a reason
    AGREED = "agreed"  # the institution's leader pays all the same
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


COFUNDING_LIFE = Lifecycle(
    "cofunding",
    [
        Move("agree", {CofundingState.PROPOSED}, CofundingState.AGREED),
        Move("refuse", {CofundingState.PROPOSED}, CofundingState.REFUSED),
        Move(
            "withdraw",
            {CofundingState.PROPOSED, CofundingState.AGREED},
            CofundingState.WITHDRAWN,
        ),
    ],
)


class CofundingReason(StrEnum):
    """Why a piece that was delivered before may be accepted here too."""

    JOINT_ORDER = "joint_order"  # both agreements ordered it, each pays its part
    REPRINT_ORDERED = "reprint_ordered"  # the line asks for a reprint or an edition of it
    NEW_MATERIAL = "new_material"  # enough is new to be a piece of its own
    NOT_THE_SAME = "not_the_same"  # the comparison is mistaken


class ReprintTerms(StrEnum):
    """On what terms others may carry a work on."""

    FREE = "free"  # by whom and however
    WITH_SOURCE = "with_source"  # whole, with byline and source
    ON_REQUEST = "on_request"  # who asks first
    RESERVED = "reserved"  # not at all, quotation by law apart
