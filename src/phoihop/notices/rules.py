"""How a letter goes out: once, or not at all; and how often a feed may be made. Pure.

Between "here is the letter" and the server's "I have it" nobody can know whether it went: a worker
killed there leaves a letter that is *unclear*. It is not sent again. What it spoke of stands on
the page of the day, and in tomorrow's digest.
"""

from datetime import datetime, timedelta
from enum import StrEnum

from phoihop.law.lifecycle import Lifecycle, Move
from phoihop.law.refusal import Refusal

ATTEMPTS = 8
FIRST_WAIT = timedelta(minutes=1)
LONGEST_WAIT = timedelta(hours=2)
UNKNOWN_HOLDER = timedelta(hours=1)  # after which a holder of whom nothing is known is gone
FEEDS_AT_MOST = 10
NAME_CHARACTERS = 80
FORGET_AFTER = timedelta(days=90)  # letters that went out; what they said is elsewhere


class LetterState(StrEnum):
    """The life of a letter."""

    WAITING = "waiting"
    TAKEN = "taken"  # a worker has it, and the server has not
    HANDED_OVER = "handed_over"  # the server is being given it
    SENT = "sent"
    UNCLEAR = "unclear"  # the worker was gone before the server's answer was written down
    FAILED = "failed"


LETTER_LIFE = Lifecycle(
    "letter",
    [
        Move("take", {LetterState.WAITING}, LetterState.TAKEN),
        Move("put_back", {LetterState.TAKEN, LetterState.HANDED_OVER}, LetterState.WAITING),
        Move("hand_over", {LetterState.TAKEN}, LetterState.HANDED_OVER),
        Move("send", {LetterState.HANDED_OVER}, LetterState.SENT),
        Move("lose_sight", {LetterState.HANDED_OVER}, LetterState.UNCLEAR),
        Move("fail", {LetterState.TAKEN, LetterState.HANDED_OVER}, LetterState.FAILED),
    ],
)


class Answer(StrEnum):
    """What came of handing a letter to a server."""

    TAKEN = "taken"
    LATER = "later"  # 4xx, or no server: try again
    NEVER = "never"  # 5xx: this letter is not wanted
    NOT_OURS = "not_ours"  # another worker took the letter over meanwhile: not a byte was sent
    SILENCE = "silence"  # cut off after the letter had begun: nobody knows


def wait_after(attempts: int) -> timedelta:
    """How long to wait after the ``attempts``-th try (1 or more): 1, 4, 16, 64, 120 minutes."""
    wait: timedelta = FIRST_WAIT * 4 ** min(attempts - 1, 6)
    return min(wait, LONGEST_WAIT)


def answer_of(code: int) -> Answer:
    """What an SMTP reply code means (RFC 5321, 4.2.1)."""
    if 200 <= code < 300:
        return Answer.TAKEN
    return Answer.LATER if 400 <= code < 500 else Answer.NEVER


def is_gone(*, at: datetime, taken_at: datetime, alive: bool | None) -> bool:
    """Whether the worker that took a letter is gone.

    Args:
        alive: whether its process runs; ``None`` where that cannot be told.
    """
    if alive is not None:
        return not alive
    return at - taken_at > UNKNOWN_HOLDER


def check_feed(name: str, live: int) -> str:
    """The name of a feed without blanks around it.

    Raises:
        Refusal: ``notices.feed_unnamed`` or ``notices.too_many_feeds``.
    """
    bare = name.strip()[:NAME_CHARACTERS]
    if not bare:
        raise Refusal("notices.feed_unnamed")
    if live >= FEEDS_AT_MOST:
        raise Refusal("notices.too_many_feeds", limit=FEEDS_AT_MOST)
    return bare
