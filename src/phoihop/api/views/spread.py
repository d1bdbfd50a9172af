"""Spread: how works travelled, copies declared, pieces delivered before."""

from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Path, Query, Router, Status

from phoihop.api.asking import member_of, now, today
from phoihop.api.schemas import spread as forms
from phoihop.api.schemas.forms import Ref, answers
from phoihop.engines.vietnamese.dates import parse_date
from phoihop.programmes.queries import get_instrument, get_programme
from phoihop.publications.queries import get_work
from phoihop.spread import services
from phoihop.spread.family import CopyKind, Permission
from phoihop.spread.queries import (
    delivered_before,
    get_cofunding,
    last_year_of,
    picture_for,
    year_of,
)
from phoihop.spread.rules import CofundingReason
from phoihop.spread.telling import (
    before_as_json,
    cofunding_as_json,
    picture_as_json,
    year_as_json,
)

router = Router(tags=["spread"])
PathRef = Annotated[Ref, Path()]


@router.get("/works/{ref}/spread", response=answers(forms.Picture))
def picture(request: HttpRequest, ref: PathRef) -> Any:
    """How a work travelled: the first publication with its copies, each with its own."""
    return picture_as_json(picture_for(get_work(ref, seen_by=member_of(request))))


@router.get("/programmes/{ref}/spread", response=answers(forms.Year))
def year(
    request: HttpRequest,
    ref: PathRef,
    year: Annotated[int | None, Query(ge=1990, le=2100)] = None,
) -> Any:
    """The copies of a programme's works in a year, by default the last with a piece."""
    member = member_of(request)
    programme = get_programme(ref, seen_by=member)
    chosen = year or last_year_of(programme, seen_by=member) or today().year
    return year_as_json(year_of(programme, year=chosen, seen_by=member))


@router.post("/works/{ref}/copies", response=answers(forms.DeclaredCopy, status=201))
def declare(request: HttpRequest, ref: PathRef, given: forms.NewCopy) -> Any:
    """Write down a copy that somebody knows of; a repetition with the same address is refused."""
    member = member_of(request)
    values = given.dict() | {
        "kind": CopyKind(given.kind),
        "permission": Permission(given.permission),
        "published": parse_date(given.published) if given.published else None,
    }
    work = get_work(ref, seen_by=member)
    copy = services.declare_copy(work, services.ToldCopy(**values), by=member, at=now())
    told = {"ref": copy.ref, "work": work.ref, "kind": copy.kind, "address": copy.address}
    return Status(201, told)


@router.get("/programmes/{ref}/delivered-before", response=answers(list[forms.Finding]))
def before(request: HttpRequest, ref: PathRef) -> Any:
    """What of a programme's pieces was delivered or printed before, as far as one may know."""
    member = member_of(request)
    programme = get_programme(ref, seen_by=member)
    return before_as_json(delivered_before(programme, seen_by=member))


@router.post("/instruments/{ref}/cofunding", response=answers(forms.Cofunding, status=201))
def propose(request: HttpRequest, ref: PathRef, given: forms.NewCofunding) -> Any:
    """The publisher lays open that a piece was delivered before."""
    member = member_of(request)
    decision = services.propose_cofunding(
        get_instrument(ref, seen_by=member),
        get_work(given.work, seen_by=member),
        reason=CofundingReason(given.reason),
        words=given.words,
        by=member,
        at=now(),
    )
    return Status(201, cofunding_as_json(decision))


@router.post("/cofunding/{ref}/decide", response=answers(forms.Cofunding))
def decide(request: HttpRequest, ref: PathRef, given: forms.Answer) -> Any:
    """The institution's leader says whether it pays all the same."""
    member = member_of(request)
    decision = get_cofunding(ref, seen_by=member)
    services.decide_cofunding(decision, agreed=given.agreed, words=given.words, by=member, at=now())
    return cofunding_as_json(decision)


@router.post("/cofunding/{ref}/withdraw", response=answers(forms.Cofunding))
def withdraw(request: HttpRequest, ref: PathRef) -> Any:
    """The publisher takes a proposal or a decision back."""
    member = member_of(request)
    decision = get_cofunding(ref, seen_by=member)
    services.withdraw_cofunding(decision, by=member, at=now())
    return cofunding_as_json(decision)
