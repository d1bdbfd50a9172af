"""One's own letters and calendar feeds on screen."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from phoihop.notices import services
from phoihop.notices.forms import ChoiceForm, FeedForm
from phoihop.notices.kinds import roles
from phoihop.notices.queries import get_feed, live_feeds, wishes_of


def _user(request: HttpRequest) -> User:
    assert isinstance(request.user, User)  # the views below ask for a signed-in user
    return request.user


def _roles(request: HttpRequest) -> list[tuple[str, Any]]:
    """The roles of the person: value and words, as rooms above registered them."""
    member = getattr(request, "member", None)
    held = {role.value for role in member.roles} if member else set()
    return [(role, label) for role, label in roles().items() if role in held]


@login_required
@never_cache
@require_http_methods(["GET", "POST"])
def choices(request: HttpRequest) -> HttpResponse:
    """What the person wants to hear of."""
    user = _user(request)
    form = ChoiceForm(request.POST) if request.method == "POST" else _filled(user)
    if form.is_bound and form.is_valid():
        services.choose(user, **form.cleaned_data)
        messages.success(request, _("Đã ghi."))
        return redirect("notices:choices")
    return _page(request, status=422 if form.is_bound else 200, form=form)


def _filled(user: User) -> ChoiceForm:
    wishes = wishes_of(user.pk)
    return ChoiceForm(
        initial={
            "digest": wishes.digest,
            "urgent": wishes.urgent,
            "language": wishes.language,
            "muted": sorted(wishes.muted),
        }
    )


def _page(request: HttpRequest, *, status: int = 200, **more: Any) -> HttpResponse:
    user = _user(request)
    context = {
        "form": _filled(user),
        "feed_form": FeedForm(roles=_roles(request)),
        "feeds": [(feed, roles().get(feed.role, "")) for feed in live_feeds(user)],
        "fresh": "",
        **more,
    }
    return render(request, "notices/choices.html", context, status=status)


@login_required
@never_cache
@require_POST
def new_feed(request: HttpRequest) -> HttpResponse:
    """Make a feed; its address is shown this once."""
    form = FeedForm(request.POST, roles=_roles(request))
    if not form.is_valid():
        return _page(request, status=422, feed_form=form)
    given = form.cleaned_data
    plain = services.issue_feed(
        _user(request), given["name"], role=given["role"], at=timezone.now()
    )
    address = request.build_absolute_uri(reverse("desk:feed", args=[plain]))
    return _page(request, fresh=address)


@login_required
@require_POST
def revoke_feed(request: HttpRequest, feed_id: int) -> HttpResponse:
    """Take a feed back."""
    services.revoke_feed(get_feed(feed_id, of=_user(request)), at=timezone.now())
    messages.success(request, _("Đã thu hồi địa chỉ lịch."))
    return redirect("notices:choices")
