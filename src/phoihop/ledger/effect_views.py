"""Pages about change: what an annex touches, what leans on ended documents, an early end."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from phoihop.law.access import Side, may
from phoihop.law.period import day_of
from phoihop.ledger.effect import balance_of, effect_of
from phoihop.ledger.forms import EarlyEndForm
from phoihop.ledger.leaning import shaken_in
from phoihop.ledger.money_apart import money_apart
from phoihop.ledger.services import draft_early_end
from phoihop.parties.queries import acting
from phoihop.parties.wording import SIDES
from phoihop.programmes.queries import get_annex, get_programme, permit, side_of
from phoihop.programmes.rules import AnnexReason, DocumentFate
from phoihop.programmes.wording import ANNEX_REASONS, DOCUMENT_FATES


@login_required
@require_GET
def preview(request: HttpRequest, ref: str, annex_ref: str) -> HttpResponse:
    """Everything that an annex touches, before → after, each with its page."""
    member = acting(request)
    annex = get_annex(annex_ref, seen_by=member, programme=ref)
    now = timezone.now()
    effect = effect_of(annex, seen_by=member, on=day_of(now), known_at=now)
    context = {
        "programme": annex.changes_programme,
        "annex": annex,
        "effect": effect,
        "reason_kind": ANNEX_REASONS[AnnexReason(annex.reason_code)],
        "moved": any(one.differs for one in effect.balance),
        "balance": [(SIDES[Side(str(one.row["side"]))], one) for one in effect.balance],
        "apart": effect.apart,
    }
    return render(request, "ledger/preview.html", context)


@login_required
@require_GET
def leaning(request: HttpRequest, ref: str) -> HttpResponse:
    """Documents that hold no longer, and the themes, duties and plans that lean on them."""
    member = acting(request)
    programme = get_programme(ref, seen_by=member)
    today = day_of(timezone.now())
    rows = shaken_in(programme, seen_by=member, on=today)
    context = {
        "programme": programme,
        "rows": [
            (row, DOCUMENT_FATES[DocumentFate(row.end.kind)] if row.end else "") for row in rows
        ],
        "may_annex": may("annex.draft", side=side_of(programme, member), roles=member.roles),
    }
    return render(request, "ledger/leaning.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def early_end(request: HttpRequest, ref: str) -> HttpResponse:
    """Draft the early end of a programme; what is owed stands beside the form."""
    member = acting(request)
    programme = get_programme(ref, seen_by=member)
    permit("annex.draft", programme, by=member)
    form = EarlyEndForm(request.POST or None)
    now = timezone.now()
    if form.is_valid():
        given = form.cleaned_data
        annex = draft_early_end(
            programme, ends_on=given["ends_on"], reason=given["reason"], by=member, at=now
        )
        return redirect("ledger:preview", ref, annex.ref)
    owed = balance_of(programme, seen_by=member, on=day_of(now), known_at=now)
    context = {
        "programme": programme,
        "form": form,
        "balance": [(SIDES[Side(str(row["side"]))], row) for row in owed],
        "apart": money_apart(programme, seen_by=member),
    }
    status = 422 if form.is_bound else 200
    return render(request, "ledger/early_end.html", context, status=status)
