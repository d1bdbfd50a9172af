"""Papers to print: PDF, DOCX and the Annex VI record, and the number that the clerk gave."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET

from phoihop.law.access import may
from phoihop.papers.queries import number_of, read_bytes
from phoihop.papers.rules import PaperFormat
from phoihop.parties.queries import acting
from phoihop.programmes.forms import NumberForm
from phoihop.programmes.papers import papers_of_paper
from phoihop.programmes.queries import get_paper, get_programme, side_of
from phoihop.programmes.services import number_paper

MEDIA_TYPES = {
    PaperFormat.PDF: "application/pdf",
    PaperFormat.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    PaperFormat.XML: "application/xml",
}


@login_required
def print_page(request: HttpRequest, ref: str, paper_ref: str) -> HttpResponse:
    """The formats of one paper, its number, and the clerk's form."""
    member = acting(request)
    programme = get_programme(ref, seen_by=member)
    paper = get_paper(paper_ref, seen_by=member)
    form = NumberForm(request.POST or None)
    if form.is_bound and form.is_valid():
        number_paper(paper, by=member, at=timezone.now(), **form.cleaned_data)
        return redirect("programmes:print", ref, paper_ref)
    side = side_of(programme, member)
    context = {
        "programme": programme,
        "paper": paper,
        "number": number_of(f"paper:{paper.ref}"),
        "formats": [one.value for one in MEDIA_TYPES],
        "form": form,
        "may_number": may("paper.number", side=side, roles=member.roles),
    }
    return render(request, "programmes/print.html", context, status=422 if form.is_bound else 200)


@login_required
@require_GET
def download(request: HttpRequest, ref: str, paper_ref: str, kind: str) -> HttpResponse:
    """One of the formats."""
    member = acting(request)
    get_programme(ref, seen_by=member)
    if kind not in {one.value for one in MEDIA_TYPES}:
        raise Http404(f"{paper_ref}.{kind}")
    paper = get_paper(paper_ref, seen_by=member)
    kept = papers_of_paper(paper, at=timezone.now())[PaperFormat(kind)]
    headers = {"Content-Disposition": f'attachment; filename="paper.{kind}"'}
    media_type = MEDIA_TYPES[PaperFormat(kind)]
    return HttpResponse(read_bytes(kept.sha256), content_type=media_type, headers=headers)
