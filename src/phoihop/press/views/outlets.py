"""Outlets on screen. They are facts about the press: every member sees them."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from phoihop.law.access import may
from phoihop.parties.models import Member
from phoihop.parties.queries import acting, home_side, house_of, name_of
from phoihop.press import services
from phoihop.press.forms import (
    HostForm,
    KindForm,
    NameForm,
    OutletForm,
    PlaceForm,
    SourceForm,
    WatchForm,
)
from phoihop.press.models import Outlet
from phoihop.press.pages import discovery_of
from phoihop.press.queries import get_outlet, kind_of, outlets_matching
from phoihop.press.rules import OutletKind, Tenure
from phoihop.press.wording import OUTLET_KINDS
from phoihop.ui.paging import page_of


@login_required
@require_GET
def outlets(request: HttpRequest) -> HttpResponse:
    """The outlets, with what each is today."""
    member = acting(request)
    words = request.GET.get("q", "")[:200]
    page = page_of(request, outlets_matching(words).order_by("sort_key", "pk"))
    today = timezone.localdate()
    context = {
        "page": page,
        "rows": [(outlet, _label(kind_of(outlet, on=today))) for outlet in page],
        "words": words,
        "may_keep": _may_keep(member),
    }
    return render(request, "press/outlets.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Write down an outlet."""
    member = acting(request)
    form = OutletForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        outlet = services.add_outlet(
            given["name"],
            by=member,
            at=timezone.now(),
            kind=form.outlet_kind,
            hosts=[given["host"]] if given["host"] else [],
            owner=house_of(member) if given["ours"] else None,
        )
        return redirect("press:outlet", outlet.ref)
    return render(request, "press/new.html", {"form": form}, status=422 if form.errors else 200)


@login_required
@require_GET
def outlet(request: HttpRequest, ref: str) -> HttpResponse:
    """One outlet: its kinds, hosts and names over time."""
    return _page(request, get_outlet(ref), acting(request))


@login_required
@require_POST
def add_host(request: HttpRequest, ref: str) -> HttpResponse:
    """Write down another host."""
    member, found = acting(request), get_outlet(ref)
    form = HostForm(request.POST)
    if not form.is_valid():
        return _page(request, found, member, status=422, host_form=form)
    services.add_host(found, by=member, at=timezone.now(), **form.cleaned_data)
    return redirect("press:outlet", ref)


@login_required
@require_POST
def add_name(request: HttpRequest, ref: str) -> HttpResponse:
    """Write down another name."""
    member, found = acting(request), get_outlet(ref)
    form = NameForm(request.POST)
    if not form.is_valid():
        return _page(request, found, member, status=422, name_form=form)
    services.add_name(found, form.cleaned_data["name"], by=member, at=timezone.now())
    return redirect("press:outlet", ref)


@login_required
@require_POST
def add_kind(request: HttpRequest, ref: str) -> HttpResponse:
    """Write down a kind with its days."""
    member, found = acting(request), get_outlet(ref)
    form = KindForm(request.POST)
    if not form.is_valid():
        return _page(request, found, member, status=422, kind_form=form)
    given = form.cleaned_data
    tenure = Tenure(OutletKind(given["kind"]), given["from_on"], given["until_on"])
    services.add_kind(found, tenure, by=member, at=timezone.now(), source=given["source"])
    return redirect("press:outlet", ref)


@login_required
@require_POST
def add_place(request: HttpRequest, ref: str) -> HttpResponse:
    """Write down a province with its days."""
    member, found = acting(request), get_outlet(ref)
    form = PlaceForm(request.POST)
    if not form.is_valid():
        return _page(request, found, member, status=422, place_form=form)
    services.add_place(found, by=member, at=timezone.now(), **form.cleaned_data)
    return redirect("press:outlet", ref)


def _page(
    request: HttpRequest, found: Outlet, member: Member, *, status: int = 200, **forms_given: Any
) -> HttpResponse:
    today = timezone.localdate()
    ours = found.owner_id is None or found.owner_id == house_of(member).pk
    context = {
        "outlet": found,
        "owner": name_of(found.owner, on=today) if found.owner else "",
        "kinds": [(row, OUTLET_KINDS[OutletKind(row.kind)]) for row in found.tenures.all()],
        "may_keep": _may_keep(member) and ours,
        "host_form": HostForm(),
        "name_form": NameForm(),
        "kind_form": KindForm(),
        "place_form": PlaceForm(),
        "may_discover": may("press.discover", side=home_side(member), roles=member.roles),
        "source_form": SourceForm(),
        "watch_form": WatchForm(),
        **discovery_of(found),
        **forms_given,
    }
    return render(request, "press/outlet.html", context, status=status)


def _label(kind: OutletKind | None) -> str:
    return str(OUTLET_KINDS[kind]) if kind else ""


def _may_keep(member: Member) -> bool:
    return may("outlet.keep", side=home_side(member), roles=member.roles)
