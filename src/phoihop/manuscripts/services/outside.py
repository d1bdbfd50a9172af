"""Reviewers from outside: asked by a link, staged like those of the house, revoked at any time."""

import secrets
from datetime import date, datetime, time, timedelta

from django.db import IntegrityError, transaction

from phoihop.accounts.rules import sha256_of
from phoihop.audit.services import HOUSE, record
from phoihop.engines.vietnamese.folding import nfc
from phoihop.law.period import HERE
from phoihop.law.refusal import Refusal
from phoihop.manuscripts.models import Manuscript, OutsideReview, Round
from phoihop.manuscripts.queries.outside import review_for
from phoihop.manuscripts.queries.standing import is_own, permit_desk
from phoihop.manuscripts.rules import ANSWER_DAYS, TASK_LIFE, TaskState, Verdict
from phoihop.manuscripts.services.moving import hold
from phoihop.parties.models import Member


@transaction.atomic
def ask_outside(
    manuscript: Manuscript, *, name: str, email: str, by: Member, at: datetime, on: date
) -> tuple[OutsideReview, str]:
    """Ask somebody without an account about the version of the round that is open.

    The link opens once and ends with the day on which the round is due.

    Returns:
        The review, and the secret of its link, which is stored nowhere.

    Raises:
        Refusal: ``review_link.no_round``, ``review_link.unnamed``, ``review_link.asked_already``,
            ``manuscript.reviewer_wrote_it``, ``manuscript.own_text``, ``access.denied``.
    """
    permit_desk("manuscript.edit", manuscript, by=by)
    if is_own(manuscript, by):
        raise Refusal("manuscript.own_text")
    called = " ".join(nfc(name).split())[:120]
    if not called:
        raise Refusal("review_link.unnamed")
    hold(manuscript)
    current = _open_round(manuscript, on=on)
    _check_not_author(manuscript, called, email)
    plain = secrets.token_urlsafe(32)
    made = OutsideReview(
        round=current,
        number=current.outside.count() + 1,
        name=called,
        email=email.strip(),
        asked_by=by,
        asked_at=at,
        token_sha256=sha256_of(plain),
        link_made_at=at,
        expires_at=_end_of(current.due_on),
        answer_due_on=min(current.due_on, on + timedelta(days=ANSWER_DAYS)),
        due_on=current.due_on,
    )
    try:
        with transaction.atomic():
            made.save()
    except IntegrityError:
        raise Refusal("review_link.asked_already", name=called) from None
    _tell("outside_asked", made, actor=by, at=at)
    return made, plain


@transaction.atomic
def renew_link(review: OutsideReview, *, by: Member, at: datetime) -> str:
    """Give the reviewer a fresh link; the one before, and the device it opened, hold no longer.

    Raises:
        Refusal: ``review_link.ended``, ``review_task.round_closed``, ``access.denied``.
    """
    permit_desk("manuscript.edit", review.round.manuscript, by=by)
    _check_round_open(review)
    plain = secrets.token_urlsafe(32)
    waiting = [TaskState.OFFERED.value, TaskState.ACCEPTED.value]
    renewed = OutsideReview.objects.filter(
        pk=review.pk, revoked_at__isnull=True, state__in=waiting, expires_at__gt=at
    ).update(token_sha256=sha256_of(plain), session_sha256="", used_at=None, link_made_at=at)
    if not renewed:
        raise Refusal("review_link.ended", name=review.name)
    _tell("outside_link_given", review, actor=by, at=at)
    return plain


@transaction.atomic
def revoke_outside(review: OutsideReview, *, by: Member, at: datetime) -> None:
    """Take a review back: its link and the device it opened show nothing more. May be repeated.

    What was reported stays.

    Raises:
        Refusal: ``access.denied``.
    """
    permit_desk("manuscript.edit", review.round.manuscript, by=by)
    live = OutsideReview.objects.filter(pk=review.pk, revoked_at__isnull=True)
    if live.update(revoked_at=at):
        waiting = [TaskState.OFFERED.value, TaskState.ACCEPTED.value]
        OutsideReview.objects.filter(pk=review.pk, state__in=waiting).update(
            state=TaskState.CANCELLED.value
        )
        _tell("outside_revoked", review, actor=by, at=at)


