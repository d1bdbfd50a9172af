"""The register on screen, for everybody; no sign-in."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from phoihop.parties.wording import SIDES
from phoihop.programmes.rules import ObligationKind
from phoihop.programmes.wording import OBLIGATION_KINDS
from phoihop.register.queries import get_public, public_programmes
from phoihop.ui.paging import page_of


@require_GET
def listing(request: HttpRequest) -> HttpResponse:
    """The signed programmes."""
    return render(request, "register/list.html", {"page": page_of(request, public_programmes())})


@require_GET
def programme(request: HttpRequest, ref: str) -> HttpResponse:
    """One signed programme: parties, period, kinds of duties, yearly papers, labels."""
    told = get_public(ref)
    context = {
        "told": told,
        "parties": [(SIDES[side], names) for side, names in told.parties.items()],
        "duties": [
            (SIDES[side], OBLIGATION_KINDS[ObligationKind(kind)], count)
            for side, kind, count in told.duties
        ],
    }
    return render(request, "register/programme.html", context)
