"""The sheet of a paper: its number, its signatures, its files. A view decides nothing."""

from collections.abc import Callable
from datetime import datetime
from typing import Any
from urllib.parse import quote

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_GET, require_POST

from phoihop.engines.seals.keys import Pkcs12
from phoihop.engines.seals.levels import SignAt
from phoihop.papers.authorities import house_clock, house_trust
from phoihop.papers.queries import current_sealing, read_bytes, stages_of
from phoihop.papers.rules import MEDIA_TYPES, PaperFormat
from phoihop.papers.services import Means
from phoihop.parties.models import Member
from phoihop.parties.queries import acting
from phoihop.sealing import services
from phoihop.sealing.forms import CompareForm, KeyForm, NumberForm, PdfForm
from phoihop.sealing.kinds import Sealable, get_sealable
from phoihop.sealing.page import levels_at_hand, standing_of


@login_required
@require_GET
def paper(request: HttpRequest, ref: str) -> HttpResponse:
    """Number, who signed, whose turn it is, and every kept file."""
    member = acting(request)
    return _page(request, get_sealable(ref, seen_by=member, at=timezone.now()), member)


def _page(
    request: HttpRequest, found: Sealable, member: Member, *, status: int = 200, **given: Any
) -> HttpResponse:
    trust, clock = house_trust(), house_clock()
    standing = standing_of(found, seen_by=member, trust=trust, at=timezone.now())
    context = {
        "programme": found.programme,
        "paper": found,
        "standing": standing,
        "number_form": NumberForm(initial={"notation": found.notation, "issued_on": found.on}),
        "bring_form": PdfForm(auto_id="bring_%s"),
        "scan_form": PdfForm(auto_id="scan_%s"),
        "compare_form": CompareForm(),
        "sign_form": key_form(standing.mine, levels_at_hand(clock, trust)),
        **given,
    }
    return render(request, "sealing/paper.html", context, status=status)


def key_form(fields: Any, levels: list[SignAt], *given: Any) -> KeyForm:
    """The form to sign with a key file."""
    return KeyForm(*given, fields=fields, levels=levels, auto_id="sign_%s")


@login_required
@require_GET
def printed(request: HttpRequest, ref: str, kind: str) -> HttpResponse:
    """The paper as it is to be printed, in one of its formats."""
    found = get_sealable(ref, seen_by=acting(request), at=timezone.now())
    made = found.formats(timezone.now())
    kept = made.get(PaperFormat(kind)) if kind in set(PaperFormat) else None
    if kept is None:
        raise Http404(f"{ref}.{kind}")
    return _file(kept.sha256, kept.name, PaperFormat(kind))


@login_required
@require_GET
def stage_file(request: HttpRequest, ref: str, ordinal: int) -> HttpResponse:
    """One kept revision; the newest one is the one to sign."""
    found = get_sealable(ref, seen_by=acting(request), at=timezone.now())
    sealing = current_sealing(found.subject)
    stage = stages_of(sealing).filter(ordinal=ordinal).first() if sealing else None
    if stage is None:
        raise Http404(f"{ref} {ordinal}")
    return _file(stage.paper.sha256, stage.paper.name, PaperFormat.PDF)


def _file(sha256: str, name: str, kind: PaperFormat) -> HttpResponse:
    return HttpResponse(
        read_bytes(sha256),
        content_type=MEDIA_TYPES[kind],
        headers={"Content-Disposition": f"attachment; filename*=UTF-8''{quote(name)}"},
    )


@login_required
@require_POST
def prepare(request: HttpRequest, ref: str) -> HttpResponse:
    """Make the file that people sign."""
    member = acting(request)
    services.prepare(
        get_sealable(ref, seen_by=member, at=timezone.now()), by=member, at=timezone.now()
    )
    messages.success(request, _("Bản ký đã sẵn sàng."))
    return redirect("sealing:paper", ref)


