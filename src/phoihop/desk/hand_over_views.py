"""Handing over on screen: what a colleague has in hand first, then to whom it goes."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from phoihop.desk.addresses import address_in_hand
from phoihop.desk.forms import SuccessorForm
from phoihop.desk.handing_over import hand_over_work
from phoihop.desk.queries.in_hand import in_hand
from phoihop.desk.rules import Held, InHand
from phoihop.desk.wording import HELD
from phoihop.law.access import check_may
from phoihop.law.period import day_of
from phoihop.parties.queries import acting, colleagues_of, home_side


@login_required
@require_http_methods(["GET", "POST"])
def hand_over(request: HttpRequest) -> HttpResponse:
    """What a colleague has in hand; passed on to another at once."""
    member, now = acting(request), timezone.now()
    check_may("charge.hand_over", side=home_side(member), roles=member.roles)
    house = colleagues_of(member)
    leaver = house.filter(ref=request.GET.get("leaver", "")).first()
    found = in_hand(leaver, seen_by=member) if leaver else []
    others = house.filter(active=True)
    form = SuccessorForm(
        request.POST or None, colleagues=others.exclude(pk=leaver.pk) if leaver else others
    )
    if leaver and form.is_bound and form.is_valid():
        successor = form.cleaned_data["successor"]
        passed = hand_over_work(leaver, successor, by=member, at=now, on=day_of(now))
        told = _("%(name)s nhận %(count)s việc.")
        messages.success(request, told % {"name": successor.display_name, "count": len(passed)})
        return redirect(f"{reverse('desk:hand-over')}?leaver={successor.ref}")
    context = {
        "colleagues": house,
        "leaver": leaver,
        "groups": _groups(found),
        "count": len(found),
        "form": form,
        "today": day_of(now),
    }
    status = 422 if form.is_bound else 200
    return render(request, "desk/hand_over.html", context, status=status)


def _groups(found: list[InHand]) -> list[dict[str, Any]]:
    groups = []
    for kind in Held:
        rows = [(one, address_in_hand(one)) for one in found if one.kind is kind]
        if rows:
            groups.append({"kind": kind, "label": HELD[kind], "rows": rows})
    return groups
