"""What the plan shows of the ledger: lines step by step, the gap radar, the agenda of a meeting."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from phoihop.law.access import may
from phoihop.law.period import day_of
from phoihop.ledger.agenda import Agenda, agenda_of
from phoihop.ledger.agenda_paper import RENDER, agenda_file
from phoihop.ledger.forms import DecisionForm
from phoihop.ledger.gaps import Gap
from phoihop.ledger.queries import figures_of, ledger_of
from phoihop.ledger.radar import FUNNEL, LineSteps, line_steps, radar_of
from phoihop.ledger.views import address_of
from phoihop.ledger.wording import COLUMNS, STANDING_TONES, STANDINGS, reckoning
from phoihop.papers.rules import PaperFormat
from phoihop.parties.models import Member
from phoihop.parties.queries import acting
from phoihop.parties.wording import SIDES
from phoihop.planning import services
from phoihop.planning.rules import Column
from phoihop.programmes.models import Line, Programme
from phoihop.programmes.queries import get_programme, instruments_visible_to, lines_of, side_of
from phoihop.programmes.rules import ObligationKind
from phoihop.ui.htmx import is_partial

MEDIA_TYPES = {
    PaperFormat.PDF: "application/pdf",
    PaperFormat.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


def _year(programme: Programme, year: int) -> int:
    """The year to show: this one, or the nearest of the programme."""
    return max(programme.starts_on.year, min(programme.ends_on.year, year))


@login_required
@require_GET
def plan_lines(request: HttpRequest, ref: str) -> HttpResponse:
    """Each line: signed → planned → in work → published → accepted."""
    member = acting(request)
    programme = get_programme(ref, seen_by=member)
    now = timezone.now()
    on = day_of(now)
    year = _year(programme, on.year)
    rows = figures_of(programme, seen_by=member, on=on, known_at=now, year=year)
    context = {
        "programme": programme,
        "year": year,
        "lines": [_shown(one) for one in line_steps(rows)],
    }
    part = is_partial(request)
    template = "ledger/part_plan_lines.html" if part else "ledger/plan_lines.html"
    return render(request, template, context)


def _shown(steps: LineSteps) -> dict[str, Any]:
    counts = [(column, COLUMNS[column], steps.counts.get(column, 0)) for column in FUNNEL]
    return {
        "line": steps.line,
        "counts": counts,
        "bar": [(str(label), count) for _column, label, count in counts],
        "whole": max([steps.line.quantity, 1, *(count for _c, _l, count in counts)]),
    }


@login_required
@require_GET
def line_facts(
    request: HttpRequest, ref: str, instrument_ref: str, code: str, column: str
) -> HttpResponse:
    """The list behind one figure of a line."""
    member = acting(request)
    programme = get_programme(ref, seen_by=member)
    lines = lines_of(programme).filter(instrument__in=instruments_visible_to(member).values("pk"))
    line = get_object_or_404(lines, instrument__ref=instrument_ref, code=code)
    if column not in {one.value for one in FUNNEL}:
        raise Http404(column)
    wanted = Column(column)
    now = timezone.now()
    ledger = ledger_of(
        programme, seen_by=member, on=day_of(now), known_at=now, year=line.instrument.year
    )
    cells = [row.cell(wanted) for row in ledger.rows]
    undone = {id(fact) for cell in cells for fact in cell.undone}
    found = [
        {"fact": fact, "href": address_of(fact), "undone": id(fact) in undone}
        for cell in cells
        for fact in cell.facts
        if fact.line_id == line.pk
    ]
    context = {
        "programme": programme,
        "line": line,
        "column_label": COLUMNS[wanted],
        "facts": found,
    }
    return render(request, "ledger/line_facts.html", context)


@login_required
@require_GET
def radar(request: HttpRequest, ref: str) -> HttpResponse:
    """Which promise will fall short, and until when it can still be mended."""
    member = acting(request)
    programme = get_programme(ref, seen_by=member)
    now = timezone.now()
    on = day_of(now)
    gaps = radar_of(programme, seen_by=member, on=on, known_at=now)
    context = {"programme": programme, "on": on, "gaps": [_gap(gap, on) for gap in gaps]}
    template = "ledger/part_radar.html" if is_partial(request) else "ledger/radar.html"
    return render(request, template, context)


def _gap(gap: Gap, on: Any) -> dict[str, Any]:
    return {
        "gap": gap,
        "side": SIDES[gap.promise.side],
        "label": STANDINGS[gap.standing],
        "tone": STANDING_TONES[gap.standing],
        "steps": reckoning(gap, on=on),
    }


@login_required
@require_GET
def agenda(request: HttpRequest, ref: str) -> HttpResponse:
    """What a planning meeting should decide; each decision becomes a topic."""
    member = acting(request)
    return _agenda_page(request, get_programme(ref, seen_by=member), member)


def _gathered(programme: Programme, member: Member) -> Agenda:
    now = timezone.now()
    return agenda_of(programme, seen_by=member, on=day_of(now), known_at=now)


def _agenda_page(
    request: HttpRequest, programme: Programme, member: Member, *, bad: Any = None
) -> HttpResponse:
    found = _gathered(programme, member)
    side = side_of(programme, member)
    may_decide = may("topic.propose", side=side, roles=member.roles)
    context = {
        "programme": programme,
        "agenda": found,
        "gaps": [
            {**_gap(gap, found.on), "form": _decision(gap, bad) if may_decide else None}
            for gap in found.gaps
        ],
    }
    return render(request, "ledger/agenda.html", context, status=422 if bad else 200)


def _decision(gap: Gap, bad: DecisionForm | None) -> DecisionForm | None:
    """The form that makes a topic of a gap; only pieces of the publisher are topics."""
    if gap.promise.kind is not ObligationKind.PUBLISH:
        return None
    line = gap.promise.code if "/" in gap.promise.code else ""
    if bad and bad.data.get("line", "") == line and line:
        return bad
    initial = {
        "line": line,
        "obligation": "" if line else gap.promise.code,
        "title": f"{gap.promise.label} ({gap.promise.done + gap.promise.in_time + 1})"[:300],
        "due_on": gap.next_due_on,
    }
    return DecisionForm(initial=initial, auto_id=f"id_{line or gap.promise.code}_%s")


@login_required
@require_POST
def decide(request: HttpRequest, ref: str) -> HttpResponse:
    """What was decided becomes a topic, shown to the other side at once."""
    member = acting(request)
    programme = get_programme(ref, seen_by=member)
    form = DecisionForm(request.POST)
    if not form.is_valid():
        return _agenda_page(request, programme, member, bad=form)
    given = form.cleaned_data
    idea = services.Idea(
        title=given["title"],
        line=_line(programme, member, given["line"]) if given["line"] else None,
        obligation=get_object_or_404(programme.obligations, code=given["obligation"])
        if given["obligation"]
        else None,
        due_on=given["due_on"],
    )
    now = timezone.now()
    topic = services.decide_topic(programme, idea, by=member, at=now, on=day_of(now))
    return redirect("planning:topic", topic.ref)


def _line(programme: Programme, member: Member, text: str) -> Line:
    instrument_ref, _slash, code = text.rpartition("/")
    mine = lines_of(programme).filter(instrument__in=instruments_visible_to(member).values("pk"))
    found: Line = get_object_or_404(mine, instrument__ref=instrument_ref, code=code)
    return found


@login_required
@require_GET
def agenda_paper(request: HttpRequest, ref: str, kind: str) -> HttpResponse:
    """The agenda as PDF or DOCX."""
    member = acting(request)
    programme = get_programme(ref, seen_by=member)
    if kind not in {one.value for one in RENDER}:
        raise Http404(kind)
    wanted = PaperFormat(kind)
    data = agenda_file(_gathered(programme, member), wanted, seen_by=member)
    headers = {"Content-Disposition": f'attachment; filename="hop-ke-hoach-{ref}.{kind}"'}
    return HttpResponse(data, content_type=MEDIA_TYPES[wanted], headers=headers)
