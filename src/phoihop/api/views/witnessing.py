"""Captures of pages: order one, read them, bring a bundle of one's own machine."""

import tempfile
from pathlib import Path as FilePath
from typing import Annotated, Any

from django.conf import settings
from django.http import FileResponse, HttpRequest
from ninja import File, Path, Router, Status, UploadedFile

from phoihop.api.asking import member_of, now
from phoihop.api.schemas import witnessing as forms
from phoihop.api.schemas.forms import Ref, answers
from phoihop.evidence.bundling.subjects import find_subject
from phoihop.evidence.bundling.writing import bundle_to_send
from phoihop.evidence.models import Capture, CaptureOrder, Comparison
from phoihop.evidence.queries import proofs_of
from phoihop.evidence.rules import check_size, strongest
from phoihop.evidence.witnessing import services
from phoihop.evidence.witnessing.queries import captures_of, comparisons_of, order_of
from phoihop.publications.models import Publication
from phoihop.publications.queries import get_publication

router = Router(tags=["evidence"])
PathRef = Annotated[Ref, Path()]


@router.post("/publications/{ref}/captures", response=answers(forms.CaptureOrder, status=202))
def order_capture(request: HttpRequest, ref: PathRef) -> Any:
    """Wish for a capture of the page; a worker makes it. May be repeated."""
    member = member_of(request)
    order = services.order_capture(get_publication(ref, seen_by=member), by=member, at=now())
    return Status(202, _order(order))


@router.get("/publications/{ref}/captures", response=answers(forms.Captures))
def list_captures(request: HttpRequest, ref: PathRef) -> Any:
    """What machines saw of the page, and how it compares."""
    found = get_publication(ref, seen_by=member_of(request))
    order = order_of(found)
    reached = proofs_of(Publication.objects.filter(pk=found.pk)).get(found.pk, [])
    return {
        "level": strongest(proof.level for proof in reached).value,
        "order": _order(order) if order else None,
        "captures": [_capture(one) for one in captures_of(found)],
        "comparisons": [_comparison(one) for one in comparisons_of(found)],
    }


@router.post("/witnesses/bundle", response=answers(list[forms.Taken]))
def take_bundle(request: HttpRequest, file: Annotated[UploadedFile, File()]) -> Any:
    """Bring a bundle that a machine of one's house sealed. May be repeated: it is kept once."""
    member = member_of(request)
    check_size(file.name or "", file.size or 0, most_bytes=settings.TESTIMONY_MOST_BYTES)
    with tempfile.NamedTemporaryFile(suffix=".zip") as draft:
        for piece in file.chunks():
            draft.write(piece)
        draft.flush()
        taken = services.take_testimony(FilePath(draft.name), by=member, at=now())
    return [
        {
            "address": one.address,
            "publication": one.publication,
            "evidence": one.evidence,
            "problem": one.problem.code if one.problem else "",
        }
        for one in taken
    ]


@router.get("/bundles/{ref}", response=answers(bytes))
def evidence_bundle(request: HttpRequest, ref: PathRef) -> Any:
    """The bundle of a programme, instrument, record, work or publication: a ZIP with its verifier.

    Up to 200 MB; larger ones are written by ``./phoihop evidence bundle``.
    """
    subject = find_subject(ref, seen_by=member_of(request))
    file = bundle_to_send(subject, at=now())
    name = f"{subject.ref}.zip"
    return FileResponse(file, as_attachment=True, filename=name, content_type="application/zip")


def _order(order: CaptureOrder) -> dict[str, object]:
    return {
        "publication": order.publication.ref,
        "state": order.state,
        "tries": order.tries,
        "due_at": order.due_at,
        "problem": order.problem,
        "evidence": order.capture.evidence.ref if order.capture else None,
    }


def _capture(seen: Capture) -> dict[str, object]:
    proof = seen.evidence
    return {
        "evidence": proof.ref,
        "witness_of": seen.organisation.ref if seen.organisation else "",
        "key": seen.key_fingerprint,
        "seen_at": seen.claimed_at,
        "recorded_at": proof.recorded_at,
        "sha256": proof.file.sha256 if proof.file else "",
        "words_sha256": seen.words_sha256,
        "missing": seen.missing,
        "machine": seen.machine,
        "network": seen.network,
    }


def _comparison(pair: Comparison) -> dict[str, object]:
    return {
        "one": pair.one.evidence.ref,
        "other": pair.other.evidence.ref,
        "agrees": pair.agrees,
        "share": pair.share,
        "one_witness_because": pair.one_witness_because,
        "differences": pair.passages,
    }
