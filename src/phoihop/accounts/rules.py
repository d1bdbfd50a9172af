"""How long an invitation holds, what a token looks like. Pure."""

import hashlib
from datetime import datetime, timedelta

from phoihop.law.refusal import Refusal

INVITATION_DAYS = 14
TOKENS_AT_MOST = 20  # live ones of one user; more is a program that forgets to revoke
NAME_CHARACTERS = 80
PREFIX = "phoihop_"  # lets people and secret scanners recognise a token that strayed


def sha256_of(secret: str) -> str:
    """What is stored instead of ``secret``: its SHA-256 in hexadecimal, 64 characters.

    The secrets are 256 random bits, so a plain hash is enough: there is nothing to guess.
    """
    return hashlib.sha256(secret.encode()).hexdigest()


def expiry(created_at: datetime) -> datetime:
    """The moment from which an invitation created at ``created_at`` no longer holds."""
    return created_at + timedelta(days=INVITATION_DAYS)


def check_open(*, used_at: datetime | None, expires_at: datetime, at: datetime) -> None:
    """Raise unless an invitation can be accepted ``at`` that moment.

    Raises:
        Refusal: ``accounts.invitation_used`` or ``accounts.invitation_expired``.
    """
    if used_at is not None:
        raise Refusal("accounts.invitation_used")
    if at >= expires_at:
        raise Refusal("accounts.invitation_expired", days=INVITATION_DAYS)


def check_token_name(name: str) -> str:
    """The name of a token without blanks around it.

    Raises:
        Refusal: ``accounts.token_unnamed`` or ``accounts.token_name_too_long``.
    """
    bare = name.strip()
    if not bare:
        raise Refusal("accounts.token_unnamed")
    if len(bare) > NAME_CHARACTERS:
        raise Refusal("accounts.token_name_too_long", limit=NAME_CHARACTERS)
    return bare


def check_token_count(live: int) -> None:
    """Raise when a user with ``live`` tokens may not have another.

    Raises:
        Refusal: ``accounts.too_many_tokens``.
    """
    if live >= TOKENS_AT_MOST:
        raise Refusal("accounts.too_many_tokens", limit=TOKENS_AT_MOST)
