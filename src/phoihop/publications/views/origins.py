"""Which publication came of a manuscript."""

from typing import Any

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from phoihop.law.period import day_of
from phoihop.manuscripts.queries import Standing, get_manuscript, standing_of
from phoihop.parties.queries import acting
from phoihop.publications.models import Origin, Publication
from phoihop.publications.origins import link_publication, may_come_of

SHOWN = 200


class OriginForm(forms.Form):
    """One publication of the publisher."""

    publication = forms.ModelChoiceField(
        label=_("Lần đăng"), queryset=Publication.objects.none(), to_field_name="ref"
    )

    def __init__(self, *args: Any, publications: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["publication"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = publications
        field.label_from_instance = _called  # type: ignore[method-assign, assignment]


def _called(one: Any) -> str:
    return f"{one.ref} · {one.title}"


@login_required
def origin(request: HttpRequest, ref: str) -> HttpResponse:
    """The publication that a manuscript became, or the list to choose it from."""
    member = acting(request)
    manuscript = get_manuscript(ref, seen_by=member)
    if standing_of(manuscript, member) is not Standing.DESK:
        raise Http404(ref)
    form = OriginForm(request.POST or None, publications=may_come_of(manuscript))
    if form.is_bound and form.is_valid():
        now = timezone.now()
        link_publication(
            manuscript, form.cleaned_data["publication"], by=member, at=now, on=day_of(now)
        )
        return redirect("publications:origin", ref)
    found = Origin.objects.filter(manuscript=manuscript).select_related("publication__outlet")
    context = {"manuscript": manuscript, "origin": found.first(), "form": form}
    status = 422 if form.is_bound else 200
    return render(request, "publications/origin.html", context, status=status)
