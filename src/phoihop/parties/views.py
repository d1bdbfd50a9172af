"""Organisations, people and members on screen. A view finds, calls and shows."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from phoihop.engines.vietnamese.folding import search_key
from phoihop.law.access import Role, may
from phoihop.parties import services
from phoihop.parties.forms import (
    AppointmentForm,
    MemberForm,
    NameForm,
    OrganisationForm,
    PersonForm,
    PlaceForm,
    RenameForm,
    RolesForm,
    SuccessionForm,
)
from phoihop.parties.models import Member, Organisation
from phoihop.parties.pages import (
    member_row,
    organisation_choices,
    organisation_page,
    organisation_row,
    person_page,
)
from phoihop.parties.queries import (
    acting,
    get_member,
    get_organisation,
    get_person,
    holds_role,
    home_side,
    members_kept_by,
    organisations,
    organisations_named,
    people_visible_to,
)
from phoihop.parties.rules import NameKind, OrganisationKind, SuccessionKind
from phoihop.parties.services.authority import check_administrator
from phoihop.ui.paging import page_of

FORM = "parties/form.html"


@login_required
@require_GET
def organisation_list(request: HttpRequest) -> HttpResponse:
    """All organisations by the name of today; a search knows former names, too."""
    member = acting(request)
    words = search_key(request.GET.get("q", "")[:100])
    found = organisations_named(words) if words else organisations()
    page = page_of(request, found.order_by("ref"))
    context = {
        "page": page,
        "rows": [organisation_row(row, on=timezone.localdate()) for row in page],
        "words": request.GET.get("q", ""),
        "may_keep": holds_role(member, Role.ADMINISTRATOR),
    }
    return render(request, "parties/organisations.html", context)


@login_required
@require_GET
def organisation(request: HttpRequest, ref: str) -> HttpResponse:
    """An organisation: names over time, place, what became of it."""
    member = acting(request)
    found = get_organisation(ref)
    context = organisation_page(found, seen_by=member, on=timezone.localdate())
    return render(request, "parties/organisation.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def new_organisation(request: HttpRequest) -> HttpResponse:
    """Write down an organisation."""
    member = acting(request)
    check_administrator(member)
    form = OrganisationForm(request.POST or None)
    if not form.is_valid():
        return _form(request, form, _("Thêm tổ chức"))
    given = dict(form.cleaned_data)
    ref, kind = given.pop("ref"), OrganisationKind(given.pop("kind"))
    services.create_organisation(ref, kind=kind, **given, by=member, at=timezone.now())
    return redirect("parties:organisation", ref)


def _rename(one: Organisation, given: dict[str, Any], by: Member) -> None:
    services.rename(one, given.pop("text"), **given, by=by, at=timezone.now())


def _name(one: Organisation, given: dict[str, Any], by: Member) -> None:
    kind = NameKind(given.pop("kind"))
    services.add_name(one, given.pop("text"), kind=kind, **given, by=by, at=timezone.now())


def _place(one: Organisation, given: dict[str, Any], by: Member) -> None:
    parent = get_organisation(given.pop("other"))
    services.place_under(one, parent, **given, by=by, at=timezone.now())


def _succeed(one: Organisation, given: dict[str, Any], by: Member) -> None:
    other, kind = get_organisation(given.pop("other")), SuccessionKind(given.pop("kind"))
    services.record_succession(one, other, kind=kind, **given, by=by, at=timezone.now())


CHANGES: dict[str, tuple[type[forms.Form], Callable[[Organisation, dict[str, Any], Member], None]]]
CHANGES = {
    "rename": (RenameForm, _rename),
    "name": (NameForm, _name),
    "place": (PlaceForm, _place),
    "succession": (SuccessionForm, _succeed),
}


@login_required
@require_http_methods(["GET", "POST"])
def change(request: HttpRequest, ref: str, what: str) -> HttpResponse:
    """Add a fact to an organisation: a name, a place, a succession."""
    member = acting(request)
    check_administrator(member)
    one = get_organisation(ref)
    if what not in CHANGES:
        raise Http404(what)
    kind, verb = CHANGES[what]
    others: Any = {"others": organisation_choices()} if what in ("place", "succession") else {}
    form = kind(request.POST or None, **others)
    if not form.is_valid():
        return _form(request, form, one.ref)
    verb(one, dict(form.cleaned_data), member)
    messages.success(request, _("Đã ghi."))
    return redirect("parties:organisation", ref)


@login_required
@require_GET
def people(request: HttpRequest) -> HttpResponse:
    """The people of one's own house, in the order of given names."""
    member = acting(request)
    page = page_of(request, people_visible_to(member))
    context = {"page": page, "may_keep": holds_role(member, Role.ADMINISTRATOR)}
    return render(request, "parties/people.html", context)


