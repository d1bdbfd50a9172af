"""Publications: list, record, import; matches and evidence."""

from typing import Annotated, Any, BinaryIO, Literal, cast

from django.http import HttpRequest
from ninja import File, Form, Path, Query, Router, Status, UploadedFile

from phoihop.api.asking import After, Limit, member_of, now, page_after
from phoihop.api.schemas import publications as forms
from phoihop.api.schemas.forms import Moment, Ref, answers
from phoihop.engines.vietnamese.dates import parse_date
from phoihop.evidence.models import Evidence
from phoihop.evidence.queries import evidence_of
from phoihop.evidence.services import add_evidence
from phoihop.planning.queries import get_deed, get_topic
from phoihop.press.queries import get_outlet
from phoihop.programmes.queries import get_instrument, get_programme
from phoihop.publications import services
from phoihop.publications.models import Match, Publication
from phoihop.publications.pieces import Appearance, Piece
from phoihop.publications.queries import (
    find_duty,
    get_match,
    get_publication,
    get_work,
    matches_of,
    publications_visible_to,
)

router = Router(tags=["publications"])
PathRef = Annotated[Ref, Path()]
MatchId = Annotated[int, Path(ge=1, le=2**62)]


@router.get("/publications", response=answers(forms.PublicationPage))
def list_publications(request: HttpRequest, after: After = "", limit: Limit = 50) -> Any:
    """The publications that the member sees, the last recorded first."""
    rows = publications_visible_to(member_of(request)).defer("work__body", "work__search_key")
    return page_after(rows, after, limit=limit, told=_told)


@router.post("/publications/import", response=answers(forms.ListReport))
def import_list(
    request: HttpRequest,
    file: Annotated[UploadedFile, File()],
    instrument: Annotated[Ref, Query()] = "",
) -> Any:
    """Bring in a CSV, XLSX or JSONL list, all of it or nothing. May be repeated."""
    member = member_of(request)
    found = services.import_list(
        cast(BinaryIO, file.file),
        filename=file.name or "",
        by=member,
        at=now(),
        instrument=get_instrument(instrument, seen_by=member) if instrument else None,
    )
    return {
        "ref": found.batch.ref,
        "rows": found.batch.rows,
        "outcomes": found.outcomes,
        "proposals": found.proposals,
        "repeated": found.repeated,
    }


@router.get("/publications/{ref}", response=answers(forms.Publication))
def get_one_publication(request: HttpRequest, ref: PathRef) -> Any:
    """One publication."""
    return _told(get_publication(ref, seen_by=member_of(request)))


@router.post("/publications", response=answers(forms.Publication, status=201))
def record_publication(request: HttpRequest, given: forms.NewPublication) -> Any:
    """Write down a work with where it appeared. May be repeated: the same is known again."""
    member = member_of(request)
    piece = Piece(
        given.title, given.author_line, given.genre, body=given.body,
        by_institution=given.by_institution,
    )  # fmt: skip
    told = Appearance(
        given.address,
        given.issue,
        given.page,
        given.broadcast_title,
        given.broadcast_minute,
        parse_date(given.published) if given.published else None,
    )
    outlet = get_outlet(given.outlet) if given.outlet else None
    return Status(
        201, _told(services.record_piece(piece, told, by=member, at=now(), outlet=outlet))
    )


@router.get("/programmes/{ref}/matches", response=answers(forms.MatchPage))
def list_matches(
    request: HttpRequest,
    ref: PathRef,
    after: Annotated[int, Query(ge=0, le=2**62)] = 0,
    limit: Limit = 50,
    state: Annotated[Literal["", "proposed", "confirmed"], Query()] = "",
) -> Any:
    """Proposed and confirmed matches of a programme, the newest first."""
    member = member_of(request)
    rows = matches_of(get_programme(ref, seen_by=member), seen_by=member)
    if state:
        rows = rows.filter(state=state)
    return page_after(rows, str(after or ""), limit=limit, told=_match, key="pk")


