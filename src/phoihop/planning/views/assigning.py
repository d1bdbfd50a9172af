"""Assignments on screen: of the publisher's house only."""

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
from phoihop.planning.assignment_rules import (
    ASSIGNMENT_LIFE,
    AssignmentState,
    AssignmentTask,
    RefusalReason,
    late_for_others,
)
from phoihop.planning.forms.assigning import HandOverForm, OfferForm, RefuseForm
from phoihop.planning.models import Assignment
from phoihop.planning.pages import stages_by_topic
from phoihop.planning.queries import get_topic
from phoihop.planning.queries.assignments import (
    OPEN,
    assignable_to,
    assignments_of,
    get_assignment,
    get_programme_of_assignments,
    open_work_of,
)
from phoihop.planning.views.asking import allowed, today
from phoihop.planning.wording import ASSIGNMENT_TASKS, REFUSAL_REASONS
from phoihop.ui.paging import page_of


@login_required
@require_GET
def assignments(request: HttpRequest, ref: str) -> HttpResponse:
    """One's own, or all of the house; the earliest deadline first."""
    member = acting(request)
    programme = get_programme_of_assignments(ref, seen_by=member)
    found = assignments_of(programme, seen_by=member)
    if request.GET.get("all") != "1":
        found = found.filter(state__in=OPEN)
    page = page_of(request, found, per_page=50)
    on = today()
    context = {
        "programme": programme,
        "page": page,
        "rows": [_row(one, member, on) for one in page],
        "everything": request.GET.get("all") == "1",
        "may_offer": allowed("assignment.offer", programme, member),
    }
    return render(request, "planning/assignments.html", context)


def _row(found: Assignment, member: Member, on: Any) -> dict[str, Any]:
    """A row of the list. That something is late is told to its owner first."""
    open_ = AssignmentState(found.state) in (AssignmentState.OFFERED, AssignmentState.CONFIRMED)
    mine = found.assignee_id == member.pk
    late = found.deadline_on < on if mine else late_for_others(found.deadline_on, on)
    return {
        "assignment": found,
        "task": ASSIGNMENT_TASKS[AssignmentTask(found.task)],
        "late": open_ and late,
    }


@login_required
def offer_assignment(request: HttpRequest, ref: str) -> HttpResponse:
    """Ask a colleague to take a topic on."""
    member = acting(request)
    topic = get_topic(ref, seen_by=member)
    get_programme_of_assignments(topic.programme.ref, seen_by=member)
    stages = stages_by_topic(topic.programme, [topic]).get(topic.pk)
    form = OfferForm(
        request.POST or None,
        colleagues=assignable_to(member),
        initial={"deadline_on": max(stages.editor_by, today()) if stages else None},
    )
    if form.is_bound and form.is_valid():
        made = services.offer_assignment(
            topic, form.offer(), by=member, at=timezone.now(), on=today()
        )
        return redirect("planning:assignment", made.ref)
    context = {"programme": topic.programme, "topic": topic, "stages": stages, "form": form}
    status = 422 if form.is_bound else 200
    return render(request, "planning/offer_assignment.html", context, status=status)


@login_required
@require_GET
def assignment(request: HttpRequest, ref: str) -> HttpResponse:
    """Everything the person agrees to, on one page."""
    member = acting(request)
    return _assignment_page(request, get_assignment(ref, seen_by=member), member)


def _assignment_page(
    request: HttpRequest, found: Assignment, member: Member, *, status: int = 200, form: Any = None
) -> HttpResponse:
    programme = found.topic.programme
    following = ASSIGNMENT_LIFE.open_from(AssignmentState(found.state))
    mine = found.assignee_id == member.pk
    context = {
        "programme": programme,
        "assignment": found,
        "topic": found.topic,
        "stages": stages_by_topic(programme, [found.topic]).get(found.topic_id),
        "task": ASSIGNMENT_TASKS[AssignmentTask(found.task)],
        "reason": REFUSAL_REASONS[RefusalReason(found.reason)] if found.reason else "",
        "may_answer": mine and "confirm" in following,
        "may_deliver": mine and "deliver" in following,
        "may_withdraw": "withdraw" in following and allowed("assignment.offer", programme, member),
        "form": form or RefuseForm(),
    }
    return render(request, "planning/assignment.html", context, status=status)


MOVES: dict[str, Callable[..., None]] = {
    "confirm": services.confirm_assignment,
    "deliver": services.deliver_assignment,
    "withdraw": services.withdraw_assignment,
}


@login_required
@require_POST
def move_assignment(request: HttpRequest, ref: str, name: str) -> HttpResponse:
    """Confirm, deliver or withdraw."""
    member = acting(request)
    found = get_assignment(ref, seen_by=member)
    if name not in MOVES:
        raise Http404(name)
    MOVES[name](found, by=member, at=timezone.now(), on=today())
    return redirect("planning:assignment", ref)


@login_required
@require_POST
def refuse_assignment(request: HttpRequest, ref: str) -> HttpResponse:
    """Say no, with the reason."""
    member = acting(request)
    found = get_assignment(ref, seen_by=member)
    form = RefuseForm(request.POST)
    if not form.is_valid():
        return _assignment_page(request, found, member, status=422, form=form)
    given = form.cleaned_data
    services.refuse_assignment(
        found, reason=given["reason"], note=given["note"], by=member, at=timezone.now(), on=today()
    )
    return redirect("planning:assignment", ref)


@login_required
def hand_over(request: HttpRequest, ref: str) -> HttpResponse:
    """What a colleague who leaves has open; all of it passed on at once."""
    member = acting(request)
    programme = get_programme_of_assignments(ref, seen_by=member)
    everybody = Member.objects.filter(pk__in=assignable_to(member).values("pk"))
    leavers = Member.objects.filter(assignments__in=assignments_of(programme, seen_by=member))
    anybody = (everybody | leavers).distinct()
    form = HandOverForm(request.POST or None, colleagues=everybody, leavers=anybody)
    chosen = anybody.filter(ref=request.GET.get("leaver", "")).first()
    if form.is_bound and form.is_valid():
        given = form.cleaned_data
        services.hand_over(
            programme, given["leaver"], given["successor"], by=member, at=timezone.now(), on=today()
        )
        return redirect("planning:assignments", ref)
    context = {
        "programme": programme,
        "form": form,
        "leavers": leavers.distinct(),
        "chosen": chosen,
        "work": open_work_of(programme, chosen, seen_by=member) if chosen else None,
    }
    status = 422 if form.is_bound else 200
    return render(request, "planning/hand_over.html", context, status=status)
