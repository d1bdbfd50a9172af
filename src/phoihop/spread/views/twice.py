"""Pieces delivered before, and the decision to accept them all the same, on screen."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from phoihop.law.access import may
from phoihop.parties.models import Member
from phoihop.parties.queries import acting
from phoihop.programmes.models import Programme
from phoihop.programmes.queries import get_instrument, get_programme, side_of
from phoihop.publications.queries import get_work
from phoihop.spread import services
from phoihop.spread.forms import DecisionForm, ProposalForm
from phoihop.spread.passages import one_side
from phoihop.spread.queries import Repeated, delivered_before, get_cofunding


@login_required
@require_GET
def listing(request: HttpRequest, ref: str) -> HttpResponse:
    """What of a programme's pieces was delivered or printed before."""
    member = acting(request)
    programme = get_programme(ref, seen_by=member)
    told = delivered_before(programme, seen_by=member)
    return render(request, "spread/twice.html", {"programme": programme, "told": told})


@login_required
@require_GET
def piece(request: HttpRequest, ref: str, instrument: str, work: str) -> HttpResponse:
    """One piece: what it repeats, which passages, and the decision about it."""
    member = acting(request)
    programme = get_programme(ref, seen_by=member)
    return _page(request, programme, member, instrument, work)


def _page(
    request: HttpRequest,
    programme: Programme,
    member: Member,
    instrument: str,
    work: str,
    *,
    status: int = 200,
    **forms_given: Any,
) -> HttpResponse:
    found = _repeated(programme, member, instrument, work)
    side = side_of(programme, member)
    marked = [(told, one_side(found.work.body, told.finding.places)) for told in found.told]
    context = {
        "programme": programme,
        "paper": instrument,
        "piece": found,
        "marked": marked,
        "may_propose": may("cofunding.propose", side=side, roles=member.roles),
        "may_decide": may("cofunding.decide", side=side, roles=member.roles),
        "proposal_form": ProposalForm(),
        "decision_form": DecisionForm(),
        **forms_given,
    }
    return render(request, "spread/piece.html", context, status=status)


def _repeated(programme: Programme, member: Member, instrument: str, work: str) -> Repeated:
    for delivered in delivered_before(programme, seen_by=member):
        for one in delivered.pieces:
            if delivered.instrument.ref == instrument and one.work.ref == work:
                return one
    raise Http404(f"{instrument}/{work}")


@login_required
@require_POST
def propose(request: HttpRequest, ref: str, instrument: str, work: str) -> HttpResponse:
    """The publisher lays open that the piece was delivered before."""
    member = acting(request)
    programme = get_programme(ref, seen_by=member)
    form = ProposalForm(request.POST)
    if not form.is_valid():
        return _page(request, programme, member, instrument, work, status=422, proposal_form=form)
    services.propose_cofunding(
        get_instrument(instrument, seen_by=member, programme=ref),
        get_work(work, seen_by=member),
        reason=form.chosen,
        words=form.cleaned_data["words"],
        by=member,
        at=timezone.now(),
    )
    messages.success(request, _("Đã gửi đề nghị cho bên A."))
    return redirect("spread:piece", ref, instrument, work)


@login_required
@require_POST
def decide(request: HttpRequest, ref: str) -> HttpResponse:
    """The institution's leader answers."""
    member = acting(request)
    decision = get_cofunding(ref, seen_by=member)
    programme, instrument = decision.instrument.programme, decision.instrument.ref
    form = DecisionForm(request.POST)
    if not form.is_valid():
        page = (programme, member, instrument, decision.work.ref)
        return _page(request, *page, status=422, decision_form=form)
    given = form.cleaned_data
    services.decide_cofunding(
        decision, agreed=given["agreed"] == "yes", words=given["words"], by=member,
        at=timezone.now(),
    )  # fmt: skip
    return redirect("spread:piece", programme.ref, instrument, decision.work.ref)


@login_required
@require_POST
def withdraw(request: HttpRequest, ref: str) -> HttpResponse:
    """The publisher takes a proposal or a decision back."""
    member = acting(request)
    decision = get_cofunding(ref, seen_by=member)
    services.withdraw_cofunding(decision, by=member, at=timezone.now())
    return redirect("spread:twice", decision.instrument.programme.ref)
