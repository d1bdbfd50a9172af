"""The outbox: writing a letter once, and passing it from hand to hand.

Each step is an update that names the state it was decided on: of several workers one wins, and
the others find nothing to do.
"""

from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.models import User
from django.db import IntegrityError, transaction

from phoihop.jobs.places import is_alive
from phoihop.notices import queries
from phoihop.notices.models import Letter, Told
from phoihop.notices.rules import (
    ATTEMPTS,
    FORGET_AFTER,
    LETTER_LIFE,
    LetterState,
    is_gone,
    wait_after,
)


@dataclass(frozen=True, slots=True)
class Draft:
    """A letter to be written. ``key`` makes it the only one of its kind; see ``Letter.key``.

    ``tells`` are the keys of what it tells. With ``only_new`` it is not written when another
    letter told one of them meanwhile: the next sweep writes the rest.
    """

    key: str
    kind: str
    address: str
    subject: str
    body: str
    tells: tuple[str, ...] = ()
    only_new: bool = False


@transaction.atomic
def write_letter(user: User, draft: Draft, *, at: datetime) -> Letter | None:
    """Put a letter into the outbox, and note what it tells. ``None`` when it is there already.

    May be repeated, by several workers at once: the key is unique.
    """
    try:
        with transaction.atomic():
            letter = Letter.objects.create(
                key=draft.key,
                user=user,
                kind=draft.kind,
                address=draft.address,
                subject=draft.subject[:200],
                body=draft.body,
                written_at=at,
                due_at=at,
            )
            rows = [Told(user=user, key=key, told_at=at) for key in draft.tells]
            Told.objects.bulk_create(rows, ignore_conflicts=not draft.only_new)
    except IntegrityError:
        return None
    return letter


def take_next(*, place: str, at: datetime) -> Letter | None:
    """Take the next letter for the process at ``place``; ``None`` when nothing waits."""
    while (letter := queries.next_waiting(at)) is not None:
        if _move(letter, "take", place=place, taken_at=at, attempts=letter.attempts + 1):
            return letter
    return None


def hand_over(letter: Letter) -> bool:
    """Note, before the first byte of it leaves, that the server is being given the letter.

    False when it was taken away meanwhile: then it must not be sent.
    """
    return _move(letter, "hand_over")


def mark_sent(letter: Letter, *, at: datetime) -> bool:
    """The server has it."""
    return _move(letter, "send", ended_at=at, why="")


def lose_sight(letter: Letter, *, at: datetime, why: str) -> bool:
    """Nobody knows whether it went. It is not sent again."""
    return _move(letter, "lose_sight", ended_at=at, why=why[:200])


def mark_failed(letter: Letter, *, at: datetime, why: str) -> bool:
    """The server will not have it, or it was tried too often."""
    return _move(letter, "fail", ended_at=at, why=why[:200])


def put_back(letter: Letter, *, at: datetime, why: str) -> bool:
    """It certainly did not go: try again later, and after ``ATTEMPTS`` tries no more."""
    if letter.attempts >= ATTEMPTS:
        return mark_failed(letter, at=at, why=why)
    due_at = at + wait_after(letter.attempts)
    return _move(letter, "put_back", due_at=due_at, why=why[:200], place="")


def rescue(*, at: datetime) -> tuple[int, int]:
    """Look after the letters of workers that are gone: how many wait again, how many are unclear.

    What no server had begun to get waits again; of the rest nobody knows. May be repeated.
    """
    again = unclear = 0
    for letter in queries.held():
        assert letter.taken_at is not None  # a constraint of the table says so
        if not is_gone(at=at, taken_at=letter.taken_at, alive=is_alive(letter.place)):
            continue
        if letter.state == LetterState.TAKEN.value:
            again += _move(letter, "put_back", due_at=at, place="")
        else:
            unclear += lose_sight(letter, at=at, why="worker gone")
    return again, unclear


def forget_old(*, at: datetime) -> int:
    """Delete the letters that ended long ago, with what they told; how many letters."""
    ended = Letter.objects.filter(ended_at__lt=at - FORGET_AFTER)
    many, _by_kind = ended.delete()
    Told.objects.filter(told_at__lt=at - FORGET_AFTER).delete()
    return many


def _move(letter: Letter, name: str, **changes: object) -> bool:
    seen = LetterState(letter.state)
    target = LETTER_LIFE.after(name, state=seen)
    # the holder is part of what was seen: a worker that was taken for dead writes nothing more
    rows = Letter.objects.filter(pk=letter.pk, state=seen.value, place=letter.place)
    if not rows.update(state=target.value, **changes):
        return False
    letter.state = target.value
    for field, value in changes.items():
        setattr(letter, field, value)
    return True
