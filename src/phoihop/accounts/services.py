"""What can happen to an account. Time is an argument; secrets are returned once, never stored."""

import secrets
from datetime import datetime

from django.contrib.auth.models import User
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from phoihop.accounts.models import ApiToken, Invitation
from phoihop.accounts.queries import live_tokens, open_invitation, token_for
from phoihop.accounts.rules import (
    PREFIX,
    check_token_count,
    check_token_name,
    expiry,
    sha256_of,
)
from phoihop.law.refusal import Refusal


@transaction.atomic
def invite(user: User, *, at: datetime, email: str = "", member_ref: str = "") -> str:
    """Let ``user`` set a first password. Earlier letters to the same user no longer hold.

    Whether somebody may invite is decided by the room that keeps members. May be repeated.

    Args:
        user: an account that has no password yet.
        email: work address the letter goes to; kept with the account when given.
        member_ref: what the caller knows the person by; carried along, not understood.

    Returns:
        The secret of the letter, for the address ``/accounts/invitations/SECRET/``.

    Raises:
        Refusal: ``accounts.has_password``: whoever has signed in is not invited again.
    """
    if user.has_usable_password():
        raise Refusal("accounts.has_password", name=user.get_username())
    if email and email != user.email:
        user.email = email
        user.save(update_fields=["email"])
    Invitation.objects.filter(user=user, used_at__isnull=True, expires_at__gt=at).update(
        expires_at=at
    )
    plain = secrets.token_urlsafe(32)
    Invitation.objects.create(
        user=user,
        member_ref=member_ref,
        email=email,
        token_sha256=sha256_of(plain),
        created_at=at,
        expires_at=expiry(at),
    )
    return plain


@transaction.atomic
def accept_invitation(plain: str, password: str, *, at: datetime) -> User:
    """Set the first password of whom the letter was sent to. Works once.

    Raises:
        Refusal: ``accounts.invitation_unknown``, ``accounts.invitation_used``,
            ``accounts.invitation_expired`` or ``accounts.password_weak``.
    """
    invitation = open_invitation(plain, at=at)
    user = invitation.user
    try:
        validate_password(password, user)
    except ValidationError as weakness:
        raise Refusal("accounts.password_weak", why=" ".join(weakness.messages)) from None
    # compare-and-swap: of two browsers with the same letter, one wins and one is told
    taken = Invitation.objects.filter(pk=invitation.pk, used_at__isnull=True).update(used_at=at)
    if not taken or user.has_usable_password():
        raise Refusal("accounts.invitation_used")
    user.set_password(password)
    user.save(update_fields=["password"])
    return user


@transaction.atomic
def issue_token(user: User, name: str, *, at: datetime) -> str:
    """Give ``user`` a key for a program.

    Args:
        user: whose rights the program gets.
        name: what the person knows the program by, 1 to 80 characters.

    Returns:
        The token in plain text. It is not stored and cannot be shown again.

    Raises:
        Refusal: ``accounts.token_unnamed``, ``accounts.token_name_too_long`` or
            ``accounts.too_many_tokens``.
    """
    bare = check_token_name(name)
    check_token_count(live_tokens(user).count())
    plain = PREFIX + secrets.token_urlsafe(32)
    ApiToken.objects.create(user=user, name=bare, token_sha256=sha256_of(plain), created_at=at)
    return plain


def revoke_token(token: ApiToken, *, at: datetime) -> None:
    """Make ``token`` open nothing from now on. May be repeated; the first time counts."""
    ApiToken.objects.filter(pk=token.pk, revoked_at__isnull=True).update(revoked_at=at)
    token.refresh_from_db()


def note_use(plain: str, *, at: datetime) -> None:
    """Keep the local day on which the token ``plain`` was last used.

    Writes at most once a day and token, so that reading through the API does not write.
    """
    token, today = token_for(plain), timezone.localdate(at)
    if token and token.last_used_on != today:
        ApiToken.objects.filter(pk=token.pk).update(last_used_on=today)
