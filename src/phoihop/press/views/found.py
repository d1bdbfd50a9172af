"""Where pages are looked for, and what is found, on screen."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from phoihop.law.access import may
from phoihop.papers.queries import read_bytes
from phoihop.parties.models import Member
from phoihop.parties.queries import acting, home_side
from phoihop.press import services
from phoihop.press.finding import PrintedPlace, Slot
from phoihop.press.forms import BroadcastForm, PasteForm, PrintForm, SourceForm, WatchForm
from phoihop.press.models import Outlet
from phoihop.press.pages import page_rows
from phoihop.press.queries import (
    found_pages,
    get_outlet,
    get_page,
    get_scan,
    get_source_numbered,
)
from phoihop.ui.paging import page_of
from phoihop.ui.refusals import in_words


def acts(request: HttpRequest) -> dict[str, Any]:
    """Who acts, and when."""
    return {"by": acting(request), "at": timezone.now()}


@login_required
@require_GET
def found(request: HttpRequest, ref: str) -> HttpResponse:
    """The pages found of an outlet: address, title, day, state. There is no search over texts."""
    member, outlet = acting(request), get_outlet(ref)
    page = page_of(request, found_pages(outlet))
    context = {
        "outlet": outlet,
        "page": page,
        "rows": page_rows(page),
        "may_discover": may_discover(member),
    }
    return render(request, "press/found.html", context)


@login_required
@require_POST
def follow(request: HttpRequest, ref: str) -> HttpResponse:
    """Follow an outlet."""
    outlet, form = get_outlet(ref), WatchForm(request.POST)
    if not form.is_valid():
        return _one_form(request, outlet, form, _("Theo dõi"))
    services.watch(outlet, reason=form.cleaned_data["reason"], **acts(request))
    return redirect("press:outlet", ref)


@login_required
@require_POST
def unfollow(request: HttpRequest, ref: str) -> HttpResponse:
    """End the following for one reason."""
    services.unwatch(get_outlet(ref), reason=request.POST.get("reason", ""), **acts(request))
    return redirect("press:outlet", ref)


@login_required
@require_POST
def add_source(request: HttpRequest, ref: str) -> HttpResponse:
    """Write down a source."""
    outlet, form = get_outlet(ref), SourceForm(request.POST)
    if not form.is_valid():
        return _one_form(request, outlet, form, _("Thêm nguồn"))
    services.add_source(outlet, form.source_kind, form.cleaned_data["address"], **acts(request))
    return redirect("press:outlet", ref)


@login_required
@require_POST
def drop_source(request: HttpRequest, ref: str, number: int) -> HttpResponse:
    """Put a source aside."""
    services.put_aside(get_source_numbered(get_outlet(ref), number), **acts(request))
    return redirect("press:outlet", ref)


@login_required
@require_http_methods(["GET", "POST"])
def paste(request: HttpRequest) -> HttpResponse:
    """Write down a list of addresses, and tell what became of each kind."""
    acting(request)
    form = PasteForm(request.POST or None, request.FILES or None)
    context: dict[str, Any] = {"form": form}
    if request.method == "POST" and form.is_valid():
        pasted = services.paste_addresses(form.text, **acts(request))
        unusable = [(address, in_words(why)) for address, why in pasted.unusable]
        context = {"form": PasteForm(), "pasted": pasted, "unusable": unusable}
    return render(request, "press/paste.html", context, status=422 if form.errors else 200)


@login_required
@require_http_methods(["GET", "POST"])
def record_print(request: HttpRequest, ref: str) -> HttpResponse:
    """Write down a printed piece."""
    acting(request)
    outlet, form = get_outlet(ref), PrintForm(request.POST or None, request.FILES or None)
    if not (request.method == "POST" and form.is_valid()):
        return _one_form(request, outlet, form, _("Ghi bài báo in"))
    given = form.cleaned_data
    scan = (given["scan"].name, given["scan"].read()) if given["scan"] else None
    place = PrintedPlace(given["issue"], given["page"])
    services.record_print(outlet, _piece(given), place, scan=scan, **acts(request))
    messages.success(request, _("Đã ghi bài báo in."))
    return redirect("press:found", ref)


@login_required
@require_http_methods(["GET", "POST"])
def record_broadcast(request: HttpRequest, ref: str) -> HttpResponse:
    """Write down a broadcast piece."""
    acting(request)
    outlet, form = get_outlet(ref), BroadcastForm(request.POST or None, request.FILES or None)
    if not (request.method == "POST" and form.is_valid()):
        return _one_form(request, outlet, form, _("Ghi buổi phát sóng"))
    given = form.cleaned_data
    slot = Slot(given["programme"], given["minute"], form.recording_sha256)
    services.record_broadcast(outlet, _piece(given), slot, **acts(request))
    messages.success(request, _("Đã ghi buổi phát sóng."))
    return redirect("press:found", ref)


@login_required
@require_POST
def ask_again(request: HttpRequest, ref: str, key: str) -> HttpResponse:
    """Let a page be fetched again."""
    services.ask_again(get_page(get_outlet(ref), key), **acts(request))
    return redirect("press:found", ref)


@login_required
@require_GET
def scan(request: HttpRequest, ref: str, key: str) -> HttpResponse:
    """The scan of a printed page, for the house that handed it in."""
    kept = get_scan(get_outlet(ref), key, seen_by=acting(request))
    headers = {
        "Content-Disposition": f'attachment; filename="{key[:12]}.{kept.format}"',
        "X-Content-Type-Options": "nosniff",
    }
    data = read_bytes(kept.sha256)
    return HttpResponse(data, content_type="application/octet-stream", headers=headers)


def may_discover(member: Member) -> bool:
    """Whether the person may open roads of discovery."""
    return may("press.discover", side=home_side(member), roles=member.roles)


def _piece(given: dict[str, Any]) -> services.Piece:
    return services.Piece(given["title"], given["on"], given["text"])


def _one_form(request: HttpRequest, outlet: Outlet, form: Any, title: str) -> HttpResponse:
    context = {"outlet": outlet, "form": form, "form_title": title}
    return render(request, "press/told.html", context, status=422 if form.errors else 200)
