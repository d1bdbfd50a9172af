"""The calendar of a plan: one month, a year's horizon, and ideas without a day."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_GET, require_POST

from phoihop.parties.models import Member
from phoihop.parties.queries import acting
from phoihop.planning import services
from phoihop.planning.calendar_files import MOST_BYTES, LeftOut
from phoihop.planning.forms.days import CalendarFileForm, PlaceForm, TakeCalendarForm
from phoihop.planning.months import MONTHS_AHEAD, after, days_of, fill, last_day, month_named
from phoihop.planning.queries import get_topic
from phoihop.planning.queries.schedule import (
    counts_by_month,
    dated_topics,
    entries_of,
    get_calendar_import,
    occasions_of,
    undated_topics,
)
from phoihop.planning.views.asking import allowed, today
from phoihop.planning.wording import LEFT_OUT
from phoihop.programmes.models import Programme
from phoihop.programmes.queries import get_programme

EACH_DAY = 4  # topics shown of one day; the rest is a number
IDEAS = 30


@login_required
@require_GET
def month(request: HttpRequest, ref: str) -> HttpResponse:
    """One month by days; ``?month=2017-05``."""
    member = acting(request)
    programme = get_programme(ref, seen_by=member)
    return _month_page(request, programme, member)


def _month_page(
    request: HttpRequest, programme: Programme, member: Member, *, status: int = 200, **more: Any
) -> HttpResponse:
    now = today()
    first = month_named(request.GET.get("month", ""), default=now)
    days = days_of(first)
    span = {"starts_on": days[0].on, "ends_on": days[-1].on}
    topics = dated_topics(programme, seen_by=member, each=EACH_DAY, **span)
    fill(
        days,
        occasions=occasions_of(programme, **span),
        entries=entries_of(programme, seen_by=member, **span),
        topics=topics,
    )
    ideas = list(undated_topics(programme, seen_by=member)[: IDEAS + 1])
    may_move = allowed("topic.propose", programme, member)
    context = {
        "programme": programme,
        "first": first,
        "days": days,
        "today": now,
        "language": get_language(),
        "before": after(first, -1),
        "next": after(first, 1),
        "horizon": _horizon(programme, member, first),
        "ideas": ideas[:IDEAS],
        "more_ideas": len(ideas) > IDEAS,
        "may_move": may_move,
        "form": PlaceForm(topics=[*ideas[:IDEAS], *topics]) if may_move else None,
        **more,
    }
    return render(request, "planning/month.html", context, status=status)


def _horizon(programme: Programme, member: Member, first: Any) -> list[dict[str, Any]]:
    months = [after(first, many) for many in range(MONTHS_AHEAD)]
    counts = counts_by_month(
        programme, seen_by=member, starts_on=months[0], ends_on=last_day(months[-1])
    )
    return [{"first": one, "count": counts.get((one.year, one.month), 0)} for one in months]


@login_required
@require_POST
def place(request: HttpRequest, ref: str) -> HttpResponse:
    """Move one topic to another day of the calendar."""
    member = acting(request)
    programme = get_programme(ref, seen_by=member)
    topic = get_topic(request.POST.get("topic", ""), seen_by=member)
    form = PlaceForm(request.POST, topics=[topic])
    if not form.is_valid():
        return _month_page(request, programme, member, status=422, form=form)
    due_on = form.cleaned_data["due_on"]
    services.reschedule_topic(topic, due_on=due_on, by=member, at=timezone.now(), on=today())
    shown = due_on or month_named(request.GET.get("month", ""), default=today())
    return redirect(f"{reverse('planning:month', args=[ref])}?month={shown:%Y-%m}")


@login_required
def bring_calendar(request: HttpRequest, ref: str) -> HttpResponse:
    """Choose a calendar file; it is read and shown, not yet taken over."""
    member = acting(request)
    programme = get_programme(ref, seen_by=member)
    form = CalendarFileForm(request.POST or None, request.FILES or None)
    if form.is_bound and form.is_valid():
        file = form.cleaned_data["file"]
        data = file.read(MOST_BYTES + 1)
        brought = services.read_calendar_file(
            programme, file.name, data, by=member, at=timezone.now(), on=today()
        )
        return redirect("planning:calendar-import", brought.ref)
    context = {"programme": programme, "form": form}
    status = 422 if form.is_bound else 200
    return render(request, "planning/bring_calendar.html", context, status=status)


@login_required
def calendar_import(request: HttpRequest, ref: str) -> HttpResponse:
    """What a file would bring; taking it over."""
    member = acting(request)
    brought = get_calendar_import(ref, seen_by=member)
    form = TakeCalendarForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        shared = form.cleaned_data["shared"]
        services.take_calendar(brought, shared=shared, by=member, at=timezone.now())
        return redirect("planning:month", brought.programme.ref)
    context = {
        "programme": brought.programme,
        "brought": brought,
        "events": brought.events[:500],
        "left_out": [(title, LEFT_OUT[LeftOut(why)]) for title, why in brought.left_out[:200]],
        "form": form,
    }
    return render(request, "planning/calendar_import.html", context)
