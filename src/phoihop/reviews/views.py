"""The yearly review on screen. A view finds, calls and shows; it decides nothing."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from phoihop.law.access import may
from phoihop.law.period import day_of
from phoihop.papers.queries import read_bytes
from phoihop.papers.rules import MEDIA_TYPES, PaperFormat
from phoihop.parties.models import Member
from phoihop.parties.queries import acting
from phoihop.programmes.models import Programme
from phoihop.programmes.queries import get_programme, side_of
from phoihop.reviews import services
from phoihop.reviews.forms import (
    CauseForm,
    FinishForm,
    HoldForm,
    LessonForm,
    PrepareForm,
    ProposalForm,
)
from phoihop.reviews.models import Review
from phoihop.reviews.page import allowed_in, page_context
from phoihop.reviews.papers import papers_of_review
from phoihop.reviews.queries import (
    Report,
    get_lesson,
    get_obligation,
    get_review,
    open_lessons_for,
    report_of,
    reviews_of,
)
from phoihop.reviews.services import ProposalDraft
from phoihop.ui.paging import page_of

PAPERS = ("pdf", "docx", "xlsx")


@login_required
@require_http_methods(["GET", "POST"])
def listing(request: HttpRequest, ref: str) -> HttpResponse:
    """The reviews of a programme, its open lessons, and preparing another review."""
    member = acting(request)
    programme = get_programme(ref, seen_by=member)
    now = timezone.now()
    form = PrepareForm(request.POST or None, initial=_proposed(programme))
    if request.method == "POST" and form.is_valid():
        made = services.prepare_review(
            programme, by=member, at=now, on=day_of(now), **form.cleaned_data
        )
        return redirect("reviews:review", made.ref)
    context = {
        "programme": programme,
        "page": page_of(request, reviews_of(programme, seen_by=member)),
        "lessons": open_lessons_for(programme, seen_by=member),
        "today": day_of(now),
        "form": form,
        "may_prepare": may("review.prepare", side=side_of(programme, member), roles=member.roles),
    }
    return render(request, "reviews/list.html", context, status=422 if form.errors else 200)


@login_required
@require_GET
def review(request: HttpRequest, ref: str) -> HttpResponse:
    """Results, shortcomings and causes, lessons, what is proposed."""
    member = acting(request)
    return _page(request, get_review(ref, seen_by=member), member)


def _page(
    request: HttpRequest,
    found: Review,
    member: Member,
    *,
    wrong: dict[str, Form] | None = None,
) -> HttpResponse:
    """The page; ``wrong`` holds the form that could not be taken, under the name of its place."""
    report = report_of(found, seen_by=member, known_at=timezone.now())
    context = page_context(report, member, today=day_of(timezone.now()), wrong=wrong or {})
    status = 422 if wrong else 200
    return render(request, "reviews/review.html", context, status=status)


@login_required
@require_POST
def hold(request: HttpRequest, ref: str) -> HttpResponse:
    """Record that both sides met."""
    member = acting(request)
    found = get_review(ref, seen_by=member)
    form = HoldForm(request.POST)
    if not form.is_valid():
        return _page(request, found, member, wrong={"hold": form})
    services.hold_review(found, by=member, at=timezone.now(), **form.cleaned_data)
    return redirect("reviews:review", ref)


@login_required
@require_POST
def sign(request: HttpRequest, ref: str) -> HttpResponse:
    """Sign for one's side."""
    member = acting(request)
    found = get_review(ref, seen_by=member)
    now = timezone.now()
    services.sign_review(found, by=member, at=now, on=day_of(now))
    messages.success(request, _("Đã ký %(ref)s cho bên anh/chị.") % {"ref": ref})
    return redirect("reviews:review", ref)


@login_required
@require_POST
def close(request: HttpRequest, ref: str) -> HttpResponse:
    """Say for one's side that the lessons are decided."""
    member = acting(request)
    now = timezone.now()
    services.close_lessons(get_review(ref, seen_by=member), by=member, at=now, on=day_of(now))
    messages.success(request, _("Đã khép lại phần rút kinh nghiệm cho bên anh/chị."))
    return redirect("reviews:review", ref)


@login_required
@require_POST
def draft_next(request: HttpRequest, ref: str) -> HttpResponse:
    """Write next year's paper as a draft."""
    member = acting(request)
    found = get_review(ref, seen_by=member)
    drafts = services.draft_next_year(found, by=member, at=timezone.now())
    refs = ", ".join(one.ref for one in drafts)
    messages.success(request, _("Đã soạn dự thảo %(refs)s.") % {"refs": refs})
    return redirect("reviews:review", ref)


