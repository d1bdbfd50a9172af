"""Who asks: a token stands for one member, with just that member's rights."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.utils import timezone
from ninja.security import HttpBearer

from phoihop.accounts.queries import user_for_token
from phoihop.accounts.services import note_use
from phoihop.parties.models import Member
from phoihop.parties.queries import member_for


class MemberToken(HttpBearer):
    """``Authorization: Bearer phoihop_…``; a session of the pages opens nothing here."""

    def authenticate(self, request: HttpRequest, token: str) -> Member | None:
        """The member that ``token`` stands for; ``None`` when it opens nothing.

        Raises:
            PermissionDenied: the account is no (active) member.
        """
        at = timezone.now()
        user = user_for_token(token, at)
        if user is None:
            return None
        member = member_for(user)
        if member is None:
            raise PermissionDenied("no membership")
        note_use(token, at=at)
        request.user = user
        request.member = member  # type: ignore[attr-defined]
        return member
