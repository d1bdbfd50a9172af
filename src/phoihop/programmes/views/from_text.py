"""The page that reads a report or a paper into a draft. Nothing is stored."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from phoihop.engines.drafting import MOST_BYTES, draft, read_bytes
from phoihop.law.access import check_may
from phoihop.parties.queries import acting, home_side
from phoihop.programmes.draft_file import as_draft_file
from phoihop.programmes.draft_page import left_over, rows_of
from phoihop.programmes.forms import TextUploadForm

FILE_NAME = "du-thao.yaml"


@login_required
@require_http_methods(["GET", "POST"])
def from_text(request: HttpRequest) -> HttpResponse:
    """Show what a file says of an agreement, each field beside its sentence.

    The text comes back with the wish to download; the same text gives the same draft, so nothing
    has to be kept between the two.
    """
    member = acting(request)
    check_may("programme.draft", side=home_side(member), roles=member.roles)
    if request.POST.get("text"):
        return _file(as_draft_file(draft(request.POST["text"])))
    form = TextUploadForm(request.POST or None, request.FILES or None)
    if request.method == "GET" or not form.is_valid():
        status = 200 if request.method == "GET" else 422
        return render(request, "programmes/from_text.html", {"form": form}, status=status)
    text = read_bytes(form.cleaned_data["file"].read(MOST_BYTES + 1))
    made = draft(text)
    context = {
        "form": TextUploadForm(),
        "text": text,
        "rows": rows_of(made),
        "left_over": left_over(made),
    }
    return render(request, "programmes/from_text.html", context)


def _file(text: str) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="{FILE_NAME}"'}
    return HttpResponse(text, content_type="application/yaml; charset=utf-8", headers=headers)
