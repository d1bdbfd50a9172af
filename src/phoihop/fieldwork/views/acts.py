"""Pages with several small forms: each names its verb, who may, and what it asks for."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from phoihop.law.access import may
from phoihop.law.period import day_of
from phoihop.parties.models import Member, Organisation
from phoihop.parties.queries import acting
from phoihop.programmes.models import Programme
from phoihop.programmes.queries import side_of

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

Bad = tuple[str, forms.Form] | None


def today() -> date:
    """The day at the door."""
    return day_of(timezone.now())


def units_of(programme: Programme) -> Any:
    """The organisations of both sides and the units under them."""
    parties = programme.parties.values("organisation")
    under = Organisation.objects.filter(parents__parent__in=parties)
    both = (under | Organisation.objects.filter(pk__in=parties)).distinct()
    return both.prefetch_related("names").order_by("kind", "ref")


def allowed(action: str, programme: Programme, member: Member) -> bool:
    """Whether the page should offer an action; the rules refuse it anyway."""
    return may(action, side=side_of(programme, member), roles=member.roles)


@dataclass(frozen=True)
class Act:
    """One small form of a page.

    ``do`` gets what the page is about, the cleaned fields and ``by``, ``at``, ``on``.
    ``options`` gives the form its choices. ``when`` says whether the page offers it.
    """

    label: "StrOrPromise"
    form: type[forms.Form]
    do: Callable[..., object]
    when: Callable[[Any, Member], bool]
    options: Callable[[Any, Member], dict[str, Any]] = field(default=lambda found, member: {})
    initial: Callable[[Any], dict[str, Any]] = field(default=lambda found: {"on": today()})
    tone: str = ""


def offered(
    acts: Mapping[str, Act], found: Any, member: Member, bad: Bad = None
) -> list[dict[str, Any]]:
    """The forms that a page shows to ``member``, in the order of the table."""
    shown = []
    for name, act in acts.items():
        if not act.when(found, member):
            continue
        wrong = bad[1] if bad and bad[0] == name else None
        form = wrong or act.form(
            initial=act.initial(found), prefix=name, **act.options(found, member)
        )
        shown.append({"name": name, "label": act.label, "form": form, "tone": act.tone,
                      "open": wrong is not None})  # fmt: skip
    return shown


def perform(
    request: HttpRequest,
    acts: Mapping[str, Act],
    name: str,
    found: Any,
    *,
    page: Callable[..., HttpResponse],
    to: str,
) -> HttpResponse:
    """Do what the form says and go back to ``to``; with mistakes show ``page`` again (422)."""
    if name not in acts:
        raise Http404(name)
    act, member = acts[name], acting(request)
    form = act.form(request.POST, request.FILES, prefix=name, **act.options(found, member))
    if not form.is_valid():
        return page(request, found, member, bad=(name, form), status=422)
    at: datetime = timezone.now()
    act.do(found, dict(form.cleaned_data), by=member, at=at, on=day_of(at))
    return redirect(to)
