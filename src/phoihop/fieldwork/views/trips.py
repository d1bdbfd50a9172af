"""Field trips on screen."""

from datetime import date, datetime
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_POST

from phoihop.fieldwork import forms, services
from phoihop.fieldwork.models import Trip
from phoihop.fieldwork.queries import costs_of, duties_of, get_trip, notes_of, trips_of
from phoihop.fieldwork.rules import Cost, Payer, untold
from phoihop.fieldwork.views.offering import allowed, units_of
from phoihop.fieldwork.wording import COSTS, PAYERS
from phoihop.law.access import Side
from phoihop.parties.models import Member
from phoihop.parties.queries import acting
from phoihop.planning.queries import topics_of
from phoihop.planning.wording import step_label
from phoihop.programmes.queries import get_programme, side_of
from phoihop.programmes.rules import ObligationKind
from phoihop.ui.acts import Act, Bad, offered, perform, today
from phoihop.ui.paging import page_of

KIND = ObligationKind.FACILITATE


@login_required
@require_GET
def all_trips(request: HttpRequest, ref: str) -> HttpResponse:
    """Every trip of a programme."""
    member = acting(request)
    programme = get_programme(ref, seen_by=member)
    page = page_of(request, trips_of(programme, seen_by=member))
    context = {
        "programme": programme,
        "page": page,
        "rows": [(trip, step_label(KIND, trip.deed.last_step)) for trip in page],
        "today": today(),
        "may_request": _asks(programme, member),
    }
    return render(request, "fieldwork/trips.html", context)


@login_required
def new_trip(request: HttpRequest, ref: str) -> HttpResponse:
    """Ask for a trip."""
    member = acting(request)
    programme = get_programme(ref, seen_by=member)
    choices = {"obligation": duties_of(programme, KIND)}
    form = forms.WishForm(request.POST or None, choices=choices)
    if form.is_bound and form.is_valid():
        given = dict(form.cleaned_data)
        duty = given.pop("obligation")
        trip = services.request_trip(
            duty, services.Wish(**given), by=member, at=timezone.now(), on=today()
        )
        return redirect("fieldwork:trip", trip.deed.ref)
    context = {"programme": programme, "form": form}
    status = 422 if form.is_bound else 200
    return render(request, "fieldwork/new_trip.html", context, status=status)


@login_required
@require_GET
def trip(request: HttpRequest, ref: str) -> HttpResponse:
    """One trip: who, where, when, what came of it, who paid."""
    member = acting(request)
    return _page(request, get_trip(ref, seen_by=member), member)


@login_required
@require_POST
def act(request: HttpRequest, ref: str, name: str) -> HttpResponse:
    """One of the small forms of the page."""
    member = acting(request)
    found = get_trip(ref, seen_by=member)
    back = reverse("fieldwork:trip", args=[ref])
    return perform(request, ACTS, name, (found, member), page=_page, to=back)


def _page(
    request: HttpRequest, found: Trip, member: Member, *, bad: Bad = None, status: int = 200
) -> HttpResponse:
    told = costs_of(found)
    context = {
        "programme": found.deed.programme,
        "trip": found,
        "deed": found.deed,
        "last": step_label(KIND, found.deed.last_step),
        "steps": [(row, step_label(KIND, row.step)) for row in found.deed.steps.all()],
        "costs": [(COSTS[cost], told.get(cost)) for cost in Cost],
        "payers": {payer.value: label for payer, label in PAYERS.items()},
        "untold": bool(untold(told)) and found.deed.last_step in ("held", "confirmed"),
        "notes": notes_of(found, seen_by=member),
        "shows_notes": side_of(found.deed.programme, member) is Side.B,
        "forms": offered(ACTS, found, member, bad),
        "today": today(),
    }
    return render(request, "fieldwork/trip.html", context, status=status)


def _asks(programme: Any, member: Member) -> bool:
    owed_to_us = duties_of(programme, KIND).exclude(side=side_of(programme, member).value)
    return allowed("deed.open", programme, member) and owed_to_us.exists()


def _step(step: str, *, ours: bool, action: str = "deed.step") -> Any:
    """Offered when ``step`` follows the last one and it is our turn (``ours``: the host's)."""

    def when(found: Trip, member: Member) -> bool:
        mine = side_of(found.deed.programme, member) is Side(found.deed.obligation.side)
        follows = {
            "requested": ("granted", "refused"),
            "granted": ("held",),
            "held": ("confirmed",),
        }
        turn = step == "held" or mine is ours
        return (
            step in follows.get(found.deed.last_step, ())
            and turn
            and allowed(action, found.deed.programme, member)
        )

    return when


