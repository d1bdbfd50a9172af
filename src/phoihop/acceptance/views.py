"""Acceptance on screen. A view finds, calls and shows; it decides nothing."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from phoihop.acceptance import services
from phoihop.acceptance.forms import (
    CorrectionForm,
    EventForm,
    PaymentForm,
    PeriodForm,
    RequestForm,
)
from phoihop.acceptance.models import Payment, Record
from phoihop.acceptance.papers import papers_of_record
from phoihop.acceptance.queries import (
    get_entry,
    get_record,
    paid_dong,
    preview,
    records_of,
)
from phoihop.acceptance.rules import EventKind, RecordState
from phoihop.acceptance.wording import EVENT_KINDS, REASONS, RECORD_STATES, STATE_TONES
from phoihop.law.access import may
from phoihop.law.period import day_of
from phoihop.papers.queries import number_of, read_bytes
from phoihop.papers.rules import MEDIA_TYPES, PaperFormat
from phoihop.parties.models import Member
from phoihop.parties.queries import acting
from phoihop.parties.wording import SIDES
from phoihop.programmes.models import Annex, Instrument, Programme
from phoihop.programmes.queries import get_programme, instruments_visible_to, side_of
from phoihop.programmes.rules import IN_FORCE
from phoihop.spread.services import AT_MOST, left_to_compare
from phoihop.ui.paging import page_of


@login_required
@require_GET
def records(request: HttpRequest, ref: str) -> HttpResponse:
    """The records of a programme, and what a new one would hold."""
    member = acting(request)
    programme = get_programme(ref, seen_by=member)
    instruments = _instruments(programme, member)
    today = day_of(timezone.now())
    form = PeriodForm(request.GET or None, instruments=instruments)
    seen = None
    if form.is_bound and form.is_valid():
        given = form.cleaned_data
        seen = preview(
            given["instrument"],
            period=form.period,
            accepted_on=given["accepted_on"],
            known_at=timezone.now(),
        )
    elif not form.is_bound:
        form = PeriodForm(instruments=instruments, initial=_proposed(instruments.first(), today))
    context = {
        "programme": programme,
        "page": page_of(request, records_of(programme, seen_by=member)),
        "states": RECORD_STATES,
        "tones": STATE_TONES,
        "form": form,
        "seen": seen,
        "reasons": REASONS,
        "may_draw_up": _may("acceptance.draw_up", programme, member),
        "left_to_compare": left_to_compare,  # asked where something waits
        "at_once": AT_MOST,
    }
    return render(request, "acceptance/records.html", context)


@login_required
@require_POST
def draw_up(request: HttpRequest, ref: str) -> HttpResponse:
    """Keep what the preview showed."""
    member = acting(request)
    programme = get_programme(ref, seen_by=member)
    form = PeriodForm(request.POST, instruments=_instruments(programme, member))
    if not form.is_valid():
        context = {"programme": programme, "form": form, "page": []}
        return render(request, "acceptance/records.html", context, status=422)
    given = form.cleaned_data
    record = services.draw_up(
        given["instrument"],
        period=form.period,
        accepted_on=given["accepted_on"],
        place=given["place"],
        by=member,
        at=timezone.now(),
    )
    return redirect("acceptance:record", record.ref)


@login_required
@require_GET
def record(request: HttpRequest, ref: str) -> HttpResponse:
    """One record: its rows, who confirmed, its papers, its money."""
    member = acting(request)
    return _page(request, get_record(ref, seen_by=member), member)


def _page(
    request: HttpRequest, found: Record, member: Member, *, status: int = 200, **forms_given: Any
) -> HttpResponse:
    programme = found.instrument.programme
    side = side_of(programme, member)
    confirmed = {one.side: one for one in found.confirmations.all()}
    entries = list(found.entries.all())
    context = {
        "programme": programme,
        "record": found,
        "state": RECORD_STATES[RecordState(found.state)],
        "tone": STATE_TONES[RecordState(found.state)],
        "accepted": [entry for entry in entries if not entry.extra],
        "extra": [entry for entry in entries if entry.extra],
        "sides": [{"label": SIDES[one], "given": confirmed.get(one)} for one in type(side)],
        "number": number_of(f"acceptance:{found.ref}"),
        "paid_dong": paid_dong(found),
        "event_kinds": EVENT_KINDS,
        "formats": list(MEDIA_TYPES),
        "open": found.state == RecordState.DRAWN_UP,
        "frozen": found.state == RecordState.FROZEN,
        "our_turn": side not in confirmed,
        "may": {
            action.partition(".")[2]: may(action, side=side, roles=member.roles)
            for action in (
                "acceptance.confirm",
                "acceptance.withdraw",
                "acceptance.note",
                "acceptance.correct",
                "payment.request",
                "payment.record",
            )
        }
        | {"receive": may("payment.confirm", side=side, roles=member.roles)},
        "request_form": RequestForm(),
        "payment_form": PaymentForm(),
        **forms_given,
    }
    return render(request, "acceptance/record.html", context, status=status)


@login_required
@require_POST
def confirm(request: HttpRequest, ref: str) -> HttpResponse:
    """Say yes to exactly the rows that stood on the page."""
    member = acting(request)
    found = get_record(ref, seen_by=member)
    seen = request.POST.get("rows_sha256", "")
    services.confirm(found, rows_sha256_seen=seen, by=member, at=timezone.now())
    messages.success(request, _("Đã xác nhận %(ref)s.") % {"ref": ref})
    return redirect("acceptance:record", ref)


@login_required
@require_POST
def withdraw(request: HttpRequest, ref: str) -> HttpResponse:
    """Take back a record that is not frozen."""
    member = acting(request)
    found = get_record(ref, seen_by=member)
    services.withdraw(found, by=member, at=timezone.now())
    return redirect("acceptance:records", found.instrument.programme.ref)


@login_required
@require_GET
def paper(request: HttpRequest, ref: str, kind: str) -> HttpResponse:
    """One of the papers of a record."""
    member = acting(request)
    found = get_record(ref, seen_by=member)
    if kind not in {one.value for one in MEDIA_TYPES}:
        raise Http404(f"{ref}.{kind}")
    kept = papers_of_record(found, at=timezone.now())[PaperFormat(kind)]
    headers = {"Content-Disposition": f'attachment; filename="{kept.name}"'}
    media_type = MEDIA_TYPES[PaperFormat(kind)]
    return HttpResponse(read_bytes(kept.sha256), content_type=media_type, headers=headers)


def _posted(
    name: str, form_class: type[forms.Form], act: Callable[[Record, Member, dict[str, Any]], object]
) -> Callable[..., HttpResponse]:
    """A view that reads one small form of the record's page and does one thing with it."""

    @login_required
    @require_POST
    def view(request: HttpRequest, ref: str) -> HttpResponse:
        member = acting(request)
        found = get_record(ref, seen_by=member)
        form = form_class(request.POST)
        if not form.is_valid():
            return _page(request, found, member, status=422, **{f"{name}_form": form})
        act(found, member, form.cleaned_data)
        return redirect("acceptance:record", ref)

    return view