@login_required
@require_POST
def cause(request: HttpRequest, ref: str, code: str) -> HttpResponse:
    """Say why a duty fell short."""
    member = acting(request)
    found = get_review(ref, seen_by=member)
    duty = get_obligation(found, code, seen_by=member)
    form = CauseForm(request.POST, auto_id=f"cause-{code}-%s")
    if not form.is_valid():
        return _page(request, found, member, wrong={f"cause-{code}": form})
    text = form.cleaned_data["text"]
    services.write_cause(found, obligation=duty, text=text, by=member, at=timezone.now())
    return redirect("reviews:review", ref)


@login_required
@require_POST
def propose(request: HttpRequest, ref: str, code: str) -> HttpResponse:
    """Propose next year's terms of one duty."""
    member = acting(request)
    found = get_review(ref, seen_by=member)
    duty = get_obligation(found, code, seen_by=member)
    lessons = list(_report(found, member).lessons)
    form = ProposalForm(request.POST, auto_id=f"proposal-{code}-%s", lessons=lessons)
    if not form.is_valid():
        return _page(request, found, member, wrong={f"proposal-{code}": form})
    draft = ProposalDraft(duty, **form.terms)
    services.write_proposal(found, draft, by=member, at=timezone.now())
    return redirect("reviews:review", ref)


@login_required
@require_http_methods(["GET", "POST"])
def new_lesson(request: HttpRequest, ref: str) -> HttpResponse:
    """Write a lesson down."""
    member = acting(request)
    found = get_review(ref, seen_by=member)
    initial = {"obligation": request.GET.get("obligation", "")}
    form = LessonForm(request.POST or None, report=_report(found, member), initial=initial)
    if request.method == "POST" and form.is_valid():
        code = form.cleaned_data["obligation"]
        duty = get_obligation(found, code, seen_by=member) if code else None
        services.write_lesson(found, form.draft(duty), by=member, at=timezone.now())
        return redirect("reviews:review", ref)
    context = {
        "programme": found.programme,
        "review": found,
        "form": form,
        "may": allowed_in(found, member),
    }
    return render(request, "reviews/new_lesson.html", context, status=422 if form.errors else 200)


@login_required
@require_POST
def decide(request: HttpRequest, ref: str) -> HttpResponse:
    """Adopt or reject a lesson."""
    member = acting(request)
    lesson = get_lesson(ref, seen_by=member)
    adopt = request.POST.get("adopt") == "yes"
    now = timezone.now()
    services.decide_lesson(lesson, adopt=adopt, by=member, at=now, on=day_of(now))
    return redirect("reviews:review", lesson.review.ref)


@login_required
@require_POST
def finish(request: HttpRequest, ref: str) -> HttpResponse:
    """Say what became of an adopted lesson."""
    member = acting(request)
    lesson = get_lesson(ref, seen_by=member)
    form = FinishForm(request.POST, auto_id=f"finish-{ref}-%s")
    if not form.is_valid():
        found = get_review(lesson.review.ref, seen_by=member)
        return _page(request, found, member, wrong={f"finish-{ref}": form})
    now = timezone.now()
    outcome = form.cleaned_data["outcome"]
    services.finish_lesson(lesson, outcome=outcome, by=member, at=now, on=day_of(now))
    return redirect("reviews:review", lesson.review.ref)


@login_required
@require_GET
def paper(request: HttpRequest, ref: str, kind: str) -> HttpResponse:
    """One of the papers of a review."""
    member = acting(request)
    found = get_review(ref, seen_by=member)
    if kind not in PAPERS:
        raise Http404(f"{ref}.{kind}")
    wanted = PaperFormat(kind)
    report = _report(found, member)
    kept = papers_of_review(report, seen_by=member, at=timezone.now(), only=wanted)[wanted]
    headers = {"Content-Disposition": f'attachment; filename="{kept.name}"'}
    data = read_bytes(kept.sha256)
    return HttpResponse(data, content_type=MEDIA_TYPES[wanted], headers=headers)


def _report(found: Review, member: Member) -> Report:
    return report_of(found, seen_by=member, known_at=timezone.now())


def _proposed(programme: Programme) -> dict[str, Any]:
    """The form as it will mostly be wanted: this year, or the programme's last, as of today."""
    today = min(day_of(timezone.now()), programme.ends_on)
    return {"year": today.year, "as_of_on": today}
