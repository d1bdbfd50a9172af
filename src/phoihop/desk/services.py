"""Writing people's letters into the outbox: who is told what, once."""

from datetime import date, datetime, time
from hashlib import sha256

from django.utils.translation import override

from phoihop.desk.letters import (
    Words,
    digest,
    due_tomorrow,
    key_of,
    key_of_refusal,
    urgent,
    wanted,
)
from phoihop.desk.queries import today_of
from phoihop.desk.queries.refusals import Refused, refused_on
from phoihop.desk.queries.standing import place_of
from phoihop.desk.rules import REFUSED, Today
from phoihop.law.period import HERE
from phoihop.notices.queries import Wishes, letters_written, told_already, wishes_of
from phoihop.notices.services import Draft, write_letter
from phoihop.parties.models import Member

MORNING = time(6, 30)
"""Local time before which no letter is written: the day's first is the digest."""


def address_for(member: Member) -> str:
    """Where letters to a member go: the account's address, else the person's; or empty."""
    if member.user.email:
        return member.user.email
    return member.person.work_email if member.person else ""


def write_letters(member: Member, *, at: datetime, on: date) -> list[str]:
    """Write the member's digest of the day if it is time, and what cannot wait for the next.

    May be repeated at any moment: a digest has its day in its key, and what a letter told is not
    told by another. One letter holds all that is urgent at that moment.

    Returns:
        The keys of the letters written now.
    """
    address = address_for(member)
    wishes = wishes_of(member.user_id)
    early = at.astimezone(HERE).time() < MORNING
    if early or not address or not (wishes.digest or wishes.urgent):
        return []
    key = f"digest:{on.isoformat()}:{member.ref}"
    wants_digest = wishes.digest and not letters_written([key])
    found = today_of(member, on=on)
    refused = refused_on(place_of(member, on=on), on)
    written: list[str] = []
    with override(wishes.language):
        if wants_digest:
            words = digest(found, refused, wishes=wishes, on=on)
            written += _write(member, key, "digest", address, words, at=at)
        if wishes.urgent:
            words = _not_told_yet(member, found, refused, wishes, on)
            key = f"urgent:{on.isoformat()}:{member.ref}:{_digest_of(words)}"
            written += _write(member, key, "urgent", address, words, at=at)
    return written


def _not_told_yet(
    member: Member, found: Today, refused: list[Refused], wishes: Wishes, on: date
) -> Words | None:
    items = {key_of(item): item for item in due_tomorrow(wanted(found.mine, wishes), on)}
    said_no = {} if REFUSED in wishes.muted else {key_of_refusal(one, on): one for one in refused}
    told = told_already(member.user_id, [*items, *said_no])
    return urgent(
        [item for key, item in items.items() if key not in told],
        [one for key, one in said_no.items() if key not in told],
        on=on,
    )


def _digest_of(words: Words | None) -> str:
    """Names an urgent letter by what it tells: two sweeps at once mean the same letter."""
    tells = "\n".join(sorted(words.tells)) if words else ""
    return sha256(tells.encode()).hexdigest()[:16]


def _write(
    member: Member, key: str, kind: str, address: str, words: Words | None, *, at: datetime
) -> list[str]:
    if words is None:
        return []
    draft = Draft(
        key, kind, address, words.subject, words.body, words.tells, only_new=kind == "urgent"
    )
    return [key] if write_letter(member.user, draft, at=at) else []