@transaction.atomic
def enter_review(plain: str, *, at: datetime) -> tuple[OutsideReview, str]:
    """Open a link: once. What it opens is this review, on this device, until its end.

    Returns:
        The review and the secret of the session.

    Raises:
        Refusal: those of ``queries.outside.review_for``; of two devices at once one gets in and
            one is told ``review_link.used``.
    """
    review = review_for(plain, at=at)
    session = secrets.token_urlsafe(32)
    entered = OutsideReview.objects.filter(
        pk=review.pk, used_at__isnull=True, revoked_at__isnull=True, token_sha256=sha256_of(plain)
    ).update(used_at=at, session_sha256=sha256_of(session))
    if not entered:
        raise Refusal("review_link.used")
    _tell("outside_link_opened", review, actor=None, at=at)
    return review, session


@transaction.atomic
def answer_outside(review: OutsideReview, accept: bool, *, at: datetime, reason: str = "") -> None:
    """Say yes, and then see the text; or no, with a reason for the editor.

    Raises:
        Refusal: ``review_task.wrong_state``, ``review_task.reason_missing``,
            ``review_task.round_closed``, ``manuscript.changed_meanwhile``.
    """
    if not accept and not reason.strip():
        raise Refusal("review_task.reason_missing")
    _take(
        review, "accept" if accept else "refuse", at=at, answered_at=at, reason=reason.strip()[:600]
    )


@transaction.atomic
def report_outside(
    review: OutsideReview, recommendation: str, report: str, *, at: datetime
) -> None:
    """Recommend and say why. The editor decides nothing by it alone.

    Raises:
        Refusal: ``review_task.wrong_state``, ``review_task.report_missing``,
            ``review_task.round_closed``, ``manuscript.changed_meanwhile``.
    """
    if recommendation not in {one.value for one in Verdict} or not report.strip():
        raise Refusal("review_task.report_missing")
    _take(review, "report", at=at, done_at=at, recommendation=recommendation, report=report.strip())


def _take(review: OutsideReview, name: str, *, at: datetime, **values: object) -> None:
    _check_round_open(review)
    seen = TaskState(review.state)
    target = TASK_LIFE.after(name, state=seen)
    live = OutsideReview.objects.filter(pk=review.pk, state=seen.value, revoked_at__isnull=True)
    if not live.update(state=target.value, **values):
        raise Refusal("manuscript.changed_meanwhile", ref=review.round.manuscript.ref)
    review.state = target.value
    _tell(f"outside_{name}", review, actor=None, at=at)


def _open_round(manuscript: Manuscript, *, on: date) -> Round:
    found = manuscript.rounds.filter(closed_at__isnull=True).last()
    if found is None or found.due_on < on:
        raise Refusal("review_link.no_round", ref=manuscript.ref)
    return found


def _check_round_open(review: OutsideReview) -> None:
    if Round.objects.filter(pk=review.round_id, closed_at__isnull=False).exists():
        raise Refusal("review_task.round_closed")


def _check_not_author(manuscript: Manuscript, name: str, email: str) -> None:
    for author in manuscript.authors.all():
        same_address = bool(email.strip()) and author.email.casefold() == email.strip().casefold()
        if same_address or author.name.casefold() == name.casefold():
            raise Refusal("manuscript.reviewer_wrote_it", name=name)


def _end_of(day: date) -> datetime:
    return datetime.combine(day + timedelta(days=1), time(), tzinfo=HERE)


def _tell(action: str, review: OutsideReview, *, actor: Member | None, at: datetime) -> None:
    # a reviewer without an account is the "reviewer" of that number, never a name
    record(
        f"manuscript.{action}",
        f"manuscript:{review.round.manuscript.ref}",
        chain=HOUSE,
        actor=actor.ref if actor else "reviewer",
        at=at,
        round=review.round.number,
        number=review.number,
    )
