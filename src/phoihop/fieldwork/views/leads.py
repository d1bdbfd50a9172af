"""The register of good practices and model examples on screen."""

from datetime import date
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_POST

from phoihop.fieldwork import forms, services
from phoihop.fieldwork.models import Lead
from phoihop.fieldwork.queries import get_lead, leads_of, likely_doubles
from phoihop.fieldwork.rules import LEAD_LIFE, LeadKind, LeadState
from phoihop.fieldwork.views.offering import allowed, units_of
from phoihop.fieldwork.wording import LEAD_KINDS, LEAD_STATES, LEAD_TONES
from phoihop.parties.models import Member
from phoihop.parties.queries import acting
from phoihop.programmes.queries import (
    get_programme,
    instruments_visible_to,
    lines_of,
    party_of,
)
from phoihop.programmes.rules import ObligationKind
from phoihop.ui.acts import Act, Bad, offered, perform, today
from phoihop.ui.paging import page_of

STATES = {state.value: (LEAD_STATES[state], LEAD_TONES[state]) for state in LeadState}
KINDS = {kind.value: LEAD_KINDS[kind] for kind in LeadKind}


@login_required
@require_GET
def all_leads(request: HttpRequest, ref: str) -> HttpResponse:
    """The register of a programme."""
    member = acting(request)
    programme = get_programme(ref, seen_by=member)
    gone = [LeadState.ERASED.value, LeadState.WITHDRAWN.value]
    leads = leads_of(programme, seen_by=member)
    shown = leads if request.GET.get("all") else leads.exclude(state__in=gone)
    page = page_of(request, shown)
    context = {
        "programme": programme,
        "page": page,
        "rows": [(one, KINDS[one.kind], *STATES[one.state]) for one in page],
        "may_note": allowed("lead.note", programme, member),
    }
    return render(request, "fieldwork/leads.html", context)


@login_required
def new_lead(request: HttpRequest, ref: str) -> HttpResponse:
    """Note a lead."""
    member = acting(request)
    programme = get_programme(ref, seen_by=member)
    choices = {"unit": units_of(programme), "theme": programme.themes.all()}
    form = forms.ClaimForm(request.POST or None, choices=choices)
    if form.is_bound and form.is_valid():
        given = dict(form.cleaned_data)
        claim = services.Claim(LeadKind(given.pop("kind")), **given)
        lead = services.note_lead(programme, claim, by=member, at=timezone.now(), on=today())
        return redirect("fieldwork:lead", lead.ref)
    context = {"programme": programme, "form": form}
    status = 422 if form.is_bound else 200
    return render(request, "fieldwork/new_lead.html", context, status=status)


@login_required
@require_GET
def lead(request: HttpRequest, ref: str) -> HttpResponse:
    """One lead: what is claimed, who verified it, who is named, who wrote about it."""
    member = acting(request)
    return _page(request, get_lead(ref, seen_by=member), member)


@login_required
@require_POST
def act(request: HttpRequest, ref: str, name: str) -> HttpResponse:
    """One of the small forms of the page."""
    member = acting(request)
    found = get_lead(ref, seen_by=member)
    back = reverse("fieldwork:lead", args=[ref])
    return perform(request, ACTS, name, (found, member), page=_page, to=back)


@login_required
@require_POST
def verify(request: HttpRequest, ref: str, place: int) -> HttpResponse:
    """One's own side has looked at the source number ``place``, counted from 1."""
    member = acting(request)
    found = get_lead(ref, seen_by=member)
    source = _at(found.sources.all(), place)
    source.lead = found
    services.verify_source(source, by=member, at=timezone.now(), on=today())
    return redirect("fieldwork:lead", ref)


@login_required
@require_POST
def revoke(request: HttpRequest, ref: str, place: int) -> HttpResponse:
    """The person number ``place``, counted from 1, took the consent back."""
    member = acting(request)
    found = get_lead(ref, seen_by=member)
    person = _at(found.people.all(), place)
    person.lead = found
    services.revoke_consent(person, by=member, at=timezone.now(), on=today())
    programme = found.programme.ref
    return redirect("fieldwork:leads", programme)


