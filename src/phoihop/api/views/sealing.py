"""Papers under signature: how far it is, the newest file, a copy that was signed elsewhere."""

from typing import Annotated, Any

from django.http import Http404, HttpRequest, HttpResponse
from ninja import File, Path, Router, UploadedFile

from phoihop.api.asking import member_of, now
from phoihop.api.schemas.forms import Ref, answers
from phoihop.api.schemas.sealing import Standing
from phoihop.papers.authorities import house_trust
from phoihop.papers.queries import current_sealing, latest_stage, read_bytes
from phoihop.parties.models import Member
from phoihop.sealing import services
from phoihop.sealing.kinds import Sealable, get_sealable
from phoihop.sealing.page import standing_as_json, standing_of

router = Router(tags=["signing"])
PathRef = Annotated[Ref, Path()]


@router.get("/papers/{ref}/signing", response=answers(Standing))
def read_signing(request: HttpRequest, ref: PathRef) -> Any:
    """Number, who has signed, whose turn it is, and the verdict on the newest file."""
    member = member_of(request)
    return _told(get_sealable(ref, seen_by=member, at=now()), member)


@router.post("/papers/{ref}/signing/prepare", response=answers(Standing))
def prepare_signing(request: HttpRequest, ref: PathRef) -> Any:
    """Make the PDF that people sign. May be repeated until somebody has signed."""
    member = member_of(request)
    found = get_sealable(ref, seen_by=member, at=now())
    services.prepare(found, by=member, at=now())
    return _told(found, member)


@router.get(
    "/papers/{ref}/signing/file",
    response=answers(str),
    openapi_extra={"responses": {200: {"content": {"application/pdf": {}}}}},
)
def read_signed_file(request: HttpRequest, ref: PathRef) -> HttpResponse:
    """The newest revision: the one to sign next, or the complete one."""
    found = get_sealable(ref, seen_by=member_of(request), at=now())
    sealing = current_sealing(found.subject)
    last = latest_stage(sealing) if sealing else None
    if last is None:
        raise Http404(ref)
    return HttpResponse(read_bytes(last.paper.sha256), content_type="application/pdf")


@router.post("/papers/{ref}/signing/bring", response=answers(Standing))
def bring_signed_copy(
    request: HttpRequest, ref: PathRef, file: Annotated[UploadedFile, File()]
) -> Any:
    """Take the newest revision with one's own side's signatures added elsewhere."""
    member = member_of(request)
    found = get_sealable(ref, seen_by=member, at=now())
    services.bring(found, file.read(), trust=house_trust(), by=member, at=now())
    return _told(found, member)


def _told(found: Sealable, member: Member) -> dict[str, Any]:
    standing = standing_of(found, seen_by=member, trust=house_trust(), at=now())
    return standing_as_json(found, standing)
