"""Buttons: offer, agree, check, approve, sign, take back, withdraw, close."""

from collections.abc import Callable

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from phoihop.parties.queries import acting
from phoihop.programmes import services
from phoihop.programmes.addresses import address_of
from phoihop.programmes.forms import SignForm
from phoihop.programmes.models import Annex, Instrument, Programme
from phoihop.programmes.queries import get_paper, programme_of

Paper = Programme | Instrument | Annex

OFFER: dict[type, Callable[..., None]] = {
    Programme: services.offer_programme,
    Instrument: services.offer_instrument,
    Annex: services.offer_annex,
}
SIGN: dict[type, Callable[..., None]] = {
    Programme: services.sign_programme,
    Instrument: services.sign_instrument,
    Annex: services.sign_annex,
}


@login_required
@require_POST
def move(request: HttpRequest, ref: str, paper_ref: str, step: str) -> HttpResponse:
    """Take one step with a paper of the programme ``ref``."""
    member = acting(request)
    paper = get_paper(paper_ref, seen_by=member)
    if programme_of(paper).ref != ref or (step == "close" and isinstance(paper, Annex)):
        raise Http404(paper_ref)
    given = {"by": member, "at": timezone.now()}
    if step == "sign":
        form = SignForm(request.POST)
        if "signed_on" in request.POST and not form.is_valid():
            context = {"form": form, "programme": programme_of(paper), "paper": paper}
            return render(request, "programmes/sign.html", context, status=422)
        signed_on = form.cleaned_data["signed_on"] if "signed_on" in request.POST else None
        SIGN[type(paper)](paper, signed_on=signed_on, **given)
    else:
        verbs: dict[str, Callable[..., None]] = {
            "offer": OFFER[type(paper)],
            "agree": services.agree,
            "check": services.check,
            "approve": services.approve,
            "take_back": services.take_back,
            "withdraw": services.withdraw,
            "close": services.close,
        }
        verbs[step](paper, **given)
    return redirect(address_of(paper))
