"""Reading accounts."""

from datetime import datetime

from django.contrib.auth.models import User
from django.db.models import QuerySet
from django.http import Http404

from phoihop.accounts.models import ApiToken, Invitation
from phoihop.accounts.rules import check_open, sha256_of
from phoihop.law.refusal import Refusal


def live_tokens(user: User) -> QuerySet[ApiToken]:
    """The tokens of ``user`` that still open something, newest first."""
    return ApiToken.objects.filter(user=user, revoked_at__isnull=True)


def get_token(token_id: int, *, of: User) -> ApiToken:
    """A live token of this user; 404 for anybody else's."""
    token = live_tokens(of).filter(pk=token_id).first()
    if token is None:
        raise Http404(token_id)
    return token


def token_for(plain: str) -> ApiToken | None:
    """The live token whose plain text is ``plain``, of an active user, with the user."""
    return (
        ApiToken.objects.filter(
            token_sha256=sha256_of(plain), revoked_at__isnull=True, user__is_active=True
        )
        .select_related("user")
        .first()
    )


def user_for_token(plain: str, at: datetime) -> User | None:
    """Who acts with the token ``plain`` at that moment; ``None`` when it opens nothing.

    One query. ``services.note_use`` keeps the day of last use.
    """
    token = token_for(plain)
    return token.user if token and token.created_at <= at else None


def open_invitation(plain: str, *, at: datetime) -> Invitation:
    """The invitation that the secret of a letter stands for.

    Raises:
        Refusal: ``accounts.invitation_unknown``, ``accounts.invitation_used`` or
            ``accounts.invitation_expired``.
    """
    invitation = (
        Invitation.objects.filter(token_sha256=sha256_of(plain)).select_related("user").first()
    )
    if invitation is None:
        raise Refusal("accounts.invitation_unknown")
    check_open(used_at=invitation.used_at, expires_at=invitation.expires_at, at=at)
    return invitation
