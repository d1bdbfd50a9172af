"""What to paste under a piece so that readers see the agreement behind it."""

import json
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from phoihop.parties.queries import acting
from phoihop.programmes.models import Instrument
from phoihop.programmes.queries import get_programme
from phoihop.publications.disclosing import labels_of
from phoihop.publications.disclosure import Label
from phoihop.publications.labelled import (
    label_counts,
    label_state_named,
    labelled_matches,
    of_label_state,
)
from phoihop.publications.labels import LabelState
from phoihop.publications.wording import DISCLOSURES, LABEL_STATES, LABEL_TONES
from phoihop.ui.paging import page_of


@dataclass(frozen=True, slots=True)
class Pasted:
    """One instrument's label as the page shows it."""

    instrument: Instrument
    label: Label

    @property
    def kind(self) -> str:
        """The kind in words."""
        return str(DISCLOSURES[self.label.kind])

    @property
    def json_ld(self) -> str:
        """The script element to paste into the page's head."""
        told = json.dumps(self.label.json_ld, ensure_ascii=False, indent=2).replace("<", "\\u003c")
        return f'<script type="application/ld+json">\n{told}\n</script>'

    @property
    def ninjs(self) -> str:
        """The fragment to merge into an item."""
        return json.dumps(self.label.ninjs, ensure_ascii=False, indent=2)


@login_required
@require_GET
def programme(request: HttpRequest, ref: str) -> HttpResponse:
    """The labels of the signed instruments of a programme."""
    member = acting(request)
    found = get_programme(ref, seen_by=member)
    pasted = [Pasted(*pair) for pair in labels_of(found, seen_by=member)]
    context = {"programme": found, "pasted": pasted}
    return render(request, "publications/disclosure.html", context)


@login_required
@require_GET
def labels(request: HttpRequest, ref: str) -> HttpResponse:
    """Which pieces of a programme bear the agreed label, counted, with the list behind."""
    member = acting(request)
    found = get_programme(ref, seen_by=member)
    matches = labelled_matches(found, seen_by=member)
    chosen = label_state_named(request.GET.get("state", ""))
    page = page_of(request, of_label_state(matches, chosen), per_page=30)
    context = {
        "programme": found,
        "page": page,
        "rows": [label_row(match) for match in page],
        "counts": [
            {"state": state.value, "label": LABEL_STATES[state], "count": count}
            for state, count in label_counts(matches).items()
        ],
        "chosen": LABEL_STATES[chosen] if chosen else "",
    }
    return render(request, "publications/labels.html", context)


def label_row(match: Any) -> dict[str, Any]:
    """One piece as the list shows it."""
    state = LabelState(match.label_state)
    return {"match": match, "label": LABEL_STATES[state], "tone": LABEL_TONES[state]}
