"""Programmes: list, read, ledger, files in and out, offering and signing."""

from typing import Annotated, Any

from django.http import HttpRequest, HttpResponse
from ninja import File, Path, Query, Router, UploadedFile

from phoihop.api.asking import After, Limit, member_of, now, page_after, today
from phoihop.api.schemas import programmes as forms
from phoihop.api.schemas.forms import Day, Moment, Ref, answers
from phoihop.ledger.queries import ledger_as_json, ledger_of
from phoihop.parties.queries import name_of
from phoihop.programmes import services
from phoihop.programmes.models import Annex, Instrument, Obligation, Programme
from phoihop.programmes.queries import (
    get_paper,
    get_programme,
    instruments_visible_to,
    obligations_of,
    visible_to,
)
from phoihop.programmes.statement import as_file, state_programme

router = Router(tags=["programmes"])
PathRef = Annotated[Ref, Path()]

SIGN: dict[type, Any] = {
    Programme: services.sign_programme,
    Instrument: services.sign_instrument,
    Annex: services.sign_annex,
}
OFFER: dict[type, Any] = {
    Programme: services.offer_programme,
    Instrument: services.offer_instrument,
    Annex: services.offer_annex,
}


@router.get("/programmes", response=answers(forms.ProgrammePage))
def list_programmes(request: HttpRequest, after: After = "", limit: Limit = 50) -> Any:
    """The programmes that the member sees, the newest first."""
    rows = visible_to(member_of(request))
    return page_after(rows, after, limit=limit, told=lambda row: row)


@router.post("/programmes/import", response=answers(forms.ImportReport))
def import_programme(request: HttpRequest, file: Annotated[UploadedFile, File()]) -> Any:
    """Take a programme or instrument file (YAML); its papers become drafts of the member's side.

    May be repeated: the same file again changes nothing. Mistakes are all told, with their
    lines, and then nothing is stored.
    """
    return services.import_programme(file.read(), by=member_of(request), at=now())


@router.get("/programmes/{ref}", response=answers(forms.Programme))
def get_one_programme(request: HttpRequest, ref: PathRef) -> Any:
    """One programme with its parties and the instruments that the member sees."""
    member = member_of(request)
    found = get_programme(ref, seen_by=member)
    parties = [
        {
            "side": party.side,
            "organisation": party.organisation.ref,
            "name": name_of(party.organisation, on=today()),
        }
        for party in found.parties.all()
    ]
    instruments = list(instruments_visible_to(member).filter(programme=found))
    fields = {name: getattr(found, name) for name in (
        "ref", "title", "period_label", "state", "starts_on", "ends_on", "signed_on",
        "effective_from",
    )}  # fmt: skip
    return {**fields, "parties": parties, "instruments": instruments}


@router.get("/programmes/{ref}/ledger", response=answers(forms.Ledger))
def read_ledger(
    request: HttpRequest,
    ref: PathRef,
    on: Annotated[Day | None, Query()] = None,
    known_at: Annotated[Moment | None, Query()] = None,
) -> Any:
    """Every duty of both sides, counted on a day, from what was recorded by an instant."""
    member = member_of(request)
    found = get_programme(ref, seen_by=member)
    ledger = ledger_of(found, seen_by=member, on=on or today(), known_at=known_at or now())
    return ledger_as_json(ledger)


@router.get("/programmes/{ref}/obligations", response=answers(list[forms.Obligation]))
def list_obligations(request: HttpRequest, ref: PathRef) -> Any:
    """The duties of both sides, in the order of the paper."""
    found = get_programme(ref, seen_by=member_of(request))
    return [_told(duty) for duty in obligations_of(found)]


@router.get(
    "/programmes/{ref}/export",
    response=answers(str),
    openapi_extra={"responses": {200: {"content": {"application/yaml": {}}}}},
)
def export_programme(request: HttpRequest, ref: PathRef) -> HttpResponse:
    """The programme with what the member sees of it, as the YAML file that import takes."""
    member = member_of(request)
    found = get_programme(ref, seen_by=member)
    text = as_file(state_programme(found, seen_by=member))
    return HttpResponse(text, content_type="application/yaml; charset=utf-8")


@router.post("/papers/{ref}/offer", response=answers(forms.Paper))
def offer_paper(request: HttpRequest, ref: PathRef) -> Any:
    """Show a draft of a programme, instrument or annex to the other side, to be signed."""
    member = member_of(request)
    paper = get_paper(ref, seen_by=member)
    OFFER[type(paper)](paper, by=member, at=now())
    return _paper(paper)


@router.post("/papers/{ref}/sign", response=answers(forms.Paper))
def sign_paper(request: HttpRequest, ref: PathRef, given: forms.SigningDay) -> Any:
    """Sign a programme, instrument or annex for one's party; a leader does."""
    member = member_of(request)
    paper = get_paper(ref, seen_by=member)
    SIGN[type(paper)](paper, by=member, at=now(), signed_on=given.signed_on)
    return _paper(paper)


def _paper(paper: Programme | Instrument | Annex) -> dict[str, object]:
    return {"ref": paper.ref, "kind": paper._meta.model_name, "state": paper.state}


def _told(duty: Obligation) -> dict[str, object]:
    names = (
        "code", "kind", "side", "text", "quantified", "quantity_least", "quantity_most",
        "cadence", "evidence_level",
    )  # fmt: skip
    fields = {name: getattr(duty, name) for name in names}
    return {**fields, "themes": [theme.code for theme in duty.themes.all()]}
