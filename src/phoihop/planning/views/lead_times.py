"""How long things take, and which days are remembered."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_GET, require_POST

from phoihop.parties.models import Member
from phoihop.parties.queries import acting
from phoihop.planning import services
from phoihop.planning.forms.days import LeadTimeForm, OwnDayForm
from phoihop.planning.lead_times import DEFAULTS, lead_for
from phoihop.planning.months import MONTHS_AHEAD, after
from phoihop.planning.queries.schedule import lead_times_of, occasions_of
from phoihop.planning.views.asking import allowed, today
from phoihop.planning.wording import CALENDARS
from phoihop.programmes.models import Programme
from phoihop.programmes.queries import get_programme, party_of
from phoihop.programmes.wording import GENRES


@login_required
def lead_times(request: HttpRequest, ref: str) -> HttpResponse:
    """The lead times of one's own house in this programme; setting one."""
    member = acting(request)
    programme = get_programme(ref, seen_by=member)
    form = LeadTimeForm(request.POST or None)
    if form.is_bound and form.is_valid():
        genre, lead = form.lead()
        services.set_lead_time(programme, genre, lead, by=member, at=timezone.now())
        return redirect("planning:lead-times", ref)
    own = lead_times_of(party_of(programme, member))
    context = {
        "programme": programme,
        "form": form,
        "rows": [
            {
                "label": GENRES[genre],
                "lead": lead_for(genre.value, own),
                "own": genre.value in own,
            }
            for genre in DEFAULTS
        ],
        "may_keep": allowed("leadtime.keep", programme, member),
    }
    status = 422 if form.is_bound else 200
    return render(request, "planning/lead_times.html", context, status=status)


@login_required
@require_GET
def remembered_days(request: HttpRequest, ref: str) -> HttpResponse:
    """The civil, lunar and own days of the coming year, with their sources."""
    member = acting(request)
    return _days_page(request, get_programme(ref, seen_by=member), member)


def _days_page(
    request: HttpRequest,
    programme: Programme,
    member: Member,
    *,
    status: int = 200,
    form: Any = None,
) -> HttpResponse:
    first = today().replace(day=1)
    language = get_language() or "vi"
    found = occasions_of(programme, starts_on=first, ends_on=after(first, MONTHS_AHEAD))
    context = {
        "programme": programme,
        "rows": [
            {
                "occasion": one,
                "name": one.commemoration.named(language),
                "calendar": CALENDARS[one.commemoration.calendar],
            }
            for one in found
        ],
        "form": form or OwnDayForm(),
        "may_keep": allowed("leadtime.keep", programme, member),
    }
    return render(request, "planning/remembered_days.html", context, status=status)


@login_required
@require_POST
def add_own_day(request: HttpRequest, ref: str) -> HttpResponse:
    """Add a day of the province or the journal."""
    member = acting(request)
    programme = get_programme(ref, seen_by=member)
    form = OwnDayForm(request.POST)
    if not form.is_valid():
        return _days_page(request, programme, member, status=422, form=form)
    services.add_own_day(programme, form.commemoration(), by=member, at=timezone.now())
    return redirect("planning:remembered-days", ref)
