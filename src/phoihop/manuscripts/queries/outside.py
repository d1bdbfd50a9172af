"""The way in of a reviewer from outside: one link, one review, until its end."""

from datetime import datetime

from django.db.models import QuerySet
from django.http import Http404

from phoihop.accounts.rules import sha256_of
from phoihop.law.refusal import Refusal
from phoihop.manuscripts.models import Manuscript, OutsideReview
from phoihop.manuscripts.rules import check_review_link


def _reviews() -> QuerySet[OutsideReview]:
    return OutsideReview.objects.select_related("round__manuscript__publisher", "round__version")


def review_for(plain: str, *, at: datetime) -> OutsideReview:
    """The review that a secret opens.

    Raises:
        Refusal: ``review_link.unknown``, ``review_link.used``, ``review_link.expired``,
            ``review_link.revoked``.
    """
    found = _reviews().filter(token_sha256=sha256_of(plain)).first()
    if found is None:
        raise Refusal("review_link.unknown")
    check_review_link(
        used=found.used_at is not None,
        revoked=found.revoked_at is not None,
        expires_at=found.expires_at,
        at=at,
    )
    return found


def live_review(ref: str, round_: int, number: int, session: str, *, at: datetime) -> OutsideReview:
    """The review that was opened on this device, and no other; else 404.

    Raises:
        Refusal: ``review_link.expired`` or ``review_link.revoked`` where it ended.
    """
    known = _reviews().filter(
        session_sha256=sha256_of(session), used_at__isnull=False, number=number,
        round__number=round_, round__manuscript__ref=ref,
    )  # fmt: skip
    found = known.first() if session else None
    if found is None:
        raise Http404(ref)
    check_review_link(
        used=False, revoked=found.revoked_at is not None, expires_at=found.expires_at, at=at
    )
    return found


def get_outside_review(manuscript: Manuscript, round_: int, number: int) -> OutsideReview:
    """An outside review of this manuscript, for its desk; or 404."""
    found = _reviews().filter(
        round__manuscript=manuscript, round__number=round_, number=number
    ).first()  # fmt: skip
    if found is None:
        raise Http404(f"{manuscript.ref}/{round_}/{number}")
    return found
