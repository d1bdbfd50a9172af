"""How a work, and a programme's works in a year, travelled. A view finds, calls and shows."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from phoihop.law.access import Side, may
from phoihop.law.period import day_of
from phoihop.parties.models import Member
from phoihop.parties.queries import acting, home_side
from phoihop.press.services import ask_again
from phoihop.programmes.queries import get_programme
from phoihop.publications.models import Work
from phoihop.publications.queries import get_work
from phoihop.spread import services
from phoihop.spread.charts import by_province, map_chart, map_day, time_chart
from phoihop.spread.forms import CopyForm, TermsForm, YearForm
from phoihop.spread.passages import side_by_side
from phoihop.spread.queries import (
    declared_copy,
    hit_of,
    is_waiting,
    last_year_of,
    picture_for,
    terms_of_work,
    year_of,
)
from phoihop.spread.sheets import year_xlsx

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@login_required
@require_GET
def work(request: HttpRequest, ref: str) -> HttpResponse:
    """One work: its first publication, the tree of copies, when and where, what travelled."""
    member = acting(request)
    return _page(request, get_work(ref, seen_by=member), member)


def _page(
    request: HttpRequest, found: Work, member: Member, *, status: int = 200, **forms_given: Any
) -> HttpResponse:
    picture = picture_for(found)
    root = [picture.tree.appearance] if picture.tree else []
    shown = [*root, *picture.copies]
    on = map_day((one.on for one in shown), request.GET.get("map", ""))
    drawing, left = map_chart(shown, on=on)
    context = {
        "work": found,
        "picture": picture,
        "copies": picture.copies,
        "outlets": len({one.outlet for one in picture.copies}),
        "timeline": time_chart(shown),
        "map": drawing,
        "map_on": on,
        "not_on_map": left,
        "provinces": by_province(shown),
        "terms": terms_of_work(found),
        "copy_form": CopyForm(),
        "terms_form": TermsForm(initial={"from_on": day_of(timezone.now())}),
        "may_declare": may("copy.declare", side=home_side(member), roles=member.roles),
        "may_set_terms": home_side(member) is Side.B
        and may("terms.set", side=Side.B, roles=member.roles),
        **forms_given,
    }
    return render(request, "spread/work.html", context, status=status)


@login_required
@require_POST
def declare(request: HttpRequest, ref: str) -> HttpResponse:
    """Write down a copy that somebody knows of."""
    member = acting(request)
    found, form = get_work(ref, seen_by=member), CopyForm(request.POST)
    if not form.is_valid():
        return _page(request, found, member, status=422, copy_form=form)
    services.declare_copy(found, form.told, by=member, at=timezone.now())
    return redirect("spread:work", found.ref)


@login_required
@require_POST
def withdraw(request: HttpRequest, ref: str, copy: str) -> HttpResponse:
    """Take back a declared copy."""
    member = acting(request)
    found = get_work(ref, seen_by=member)
    told = declared_copy(found, copy)
    if told is None:
        raise Http404(copy)
    services.withdraw_copy(told, by=member, at=timezone.now())
    return redirect("spread:work", found.ref)


@login_required
@require_POST
def set_terms(request: HttpRequest, ref: str) -> HttpResponse:
    """Say on what terms others may carry a work on."""
    member = acting(request)
    found, form = get_work(ref, seen_by=member), TermsForm(request.POST)
    if not form.is_valid():
        return _page(request, found, member, status=422, terms_form=form)
    given = form.cleaned_data
    services.set_terms(
        found, form.chosen, from_on=given["from_on"], words=given["words"], by=member,
        at=timezone.now(),
    )  # fmt: skip
    return redirect("spread:work", found.ref)


@login_required
@require_GET
def passages(request: HttpRequest, ref: str, key: str) -> HttpResponse:
    """A work beside a found page: both texts, shared runs marked, each leading to its other."""
    member = acting(request)
    found = get_work(ref, seen_by=member)
    hit = hit_of(found, key)
    both = side_by_side(found.body, hit.page.text) if hit.page.text and found.body else None
    context = {
        "work": found,
        "hit": hit,
        "both": both,
        "waiting": is_waiting(hit.page),
        "may_ask": may("press.discover", side=home_side(member), roles=member.roles),
    }
    return render(request, "spread/passages.html", context)


@login_required
@require_POST
def again(request: HttpRequest, ref: str, key: str) -> HttpResponse:
    """Let a page whose words were dropped be fetched again, by the next sweep."""
    member = acting(request)
    found = get_work(ref, seen_by=member)
    ask_again(hit_of(found, key).page, by=member, at=timezone.now())
    return redirect("spread:passages", found.ref, key)


@login_required
@require_GET
def beside(request: HttpRequest, ref: str, other: str) -> HttpResponse:
    """Two works that one may both read, side by side."""
    member = acting(request)
    one, second = get_work(ref, seen_by=member), get_work(other, seen_by=member)
    both = side_by_side(one.body, second.body) if one.body and second.body else None
    context = {"work": one, "other": second, "both": both}
    return render(request, "spread/beside.html", context)


@login_required
@require_GET
def programme(request: HttpRequest, ref: str) -> HttpResponse:
    """The copies of a programme's works in a year: counts, and the list behind each."""
    member = acting(request)
    found = get_programme(ref, seen_by=member)
    year = _year(request, last_year_of(found, seen_by=member))
    told = year_of(found, year=year, seen_by=member)
    on = map_day((one.copy.on for one in told.copies), request.GET.get("map", ""))
    drawing, left = map_chart((one.copy for one in told.copies), on=on)
    context = {
        "programme": found,
        "told": told,
        "map": drawing,
        "map_on": on,
        "not_on_map": left,
        "provinces": told.by_province,
        "form": YearForm(initial={"year": year}),
    }
    return render(request, "spread/programme.html", context)


@login_required
@require_GET
def workbook(request: HttpRequest, ref: str) -> HttpResponse:
    """The same as a workbook."""
    member = acting(request)
    found = get_programme(ref, seen_by=member)
    year = _year(request, last_year_of(found, seen_by=member))
    told = year_of(found, year=year, seen_by=member)
    headers = {"Content-Disposition": f'attachment; filename="lan-toa-{found.ref}-{year}.xlsx"'}
    made = year_xlsx(found, told, made_at=timezone.now())
    return HttpResponse(made, content_type=XLSX, headers=headers)


def _year(request: HttpRequest, latest: int | None) -> int:
    form = YearForm(request.GET)
    given = form.cleaned_data.get("year") if form.is_valid() else None
    return int(given or latest or day_of(timezone.now()).year)