@login_required
@require_POST
def bring(request: HttpRequest, ref: str) -> HttpResponse:
    """Take the copy that was signed elsewhere."""

    def take(found: Sealable, pdf: bytes, *, by: Member, at: datetime) -> None:
        services.bring(found, pdf, trust=house_trust(), by=by, at=at)

    return _take_file(request, ref, "bring", take, _("Đã kiểm tra và nhận bản ký."))


@login_required
@require_POST
@sensitive_post_parameters("passphrase")
@sensitive_variables("form", "key", "means")
def sign(request: HttpRequest, ref: str) -> HttpResponse:
    """Sign with a key file that is used for this moment only."""
    member = acting(request)
    found = get_sealable(ref, seen_by=member, at=timezone.now())
    trust, clock = house_trust(), house_clock()
    mine = standing_of(found, seen_by=member, trust=trust, at=timezone.now()).mine
    form = key_form(mine, levels_at_hand(clock, trust), request.POST, request.FILES)
    if not form.is_valid():
        return _page(request, found, member, status=422, sign_form=form)
    key = Pkcs12(form.cleaned_data["key"], form.cleaned_data["passphrase"])
    means = Means(key, SignAt(form.cleaned_data["level"]), trust, clock, reason=found.title[:300])
    field = form.cleaned_data["field"]
    services.sign_here(found, field=field, means=means, by=member, at=timezone.now())
    messages.success(request, _("Đã ký."))
    return redirect("sealing:paper", ref)


@login_required
@require_POST
def number(request: HttpRequest, ref: str) -> HttpResponse:
    """Record the clerk's number, or write the recorded one into the file under signature."""
    member = acting(request)
    found = get_sealable(ref, seen_by=member, at=timezone.now())
    if "fill" in request.POST:
        services.number(found, by=member, at=timezone.now())
        return redirect("sealing:paper", ref)
    form = NumberForm(request.POST)
    if not form.is_valid():
        return _page(request, found, member, status=422, number_form=form)
    services.number(found, by=member, at=timezone.now(), **form.cleaned_data)
    return redirect("sealing:paper", ref)


@login_required
@require_POST
def scan(request: HttpRequest, ref: str) -> HttpResponse:
    """Take the scan of the paper signed in ink."""
    done = _("Đã nhận bản quét. Mỗi bên đối chiếu mã ở chân trang.")
    return _take_file(request, ref, "scan", services.take_scan, done)


@login_required
@require_POST
def compare(request: HttpRequest, ref: str) -> HttpResponse:
    """Say what hash stands on every page of the scan."""
    member = acting(request)
    found = get_sealable(ref, seen_by=member, at=timezone.now())
    form = CompareForm(request.POST)
    if not form.is_valid():
        return _page(request, found, member, status=422, compare_form=form)
    seen = form.cleaned_data["seen"]
    services.compare_scan(found, seen=seen, by=member, at=timezone.now())
    messages.success(request, _("Đã ghi nhận: bản quét đúng là của văn bản này."))
    return redirect("sealing:paper", ref)


@login_required
@require_POST
def set_aside(request: HttpRequest, ref: str) -> HttpResponse:
    """Give up a signing that is not complete."""
    member = acting(request)
    services.set_aside(
        get_sealable(ref, seen_by=member, at=timezone.now()), by=member, at=timezone.now()
    )
    return redirect("sealing:paper", ref)


def _take_file(
    request: HttpRequest, ref: str, name: str, take: Callable[..., object], done: str
) -> HttpResponse:
    """Hand the PDF of the form ``name`` to ``take``, a verb of the services, and say ``done``."""
    member = acting(request)
    found = get_sealable(ref, seen_by=member, at=timezone.now())
    form = PdfForm(request.POST, request.FILES, auto_id=f"{name}_%s")
    if not form.is_valid():
        return _page(request, found, member, status=422, **{f"{name}_form": form})
    take(found, form.cleaned_data["file"].read(), by=member, at=timezone.now())
    messages.success(request, done)
    return redirect("sealing:paper", ref)