def _request(found: Record, member: Member, given: dict[str, Any]) -> None:
    services.request_payment(found, by=member, at=timezone.now(), **given)


def _payment(found: Record, member: Member, given: dict[str, Any]) -> None:
    amount_dong = given.pop("amount")
    now = timezone.now()
    services.record_payment(found, amount_dong=amount_dong, by=member, at=now, **given)


request_payment = _posted("request", RequestForm, _request)
record_payment = _posted("payment", PaymentForm, _payment)


@login_required
@require_POST
def receive(request: HttpRequest, ref: str, pk: int) -> HttpResponse:
    """The publisher confirms that the money came."""
    member = acting(request)
    found = get_record(ref, seen_by=member)
    payment = get_object_or_404(Payment.objects.select_related("record"), pk=pk, record=found)
    services.confirm_payment(payment, by=member, at=timezone.now())
    return redirect("acceptance:record", ref)


@login_required
def entry(request: HttpRequest, ref: str, ordinal: int) -> HttpResponse:
    """One row: what happened to the piece since, and taking it off by an annex."""
    member = acting(request)
    found = get_record(ref, seen_by=member)
    row = get_entry(found, ordinal)
    annexes = Annex.objects.filter(
        instrument=found.instrument_id, state__in=[state.value for state in IN_FORCE]
    )
    posted = request.POST if request.method == "POST" else None
    event_form = EventForm(posted if posted and "kind" in posted else None)
    correction_form = CorrectionForm(
        posted if posted and "annex" in posted else None, annexes=annexes
    )
    if event_form.is_bound and event_form.is_valid():
        given = event_form.cleaned_data | {"kind": EventKind(event_form.cleaned_data["kind"])}
        services.note_event(row, by=member, at=timezone.now(), **given)
        return redirect("acceptance:record", ref)
    if correction_form.is_bound and correction_form.is_valid():
        services.correct(row, by=member, at=timezone.now(), **correction_form.cleaned_data)
        return redirect("acceptance:record", ref)
    programme = found.instrument.programme
    context = {
        "programme": programme,
        "record": found,
        "entry": row,
        "event_form": event_form,
        "correction_form": correction_form,
        "event_kinds": EVENT_KINDS,
        "may_note": _may("acceptance.note", programme, member),
        "may_correct": _may("acceptance.correct", programme, member),
        "has_annex": annexes.exists(),
    }
    return render(request, "acceptance/entry.html", context, status=422 if posted else 200)


def _may(action: str, programme: Programme, member: Member) -> bool:
    return may(action, side=side_of(programme, member), roles=member.roles)


def _instruments(programme: Programme, member: Member) -> Any:
    in_force = [state.value for state in IN_FORCE]
    return instruments_visible_to(member).filter(programme=programme, state__in=in_force)


def _proposed(instrument: Instrument | None, today: Any) -> dict[str, Any]:
    """The form as it will mostly be wanted: the whole instrument, up to today."""
    if instrument is None:
        return {"accepted_on": today}
    return {
        "instrument": instrument.ref,
        "starts_on": min(instrument.effective_from, instrument.early_from_on or today),
        "ends_on": min(instrument.ends_on, today),
        "accepted_on": today,
        "place": instrument.place,
    }
