"""The register on screen, for everybody; no sign-in."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from phoihop.parties.wording import SIDES
from phoihop.programmes.rules import ObligationKind
from phoihop.programmes.wording import OBLIGATION_KINDS
from phoihop.register.open_data import as_data
from phoihop.register.queries import get_public, public_pieces, public_programmes
from phoihop.ui.paging import page_of


@require_GET
def listing(request: HttpRequest) -> HttpResponse:
    """The signed programmes."""
    return render(request, "register/list.html", {"page": page_of(request, public_programmes())})


@require_GET
def programme(request: HttpRequest, ref: str) -> HttpResponse:
    """One signed programme: parties, period, duties, yearly papers, labels, published pieces."""
    told = get_public(ref)
    context = {
        "told": told,
        "sides": [
            (SIDES[side], names, [
                (OBLIGATION_KINDS[ObligationKind(kind)], count)
                for owed_by, kind, count in told.duties if owed_by is side
            ])
            for side, names in told.parties.items()
        ],
        "page": page_of(request, public_pieces(told.programme), counted=True),
    }  # fmt: skip
    return render(request, "register/programme.html", context)


@require_GET
def open_data(request: HttpRequest, ref: str) -> JsonResponse:
    """The same for programs: JSON, with every piece."""
    told = get_public(ref)
    return JsonResponse(as_data(told, public_pieces(told.programme)))
