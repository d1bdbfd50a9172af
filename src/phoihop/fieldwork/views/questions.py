"""Questions and answers on screen."""

from datetime import date
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_POST

from phoihop.fieldwork import forms, services
from phoihop.fieldwork.models import Question
from phoihop.fieldwork.queries import answer_times_of, duties_of, get_question, questions_of
from phoihop.fieldwork.views.offering import allowed, units_of
from phoihop.law.access import Side
from phoihop.parties.models import Member
from phoihop.parties.queries import acting
from phoihop.planning.wording import step_label
from phoihop.programmes.queries import get_programme, side_of
from phoihop.programmes.rules import ObligationKind
from phoihop.ui.acts import Act, Bad, offered, perform, today
from phoihop.ui.paging import page_of

KIND = ObligationKind.INFORM


@login_required
@require_GET
def all_questions(request: HttpRequest, ref: str) -> HttpResponse:
    """Every question of a programme, and how long answers took this year."""
    member = acting(request)
    programme = get_programme(ref, seen_by=member)
    page = page_of(request, questions_of(programme, seen_by=member))
    on = today()
    asked = request.GET.get("year", "")
    year = (
        int(asked)
        if asked.isascii() and asked.isdigit() and asked > "1899" and len(asked) == 4
        else on.year
    )
    context = {
        "programme": programme,
        "page": page,
        "rows": [(one, step_label(KIND, one.deed.last_step)) for one in page],
        "times": answer_times_of(programme, seen_by=member, year=year, on=on),
        "year": year,
        "today": on,
        "may_ask": allowed("deed.open", programme, member)
        and duties_of(programme, KIND).exclude(side=side_of(programme, member).value).exists(),
    }
    return render(request, "fieldwork/questions.html", context)


@login_required
def new_question(request: HttpRequest, ref: str) -> HttpResponse:
    """Ask something."""
    member = acting(request)
    programme = get_programme(ref, seen_by=member)
    choices = {"obligation": duties_of(programme, KIND), "unit": units_of(programme)}
    form = forms.InquiryForm(request.POST or None, choices=choices)
    if form.is_bound and form.is_valid():
        given = dict(form.cleaned_data)
        duty = given.pop("obligation")
        inquiry = services.Inquiry(**given)
        question = services.ask(duty, inquiry, by=member, at=timezone.now(), on=today())
        return redirect("fieldwork:question", question.deed.ref)
    context = {"programme": programme, "form": form}
    status = 422 if form.is_bound else 200
    return render(request, "fieldwork/new_question.html", context, status=status)


@login_required
@require_GET
def question(request: HttpRequest, ref: str) -> HttpResponse:
    """One question with its answers and files."""
    member = acting(request)
    return _page(request, get_question(ref, seen_by=member), member)


@login_required
@require_POST
def act(request: HttpRequest, ref: str, name: str) -> HttpResponse:
    """One of the small forms of the page."""
    member = acting(request)
    found = get_question(ref, seen_by=member)
    back = reverse("fieldwork:question", args=[ref])
    return perform(request, ACTS, name, (found, member), page=_page, to=back)


def _page(
    request: HttpRequest, found: Question, member: Member, *, bad: Bad = None, status: int = 200
) -> HttpResponse:
    context = {
        "programme": found.deed.programme,
        "question": found,
        "deed": found.deed,
        "last": step_label(KIND, found.deed.last_step),
        "steps": [(row, step_label(KIND, row.step)) for row in found.deed.steps.all()],
        "files": found.files.all(),
        "forms": offered(ACTS, found, member, bad),
        "today": today(),
    }
    return render(request, "fieldwork/question.html", context, status=status)


def _turn(*after: str, ours: bool) -> Any:
    def when(found: Question, member: Member) -> bool:
        mine = side_of(found.deed.programme, member) is Side(found.deed.obligation.side)
        return (
            found.deed.last_step in after
            and mine is ours
            and allowed("deed.step", found.deed.programme, member)
        )

    return when


def _answer(found: Question, given: dict[str, Any], *, on: date, **who: Any) -> None:
    upload, dated_on = given["file"], given["dated_on"] or given["on"]
    files = (
        [services.Attached(upload.name, upload.read(), dated_on, given["source"])] if upload else []
    )
    services.answer(
        found, text=given["text"], files=files, address=given["address"], on=given["on"], **who
    )


def _enough(found: Question, given: dict[str, Any], *, on: date, **who: Any) -> None:
    services.judge_answer(found, sufficient=True, **given, **who)


def _wanting(found: Question, given: dict[str, Any], *, on: date, **who: Any) -> None:
    services.judge_answer(found, sufficient=False, **given, **who)


ACTS: dict[str, Act] = {
    "answer": Act(
        _("Trả lời"), forms.AnswerForm, _answer, _turn("asked", "insufficient", ours=True)
    ),
    "enough": Act(_("Đủ thông tin"), forms.DayForm, _enough, _turn("answered", ours=False)),
    "wanting": Act(
        _("Chưa đủ, hỏi thêm"), forms.ReasonForm, _wanting, _turn("answered", ours=False)
    ),
}
