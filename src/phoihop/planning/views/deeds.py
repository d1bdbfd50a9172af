"""Deeds on screen: trips, answers, theory articles, meetings."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from phoihop.law.access import Side
from phoihop.papers.queries import papers_of, read_bytes
from phoihop.parties.models import Member, Organisation
from phoihop.parties.queries import acting
from phoihop.planning import services
from phoihop.planning.forms import DeedForm, StepForm
from phoihop.planning.models import Deed
from phoihop.planning.queries import deeds_of, get_deed
from phoihop.planning.rules import Step, Who, open_steps, step_named
from phoihop.planning.views.asking import allowed, today
from phoihop.planning.wording import step_label
from phoihop.programmes.models import Programme
from phoihop.programmes.queries import get_programme, party_of
from phoihop.programmes.rules import ObligationKind
from phoihop.ui.paging import page_of


@login_required
@require_GET
def all_deeds(request: HttpRequest, ref: str) -> HttpResponse:
    """Every deed, the ended ones too."""
    member = acting(request)
    programme = get_programme(ref, seen_by=member)
    page = page_of(request, deeds_of(programme, seen_by=member).order_by("-due_on", "-id"))
    context = {
        "programme": programme,
        "page": page,
        "deeds": [shown(deed) for deed in page],
        "today": today(),
    }
    return render(request, "planning/deeds.html", context)


@login_required
def new_deed(request: HttpRequest, ref: str) -> HttpResponse:
    """Open one occurrence of a duty: a trip, a question, a theory article, a meeting."""
    member = acting(request)
    programme = get_programme(ref, seen_by=member)
    form = DeedForm(
        request.POST or None,
        programme=programme,
        units=_units(programme),
        initial={"obligation": request.GET.get("obligation")},
    )
    if form.is_bound and form.is_valid():
        given = dict(form.cleaned_data)
        duty = given.pop("obligation")
        deed = services.open_deed(duty, by=member, at=timezone.now(), on=today(), **given)
        return redirect("planning:deed", deed.ref)
    context = {"programme": programme, "form": form}
    status = 422 if form.is_bound else 200
    return render(request, "planning/new_deed.html", context, status=status)


@login_required
@require_GET
def deed(request: HttpRequest, ref: str) -> HttpResponse:
    """One deed: its steps, and whose turn it is."""
    member = acting(request)
    return _deed_page(request, get_deed(ref, seen_by=member), member)


def _deed_page(
    request: HttpRequest, found: Deed, member: Member, *, status: int = 200, bad: Any = None
) -> HttpResponse:
    programme = found.programme
    kind = ObligationKind(found.obligation.kind)
    side = Side(party_of(programme, member).side)
    may_step = allowed("deed.step", programme, member)
    choices = []
    for step in [] if found.ended else open_steps(kind, found.last_step or None):
        given = bad[1] if bad and bad[0] == step.name else None
        form = given or StepForm(step=step, initial={"on": today()})
        mine = may_step and _may_take(found, step, side)
        choices.append(
            {"step": step, "label": step_label(kind, step.name), "mine": mine, "form": form,
             "turn": turn_of(found, step)}
        )  # fmt: skip
    context = {
        "programme": programme,
        "deed": found,
        "steps": [(row, step_label(kind, row.step)) for row in found.steps.all()],
        "choices": choices,
        "today": today(),
    }
    return render(request, "planning/deed.html", context, status=status)


@login_required
@require_POST
def take_step(request: HttpRequest, ref: str, name: str) -> HttpResponse:
    """Take a step of a deed."""
    member = acting(request)
    found = get_deed(ref, seen_by=member)
    step = step_named(ObligationKind(found.obligation.kind), name)
    form = StepForm(request.POST, request.FILES, step=step)
    if not form.is_valid():
        return _deed_page(request, found, member, status=422, bad=(name, form))
    given = dict(form.cleaned_data)
    upload = given.pop("file", None)
    file = (upload.name, upload.read()) if upload else None
    services.take_step(found, name, by=member, at=timezone.now(), file=file, **given)
    return redirect("planning:deed", ref)


@login_required
@require_GET
def deed_paper(request: HttpRequest, ref: str, pk: int) -> HttpResponse:
    """A file that came with a step; always as a download, never shown as a page."""
    found = get_deed(ref, seen_by=acting(request))
    paper = papers_of(f"deed:{found.ref}").filter(pk=pk).first()
    if paper is None:
        raise Http404(f"{ref}/{pk}")
    headers = {"Content-Disposition": f'attachment; filename="{paper.sha256[:12]}.{paper.format}"'}
    data = read_bytes(paper.sha256)
    return HttpResponse(data, content_type="application/octet-stream", headers=headers)


def turn_of(found: Deed, step: Step) -> str:
    """Which side takes a step: ``a``, ``b`` or ``both``."""
    owed_by = Side(found.obligation.side)
    if step.who is Who.OWING:
        return owed_by.value
    return owed_by.other.value if step.who is Who.OTHER else "both"


def _may_take(found: Deed, step: Step, side: Side) -> bool:
    taken = {row.side for row in found.steps.all() if row.step == step.name}
    return turn_of(found, step) in (side.value, "both") and (
        step.who is not Who.BOTH or side.value not in taken
    )


def shown(found: Deed) -> dict[str, Any]:
    """A deed with its last step in words and whose turn it is."""
    kind = ObligationKind(found.obligation.kind)
    following = [] if found.ended else open_steps(kind, found.last_step or None)
    return {
        "deed": found,
        "last": step_label(kind, found.last_step) if found.last_step else "",
        "turn": turn_of(found, following[0]) if following else "",
    }


def _units(programme: Programme) -> Any:
    parties = programme.parties.values("organisation")
    under = Organisation.objects.filter(parents__parent__in=parties)
    return (under | Organisation.objects.filter(pk__in=parties)).distinct()