def _at(rows: Any, place: int) -> Any:
    known = list(rows)
    if not 1 <= place <= len(known):
        raise Http404(place)
    return known[place - 1]


def _page(
    request: HttpRequest, found: Lead, member: Member, *, bad: Bad = None, status: int = 200
) -> HttpResponse:
    label, tone = STATES[found.state]
    sources = list(enumerate(found.sources.all(), start=1))
    context = {
        "programme": found.programme,
        "lead": found,
        "kind": KINDS[found.kind],
        "label": label,
        "tone": tone,
        "sources": [row for row in sources if not row[1].coverage],
        "coverage": [one for _place, one in sources if one.coverage],
        "people": list(enumerate(found.people.all(), start=1)),
        "doubles": likely_doubles(found, seen_by=member),
        "ours": _ours("lead.verify")(found, member),
        "may_revoke": allowed("lead.note", found.programme, member),
        "forms": offered(ACTS, found, member, bad),
    }
    return render(request, "fieldwork/lead.html", context, status=status)


def _ours(action: str, move: str = "") -> Any:
    def when(found: Lead, member: Member) -> bool:
        state = LeadState(found.state)
        open_moves = LEAD_LIFE.open_from(state)
        return (
            party_of(found.programme, member).pk == found.party_id
            and (
                move in open_moves if move else state not in (LeadState.ERASED, LeadState.WITHDRAWN)
            )
            and allowed(action, found.programme, member)
        )

    return when


def _taking(found: Lead, member: Member) -> bool:
    moves = LEAD_LIFE.open_from(LeadState(found.state))
    return "take" in moves and allowed("lead.take", found.programme, member)


def _covering(found: Lead, member: Member) -> bool:
    living = "withdraw" in LEAD_LIFE.open_from(LeadState(found.state))
    return living and allowed("lead.note", found.programme, member)


def _lines(found: Lead, member: Member) -> dict[str, Any]:
    lines = lines_of(found.programme).filter(
        instrument__in=instruments_visible_to(member).values("pk"),
        obligation__kind=ObligationKind.PUBLISH.value,
    )
    return {"choices": {"line": lines}}


def _source(found: Lead, given: dict[str, Any], *, on: date, **who: Any) -> None:
    services.add_source(found, **given, **who)


def _coverage(found: Lead, given: dict[str, Any], *, on: date, **who: Any) -> None:
    services.add_coverage(found, **given, **who)


def _person(found: Lead, given: dict[str, Any], *, on: date, **who: Any) -> None:
    services.add_person(found, **given, **who)


def _offer(found: Lead, given: dict[str, Any], *, on: date, **who: Any) -> None:
    services.offer_lead(found, **who)


def _take(found: Lead, given: dict[str, Any], **who: Any) -> None:
    services.take_lead(found, line=given["line"], **who)


def _withdraw(found: Lead, given: dict[str, Any], *, on: date, **who: Any) -> None:
    services.withdraw_lead(found, **who)


ACTS: dict[str, Act] = {
    "offer": Act(_("Gửi bên kia"), forms.NothingForm, _offer, _ours("lead.offer", "offer")),
    "take": Act(_("Lấy làm đề tài"), forms.TakeForm, _take, _taking, _lines),
    "source": Act(_("Thêm nguồn"), forms.SourceForm, _source, _ours("lead.note")),
    "person": Act(_("Thêm người được nêu tên"), forms.PersonForm, _person, _ours("lead.note")),
    "coverage": Act(_("Ghi bài đã viết về việc này"), forms.CoverageForm, _coverage, _covering),
    "withdraw": Act(
        _("Rút gợi ý"), forms.NothingForm, _withdraw, _ours("lead.offer", "withdraw"),
        tone="danger",
    ),
}  # fmt: skip
