"""The plan on screen. A view finds, calls and shows; it decides nothing."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from phoihop.law.access import Side, may
from phoihop.law.period import day_of
from phoihop.papers.queries import papers_of, read_bytes
from phoihop.parties.models import Member, Organisation
from phoihop.parties.queries import acting
from phoihop.planning import services
from phoihop.planning.forms import DeedForm, DropForm, StepForm, TopicForm
from phoihop.planning.models import Deed, Topic
from phoihop.planning.queries import deeds_of, get_deed, get_topic, topics_of
from phoihop.planning.rules import (
    TOPIC_LIFE,
    Step,
    TopicState,
    Who,
    open_steps,
    step_named,
)
from phoihop.planning.wording import TOPIC_MOVES, TOPIC_STATES, step_label
from phoihop.programmes.models import Programme
from phoihop.programmes.queries import get_programme, instruments_visible_to, lines_of, party_of
from phoihop.programmes.rules import ObligationKind
from phoihop.ui.paging import page_of


def today() -> date:
    """The day at the door."""
    return day_of(timezone.now())


@login_required
@require_GET
def board(request: HttpRequest, ref: str) -> HttpResponse:
    """Topics by state, and the open deeds of both sides."""
    member = acting(request)
    programme = get_programme(ref, seen_by=member)
    topics = topics_of(programme, seen_by=member).order_by("due_on", "ref")
    wanted = request.GET.get("state", "")
    if wanted in {state.value for state in TopicState}:
        topics = topics.filter(state=wanted)
    else:
        topics = topics.exclude(state__in=[TopicState.DONE.value, TopicState.DROPPED.value])
    deeds = deeds_of(programme, seen_by=member).filter(ended=False).order_by("due_on", "ref")
    context = {
        "programme": programme,
        "page": page_of(request, topics, per_page=60),
        "deeds": [_shown(deed) for deed in deeds[:200]],
        "states": TOPIC_STATES,
        "wanted": wanted,
        "today": today(),
        "may_propose": _may("topic.propose", programme, member),
        "may_open": _may("deed.open", programme, member),
    }
    return render(request, "planning/board.html", context)


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
        "deeds": [_shown(deed) for deed in page],
        "today": today(),
    }
    return render(request, "planning/deeds.html", context)


@login_required
def new_topic(request: HttpRequest, ref: str) -> HttpResponse:
    """Write down an idea."""
    member = acting(request)
    programme = get_programme(ref, seen_by=member)
    form = TopicForm(request.POST or None, programme=programme, lines=_lines(programme, member))
    if form.is_bound and form.is_valid():
        given = dict(form.cleaned_data)
        given["themes"] = tuple(given["themes"])
        topic = services.propose_topic(
            programme, services.Idea(**given), by=member, at=timezone.now(), on=today()
        )
        return redirect("planning:topic", topic.ref)
    context = {"programme": programme, "form": form}
    status = 422 if form.is_bound else 200
    return render(request, "planning/new_topic.html", context, status=status)


@login_required
@require_GET
def topic(request: HttpRequest, ref: str) -> HttpResponse:
    """One topic, what happened to it, and what may happen next."""
    member = acting(request)
    return _topic_page(request, get_topic(ref, seen_by=member), member)


def _topic_page(
    request: HttpRequest, found: Topic, member: Member, *, status: int = 200, **more: Any
) -> HttpResponse:
    programme = found.programme
    party = party_of(programme, member)
    ours = party.pk == found.party_id
    state = TopicState(found.state)
    # What a person may do here: the rules refuse the rest, the page does not offer it.
    offers = {
        "offer": ours and _may("topic.propose", programme, member),
        "agree": party.side != found.party.side and _may("topic.agree", programme, member),
        "start": _may("topic.assign", programme, member),
        "drop": _may("topic.propose", programme, member),
    }
    context = {
        "programme": programme,
        "topic": found,
        "state": state,
        "moves": [
            (name, TOPIC_MOVES[name])
            for name in TOPIC_LIFE.open_from(state)
            if name != "drop" and offers.get(name)
        ],
        "may_drop": offers["drop"] and "drop" in TOPIC_LIFE.open_from(state),
        "steps": [(step, TOPIC_MOVES[step.step]) for step in found.steps.all()],
        "drop_form": DropForm(),
        **more,
    }
    return render(request, "planning/topic.html", context, status=status)


MOVES: dict[str, Callable[..., None]] = {
    "offer": services.offer_topic,
    "agree": services.agree_topic,
    "start": services.start_topic,
}


@login_required
@require_POST
def move_topic(request: HttpRequest, ref: str, name: str) -> HttpResponse:
    """Offer, agree or start."""
    member = acting(request)
    found = get_topic(ref, seen_by=member)
    if name not in MOVES:
        raise Http404(name)
    MOVES[name](found, by=member, at=timezone.now(), on=today())
    return redirect("planning:topic", ref)


@login_required
@require_POST
def drop_topic(request: HttpRequest, ref: str) -> HttpResponse:
    """Give a topic up, with the reason."""
    member = acting(request)
    found = get_topic(ref, seen_by=member)
    form = DropForm(request.POST)
    if not form.is_valid():
        return _topic_page(request, found, member, status=422, drop_form=form)
    reason = form.cleaned_data["reason"]
    services.drop_topic(found, by=member, at=timezone.now(), on=today(), reason=reason)
    return redirect("planning:topic", ref)


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
    may_step = _may("deed.step", programme, member)
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


def _shown(found: Deed) -> dict[str, Any]:
    kind = ObligationKind(found.obligation.kind)
    following = [] if found.ended else open_steps(kind, found.last_step or None)
    return {
        "deed": found,
        "last": step_label(kind, found.last_step) if found.last_step else "",
        "turn": turn_of(found, following[0]) if following else "",
    }


def _may(action: str, programme: Programme, member: Member) -> bool:
    side = Side(party_of(programme, member).side)
    return may(action, side=side, roles=member.roles)


def _lines(programme: Programme, member: Member) -> Any:
    mine = instruments_visible_to(member).values("pk")
    return lines_of(programme).filter(instrument__in=mine).select_related("obligation")


def _units(programme: Programme) -> Any:
    parties = programme.parties.values("organisation")
    under = Organisation.objects.filter(parents__parent__in=parties)
    return (under | Organisation.objects.filter(pk__in=parties)).distinct()
