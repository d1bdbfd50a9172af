"""The ledger on screen: the page of a programme *is* its ledger."""

from dataclasses import dataclass
from datetime import date, datetime, time

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.views.decorators.http import require_GET

from phoihop.law.access import Side
from phoihop.law.period import HERE, day_of
from phoihop.ledger.forms import MomentForm
from phoihop.ledger.papers import ledger_xlsx
from phoihop.ledger.queries import ledger_of
from phoihop.ledger.rules import Row, Unit
from phoihop.ledger.wording import COLUMNS, column_label
from phoihop.parties.queries import acting, name_of
from phoihop.parties.wording import SIDES
from phoihop.planning.rules import Column, Fact, columns_of
from phoihop.programmes.models import Programme
from phoihop.programmes.queries import get_programme
from phoihop.programmes.rules import ObligationKind

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

# Which page shows the thing behind a fact.
PAGES = {
    "publication": "publications:publication",
    "topic": "planning:topic",
    "deed": "planning:deed",
    "acceptance": "acceptance:record",
}


@dataclass(frozen=True, slots=True)
class Asked:
    """What the address asks for: a year, a day, a state of knowledge."""

    year: int | None
    on: date
    known_at: datetime
    query: str  # to carry on to the lists
    form: MomentForm


def asked(request: HttpRequest) -> Asked:
    """Read the question. What cannot be read is left on the form with its error."""
    form = MomentForm(request.GET)
    form.is_valid()
    given = form.cleaned_data
    now = timezone.now()
    known_on = given.get("known_on")
    known_at = datetime.combine(known_on, time.max, tzinfo=HERE) if known_on else now
    kept = {name: value for name, value in given.items() if value}
    on = given.get("on") or day_of(now)
    return Asked(given.get("year"), on, known_at, urlencode(kept), form)


def understood(request: HttpRequest) -> Asked:
    """The question of a list or a file; 404 for a day that is none, never another day's figures."""
    question = asked(request)
    if question.form.errors:
        raise Http404(request.GET.urlencode())
    return question


@login_required
@require_GET
def programme(request: HttpRequest, ref: str) -> HttpResponse:
    """Both sides' duties in one year, each figure leading to its list."""
    member = acting(request)
    found = get_programme(ref, seen_by=member)
    question = asked(request)
    years = _years(found, question.on)
    year = question.year or years[-1]
    ledger = ledger_of(found, seen_by=member, on=question.on, known_at=question.known_at, year=year)
    rows = list(ledger.rows)
    context = {
        "programme": found,
        "years": years,
        "year": year,
        "asked": question,
        "form": question.form
        if question.form.errors
        else MomentForm(initial={"year": year, "on": question.on}),
        "sides": [
            {
                "label": SIDES[side],
                "parties": _parties(found, side, on=question.on),
                "publishing": [_shown(found, row, question) for row in rows
                               if row.duty.side is side and _publishes(row)],
                "other": [_shown(found, row, question) for row in rows
                          if row.duty.side is side and not _publishes(row)],
            }
            for side in (Side.B, Side.A)
        ],
        "columns": [COLUMNS[column] for column in FUNNEL],
        "totals": _totals(rows),
    }  # fmt: skip
    status = 422 if question.form.errors else 200
    return render(request, "ledger/programme.html", context, status=status)


