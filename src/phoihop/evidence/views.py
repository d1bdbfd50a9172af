"""Proof on screen. A view finds, calls and shows; it decides nothing."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from phoihop.evidence import services
from phoihop.evidence.forms import ProofForm, SealForm
from phoihop.evidence.models import Evidence
from phoihop.evidence.overview import (
    counted,
    demands_on,
    levels_demanded,
    levels_of,
    missing_only,
    proven_matches,
)
from phoihop.evidence.queries import (
    evidence_of,
    get_evidence,
    may_add,
    may_seal,
    proofs_of,
)
from phoihop.evidence.rules import strongest
from phoihop.evidence.witnessing.pages import capture_context, proof_context
from phoihop.evidence.wording import WHAT_IT_PROVES
from phoihop.papers.queries import read_bytes
from phoihop.parties.models import Member
from phoihop.parties.queries import acting
from phoihop.programmes.queries import get_programme
from phoihop.programmes.rules import EvidenceLevel
from phoihop.publications.models import Publication
from phoihop.publications.queries import get_publication, matches_about
from phoihop.ui.paging import page_of


@login_required
@require_GET
def listing(request: HttpRequest, ref: str) -> HttpResponse:
    """Every piece that counts in a programme: the level reached beside the level demanded."""
    programme = get_programme(ref, seen_by=acting(request))
    proven = proven_matches(programme, seen_by=acting(request))
    missing = request.GET.get("missing") == "1"
    demanded = levels_demanded(programme)
    shown = missing_only(proven, demanded=demanded) if missing else proven
    page = page_of(request, shown, per_page=30, keys_first=True)
    context = {
        "programme": programme,
        "page": page,
        "rows": [
            {"match": match, "reached": reached, "demanded": demanded,
             "enough": reached.reaches(demanded)}
            for match, reached, demanded in levels_of(page)
        ],
        "counts": counted(proven, demanded=demanded),
        "missing": missing,
    }  # fmt: skip
    return render(request, "evidence/list.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def publication(request: HttpRequest, ref: str) -> HttpResponse:
    """All proofs of one publication; more can be given."""
    member = acting(request)
    found = get_publication(ref, seen_by=member)
    if request.method == "GET":
        return _page(request, found, member, ProofForm(initial={"captured_at": timezone.now()}))
    form = ProofForm(request.POST, request.FILES)
    if not form.is_valid():
        return _page(request, found, member, form, status=422)
    evidence = services.add_evidence(found, by=member, at=timezone.now(), **form.given)
    messages.success(request, _("Đã lưu minh chứng %(ref)s.") % {"ref": evidence.ref})
    return redirect("evidence:publication", ref)


def _page(
    request: HttpRequest, found: Publication, member: Member, form: ProofForm, *, status: int = 200
) -> HttpResponse:
    matches = matches_about(found.work, seen_by=member).filter(publication=found)
    demands = list(demands_on(matches))
    proofs = proofs_of(Publication.objects.filter(pk=found.pk)).get(found.pk, [])
    reached = strongest(proof.level for proof in proofs)
    context: dict[str, Any] = {
        "programme": demands[0][0].programme if demands else None,
        "publication": found,
        "proofs": evidence_of(found),
        "reached": reached,
        "proves": WHAT_IT_PROVES[reached],
        "demands": [
            {"match": match, "level": level, "enough": reached.reaches(level)}
            for match, level in demands
        ],
        "form": form,
        "may_add": may_add(found, by=member),
        "most_mb": settings.EVIDENCE_MOST_BYTES // 2**20,
        **capture_context(found),
    }
    return render(request, "evidence/publication.html", context, status=status)


@login_required
@require_GET
def proof(request: HttpRequest, ref: str) -> HttpResponse:
    """One proof: its hashes, its text, who brought it, who sealed it."""
    member = acting(request)
    return _proof_page(request, get_evidence(ref, seen_by=member), member, SealForm())


def _proof_page(
    request: HttpRequest, found: Evidence, member: Member, form: SealForm, *, status: int = 200
) -> HttpResponse:
    matches = matches_about(found.publication.work, seen_by=member)
    first = matches.filter(publication=found.publication_id).first()
    context = {
        "programme": first.programme if first else None,
        "proof": found,
        "proves": WHAT_IT_PROVES[EvidenceLevel(found.level)],
        "form": form,
        "may_seal": may_seal(found, by=member),
        **proof_context(found),
    }
    return render(request, "evidence/proof.html", context, status=status)


@login_required
@require_POST
def seal(request: HttpRequest, ref: str) -> HttpResponse:
    """The other side stands by the hash that it computed itself."""
    member = acting(request)
    found = get_evidence(ref, seen_by=member)
    form = SealForm(request.POST)
    if not form.is_valid():
        return _proof_page(request, found, member, form, status=422)
    sha256 = form.cleaned_data["sha256"]
    services.seal_evidence(found, sha256=sha256, by=member, at=timezone.now())
    messages.success(request, _("Đã niêm phong %(ref)s.") % {"ref": ref})
    return redirect("evidence:proof", ref)


@login_required
@require_GET
def file(request: HttpRequest, ref: str) -> HttpResponse:
    """The kept file; always as a download, never shown as a page: it may hold anything."""
    found = get_evidence(ref, seen_by=acting(request))
    if found.file is None:
        raise Http404(ref)
    headers = {
        "Content-Disposition": f'attachment; filename="{found.ref}.{found.file.format}"',
        "X-Content-Type-Options": "nosniff",
    }
    data = read_bytes(found.file.sha256)
    return HttpResponse(data, content_type="application/octet-stream", headers=headers)
