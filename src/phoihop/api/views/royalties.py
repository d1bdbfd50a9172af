"""Royalties: reckoning a piece, statements, approving and paying. A publisher's own."""

from decimal import Decimal
from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Path, Query, Router, Status

from phoihop.api.asking import After, Limit, member_of, now, page_after, today
from phoihop.api.schemas import royalties as forms
from phoihop.api.schemas.forms import Day, Ref, answers
from phoihop.law.refusal import Refusal
from phoihop.royalties import services
from phoihop.royalties.models import Royalty, Statement
from phoihop.royalties.queries import (
    get_royalty,
    get_statement,
    open_royalties,
    payees_of,
    publication_for,
    statements_visible_to,
    unpaid,
)
from phoihop.royalties.rules import Group
from phoihop.royalties.services import Grade, Share

router = Router(tags=["royalties"])
PathRef = Annotated[Ref, Path()]


@router.get("/royalties/statements", response=answers(forms.StatementPage))
def list_statements(request: HttpRequest, after: After = "", limit: Limit = 50) -> Any:
    """The statements that the member sees, the newest first."""
    rows = statements_visible_to(member_of(request))
    return page_after(rows, after, limit=limit, told=_statement)


@router.get("/royalties/statements/{ref}", response=answers(forms.Statement))
def get_one_statement(request: HttpRequest, ref: PathRef) -> Any:
    """One statement."""
    return _statement(get_statement(ref, seen_by=member_of(request)))


@router.get("/royalties", response=answers(forms.RoyaltyPage))
def list_open(request: HttpRequest, after: After = "", limit: Limit = 50) -> Any:
    """What is reckoned and on no statement yet, the newest first; 404 for any institution."""
    rows = open_royalties(member_of(request))
    return page_after(rows, after, limit=limit, told=_royalty)


@router.get("/royalties/due", response=answers(list[forms.Statement]))
def list_due(request: HttpRequest, by: Annotated[Day | None, Query()] = None) -> Any:
    """Statements that are not paid yet, the earliest due first; only those due by a day."""
    rows = unpaid(member_of(request), by=by)
    return [_statement(one) for one in rows]


@router.get("/royalties/{ref}", response=answers(forms.Royalty))
def get_one_royalty(request: HttpRequest, ref: PathRef) -> Any:
    """One author's part of one piece, and what it was reckoned from."""
    return _royalty(get_royalty(ref, seen_by=member_of(request)))


@router.post("/royalties", response=answers(list[forms.Royalty], status=201))
def reckon(request: HttpRequest, given: forms.NewReckoning) -> Any:
    """Reckon what the authors of a publication get."""
    member = member_of(request)
    grade = Grade(
        Decimal(str(given.coefficient)).quantize(Decimal("0.01")),
        Group(given.group) if given.group else None,
        Decimal(str(given.multiplier)).quantize(Decimal("0.01")),
        given.multiplier_reason,
    )
    shares = [Share(one.name, one.percent, one.office) for one in given.shares]
    publication = publication_for(given.publication, seen_by=member)
    made = services.reckon(publication, grade, shares, by=member, at=now())
    return Status(201, [_royalty(one) for one in made])


@router.post("/royalties/statements", response=answers(forms.Statement, status=201))
def draw_up(request: HttpRequest, given: forms.NewStatement) -> Any:
    """Draw up the statement of an author for a month."""
    member = member_of(request)
    payees = payees_of(member)
    payee = payees.filter(name=given.author).first()
    if payee is None:
        known = ", ".join(payees.values_list("name", flat=True)[:12])
        raise Refusal("statement.no_such_author", name=given.author, known=known)
    made = services.draw_up(payee, given.year, given.month, by=member, at=now(), on=today())
    return Status(201, _statement(made))


@router.post("/royalties/statements/{ref}/approve", response=answers(forms.Statement))
def approve(request: HttpRequest, ref: PathRef) -> Any:
    """The chief approves what is to be paid."""
    member = member_of(request)
    found = get_statement(ref, seen_by=member)
    services.approve(found, by=member, at=now())
    return _statement(found)


@router.post("/royalties/statements/{ref}/pay", response=answers(forms.Statement))
def pay(request: HttpRequest, ref: PathRef, given: forms.Payment) -> Any:
    """Record the payment."""
    member = member_of(request)
    found = get_statement(ref, seen_by=member)
    services.pay(found, on=given.on, by=member, at=now())
    return _statement(found)


def _statement(one: Statement) -> dict[str, object]:
    names = ("ref", "year", "month", "state", "gross_dong", "tax_dong", "net_dong", "due_on")
    return {"author": one.payee.name, **{name: getattr(one, name) for name in names}}


def _royalty(one: Royalty) -> dict[str, object]:
    names = ("ref", "published_on", "group", "unit_dong", "share_percent", "gross_dong", "source")
    return {
        "author": one.payee.name,
        "publication": one.publication.ref,
        **{name: getattr(one, name) for name in names},
    }