@login_required
@require_GET
def facts(request: HttpRequest, ref: str, code: str, column: str) -> HttpResponse:
    """The list behind one figure."""
    member = acting(request)
    found = get_programme(ref, seen_by=member)
    question = understood(request)
    ledger = ledger_of(
        found, seen_by=member, on=question.on, known_at=question.known_at, year=question.year
    )
    rows = [row for row in ledger.rows if row.duty.code == code]
    if not rows or column not in {one.value for one in Column}:
        raise Http404(f"{ref}/{code}/{column}")
    wanted = Column(column)
    duty = rows[0].duty
    listed = [fact for row in rows for fact in row.cell(wanted).facts]
    undone = {id(fact) for row in rows for fact in row.cell(wanted).undone}
    context = {
        "programme": found,
        "duty": duty,
        "asked": question,
        "column_label": column_label(duty.kind, wanted),
        "in_dong": rows[0].unit is Unit.DONG,
        "total": sum(fact.quantity for fact in listed),
        "facts": [
            {"fact": fact, "href": address_of(fact), "undone": id(fact) in undone}
            for fact in sorted(listed, key=lambda fact: (fact.on, fact.ref))
        ],
    }
    return render(request, "ledger/facts.html", context)


@login_required
@require_GET
def workbook(request: HttpRequest, ref: str) -> HttpResponse:
    """The whole ledger as XLSX."""
    member = acting(request)
    found = get_programme(ref, seen_by=member)
    question = understood(request)
    ledger = ledger_of(found, seen_by=member, on=question.on, known_at=question.known_at)
    name = f"so-nghia-vu-{found.ref}-{question.on.isoformat()}.xlsx"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(ledger_xlsx(ledger), content_type=XLSX, headers=headers)


FUNNEL = (
    Column.PLANNED,
    Column.IN_WORK,
    Column.PUBLISHED,
    Column.EVIDENCED,
    Column.ACCEPTED,
    Column.PAID,
)


def address_of(fact: Fact) -> str:
    """The page of the thing behind a fact; empty when it has none."""
    kind, _, ref = fact.ref.partition(":")
    page = PAGES.get(kind)
    return reverse(page, args=[ref]) if page else ""


def _publishes(row: Row) -> bool:
    return row.duty.kind is ObligationKind.PUBLISH


def _years(found: Programme, on: date) -> list[int]:
    """The years to choose from: of the programme, as far as they have begun."""
    last = max(found.starts_on.year, min(found.ends_on.year, on.year))
    return list(range(found.starts_on.year, last + 1))


def _parties(found: Programme, side: Side, *, on: date) -> str:
    names = [
        name_of(party.organisation, on=on) for party in found.parties.all() if party.side == side
    ]
    return ", ".join(names)


def _shown(found: Programme, row: Row, question: Asked) -> dict[str, object]:
    """A row with the addresses of its lists."""
    year = row.year or ""
    query = (
        question.query
        if question.year
        else urlencode({"year": year}) + (f"&{question.query}" if question.query else "")
    )

    def href(column: Column) -> str:
        return reverse("ledger:facts", args=[found.ref, row.duty.code, column.value]) + f"?{query}"

    columns = FUNNEL if _publishes(row) else columns_of(row.duty.kind)
    return {
        "row": row,
        "in_dong": row.unit is Unit.DONG,
        "cells": [
            {
                "label": column_label(row.duty.kind, column),
                "cell": row.cell(column),
                "href": href(column),
            }
            for column in columns
            if _publishes(row) or row.cell(column).facts
        ],
        "extra": row.cell(Column.EXTRA),
        "extra_href": href(Column.EXTRA),
        "bar": [
            (str(column_label(row.duty.kind, column)), row.cell(column).net) for column in FUNNEL
        ],
        "whole": max([row.signed_least or 0, *(row.cell(column).net for column in FUNNEL)]),
    }


def _totals(rows: list[Row]) -> dict[str, int]:
    """The figures at the head of the page: what is promised in pieces, and what is late."""
    pieces = [row for row in rows if _publishes(row)]
    return {
        "signed": sum(row.signed_least or 0 for row in pieces),
        "published": sum(row.cell(Column.PUBLISHED).net for row in pieces),
        "accepted": sum(row.cell(Column.ACCEPTED).net for row in pieces),
        "overdue_a": sum(bool(row.overdue) for row in rows if row.duty.side is Side.A),
        "overdue_b": sum(bool(row.overdue) for row in rows if row.duty.side is Side.B),
    }
