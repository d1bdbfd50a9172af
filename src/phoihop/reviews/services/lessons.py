"""Lessons and what is proposed for next year."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from phoihop.audit.services import record as write_trail
from phoihop.law.access import Side
from phoihop.law.refusal import Refusal
from phoihop.papers.services import next_reference
from phoihop.parties.models import Member, Organisation
from phoihop.programmes.models import Obligation
from phoihop.programmes.queries import permit
from phoihop.reviews.models import Lesson, Proposal, Review
from phoihop.reviews.queries import parties_and_units
from phoihop.reviews.rules import LESSON_LIFE, LessonState, check_length, check_pieces
from phoihop.reviews.services.meeting import check_open


@dataclass(frozen=True, slots=True)
class LessonDraft:
    """What a lesson says: what shows it, why it happened, what should change, who sees to it."""

    evidence: str
    cause: str
    proposed_change: str
    owner_side: Side
    due_on: date
    owner: Organisation | None = None
    obligation: Obligation | None = None


@transaction.atomic
def write_lesson(review: Review, draft: LessonDraft, *, by: Member, at: datetime) -> Lesson:
    """Write a lesson down. It is complete or it is none: a lesson without an owner is a wish.

    Raises:
        Refusal: ``lesson.incomplete``, ``review.foreign_obligation``, ``lesson.foreign_owner``,
            ``review.text_too_long``, ``review.figures_frozen``, ``access.denied``.
    """
    permit("lesson.write", review.programme, by=by)
    check_open(review)
    if not all(text.strip() for text in (draft.evidence, draft.cause, draft.proposed_change)):
        raise Refusal("lesson.incomplete")
    check_length(draft.evidence, draft.cause, draft.proposed_change)
    _check_owner(review, draft.owner)
    if draft.obligation is not None and draft.obligation.programme_id != review.programme_id:
        raise Refusal("review.foreign_obligation")
    lesson = Lesson.objects.create(
        ref=next_reference("KN", review.year),
        review=review,
        obligation=draft.obligation,
        evidence=draft.evidence.strip(),
        cause=draft.cause.strip(),
        proposed_change=draft.proposed_change.strip(),
        owner_side=draft.owner_side.value,
        owner=draft.owner,
        due_on=draft.due_on,
        written_by=by,
        recorded_at=at,
    )
    _trail(lesson, "written", by=by, at=at)
    return lesson


@transaction.atomic
def decide_lesson(lesson: Lesson, *, adopt: bool, by: Member, at: datetime, on: date) -> None:
    """Adopt or reject a lesson. Raises ``lesson.wrong_state``, ``lesson.changed_meanwhile``."""
    permit("lesson.decide", lesson.review.programme, by=by)
    _move(lesson, "adopt" if adopt else "reject", by=by, at=at)
    Lesson.objects.filter(pk=lesson.pk).update(outcome_on=on)


@transaction.atomic
def finish_lesson(lesson: Lesson, *, outcome: str, by: Member, at: datetime, on: date) -> None:
    """Say what became of an adopted lesson; next year's review shows it.

    Raises:
        Refusal: ``review.text_missing``, ``lesson.wrong_state``, ``lesson.changed_meanwhile``.
    """
    permit("lesson.write", lesson.review.programme, by=by)
    if not outcome.strip():
        raise Refusal("review.text_missing")
    check_length(outcome)
    _move(lesson, "finish", by=by, at=at)
    Lesson.objects.filter(pk=lesson.pk).update(outcome=outcome.strip(), outcome_on=on)
    lesson.outcome, lesson.outcome_on = outcome.strip(), on


@dataclass(frozen=True, slots=True)
class ProposalDraft:
    """What is proposed for one obligation next year, and why. ``None``: as it was."""

    obligation: Obligation
    why: str
    quantity: int | None = None
    unit_price_dong: int | None = None
    lesson: Lesson | None = None


@transaction.atomic
def write_proposal(review: Review, draft: ProposalDraft, *, by: Member, at: datetime) -> Proposal:
    """Propose next year's terms for one obligation; a second proposal replaces the first.

    Raises:
        Refusal: ``review.text_missing`` without a reason, ``review.foreign_obligation``,
            ``review.figures_frozen``, ``review.text_too_long``, ``review.quantity_outside``,
            ``access.denied``.
    """
    permit("proposal.write", review.programme, by=by)
    check_open(review)
    if draft.obligation.programme_id != review.programme_id:
        raise Refusal("review.foreign_obligation")
    if not draft.why.strip():
        raise Refusal("review.text_missing")
    check_length(draft.why)
    check_pieces(draft.quantity)
    proposal, _ = Proposal.objects.update_or_create(
        review=review,
        obligation=draft.obligation,
        defaults={
            "quantity": draft.quantity,
            "unit_price_dong": draft.unit_price_dong,
            "why": draft.why.strip(),
            "lesson": draft.lesson,
            "written_by": by,
            "recorded_at": at,
        },
    )
    write_trail(
        "proposal.written",
        f"review:{review.ref}",
        chain=review.programme.ref,
        actor=by.ref,
        at=at,
        obligation=draft.obligation.code,
        quantity=draft.quantity,
    )
    return proposal


def _check_owner(review: Review, owner: Organisation | None) -> None:
    if owner is not None and not parties_and_units(review).filter(pk=owner.pk).exists():
        raise Refusal("lesson.foreign_owner", owner=owner.ref)


def _move(lesson: Lesson, name: str, *, by: Member, at: datetime) -> None:
    seen = LessonState(lesson.state)
    target = LESSON_LIFE.after(name, state=seen)
    if not Lesson.objects.filter(pk=lesson.pk, state=seen.value).update(state=target.value):
        raise Refusal("lesson.changed_meanwhile", ref=lesson.ref)
    lesson.state = target.value
    _trail(lesson, name, by=by, at=at)


def _trail(lesson: Lesson, what: str, *, by: Member, at: datetime) -> None:
    write_trail(
        f"lesson.{what}",
        f"lesson:{lesson.ref}",
        chain=lesson.review.programme.ref,
        actor=by.ref,
        at=at,
        state=lesson.state,
    )
