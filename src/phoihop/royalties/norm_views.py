"""The norms on screen: each with its source, and who held it against the paper in force."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET

from phoihop.law.access import Side, check_may, may
from phoihop.law.period import day_of
from phoihop.parties.queries import acting
from phoihop.royalties import services
from phoihop.royalties.forms import CheckNormForm
from phoihop.royalties.models import NormCheck
from phoihop.royalties.norms import house_norms
from phoihop.royalties.queries import checks_of, publisher_of, unchecked
from phoihop.royalties.rules import KINDS, Norm, NormKind, NormTable, norm_sha256
from phoihop.royalties.wording import GROUPS_CALLED, NORM_KINDS


@login_required
@require_GET
def norms(request: HttpRequest) -> HttpResponse:
    """Every norm; the page says plainly which nobody has checked."""
    member = acting(request)
    publisher = publisher_of(member)
    known, checks = house_norms(), checks_of(publisher)
    parts: dict[NormKind, list[dict[str, Any]]] = {kind: [] for kind in NormKind}
    for one in known.every():
        parts[KINDS[type(one)]].append(_shown(one, checks))
    context = {
        "parts": [(NORM_KINDS[kind], rows) for kind, rows in parts.items()],
        "waiting": len(unchecked(known.every(), publisher=publisher)),
        "may_check": may("royalty.check_norm", side=Side.B, roles=member.roles),
    }
    return render(request, "royalties/norms.html", context)


def _shown(one: Norm, checks: dict[str, NormCheck]) -> dict[str, Any]:
    groups = one.most.items() if isinstance(one, NormTable) else ()
    return {
        "norm": one,
        "kind": KINDS[type(one)].value,
        "groups": [(GROUPS_CALLED[group], most) for group, most in groups],
        "check": checks.get(norm_sha256(one)),
    }


@login_required
def check(request: HttpRequest, kind: str, day: str) -> HttpResponse:
    """Hold one norm against its paper, and say which paper that was."""
    member = acting(request)
    publisher = publisher_of(member)
    check_may("royalty.check_norm", side=Side.B, roles=member.roles)
    norm, at = house_norms().find(kind, day), timezone.now()
    form = CheckNormForm(request.POST or None)
    if form.is_bound and form.is_valid():
        document = form.cleaned_data["document"]
        services.check_norm(norm, document=document, by=member, at=at, on=day_of(at))
        return redirect("royalties:norms")
    row = _shown(norm, checks_of(publisher))
    context = {"row": row, "norm": norm, "check": row["check"], "form": form}
    status = 422 if form.is_bound else 200
    return render(request, "royalties/check_norm.html", context, status=status)
