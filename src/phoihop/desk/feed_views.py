"""The address that a calendar program reads: no sign-in, a secret in the address."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from phoihop.desk.feeds import feed_of
from phoihop.law.access import Role
from phoihop.law.period import day_of
from phoihop.notices.queries import feed_for, wishes_of
from phoihop.notices.services import note_use
from phoihop.parties.queries import member_for


@never_cache
@require_GET
def feed(request: HttpRequest, secret: str) -> HttpResponse:
    """The feed; 404 for a secret that opens nothing, or a role the person holds no more."""
    found = feed_for(secret)
    member = member_for(found.user) if found else None
    if found is None or member is None or found.role not in ("", *member.roles):
        raise Http404
    now = timezone.now()
    note_use(found, at=now)
    data = feed_of(
        member,
        role=Role(found.role) if found.role else None,
        language=wishes_of(found.user_id).language,
        on=day_of(now),
        at=now,
    )
    headers = {"Content-Disposition": 'inline; filename="phoi-hop.ics"'}
    return HttpResponse(data, content_type="text/calendar; charset=utf-8", headers=headers)
