"""The author's way in: one link, one manuscript."""

from datetime import datetime

from django.http import Http404

from phoihop.accounts.rules import sha256_of
from phoihop.law.refusal import Refusal
from phoihop.manuscripts.models import AuthorLink
from phoihop.manuscripts.rules import check_link


def link_for(plain: str) -> AuthorLink:
    """The link that a secret stands for, in whatever state it is.

    Raises:
        Refusal: ``manuscript.link_unknown``.
    """
    found = AuthorLink.objects.filter(token_sha256=sha256_of(plain)).select_related("manuscript")
    link = found.first()
    if link is None:
        raise Refusal("manuscript.link_unknown")
    return link


def open_link(plain: str, *, at: datetime) -> AuthorLink:
    """The link that a secret stands for, when it still opens.

    Raises:
        Refusal: ``manuscript.link_unknown``, ``manuscript.link_used``,
            ``manuscript.link_expired``, ``manuscript.link_revoked``.
    """
    link = link_for(plain)
    check_link(
        used=link.used_at is not None,
        revoked=link.revoked_at is not None,
        expires_at=link.expires_at,
        at=at,
    )
    return link


def live_session(ref: str, session: str, *, at: datetime) -> AuthorLink:
    """The opened link whose session that is, for that manuscript and no other; else 404.

    Raises:
        Refusal: ``manuscript.link_revoked`` or ``manuscript.link_expired`` where it ended.
    """
    known = AuthorLink.objects.filter(
        session_sha256=sha256_of(session), manuscript__ref=ref, used_at__isnull=False
    )
    link = known.select_related("manuscript__publisher", "created_by").first() if session else None
    if link is None:
        raise Http404(ref)
    check_link(used=False, revoked=link.revoked_at is not None, expires_at=link.expires_at, at=at)
    return link


def shut_because(plain: str, *, at: datetime) -> Refusal | None:
    """Why a known link no longer opens; ``None`` when it does.

    Raises:
        Refusal: ``manuscript.link_unknown``, which has no page to ask for another on.
    """
    link_for(plain)
    try:
        open_link(plain, at=at)
    except Refusal as refusal:
        return refusal
    return None
