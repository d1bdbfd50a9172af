"""The publisher's desk: the list, one manuscript, its versions and what may be done with it."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from phoihop.law.access import Side, may
from phoihop.law.period import day_of
from phoihop.law.refusal import Refusal
from phoihop.manuscripts import forms, pages, papers, services
from phoihop.manuscripts.models import Manuscript
from phoihop.manuscripts.queries import (
    Standing,
    get_manuscript,
    get_version,
    manuscripts_visible_to,
    open_draft,
    originality_of,
    picture_of,
    standing_of,
    tasks_of,
)
from phoihop.manuscripts.rules import OPEN, Verdict
from phoihop.manuscripts.services import Brief, Draft
from phoihop.papers.queries import read_bytes
from phoihop.parties.models import Member
from phoihop.parties.queries import acting, home_side
from phoihop.ui.paging import page_of


def today() -> Any:
    """The day at the door."""
    return day_of(timezone.now())


def at_desk(request: HttpRequest, ref: str) -> tuple[Manuscript, Member]:
    """The manuscript, for somebody of the desk; 404 for everybody else."""
    member = acting(request)
    found = get_manuscript(ref, seen_by=member)
    if standing_of(found, member) is Standing.INSTITUTION:
        raise Http404(ref)
    return found, member


@login_required
@require_GET
def listing(request: HttpRequest) -> HttpResponse:
    """The manuscripts one may see, the open ones first due; and one's own reviews."""
    member = acting(request)
    wanted = request.GET.get("state", "")
    rows = manuscripts_visible_to(member).prefetch_related("authors")
    chosen = rows.filter(state=wanted) if wanted else rows.filter(state__in=OPEN)
    side = home_side(member)
    context = {
        "page": page_of(request, chosen.order_by("due_on", "-pk")),
        "wanted": wanted,
        "states": pages.STATE_CHOICES,
        "tasks": tasks_of(member).filter(state__in=["offered", "accepted"]),
        "today": today(),
        "may_invite": side is Side.B and may("manuscript.invite", side=side, roles=member.roles),
        "may_prepare": side is Side.A and may("manuscript.prepare", side=side, roles=member.roles),
    }
    return render(request, "manuscripts/list.html", context)


@login_required
@never_cache
def invite(request: HttpRequest) -> HttpResponse:
    """Ask an outside author; the link is shown once."""
    member = acting(request)
    form = forms.InviteForm(
        request.POST or None,
        programmes=pages.programmes_for(member),
        topics=pages.topics_for(member),
    )
    if form.is_bound and form.is_valid():
        given = dict(form.cleaned_data)
        name, email = given.pop("name"), given.pop("email")
        made, plain = services.invite_author(
            Brief(**given), name=name, email=email, by=member, at=timezone.now(), on=today()
        )
        return _link_page(request, made, plain)
    status = 422 if form.is_bound else 200
    return render(request, "manuscripts/invite.html", {"form": form}, status=status)


@login_required
def prepare(request: HttpRequest) -> HttpResponse:
    """An institution begins a text of its own people."""
    member = acting(request)
    form = forms.PrepareForm(
        request.POST or None,
        programmes=pages.programmes_for(member),
        topics=pages.topics_for(member),
        publishers=pages.publishers_for(member),
        deeds=pages.promises_for(member),
        initial={"deed": request.GET.get("deed")},
    )
    if form.is_bound and form.is_valid():
        given = dict(form.cleaned_data)
        publisher, name = given.pop("publisher"), given.pop("name")
        made = services.prepare_text(
            Brief(**given), publisher, name=name, by=member, at=timezone.now(), on=today()
        )
        return redirect("manuscripts:manuscript", made.ref)
    status = 422 if form.is_bound else 200
    return render(request, "manuscripts/prepare.html", {"form": form}, status=status)


@login_required
@never_cache
@require_POST
def new_link(request: HttpRequest, ref: str) -> HttpResponse:
    """A fresh link for the author; the earlier ones end."""
    found, member = at_desk(request, ref)
    plain = services.new_link(found, by=member, at=timezone.now())
    return _link_page(request, found, plain)


def _link_page(request: HttpRequest, made: Manuscript, plain: str) -> HttpResponse:
    address = request.build_absolute_uri(reverse("manuscripts:open-link", args=[plain]))
    first = made.authors.order_by("ordinal").first()
    context = {"manuscript": made, "address": address, "author": first}
    return render(request, "manuscripts/link.html", context)


@login_required
@require_POST
def revoke_links(request: HttpRequest, ref: str) -> HttpResponse:
    """Take the author's links back."""
    found, member = at_desk(request, ref)
    services.revoke_links(found, by=member, at=timezone.now())
    messages.success(request, _("Liên kết của tác giả không còn mở được."))
    return redirect("manuscripts:manuscript", ref)


@login_required
@require_GET
def manuscript(request: HttpRequest, ref: str) -> HttpResponse:
    """One manuscript, as its standing shows it."""
    member = acting(request)
    return manuscript_page(request, get_manuscript(ref, seen_by=member), member)


