"""A reviewer's own task."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from phoihop.manuscripts import forms, pages, services
from phoihop.manuscripts.models import ReviewTask
from phoihop.manuscripts.queries import get_task
from phoihop.manuscripts.views.desk import at_desk, download
from phoihop.parties.queries import acting


@login_required
@require_GET
def task(request: HttpRequest, ref: str, number: int) -> HttpResponse:
    """The abstract, and the text after a yes."""
    return _page(request, get_task(ref, number, seen_by=acting(request)))


def _page(request: HttpRequest, found: ReviewTask, **wrong: Any) -> HttpResponse:
    context = pages.task_context(found, wrong=wrong)
    status = 422 if wrong else 200
    return render(request, "manuscripts/task.html", context, status=status)


@login_required
@require_POST
def accept(request: HttpRequest, ref: str, number: int) -> HttpResponse:
    """Say yes."""
    member = acting(request)
    found = get_task(ref, number, seen_by=member)
    services.answer_task(found, True, by=member, at=timezone.now())
    return redirect("manuscripts:task", ref, number)


@login_required
@require_POST
def refuse(request: HttpRequest, ref: str, number: int) -> HttpResponse:
    """Say no, with a reason."""
    member = acting(request)
    found = get_task(ref, number, seen_by=member)
    form = forms.WhyForm(request.POST)
    if not form.is_valid():
        return _page(request, found, why=form)
    services.answer_task(
        found, False, by=member, at=timezone.now(), reason=form.cleaned_data["why"]
    )
    return redirect("manuscripts:task", ref, number)


@login_required
@require_POST
def report(request: HttpRequest, ref: str, number: int) -> HttpResponse:
    """Recommend, and say why."""
    member = acting(request)
    found = get_task(ref, number, seen_by=member)
    form = forms.ReportForm(request.POST)
    if not form.is_valid():
        return _page(request, found, report=form)
    services.report_task(found, by=member, at=timezone.now(), **form.cleaned_data)
    return redirect("manuscripts:task", ref, number)


@login_required
@require_GET
def task_file(request: HttpRequest, ref: str, number: int, pk: int) -> HttpResponse:
    """A file of the version, once the task is accepted."""
    found = get_task(ref, number, seen_by=acting(request))
    return download(pages.file_of_task(found, pk))


@login_required
@require_POST
def cancel(request: HttpRequest, ref: str, number: int, pk: int) -> HttpResponse:
    """The editor takes a task back."""
    found, member = at_desk(request, ref)
    services.cancel_task(pages.task_in(found, number, pk), by=member, at=timezone.now())
    return redirect("manuscripts:manuscript", ref)
