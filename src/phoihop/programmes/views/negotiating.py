"""Pages of a negotiation: the versions, two of them side by side, and one's own answer."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from phoihop.engines.plainfiles.tree import MOST_BYTES
from phoihop.parties.models import Member
from phoihop.parties.queries import acting
from phoihop.programmes import services
from phoihop.programmes.forms import CounterForm, UploadForm, told
from phoihop.programmes.gates import CounterReason
from phoihop.programmes.models import Counter, Instrument, Programme
from phoihop.programmes.negotiation_page import (
    Paper,
    clauses_of,
    comparison_of,
    kind_of,
    negotiation_of,
)
from phoihop.programmes.pages import state_of
from phoihop.programmes.queries import get_paper_of
from phoihop.programmes.steps import may_answer
from phoihop.programmes.tabled import get_version
from phoihop.programmes.views.drafting import beside_lines

Values = dict[str, Any]


def _frame(request: HttpRequest, ref: str, paper_ref: str) -> tuple[Member, Paper, Values]:
    """Who asks, for which paper, and what every page of it shows; 404 for a stranger."""
    member = acting(request)
    programme, paper = get_paper_of(ref, paper_ref, seen_by=member)
    context = {"programme": programme, "paper": paper, "kind": kind_of(paper), **state_of(paper)}
    return member, paper, context


@login_required
@require_GET
def versions(request: HttpRequest, ref: str, paper_ref: str) -> HttpResponse:
    """Every version that was on the table, the gates each party has passed, whose turn it is."""
    member, paper, context = _frame(request, ref, paper_ref)
    context |= negotiation_of(paper, seen_by=member, on=timezone.localdate())
    return render(request, "programmes/versions.html", context)


@login_required
@require_GET
def version(request: HttpRequest, ref: str, paper_ref: str, number: int) -> HttpResponse:
    """One version, clause by clause."""
    _member, paper, context = _frame(request, ref, paper_ref)
    found = get_version(paper, number)
    day = timezone.localdate(found.offered_at)
    context |= {"version": found, "clauses": clauses_of(paper, found.statement, on=day)}
    return render(request, "programmes/version.html", context)


@login_required
@require_GET
def compare(
    request: HttpRequest, ref: str, paper_ref: str, before: int, after: int
) -> HttpResponse:
    """Two versions clause by clause: what was added, removed, changed or moved."""
    _member, paper, context = _frame(request, ref, paper_ref)
    first, second = get_version(paper, before), get_version(paper, after)
    day = timezone.localdate(second.offered_at)
    context |= {
        "before": first,
        "after": second,
        "differences": comparison_of(paper, first.statement, second.statement, on=day),
    }
    return render(request, "programmes/compare.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def counter(request: HttpRequest, ref: str, paper_ref: str) -> HttpResponse:
    """One's own answer: begin it with its reason, write it, send it or throw it away."""
    member, paper, context = _frame(request, ref, paper_ref)
    may_answer(paper, member)
    today = timezone.localdate()
    context |= negotiation_of(paper, seen_by=member, on=today)
    found: Counter | None = context["counter"]
    if found is None:
        return _begin(request, ref, paper, member, context)
    form = UploadForm(request.POST or None, request.FILES or None)
    mistakes: list[Values] = []
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data["file"].read(MOST_BYTES + 1)
        told(
            lambda: services.take_counter(paper, data, by=member, at=timezone.now()),
            lambda wrong: mistakes.extend(beside_lines(wrong, data)),
        )
        found.refresh_from_db()
    context |= {
        "form": form,
        "mistakes": mistakes,
        "rows": list(enumerate(found.statement.get("lines", []), start=1)),
        "is_programme": isinstance(paper, Programme),
        "is_instrument": isinstance(paper, Instrument),
        "differences": comparison_of(paper, found.answers.statement, found.statement, on=today),
    }
    status = 422 if mistakes or (request.method == "POST" and form.errors) else 200
    return render(request, "programmes/counter.html", context, status=status)


def _begin(
    request: HttpRequest, ref: str, paper: Paper, member: Member, context: Values
) -> HttpResponse:
    form = CounterForm(request.POST or None)
    if not form.is_valid():
        status = 422 if form.is_bound else 200
        return render(
            request, "programmes/counter_begin.html", {**context, "form": form}, status=status
        )
    services.begin_counter(
        paper,
        reason_code=CounterReason(form.cleaned_data["reason_code"]),
        reason=form.cleaned_data["reason"],
        by=member,
        at=timezone.now(),
    )
    return redirect("programmes:counter", ref, paper.ref)


@login_required
@require_http_methods(["POST"])
def counter_step(request: HttpRequest, ref: str, paper_ref: str, step: str) -> HttpResponse:
    """Send the answer, or throw it away."""
    member, paper, _context = _frame(request, ref, paper_ref)
    verb = {"send": services.offer_counter, "drop": services.drop_counter}[step]
    verb(paper, by=member, at=timezone.now())
    return redirect("programmes:versions", ref, paper.ref)
