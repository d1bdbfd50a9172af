"""Rounds: reviewers are asked, say yes or no, and report."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from django.db import IntegrityError, transaction
from django.http import Http404

from phoihop.law.access import Side, may
from phoihop.law.refusal import Refusal
from phoihop.manuscripts.models import Manuscript, ReviewTask, Round
from phoihop.manuscripts.queries.standing import desk_of, is_own, permit_desk
from phoihop.manuscripts.rules import (
    ANSWER_DAYS,
    STEP_DAYS,
    TASK_LIFE,
    ManuscriptState,
    TaskState,
    Verdict,
)
from phoihop.manuscripts.services.moving import move, note
from phoihop.parties.models import Member


@transaction.atomic
def open_round(
    manuscript: Manuscript,
    reviewers: Sequence[Member],
    *,
    by: Member,
    at: datetime,
    on: date,
    due_on: date | None = None,
) -> Round:
    """Ask reviewers about the latest version. Each sees the abstract, and the text after a yes.

    Raises:
        Refusal: ``manuscript.no_reviewers``, ``manuscript.reviewer_unfit`` (of another house, or
            without a role that reviews), ``manuscript.reviewer_wrote_it``,
            ``manuscript.own_text``, ``manuscript.wrong_state``, ``access.denied``.
    """
    permit_desk("manuscript.edit", manuscript, by=by)
    if is_own(manuscript, by):
        raise Refusal("manuscript.own_text")
    if not reviewers:
        raise Refusal("manuscript.no_reviewers")
    for one in reviewers:
        _check_fit(manuscript, one)
    until = due_on or on + timedelta(days=STEP_DAYS[ManuscriptState.IN_REVIEW])
    move(manuscript, "open_round", by=by, at=at, on=on, wanted=until, reviewers=len(reviewers))
    made = Round.objects.create(
        manuscript=manuscript,
        number=manuscript.rounds.count() + 1,
        version=manuscript.versions.latest("number"),
        opened_by=by,
        opened_at=at,
        due_on=until,
    )
    answer_by = min(until, on + timedelta(days=ANSWER_DAYS))
    ReviewTask.objects.bulk_create(
        ReviewTask(round=made, reviewer=one, answer_due_on=answer_by, due_on=until)
        for one in dict.fromkeys(reviewers)
    )
    return made


def _check_fit(manuscript: Manuscript, reviewer: Member) -> None:
    fit = desk_of(manuscript, reviewer) and may(
        "manuscript.review", side=Side.B, roles=reviewer.roles
    )
    if not fit:
        raise Refusal("manuscript.reviewer_unfit", name=reviewer.display_name)
    if is_own(manuscript, reviewer):
        raise Refusal("manuscript.reviewer_wrote_it", name=reviewer.display_name)


@transaction.atomic
def answer_task(
    task: ReviewTask, accept: bool, *, by: Member, at: datetime, reason: str = ""
) -> None:
    """A reviewer says yes, and then sees the text; or no, with a reason for the editor.

    Raises:
        Refusal: ``review_task.wrong_state``, ``review_task.reason_missing``.
        Http404: for anybody but the reviewer.
    """
    if not accept and not reason.strip():
        raise Refusal("review_task.reason_missing")
    _take(
        task, "accept" if accept else "refuse", by=by, at=at,
        answered_at=at, reason=reason.strip()[:600],
    )  # fmt: skip


@transaction.atomic
def report_task(
    task: ReviewTask, recommendation: str, report: str, *, by: Member, at: datetime
) -> None:
    """A reviewer recommends and says why. The editor decides nothing by it alone.

    Raises:
        Refusal: ``review_task.wrong_state``, ``review_task.report_missing``.
        Http404: for anybody but the reviewer.
    """
    if recommendation not in {one.value for one in Verdict} or not report.strip():
        raise Refusal("review_task.report_missing")
    _take(
        task, "report", by=by, at=at, done_at=at,
        recommendation=recommendation, report=report.strip(),
    )  # fmt: skip


@transaction.atomic
def cancel_task(task: ReviewTask, *, by: Member, at: datetime) -> None:
    """The editor takes a task back; what was reported stays.

    Raises:
        Refusal: ``review_task.wrong_state``, ``access.denied``.
    """
    manuscript = task.round.manuscript
    permit_desk("manuscript.edit", manuscript, by=by)
    _swap(task, "cancel")
    note("task_cancelled", manuscript, by=by, at=at, round=task.round.number)


@transaction.atomic
def pass_task(task: ReviewTask, successor: Member, *, by: Member, at: datetime) -> ReviewTask:
    """Ask somebody else in place of a reviewer who leaves; the days stay, the answer begins anew.

    Raises:
        Refusal: ``manuscript.reviewer_unfit``, ``manuscript.reviewer_wrote_it``,
            ``manuscript.reviewer_asked_already``, ``review_task.wrong_state``, ``access.denied``.
    """
    manuscript = task.round.manuscript
    permit_desk("manuscript.edit", manuscript, by=by)
    _check_fit(manuscript, successor)
    _swap(task, "cancel")
    asked = ReviewTask(
        round=task.round, reviewer=successor, answer_due_on=task.answer_due_on, due_on=task.due_on
    )
    try:
        with transaction.atomic():
            asked.save()
    except IntegrityError:
        raise Refusal(
            "manuscript.reviewer_asked_already", name=successor.display_name, ref=manuscript.ref
        ) from None
    note("task_passed", manuscript, by=by, at=at, round=task.round.number, to=successor.ref)
    return asked


def _take(task: ReviewTask, name: str, *, by: Member, at: datetime, **values: object) -> None:
    manuscript = task.round.manuscript
    if task.reviewer_id != by.pk or not desk_of(manuscript, by):
        raise Http404(manuscript.ref)
    if task.round.closed_at is not None:
        raise Refusal("review_task.round_closed")
    _swap(task, name, **values)
    note(f"task_{name}", manuscript, by=by, at=at, round=task.round.number)


def _swap(task: ReviewTask, name: str, **values: object) -> None:
    seen = TaskState(task.state)
    target = TASK_LIFE.after(name, state=seen)
    found = ReviewTask.objects.filter(pk=task.pk, state=seen.value)
    if not found.update(state=target.value, **values):
        raise Refusal("manuscript.changed_meanwhile", ref=task.round.manuscript.ref)
    task.state = target.value
