"""The pieces of one programme: matched, proposed, and what people decide about them."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from phoihop.law.access import may
from phoihop.parties.models import Member
from phoihop.parties.queries import acting
from phoihop.programmes.models import Programme
from phoihop.programmes.queries import get_programme, instruments_visible_to, lines_of, side_of
from phoihop.publications import services
from phoihop.publications.forms import DecisionForm, FilterForm
from phoihop.publications.models import Match
from phoihop.publications.queries import (
    count_states,
    get_match,
    matches_of,
    narrowed,
    open_deeds,
    open_topics,
)
from phoihop.publications.rules import MatchState
from phoihop.ui.htmx import is_partial
from phoihop.ui.paging import page_of

MATCHES_A_PAGE = 25  # each row carries its reasons and its decision


@login_required
@require_GET
def programme(request: HttpRequest, ref: str) -> HttpResponse:
    """What was published for a programme, and what is proposed, by line and theme."""
    member = acting(request)
    found = get_programme(ref, seen_by=member)
    lines = lines_of(found).filter(instrument__in=instruments_visible_to(member))
    themes = [(theme.code, f"{theme.code} {theme.title[:60]}") for theme in found.themes.all()]
    form = FilterForm(request.GET, lines=lines, themes=themes)
    asked = form.cleaned_data if form.is_valid() else {}
    everything = matches_of(found, seen_by=member)
    shown = narrowed(
        everything,
        state=asked.get("state") or "",
        line=asked.get("line"),
        theme_code=asked.get("theme") or "",
    )
    context = {
        "programme": found,
        "form": form,
        "page": page_of(request, shown, per_page=MATCHES_A_PAGE, keys_first=True),
        "counts": count_states(everything),
        "back": request.GET.urlencode(),
        **_choices(found, member),
    }
    return render(request, "publications/programme.html", context)


@login_required
@require_POST
def suggest(request: HttpRequest, ref: str) -> HttpResponse:
    """Propose lines for what one's own house holds."""
    member = acting(request)
    found = get_programme(ref, seen_by=member)
    made = services.suggest_matches(found, by=member, at=timezone.now())
    told = _("Đã đề xuất thêm %(count)s tác phẩm.") if made else _("Không có đề xuất mới.")
    messages.success(request, told % {"count": made} if made else told)
    return redirect("publications:programme", ref)


@login_required
@require_POST
def confirm(request: HttpRequest, ref: str, pk: int) -> HttpResponse:
    """The piece fulfils the line."""

    def decide(match: Match, given: dict[str, Any], by: Member) -> Match:
        return services.confirm_match(
            match, by=by, at=timezone.now(), topic=given["topic"], deed=given["deed"]
        )

    return _decided(request, ref, pk, decide)


@login_required
@require_POST
def refuse(request: HttpRequest, ref: str, pk: int) -> HttpResponse:
    """The piece does not fulfil the line."""

    def decide(match: Match, given: dict[str, Any], by: Member) -> Match:
        return services.refuse_match(match, by=by, at=timezone.now())

    return _decided(request, ref, pk, decide)


@login_required
@require_POST
def remove(request: HttpRequest, ref: str, pk: int) -> HttpResponse:
    """Take a confirmed match back."""

    def decide(match: Match, given: dict[str, Any], by: Member) -> Match:
        return services.remove_match(match, reason=given["reason"], by=by, at=timezone.now())

    return _decided(request, ref, pk, decide)


def _decided(
    request: HttpRequest,
    ref: str,
    pk: int,
    decide: Callable[[Match, dict[str, Any], Member], Match],
) -> HttpResponse:
    member = acting(request)
    found = get_programme(ref, seen_by=member)
    match = get_match(pk, seen_by=member)
    if match.programme_id != found.pk:
        raise Http404(ref)
    form = DecisionForm(
        request.POST, topics=open_topics(found, member), deeds=open_deeds(found, member)
    )
    if not form.is_valid():
        raise Http404(ref)  # a topic or deed that this page never offered
    decided = decide(match, form.cleaned_data, member)
    if is_partial(request):
        context = {"match": decided, "programme": found, **_choices(found, member)}
        return render(request, "publications/part_match.html", context)
    return _back(request, reverse("publications:programme", args=[ref]))


def _choices(programme: Programme, member: Member) -> dict[str, Any]:
    """What a row needs beside its match: may one decide, and which topics and deeds wait."""
    allowed = may("publication.match", side=side_of(programme, member), roles=member.roles)
    topics: dict[int, list[Any]] = {}
    deeds: dict[int, list[Any]] = {}
    if allowed:
        for topic in open_topics(programme, member):
            topics.setdefault(topic.obligation_id or 0, []).append(topic)
        for deed in open_deeds(programme, member):
            deeds.setdefault(deed.obligation_id, []).append(deed)
    return {
        "may_decide": allowed,
        "topics": topics,
        "deeds": deeds,
        "proposed": MatchState.PROPOSED.value,
        "confirmed": MatchState.CONFIRMED.value,
    }


def _back(request: HttpRequest, address: str) -> HttpResponseRedirect:
    """To the list as it was filtered; the query is rebuilt, so nothing else can be smuggled in."""
    query = QueryDict(request.POST.get("back", "")[:400]).urlencode()
    return redirect(f"{address}?{query}" if query else address)
