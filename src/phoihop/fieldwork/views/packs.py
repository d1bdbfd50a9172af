"""Briefing packs on screen."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from phoihop.fieldwork import forms, services
from phoihop.fieldwork.models import PackVersion
from phoihop.fieldwork.packlines import lines_from
from phoihop.fieldwork.papers import pack_docx
from phoihop.fieldwork.queries import (
    duties_of,
    get_pack,
    get_version,
    issuer_of,
    outdated_uses,
    packs_of,
)
from phoihop.fieldwork.rules import figure_changes
from phoihop.fieldwork.views.offering import allowed, units_of
from phoihop.parties.queries import acting
from phoihop.planning.queries import deeds_of, topics_of
from phoihop.programmes.queries import get_programme, side_of
from phoihop.programmes.rules import ObligationKind
from phoihop.ui.acts import today
from phoihop.ui.paging import page_of

KIND = ObligationKind.BRIEF
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@login_required
@require_GET
def all_packs(request: HttpRequest, ref: str) -> HttpResponse:
    """Every briefing pack of a programme, and what changed under the pieces in work."""
    member = acting(request)
    programme = get_programme(ref, seen_by=member)
    ours = duties_of(programme, KIND).filter(side=side_of(programme, member).value)
    context = {
        "programme": programme,
        "page": page_of(request, packs_of(programme, seen_by=member)),
        "uses": outdated_uses(programme, seen_by=member)[:50],
        "may_issue": allowed("pack.issue", programme, member) and ours.exists(),
    }
    return render(request, "fieldwork/packs.html", context)


@login_required
def new_pack(request: HttpRequest, ref: str) -> HttpResponse:
    """Issue a pack."""
    member = acting(request)
    programme = get_programme(ref, seen_by=member)
    choices = {"obligation": duties_of(programme, KIND), "unit": units_of(programme)}
    form = forms.PackForm(request.POST or None, choices=choices, first=True)
    if form.is_bound and form.is_valid():
        given = form.cleaned_data
        due = deeds_of(programme, seen_by=member).filter(
            obligation=given["obligation"], last_step="due", ended=False
        )
        version = services.issue_pack(
            given["obligation"],
            unit=given["unit"],
            title=given["title"],
            content=_content(form),
            by=member,
            at=timezone.now(),
            on=today(),
            deed=due.order_by("due_on", "pk").first(),
        )
        return redirect("fieldwork:pack", version.pack.ref)
    context = {"programme": programme, "form": form}
    status = 422 if form.is_bound else 200
    return render(request, "fieldwork/new_pack.html", context, status=status)


@login_required
@require_GET
def pack(request: HttpRequest, ref: str) -> HttpResponse:
    """One pack: its newest version or ``?version=``, and what changed to it."""
    member = acting(request)
    asked = request.GET.get("version", "")
    number = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 4 else None
    shown = get_version(ref, number, seen_by=member)
    found = get_pack(ref, seen_by=member)
    versions = list(found.versions.all())
    before = next((one for one in versions if one.number == shown.number - 1), None)
    programme = found.programme
    context = {
        "programme": programme,
        "pack": found,
        "version": shown,
        "versions": versions,
        "changes": _changes(before, shown),
        "may_issue": allowed("pack.issue", programme, member)
        and side_of(programme, member) is issuer_of(found),
        "may_use": allowed("pack.use", programme, member),
        "topic_form": forms.TopicLinkForm(choices={"topic": topics_of(programme, seen_by=member)}),
        "uses": shown.uses.select_related("topic").filter(
            topic__in=topics_of(programme, seen_by=member).values("pk")
        ),
    }
    return render(request, "fieldwork/pack.html", context)


@login_required
def new_version(request: HttpRequest, ref: str) -> HttpResponse:
    """Issue a pack anew, starting from what the newest version says."""
    member = acting(request)
    newest = get_version(ref, None, seen_by=member)
    content = services.content_of(newest)
    initial = {
        "potential": content.potential,
        "advantages": content.advantages,
        "directions": content.directions,
        "figures": lines_from(list(content.figures)),
    }
    form = forms.PackForm(request.POST or None, first=False, initial=initial)
    if form.is_bound and form.is_valid():
        services.new_version(
            newest.pack,
            _content(form),
            change=form.cleaned_data["change"],
            by=member,
            at=timezone.now(),
            on=today(),
        )
        return redirect("fieldwork:pack", ref)
    context = {"programme": newest.pack.programme, "pack": newest.pack, "form": form}
    status = 422 if form.is_bound else 200
    return render(request, "fieldwork/new_version.html", context, status=status)


@login_required
@require_POST
def use(request: HttpRequest, ref: str) -> HttpResponse:
    """A topic works with the newest version."""
    member = acting(request)
    version = get_version(ref, None, seen_by=member)
    topics = topics_of(version.pack.programme, seen_by=member)
    form = forms.TopicLinkForm(request.POST, choices={"topic": topics})
    if not form.is_valid():
        raise Http404(ref)
    services.use_pack(version, form.cleaned_data["topic"], by=member, at=timezone.now())
    return redirect("fieldwork:pack", ref)


@login_required
@require_POST
def seen(request: HttpRequest, ref: str, topic: str) -> HttpResponse:
    """The one who worked with an older version has looked at the newest."""
    member = acting(request)
    found = get_pack(ref, seen_by=member)
    waiting = outdated_uses(found.programme, seen_by=member)
    one = waiting.filter(version__pack=found, topic__ref=topic).first()
    if one is None:
        raise Http404(topic)
    services.look_at_newest(one, by=member, at=timezone.now())
    return redirect("fieldwork:packs", found.programme.ref)


@login_required
@require_GET
def paper(request: HttpRequest, ref: str, number: int) -> HttpResponse:
    """A version as DOCX."""
    version = get_version(ref, number, seen_by=acting(request))
    headers = {"Content-Disposition": f'attachment; filename="{ref}-{number}.docx"'}
    return HttpResponse(pack_docx(version), content_type=WORD, headers=headers)


def _content(form: forms.PackForm) -> services.Content:
    given = form.cleaned_data
    parts = (given["potential"], given["advantages"], given["directions"])
    return services.Content(*parts, given["figures"])


def _changes(before: PackVersion | None, shown: PackVersion) -> list[Any]:
    if before is None:
        return []
    old, new = services.content_of(before), services.content_of(shown)
    return figure_changes(old.figures, new.figures)
