"""What to paste under a piece so that readers see the agreement behind it."""

import json
from dataclasses import dataclass

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from phoihop.parties.queries import acting
from phoihop.programmes.models import Instrument
from phoihop.programmes.queries import get_programme
from phoihop.publications.disclosing import labels_of
from phoihop.publications.disclosure import Label
from phoihop.publications.wording import DISCLOSURES


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
