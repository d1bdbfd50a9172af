"""Pages with several small forms: each names its verb, who may, and what it asks for.

A table of ``Act`` is the whole wiring of such a page: ``offered`` gives the forms that a person
may see, ``perform`` does what one of them says. The rules refuse what the page did not offer.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from phoihop.law.period import day_of

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

Bad = tuple[str, forms.Form] | None


def today() -> date:
    """The day at the door."""
    return day_of(timezone.now())


@dataclass(frozen=True)
class Act:
    """One small form of a page.

    ``do`` gets what the page is about, the cleaned fields and ``by``, ``at``, ``on``.
    ``when`` says whether the page offers it to a member, ``options`` gives the form its settings
    (choices, for instance), ``initial`` what stands in it first.
    """

    label: "StrOrPromise"
    form: type[forms.Form]
    do: Callable[..., object]
    when: Callable[[Any, Any], bool]
    options: Callable[[Any, Any], dict[str, Any]] = field(default=lambda found, member: {})
    initial: Callable[[Any], dict[str, Any]] = field(default=lambda found: {"on": today()})
    tone: str = ""


def offered(
    acts: Mapping[str, Act], found: Any, member: Any, bad: Bad = None
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
        one = {"name": name, "label": act.label, "form": form, "tone": act.tone}
        shown.append({**one, "open": wrong is not None})
    return shown


def perform(
    request: HttpRequest,
    acts: Mapping[str, Act],
    name: str,
    about: tuple[Any, Any],
    *,
    page: Callable[..., HttpResponse],
    to: str,
) -> HttpResponse:
    """Do what the form ``name`` says and go back to ``to``; with mistakes show ``page`` (422).

    Args:
        about: what the page is about, and the member who acts.
    """
    if name not in acts:
        raise Http404(name)
    act, (found, member) = acts[name], about
    form = act.form(request.POST, request.FILES, prefix=name, **act.options(found, member))
    if not form.is_valid():
        return page(request, found, member, bad=(name, form), status=422)
    at: datetime = timezone.now()
    act.do(found, dict(form.cleaned_data), by=member, at=at, on=day_of(at))
    return redirect(to)
