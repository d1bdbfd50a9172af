"""When background work is tried again, when it is given up, and when its worker is lost."""

from datetime import datetime, timedelta

ATTEMPTS = 5  # then a person must look
FIRST_WAIT = timedelta(minutes=1)
LONGEST_WAIT = timedelta(hours=6)
SILENCE = timedelta(seconds=60)  # a worker beats every few seconds
UNKNOWN_SILENCE = timedelta(hours=1)  # for a worker that never said it was there


def wait_after(attempts: int) -> timedelta:
    """How long to wait after the ``attempts``-th failure (1 or more): 1, 4, 16, 64 minutes…"""
    wait: timedelta = FIRST_WAIT * 4 ** min(attempts - 1, 9)
    return min(wait, LONGEST_WAIT)


def wait_after_death(attempts: int) -> timedelta:
    """How long to wait when the worker died in the ``attempts``-th try.

    The first death tells nothing about the work (somebody stopped the machine): at once. Work
    that kills its workers waits longer each time.
    """
    return timedelta(0) if attempts <= 1 else wait_after(attempts - 1)


def is_given_up(attempts: int) -> bool:
    """Whether work that was tried ``attempts`` times is left to a person."""
    return attempts >= ATTEMPTS


def is_lost(
    *, at: datetime, started_at: datetime, beat_at: datetime | None, alive: bool | None
) -> bool:
    """Whether the worker that took a job at ``started_at`` is gone.

    Args:
        beat_at: when it last said that it was there; ``None`` when it never did.
        alive: whether its process runs, where that can be known; ``None`` elsewhere.
    """
    if alive is not None:
        return not alive
    if beat_at is None:
        return at - started_at > UNKNOWN_SILENCE
    return at - beat_at > SILENCE


def next_turn(due_at: datetime, *, every: timedelta, at: datetime) -> datetime:
    """The first turn after ``at`` in the rhythm that ``due_at`` began.

    Turns missed while nothing ran are not made up: one run finds all the work that is due.

    Raises:
        ValueError: when ``every`` is not longer than nothing.
    """
    if every <= timedelta(0):
        raise ValueError("a sweep needs a rhythm")
    missed = max(0, (at - due_at) // every)
    return due_at + (missed + 1) * every
