"""What needs a look while the press is followed, on one page."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from phoihop.parties.queries import acting
from phoihop.press.pages import page_rows, problem_in_words
from phoihop.press.queries import alarms
from phoihop.press.queries.troubles import (
    count_problems,
    failed_pages,
    resting_sites,
)
from phoihop.press.wording import ALARMS
from phoihop.ui.paging import page_of

MOST_SITES = 100


@login_required
@require_GET
def troubles(request: HttpRequest) -> HttpResponse:
    """Sources gone quiet, servers at rest, pages that failed: counted by reason, listed behind."""
    acting(request)
    problem = request.GET.get("problem", "")[:60]
    page = page_of(request, failed_pages(problem)) if problem else None
    context = {
        "alarms": [(alarm, ALARMS[alarm.kind]) for alarm in alarms()],
        "sites": resting_sites(timezone.now())[:MOST_SITES],
        "problems": [
            {"code": code, "count": count, "words": problem_in_words(latest)}
            for code, count, latest in count_problems()
        ],
        "problem": problem,
        "page": page,
        "rows": page_rows(page) if page else [],
    }
    return render(request, "press/troubles.html", context)
