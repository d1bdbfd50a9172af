"""The first page of the room: what is open of each kind."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from phoihop.fieldwork.queries import (
    answer_times_of,
    leads_of,
    outdated_uses,
    packs_of,
    questions_of,
    trips_of,
)
from phoihop.fieldwork.rules import LeadState
from phoihop.parties.queries import acting
from phoihop.planning.wording import step_label
from phoihop.programmes.queries import get_programme
from phoihop.programmes.rules import ObligationKind
from phoihop.ui.acts import today

SHOWN = 8


@login_required
@require_GET
def overview(request: HttpRequest, ref: str) -> HttpResponse:
    """Trips, questions, packs and leads of one programme; each figure opens its list."""
    member = acting(request)
    programme = get_programme(ref, seen_by=member)
    trips = trips_of(programme, seen_by=member)
    questions = questions_of(programme, seen_by=member)
    leads = leads_of(programme, seen_by=member)
    living = [LeadState.PRIVATE.value, LeadState.OFFERED.value]
    context = {
        "programme": programme,
        "trips": [
            (one, step_label(ObligationKind.FACILITATE, one.deed.last_step))
            for one in trips.filter(deed__ended=False)[:SHOWN]
        ],
        "questions": [
            (one, step_label(ObligationKind.INFORM, one.deed.last_step))
            for one in questions.filter(deed__ended=False)[:SHOWN]
        ],
        "counts": {
            "trips": trips.count(),
            "questions": questions.count(),
            "packs": packs_of(programme, seen_by=member).count(),
            "leads": leads.filter(state__in=living).count(),
        },
        "times": answer_times_of(programme, seen_by=member, year=today().year, on=today()),
        "uses": outdated_uses(programme, seen_by=member)[:SHOWN],
        "today": today(),
    }
    return render(request, "fieldwork/overview.html", context)
