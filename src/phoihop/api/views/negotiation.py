"""A paper while it is negotiated: its versions, what differs, and what an annex would touch."""

from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Path, Router

from phoihop.api.asking import member_of, now, today
from phoihop.api.schemas import negotiation as forms
from phoihop.api.schemas.forms import Ref, answers
from phoihop.ledger.effect import effect_of
from phoihop.ledger.effect_json import effect_as_json
from phoihop.programmes.negotiation_json import (
    comparison_as_json,
    version_as_json,
    versions_as_json,
)
from phoihop.programmes.queries import get_annex, get_paper
from phoihop.programmes.tabled import get_version

router = Router(tags=["programmes"])
PathRef = Annotated[Ref, Path()]
PathNumber = Annotated[int, Path(ge=1, le=10_000)]


@router.get("/papers/{ref}/versions", response=answers(forms.Versions))
def list_versions(request: HttpRequest, ref: PathRef) -> Any:
    """Every version that was on the table, and whose turn it is."""
    return versions_as_json(get_paper(ref, seen_by=member_of(request)))


@router.get("/papers/{ref}/versions/{number}", response=answers(forms.VersionText))
def get_one_version(request: HttpRequest, ref: PathRef, number: PathNumber) -> Any:
    """One version with everything it says."""
    found = get_version(get_paper(ref, seen_by=member_of(request)), number)
    return {**version_as_json(found), "statement": found.statement}


@router.get("/papers/{ref}/compare/{before}/{after}", response=answers(forms.Comparison))
def compare_versions(
    request: HttpRequest, ref: PathRef, before: PathNumber, after: PathNumber
) -> Any:
    """Two versions, clause by clause."""
    return comparison_as_json(get_paper(ref, seen_by=member_of(request)), before, after)


@router.get("/annexes/{ref}/preview", response=answers(forms.Preview))
def preview_annex(request: HttpRequest, ref: PathRef) -> Any:
    """Everything that an annex touches, before it is signed."""
    member = member_of(request)
    annex = get_annex(ref, seen_by=member)
    return effect_as_json(effect_of(annex, seen_by=member, on=today(), known_at=now()))