@router.post("/publications/{ref}/matches", response=answers(forms.Match, status=201))
def match_by_hand(request: HttpRequest, ref: PathRef, given: forms.Fulfils) -> Any:
    """Match a work (``TP-…``) to a duty or a line, without waiting for a proposal."""
    member = member_of(request)
    work = get_work(ref, seen_by=member)
    programme = get_programme(given.programme, seen_by=member)
    duty = find_duty(programme, given.duty, seen_by=member)
    counted = get_publication(given.publication, seen_by=member) if given.publication else None
    match = services.match_by_hand(work, duty, by=member, at=now(), publication=counted)
    return Status(201, _match(match))


@router.post("/matches/{pk}/confirm", response=answers(forms.Match))
def confirm_match(request: HttpRequest, pk: MatchId, given: forms.PlannedAs) -> Any:
    """Say that the work fulfils the line; name the topic or deed that it is, if it was planned."""
    member = member_of(request)
    match = services.confirm_match(
        get_match(pk, seen_by=member),
        by=member,
        at=now(),
        topic=get_topic(given.topic, seen_by=member) if given.topic else None,
        deed=get_deed(given.deed, seen_by=member) if given.deed else None,
    )
    return _match(match)


@router.post("/matches/{pk}/refuse", response=answers(forms.Match))
def refuse_match(request: HttpRequest, pk: MatchId) -> Any:
    """Say that the work does not fulfil the line; it is never proposed for it again."""
    member = member_of(request)
    match = get_match(pk, seen_by=member)
    return _match(services.refuse_match(match, by=member, at=now()))


@router.get("/publications/{ref}/evidence", response=answers(list[forms.Evidence]))
def list_evidence(request: HttpRequest, ref: PathRef) -> Any:
    """What proves that a publication appeared."""
    found = get_publication(ref, seen_by=member_of(request))
    return [_evidence(one) for one in evidence_of(found).select_related("publication")]


@router.post("/publications/{ref}/evidence", response=answers(forms.Evidence, status=201))
def add_text(request: HttpRequest, ref: PathRef, given: forms.NewText) -> Any:
    """Keep the text of a publication as proof. May be repeated: the same text is kept once."""
    member, at = member_of(request), now()
    found = get_publication(ref, seen_by=member)
    proof = add_evidence(
        found, by=member, at=at, captured_at=given.captured_at or at, text=given.text
    )
    return Status(201, _evidence(proof))


@router.post("/publications/{ref}/evidence/file", response=answers(forms.Evidence, status=201))
def add_file(
    request: HttpRequest,
    ref: PathRef,
    file: Annotated[UploadedFile, File()],
    captured_at: Annotated[Moment | None, Form()] = None,
) -> Any:
    """Keep a file of the page as proof. May be repeated: the same file is kept once."""
    member, at = member_of(request), now()
    found = get_publication(ref, seen_by=member)
    given = (file.name or "", file.read())
    proof = add_evidence(found, by=member, at=at, captured_at=captured_at or at, file=given)
    return Status(201, _evidence(proof))


def _told(publication: Publication) -> dict[str, object]:
    published = publication.published
    return {
        "ref": publication.ref,
        "work": publication.work.ref,
        "title": publication.title,
        "author_line": publication.work.author_line,
        "outlet": publication.outlet.ref if publication.outlet else None,
        "published": str(published) if published else None,
        "address": publication.address,
        "disclosure": publication.disclosure,
    }


def _match(match: Match) -> dict[str, object]:
    line = match.line
    return {
        "id": match.pk,
        "work": match.work.ref,
        "publication": match.publication.ref,
        "title": match.work.title,
        "obligation": match.obligation.code,
        "line": f"{line.instrument.ref}/{line.code}" if line else None,
        "state": match.state,
        "score": match.score,
        "reasons": [str(reason.get("code", "")) for reason in match.reasons],
    }


def _evidence(proof: Evidence) -> dict[str, object]:
    return {
        "ref": proof.ref,
        "publication": proof.publication.ref,
        "level": proof.level,
        "sha256": proof.file.sha256 if proof.file else proof.text_sha256,
        "captured_at": proof.captured_at,
    }
