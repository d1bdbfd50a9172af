"""Passages shown for checking: the list with its counts, one passage, note and outcome."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from phoihop.law.access import may
from phoihop.manuscripts import forms, services
from phoihop.manuscripts.models import Passage
from phoihop.manuscripts.queries import counts_of, get_passage, passages_of
from phoihop.manuscripts.views.desk import today
from phoihop.parties.models import Member
from phoihop.parties.queries import acting
from phoihop.programmes.queries import get_programme, side_of
from phoihop.ui.paging import page_of


@login_required
@require_GET
def passages(request: HttpRequest, ref: str) -> HttpResponse:
    """The passages of a programme and what became of them."""
    member = acting(request)
    programme = get_programme(ref, seen_by=member)
    rows = passages_of(programme, seen_by=member)
    context = {
        "programme": programme,
        "page": page_of(request, rows.order_by("-shown_at", "-pk")),
        "counts": counts_of(programme, seen_by=member, on=today()),
        "side": side_of(programme, member).value,
        "today": today(),
    }
    return render(request, "manuscripts/passages.html", context)


@login_required
@require_GET
def passage(request: HttpRequest, ref: str) -> HttpResponse:
    """One passage."""
    member = acting(request)
    return _page(request, get_passage(ref, seen_by=member), member)


def _page(request: HttpRequest, found: Passage, member: Member, **wrong: Any) -> HttpResponse:
    side = side_of(found.programme, member)
    open_for_note = found.noted_at is None and today() <= found.due_on
    context = {
        "programme": found.programme,
        "passage": found,
        "side": side.value,
        "silent": found.noted_at is None and today() > found.due_on,
        "may_note": open_for_note and may("passage.note", side=side, roles=member.roles),
        "may_answer": found.noted_at is not None
        and not found.outcome
        and may("passage.decide", side=side, roles=member.roles),
        "note_form": wrong.get("note") or forms.NoteForm(),
        "outcome_form": wrong.get("outcome") or forms.OutcomeForm(),
    }
    status = 422 if wrong else 200
    return render(request, "manuscripts/passage.html", context, status=status)


@login_required
@require_POST
def note(request: HttpRequest, ref: str) -> HttpResponse:
    """The institution notes an error, once."""
    member = acting(request)
    found = get_passage(ref, seen_by=member)
    form = forms.NoteForm(request.POST)
    if not form.is_valid():
        return _page(request, found, member, note=form)
    services.note_error(found, by=member, at=timezone.now(), on=today(), **form.cleaned_data)
    return redirect("manuscripts:passage", ref)


@login_required
@require_POST
def answer(request: HttpRequest, ref: str) -> HttpResponse:
    """The publisher decides on the note."""
    member = acting(request)
    found = get_passage(ref, seen_by=member)
    form = forms.OutcomeForm(request.POST)
    if not form.is_valid():
        return _page(request, found, member, outcome=form)
    services.answer_note(found, by=member, at=timezone.now(), **form.cleaned_data)
    return redirect("manuscripts:passage", ref)