def manuscript_page(
    request: HttpRequest, found: Manuscript, member: Member, **wrong: Any
) -> HttpResponse:
    """The page of the desk, or the author's; with ``wrong`` forms it answers 422."""
    standing = standing_of(found, member)
    status = 422 if wrong else 200
    if standing is Standing.DESK:
        context = pages.desk_context(found, member, today=today(), wrong=wrong)
        return render(request, "manuscripts/manuscript.html", context, status=status)
    context = pages.author_context(found, standing, today=today(), wrong=wrong)
    context["own_desk"] = pages.own_desk(found, member, wrong=wrong)
    return render(request, "manuscripts/author.html", context, status=status)


@login_required
@require_POST
def open_round(request: HttpRequest, ref: str) -> HttpResponse:
    """Ask reviewers."""
    found, member = at_desk(request, ref)
    form = forms.RoundForm(request.POST, reviewers=pages.reviewers_for(found))
    if not form.is_valid():
        return manuscript_page(request, found, member, round=form)
    services.open_round(
        found, list(form.cleaned_data["reviewers"]), by=member, at=timezone.now(), on=today(),
        due_on=form.cleaned_data["due_on"],
    )  # fmt: skip
    return redirect("manuscripts:manuscript", ref)


@login_required
@require_POST
def propose(request: HttpRequest, ref: str) -> HttpResponse:
    """Draft a decision."""
    found, member = at_desk(request, ref)
    own = standing_of(found, member) is Standing.AUTHOR
    form = forms.DecisionForm(request.POST, own=own)
    if not form.is_valid():
        return manuscript_page(request, found, member, decision=form)
    given = dict(form.cleaned_data)
    override = given.pop("override_reason", "")
    given["verdict"] = Verdict(given["verdict"])
    services.propose_decision(
        found, Draft(**given), by=member, at=timezone.now(), on=today(), override_reason=override
    )
    return redirect("manuscripts:manuscript", ref)


@login_required
@require_POST
def decide(request: HttpRequest, ref: str) -> HttpResponse:
    """The chief decides as drafted."""
    found, member = at_desk(request, ref)
    draft = open_draft(found)
    if draft is None:
        raise Refusal("manuscript.no_such_decision", ref=ref)
    services.decide(
        draft, by=member, at=timezone.now(), on=today(),
        override_reason=request.POST.get("override_reason", ""),
    )  # fmt: skip
    return redirect("manuscripts:manuscript", ref)


@login_required
@require_POST
def put_back(request: HttpRequest, ref: str) -> HttpResponse:
    """The chief sends the draft back."""
    found, member = at_desk(request, ref)
    draft, form = open_draft(found), forms.WhyForm(request.POST)
    if draft is None:
        raise Refusal("manuscript.no_such_decision", ref=ref)
    if not form.is_valid():
        return manuscript_page(request, found, member, why=form)
    why = form.cleaned_data["why"]
    services.put_back(draft, by=member, at=timezone.now(), on=today(), why=why)
    return redirect("manuscripts:manuscript", ref)


@login_required
@require_POST
def retract(request: HttpRequest, ref: str) -> HttpResponse:
    """The chief takes the decision back."""
    found, member = at_desk(request, ref)
    standing_one = found.decisions.filter(decided_at__isnull=False, ended_at__isnull=True).last()
    form = forms.WhyForm(request.POST)
    if standing_one is None:
        raise Refusal("manuscript.no_such_decision", ref=ref)
    if not form.is_valid():
        return manuscript_page(request, found, member, why=form)
    why = form.cleaned_data["why"]
    services.retract(standing_one, by=member, at=timezone.now(), on=today(), why=why)
    return redirect("manuscripts:manuscript", ref)


@login_required
@require_POST
def rights(request: HttpRequest, ref: str) -> HttpResponse:
    """Write down what the author granted."""
    found, member = at_desk(request, ref)
    form = forms.RightsForm(request.POST)
    if not form.is_valid():
        return manuscript_page(request, found, member, rights=form)
    services.state_rights(found, by=member, at=timezone.now(), **form.cleaned_data)
    return redirect("manuscripts:manuscript", ref)


@login_required
@require_GET
def package(request: HttpRequest, ref: str) -> HttpResponse:
    """The hand-off package as a download."""
    found, member = at_desk(request, ref)
    data = papers.package(found, by=member, at=timezone.now())
    headers = {"Content-Disposition": f'attachment; filename="{ref}.zip"'}
    return HttpResponse(data, content_type="application/zip", headers=headers)


@login_required
@require_GET
def originality(request: HttpRequest, ref: str, number: int) -> HttpResponse:
    """What of a version stands elsewhere already; the publisher's desk only."""
    found, member = at_desk(request, ref)
    version = get_version(found, number, Standing.DESK)
    seen, refusal = originality_of(version, seen_by=member, on=today())
    context = pages.originality_context(version, seen, refusal)
    return render(request, "manuscripts/originality.html", context)


@login_required
@require_GET
def file(request: HttpRequest, ref: str, pk: int) -> HttpResponse:
    """A file of a version one sees; always as a download."""
    member = acting(request)
    found = get_manuscript(ref, seen_by=member)
    return download(picture_of(found, pk, standing_of(found, member)))


def download(row: Any) -> HttpResponse:
    """The bytes, never shown as a page."""
    paper = row.paper
    headers = {"Content-Disposition": f'attachment; filename="{paper.sha256[:12]}.{paper.format}"'}
    data = read_bytes(paper.sha256)
    return HttpResponse(data, content_type="application/octet-stream", headers=headers)