@login_required
@require_GET
def person(request: HttpRequest, ref: str) -> HttpResponse:
    """A person with work contacts and offices."""
    member = acting(request)
    found = get_person(ref, seen_by=member)
    context = {**person_page(found), "may_keep": holds_role(member, Role.ADMINISTRATOR)}
    return render(request, "parties/person.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def new_person(request: HttpRequest) -> HttpResponse:
    """Write down a person with the first office."""
    member = acting(request)
    check_administrator(member)
    form = PersonForm(request.POST or None, others=organisation_choices(member))
    if not form.is_valid():
        return _form(request, form, _("Thêm người"))
    given = dict(form.cleaned_data)
    contacts = {key: given.pop(key) for key in ("full_name", "work_email", "work_phone")}
    services.register_with_office(
        given.pop("ref"),
        contacts,
        get_organisation(given.pop("other")),
        given,
        by=member,
        at=timezone.now(),
    )
    return redirect("parties:person", form.cleaned_data["ref"])


@login_required
@require_http_methods(["GET", "POST"])
def new_appointment(request: HttpRequest, ref: str) -> HttpResponse:
    """Write down another office of a person."""
    member = acting(request)
    check_administrator(member)
    found = get_person(ref, seen_by=member)
    form = AppointmentForm(request.POST or None, others=organisation_choices(member))
    if not form.is_valid():
        return _form(request, form, found.full_name)
    given = dict(form.cleaned_data)
    where, title = get_organisation(given.pop("other")), given.pop("title")
    services.appoint(found, where, title, **given, by=member, at=timezone.now())
    return redirect("parties:person", ref)


@login_required
@require_GET
def members(request: HttpRequest) -> HttpResponse:
    """The accounts that an administrator keeps."""
    member = acting(request)
    check_administrator(member, action="member.keep")
    page = page_of(request, members_kept_by(member))
    context = {
        "page": page,
        "rows": [member_row(row) for row in page],
        "may_hand_over": may("charge.hand_over", side=home_side(member), roles=member.roles),
    }
    return render(request, "parties/members.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def new_member(request: HttpRequest) -> HttpResponse:
    """Give somebody an account."""
    by = acting(request)
    check_administrator(by, action="member.keep")
    form = MemberForm(request.POST or None, others=organisation_choices())
    if not form.is_valid():
        return _form(request, form, _("Thêm thành viên"))
    given = form.cleaned_data
    services.admit_member(
        given["ref"],
        get_organisation(given["other"]),
        roles=[Role(role) for role in given["roles"]],
        display_name=given["display_name"],
        password=given["password"] or None,
        by=by,
        at=timezone.now(),
    )
    return redirect("parties:members")


@login_required
@require_http_methods(["GET", "POST"])
def member(request: HttpRequest, ref: str) -> HttpResponse:
    """The roles of one member."""
    by = acting(request)
    check_administrator(by, action="member.keep")
    found = get_member(ref, kept_by=by)
    roles = [role.value for role in found.roles]
    form = RolesForm(request.POST or None, initial={"roles": roles})
    if not form.is_valid():
        return _form(request, form, found.display_name)
    wanted = [Role(role) for role in form.cleaned_data["roles"]]
    services.set_roles(found, wanted, by=by, at=timezone.now())
    return redirect("parties:members")


@login_required
@require_POST
def set_active(request: HttpRequest, ref: str, active: bool) -> HttpResponse:
    """Shut a member out, or let it in again."""
    by = acting(request)
    check_administrator(by, action="member.keep")
    services.set_active(get_member(ref, kept_by=by), active, by=by, at=timezone.now())
    return redirect("parties:members")


def _form(request: HttpRequest, form: forms.Form, title: str) -> HttpResponse:
    status = 422 if form.errors else 200
    return render(request, FORM, {"form": form, "title": title}, status=status)