def _planning(*, host_only: bool = False) -> Any:
    def when(found: Trip, member: Member) -> bool:
        programme = found.deed.programme
        mine = side_of(programme, member) is Side(found.deed.obligation.side)
        return (
            not found.deed.ended
            and (mine or not host_only)
            and allowed("trip.plan", programme, member)
        )

    return when


def _logging(found: Trip, member: Member) -> bool:
    granted = found.deed.last_step in ("granted", "held", "confirmed")
    return granted and allowed("trip.log", found.deed.programme, member)


def _units(found: Trip, member: Member) -> dict[str, Any]:
    return {"choices": {"hosts": units_of(found.deed.programme)}}


def _topics(found: Trip, member: Member) -> dict[str, Any]:
    return {"choices": {"topic": topics_of(found.deed.programme, seen_by=member)}}


def _first_day(found: Trip) -> dict[str, Any]:
    return {"on": found.from_on}


def _grant(found: Trip, given: dict[str, Any], *, on: date, **who: Any) -> None:
    services.grant_trip(found, **given, **who)


def _refuse(found: Trip, given: dict[str, Any], *, on: date, **who: Any) -> None:
    services.refuse_trip(found, reason=given["note"], on=given["on"], **who)


def _hold(found: Trip, given: dict[str, Any], *, on: date, **who: Any) -> None:
    services.hold_trip(found, **given, **who)


def _confirm(found: Trip, given: dict[str, Any], *, on: date, **who: Any) -> None:
    services.confirm_trip(found, **given, **who)


def _stop(found: Trip, given: dict[str, Any], *, on: date, **who: Any) -> None:
    services.add_stop(found, services.Stop(**given), **who)


def _contact(found: Trip, given: dict[str, Any], *, on: date, **who: Any) -> None:
    services.add_contact(found, **given, **who)


def _companion(found: Trip, given: dict[str, Any], *, on: date, **who: Any) -> None:
    services.add_companion(found, services.Companion(**given), **who)


def _cost(found: Trip, given: dict[str, Any], *, on: date, by: Member, at: datetime) -> None:
    cost, payer = Cost(given["cost"]), Payer(given["payer"])
    services.tell_cost(found, cost, payer, words=given["words"], by=by, at=at)


def _log(found: Trip, given: dict[str, Any], *, on: date, **who: Any) -> None:
    services.write_log(found, **given, **who)


def _note(found: Trip, given: dict[str, Any], *, on: date, **who: Any) -> None:
    services.write_note(found, **given, **who)


def _link(found: Trip, given: dict[str, Any], *, on: date, **who: Any) -> None:
    services.link_topic(found, given["topic"], **who)


ACTS: dict[str, Act] = {
    "grant": Act(_("Đồng ý"), forms.GrantForm, _grant, _step("granted", ours=True), _units),
    "refuse": Act(
        _("Từ chối"), forms.ReasonForm, _refuse, _step("refused", ours=True), tone="danger"
    ),
    "hold": Act(
        _("Đã đi"), forms.DayForm, _hold, _step("held", ours=True), initial=lambda found: {
            "on": min(found.until_on, today())
        }
    ),
    "confirm": Act(
        _("Xác nhận đã được tạo điều kiện"), forms.DayForm, _confirm,
        _step("confirmed", ours=False),
    ),
    "stop": Act(
        _("Thêm điểm dừng"), forms.StopForm, _stop, _planning(), initial=_first_day
    ),
    "contact": Act(_("Thêm đầu mối"), forms.ContactForm, _contact, _planning(host_only=True)),
    "companion": Act(_("Thêm người đi cùng"), forms.CompanionForm, _companion, _planning()),
    "topic": Act(_("Gắn đề tài"), forms.TopicLinkForm, _link, _planning(), _topics),
    "cost": Act(
        _("Ghi bên chi trả"), forms.CostForm, _cost,
        lambda found, member: allowed("trip.log", found.deed.programme, member),
    ),
    "log": Act(_("Ghi nhật ký chung"), forms.LogForm, _log, _logging, initial=_first_day),
    "note": Act(
        _("Ghi chép riêng"), forms.NoteForm, _note,
        lambda found, member: allowed("trip.note", found.deed.programme, member),
    ),
}  # fmt: skip
