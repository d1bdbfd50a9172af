"""The label on printed and broadcast pieces, on screen. A view finds, calls and shows."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from phoihop.evidence.labelling.forms import LabelWordForm
from phoihop.evidence.labelling.queries import label_words_of, may_tell_label
from phoihop.evidence.labelling.services import tell_label
from phoihop.parties.queries import acting
from phoihop.publications.labelled import label_told_of
from phoihop.publications.labels import LabelState
from phoihop.publications.queries import get_publication, matches_about
from phoihop.publications.wording import LABEL_STATES, LABEL_TONES


@login_required
@require_http_methods(["GET", "POST"])
def label(request: HttpRequest, ref: str) -> HttpResponse:
    """What machines and people saw of the label on one piece; people say what they saw."""
    member = acting(request)
    found = get_publication(ref, seen_by=member)
    form = LabelWordForm(request.POST or None, publication=found)
    if request.method == "POST" and form.is_valid():
        tell_label(found, by=member, at=timezone.now(), **form.given)
        messages.success(request, _("Đã ghi điều anh/chị thấy."))
        return redirect("evidence:label", ref)
    match = matches_about(found.work, seen_by=member).filter(publication=found).first()
    context: dict[str, Any] = {
        "programme": match.programme if match else None,
        "publication": found,
        "checks": [
            {
                "check": check,
                "label": LABEL_STATES[LabelState(check.state)],
                "tone": LABEL_TONES[LabelState(check.state)],
            }
            for check in label_told_of(found, seen_by=member)
        ],
        "words": label_words_of(found),
        "form": form,
        "may_tell": may_tell_label(found, by=member),
    }
    status = 422 if form.errors else 200
    return render(request, "evidence/label.html", context, status=status)
