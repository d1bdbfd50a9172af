"""Royalties on screen: what is open, statements, the norms with their sources."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from phoihop.law.access import Side, may
from phoihop.law.period import day_of
from phoihop.parties.models import Member
from phoihop.parties.queries import acting
from phoihop.royalties import papers, services
from phoihop.royalties.forms import DrawUpForm, PayForm, ReckonForm
from phoihop.royalties.models import Statement
from phoihop.royalties.queries import (
    get_royalty,
    get_statement,
    is_sample,
    items_of,
    open_royalties,
    payees_of,
    publication_for,
    publisher_of,
    reads_royalties,
    statements_visible_to,
    unchecked_under,
)
from phoihop.royalties.rules import KINDS, STATEMENT_LIFE, StatementState
from phoihop.royalties.wording import GROUPS_CALLED, STATEMENT_STATES, STATEMENT_TONES
from phoihop.ui.paging import page_of

ACTIONS = ("reckon", "draw_up", "approve", "pay")
MOVES = {"approve": services.approve, "void": services.void}
PAPERS = {
    "pdf": (papers.as_pdf, "application/pdf"),
    "xlsx": (papers.as_xlsx, "application/octet-stream"),
}


def _today() -> Any:
    return day_of(timezone.now())


def _may(member: Member) -> dict[str, bool]:
    return {name: may(f"royalty.{name}", side=Side.B, roles=member.roles) for name in ACTIONS}


@login_required
@require_GET
def listing(request: HttpRequest) -> HttpResponse:
    """What is open and the statements; an author sees the own statements."""
    member = acting(request)
    mine = statements_visible_to(member)
    reads = reads_royalties(member)
    if not reads and not mine.exists():
        raise Http404("royalties")
    page = page_of(request, mine.order_by("-year", "-month", "payee__sort_key", "-pk"))
    context = {
        "page": page,
        "rows": [_shown(one) for one in page],
        "open": open_royalties(member)[:200] if reads else [],
        "reads": reads,
        "groups": GROUPS_CALLED,
        "may": _may(member) if reads else {},
        "today": _today(),
    }
    return render(request, "royalties/list.html", context)


def _shown(one: Statement) -> dict[str, Any]:
    state = StatementState(one.state)
    waiting = state in (StatementState.DRAWN_UP, StatementState.APPROVED)
    return {
        "statement": one,
        "state": STATEMENT_STATES[state],
        "tone": STATEMENT_TONES[state],
        "late": waiting and one.due_on < _today(),
        "days_left": (one.due_on - _today()).days if waiting else None,
    }


@login_required
def reckon(request: HttpRequest) -> HttpResponse:
    """Reckon the royalties of a publication."""
    member = acting(request)
    publisher_of(member)
    form = ReckonForm(request.POST or None, initial={"publication": request.GET.get("publication")})
    if form.is_bound and form.is_valid():
        publication = publication_for(form.cleaned_data["publication"].strip(), seen_by=member)
        services.reckon(
            publication, form.grade(), form.cleaned_data["authors"], by=member, at=timezone.now()
        )
        return redirect("royalties:list")
    status = 422 if form.is_bound else 200
    context = {"form": form, "title": "reckon"}
    return render(request, "royalties/form.html", context, status=status)


@login_required
@require_POST
def remove(request: HttpRequest, ref: str) -> HttpResponse:
    """Take an entry back that is on no statement."""
    member = acting(request)
    services.remove(get_royalty(ref, seen_by=member), by=member, at=timezone.now())
    return redirect("royalties:list")


@login_required
def draw_up(request: HttpRequest) -> HttpResponse:
    """Draw up a statement."""
    member = acting(request)
    form = DrawUpForm(request.POST or None, payees=payees_of(member))
    if form.is_bound and form.is_valid():
        made = services.draw_up(**form.cleaned_data, by=member, at=timezone.now(), on=_today())
        return redirect("royalties:statement", made.ref)
    status = 422 if form.is_bound else 200
    context = {"form": form, "title": "draw_up"}
    return render(request, "royalties/form.html", context, status=status)


@login_required
@require_GET
def statement(request: HttpRequest, ref: str) -> HttpResponse:
    """One statement."""
    member = acting(request)
    return _page(request, get_statement(ref, seen_by=member), member)


def _page(
    request: HttpRequest, found: Statement, member: Member, form: PayForm | None = None
) -> HttpResponse:
    moves = STATEMENT_LIFE.open_from(StatementState(found.state))
    reads = reads_royalties(member)
    allowed = _may(member) if reads else dict.fromkeys(ACTIONS, False)
    waiting = unchecked_under(found) if reads and moves else []
    context = {
        **_shown(found),
        "items": items_of(found),
        "groups": GROUPS_CALLED,
        "unchecked": [(KINDS[type(one)].value, one) for one in waiting],
        "may_check": may("royalty.check_norm", side=Side.B, roles=member.roles),
        "may_approve": "approve" in moves and allowed["approve"],
        "may_void": "void" in moves and allowed["draw_up"],
        "may_pay": "pay" in moves and allowed["pay"] and not waiting,
        "pay_form": form or PayForm(initial={"on": _today()}),
    }
    return render(request, "royalties/statement.html", context, status=422 if form else 200)


@login_required
@require_POST
def move(request: HttpRequest, ref: str, name: str) -> HttpResponse:
    """Approve or void."""
    member = acting(request)
    publisher_of(member)
    found = get_statement(ref, seen_by=member)
    if name not in MOVES:
        raise Http404(name)
    MOVES[name](found, by=member, at=timezone.now())
    return redirect("royalties:statement", ref)


@login_required
@require_POST
def pay(request: HttpRequest, ref: str) -> HttpResponse:
    """Record the payment."""
    member = acting(request)
    publisher_of(member)
    found, form = get_statement(ref, seen_by=member), PayForm(request.POST)
    if not form.is_valid():
        return _page(request, found, member, form)
    services.pay(found, on=form.cleaned_data["on"], by=member, at=timezone.now())
    return redirect("royalties:statement", ref)


@login_required
@require_GET
def paper(request: HttpRequest, ref: str, kind: str) -> HttpResponse:
    """The statement as PDF or XLSX."""
    found = get_statement(ref, seen_by=acting(request))
    if kind not in PAPERS:
        raise Http404(kind)
    render_it, content_type = PAPERS[kind]
    headers = {"Content-Disposition": f'attachment; filename="{ref}.{kind}"'}
    data = render_it(found, sample=is_sample(found))
    return HttpResponse(data, content_type=content_type, headers=headers)
