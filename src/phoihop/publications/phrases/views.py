"""The phrases of a programme's themes, on screen."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from phoihop.law.access import may
from phoihop.parties.queries import acting
from phoihop.programmes.queries import get_programme, side_of
from phoihop.publications.phrases.queries import get_theme, words_of
from phoihop.publications.phrases.rules import LONGEST_PHRASE
from phoihop.publications.phrases.services import set_phrase


@login_required
@require_GET
def phrases(request: HttpRequest, ref: str) -> HttpResponse:
    """By which words each theme is recognised."""
    member = acting(request)
    programme = get_programme(ref, seen_by=member)
    context = {
        "programme": programme,
        "themes": words_of(programme),
        "longest": LONGEST_PHRASE,
        "may_decide": may("publication.match", side=side_of(programme, member), roles=member.roles),
    }
    return render(request, "publications/phrases.html", context)


@login_required
@require_POST
def change(request: HttpRequest, ref: str, code: str) -> HttpResponse:
    """Add a phrase to a theme, or strike one."""
    member = acting(request)
    theme = get_theme(get_programme(ref, seen_by=member), code)
    wanted = request.POST.get("wanted") == "yes"
    words = request.POST.get("phrase", "")[:1000]
    set_phrase(theme, words, wanted=wanted, by=member, at=timezone.now())
    told = _("Đã thêm cụm từ cho %(theme)s.") if wanted else _("Đã gỡ cụm từ khỏi %(theme)s.")
    messages.success(request, told % {"theme": code})
    return redirect("publications:phrases", ref)
