"""Topics on screen."""

from collections.abc import Callable
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from phoihop.parties.models import Member
from phoihop.parties.queries import acting
from phoihop.planning import services
from phoihop.planning.forms import DropForm, TopicForm
from phoihop.planning.forms.days import DayForm
from phoihop.planning.models import Topic
from phoihop.planning.pages import moves_of, stages_by_topic
from phoihop.planning.queries import get_topic
from phoihop.planning.queries.assignments import assignments_of
from phoihop.planning.rules import TOPIC_LIFE, TopicState
from phoihop.planning.services.assignments import ASSIGNABLE
from phoihop.planning.views.asking import allowed, today
from phoihop.planning.wording import STAGES, TOPIC_MOVES
from phoihop.programmes.models import Programme
from phoihop.programmes.queries import get_programme, instruments_visible_to, lines_of, party_of


@login_required
def new_topic(request: HttpRequest, ref: str) -> HttpResponse:
    """Write down an idea."""
    member = acting(request)
    programme = get_programme(ref, seen_by=member)
    form = TopicForm(
        request.POST or None,
        programme=programme,
        lines=_lines(programme, member),
        initial={"due_on": request.GET.get("due_on"), "title": request.GET.get("title", "")[:300]},
    )
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
    state = TopicState(found.state)
    may_drop = "drop" in TOPIC_LIFE.open_from(state)
    context = {
        "programme": programme,
        "topic": found,
        "stages": stages_by_topic(programme, [found]).get(found.pk),
        "stage_labels": {stage.value: label for stage, label in STAGES.items()},
        "moves": moves_of(found, party_id=party.pk, side=party.side, roles=member.roles),
        "may_drop": may_drop and allowed("topic.propose", programme, member),
        "steps": [(step, TOPIC_MOVES[step.step]) for step in found.steps.all()],
        "drop_form": DropForm(),
        "day_form": DayForm(initial={"due_on": found.due_on}),
        "assignments": assignments_of(programme, seen_by=member).filter(topic=found),
        "may_assign": state in ASSIGNABLE and allowed("assignment.offer", programme, member),
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
    if request.POST.get("from") == "board":
        return redirect("planning:board", found.programme.ref)
    return redirect("planning:topic", ref)


@login_required
@require_POST
def reschedule(request: HttpRequest, ref: str) -> HttpResponse:
    """Another day, or none."""
    member = acting(request)
    found = get_topic(ref, seen_by=member)
    form = DayForm(request.POST)
    if not form.is_valid():
        return _topic_page(request, found, member, status=422, day_form=form)
    due_on = form.cleaned_data["due_on"]
    services.reschedule_topic(found, due_on=due_on, by=member, at=timezone.now(), on=today())
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


def _lines(programme: Programme, member: Member) -> Any:
    mine = instruments_visible_to(member).values("pk")
    return lines_of(programme).filter(instrument__in=mine).select_related("obligation")
