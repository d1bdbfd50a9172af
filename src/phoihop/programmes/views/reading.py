"""Pages that show papers."""

from urllib.parse import quote

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from phoihop.law.access import may
from phoihop.parties.queries import acting, home_side
from phoihop.programmes.forms import SignForm
from phoihop.programmes.models import Annex, Instrument, Programme
from phoihop.programmes.moment import day_asked, file_on, programme_on
from phoihop.programmes.negotiation_page import moment_page, on_its_page
from phoihop.programmes.pages import annex_page, instrument_page, paper_page, row_of
from phoihop.programmes.queries import (
    get_annex,
    get_instrument,
    get_programme,
    listed,
    side_of,
)
from phoihop.programmes.statement import as_file, state_instrument, state_programme
from phoihop.programmes.steps import open_steps
from phoihop.ui.htmx import is_partial
from phoihop.ui.paging import page_of


@login_required
@require_GET
def programmes(request: HttpRequest) -> HttpResponse:
    """The programmes of the member's side, searched and paged."""
    member = acting(request)
    words = request.GET.get("q", "")[:100]
    page = page_of(request, listed(member, words), per_page=25)
    today = timezone.localdate()
    context = {
        "page": page,
        "rows": [row_of(programme, on=today) for programme in page],
        "words": words,
        "may_draft": may("programme.draft", side=home_side(member), roles=member.roles),
    }
    template = "part_list.html" if is_partial(request) else "list.html"
    return render(request, f"programmes/{template}", context)


@login_required
@require_GET
def paper(request: HttpRequest, ref: str) -> HttpResponse:
    """Everything that the programme says, as signed; with ``?on=`` what held on that day."""
    member = acting(request)
    programme = get_programme(ref, seen_by=member)
    asked = day_asked(request.GET.get("on", ""))
    if asked is not None:
        context = moment_page(programme, seen_by=member, on=asked)
        return render(request, "programmes/moment.html", context)
    side = side_of(programme, member)
    today = timezone.localdate()
    context = {
        **paper_page(programme, seen_by=member),
        **on_its_page(programme, seen_by=member, on=today),
        "steps": open_steps(programme, member, side=side, on=today),
        "sign_form": SignForm(),
        "may_revise": _is_own_draft(programme)
        and may("programme.draft", side=side, roles=member.roles),
        "may_annex": programme.state == "signed"
        and may("annex.draft", side=side, roles=member.roles),
        "may_draft_instrument": may("instrument.draft", side=side, roles=member.roles),
    }
    return render(request, "programmes/paper.html", context)


@login_required
@require_GET
def instrument(request: HttpRequest, ref: str, instrument_ref: str) -> HttpResponse:
    """An instrument with its lines as of a day (``?on=``), its annexes and what was before."""
    member = acting(request)
    found = get_instrument(instrument_ref, seen_by=member, programme=ref)
    side = side_of(found.programme, member)
    today = timezone.localdate()
    context = {
        **instrument_page(found, seen_by=member, on=request.GET.get("on", ""), at=timezone.now()),
        **on_its_page(found, seen_by=member, on=today),
        "steps": open_steps(found, member, side=side, on=today),
        "sign_form": SignForm(),
        "may_revise": _is_own_draft(found)
        and may("instrument.draft", side=side, roles=member.roles),
        "may_annex": found.state == "signed" and may("annex.draft", side=side, roles=member.roles),
    }
    return render(request, "programmes/instrument.html", context)


@login_required
@require_GET
def annex(request: HttpRequest, ref: str, annex_ref: str) -> HttpResponse:
    """An annex: what it changes, what was there before, who has signed."""
    member = acting(request)
    found = get_annex(annex_ref, seen_by=member, programme=ref)
    side = side_of(found.changes_programme, member)
    today = timezone.localdate()
    context = {
        **annex_page(found),
        **on_its_page(found, seen_by=member, on=today),
        "steps": open_steps(found, member, side=side, on=today),
        "sign_form": SignForm(),
    }
    return render(request, "programmes/annex.html", context)


@login_required
@require_GET
def programme_file(request: HttpRequest, ref: str) -> HttpResponse:
    """The programme with all its papers as a file that can be imported."""
    member = acting(request)
    programme = get_programme(ref, seen_by=member)
    asked = day_asked(request.GET.get("on", ""))
    if asked is not None:
        moment = programme_on(programme, seen_by=member, on=asked)
        return _file(file_on(moment), f"{ref}-{asked.isoformat()}.yaml")
    return _file(as_file(state_programme(programme, seen_by=member)), f"{ref}.yaml")


@login_required
@require_GET
def instrument_file(request: HttpRequest, ref: str, instrument_ref: str) -> HttpResponse:
    """The instrument as a file that can be imported."""
    member = acting(request)
    found = get_instrument(instrument_ref, seen_by=member, programme=ref)
    return _file(as_file(state_instrument(found, seen_by=member)), f"{instrument_ref}.yaml")


def _file(text: str, name: str) -> HttpResponse:
    headers = {"Content-Disposition": f"attachment; filename*=UTF-8''{quote(name)}"}
    return HttpResponse(text, content_type="application/yaml; charset=utf-8", headers=headers)


def _is_own_draft(paper: Programme | Instrument | Annex) -> bool:
    return paper.state == "draft"  # a foreign draft is not seen at all
