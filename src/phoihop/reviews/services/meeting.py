"""The yearly meeting: prepared, held, its minutes signed by both sides, its lessons closed."""

from datetime import date, datetime

from django.db import IntegrityError, transaction

from phoihop.audit.services import record as write_trail
from phoihop.law.refusal import Refusal
from phoihop.ledger.queries import ledger_as_json, ledger_of
from phoihop.papers.models import OfficialNumber
from phoihop.papers.services import next_reference, record_number
from phoihop.parties.models import Member
from phoihop.planning.models import Deed
from phoihop.planning.services import open_deed, take_step
from phoihop.programmes.models import Obligation, Programme
from phoihop.programmes.queries import permit
from phoihop.programmes.rules import ObligationKind
from phoihop.reviews.models import Cause, Lesson, Review, ReviewConsent
from phoihop.reviews.queries import issuer_of, themes_to_freeze
from phoihop.reviews.rules import REVIEW_LIFE, LessonState, ReviewState, check_length


@transaction.atomic
def prepare_review(
    programme: Programme, *, year: int, as_of_on: date, by: Member, at: datetime, on: date
) -> Review:
    """Open the review of a year: its figures are computed from here on, until it is signed.

    The duty to meet every year, where the programme has one, gets its deed and its first steps.

    Args:
        as_of_on: the day on which the figures are taken.
        on: the day of preparing.

    Raises:
        Refusal: ``review.exists``, ``review.year_outside``, ``review.in_future``,
            ``access.denied``.
    """
    permit("review.prepare", programme, by=by)
    if not programme.starts_on.year <= year <= programme.ends_on.year:
        raise Refusal("review.year_outside", year=year, label=programme.period_label)
    if as_of_on > on:
        raise Refusal("review.in_future", as_of_on=as_of_on.isoformat())
    if Review.objects.filter(programme=programme, year=year).exists():
        raise Refusal("review.exists", year=year)
    deed = _deed(programme, year, by=by, at=at, on=on)
    try:
        with transaction.atomic():
            review = Review.objects.create(
                ref=next_reference("TK", year),
                programme=programme,
                year=year,
                as_of_on=as_of_on,
                deed=deed,
                prepared_by=by,
                recorded_at=at,
            )
    except IntegrityError:
        raise Refusal("review.exists", year=year) from None
    if deed is not None and deed.last_step == "due":
        take_step(deed, "prepared", by=by, at=at, on=on)
    _trail(review, "prepared", by=by, at=at, as_of_on=as_of_on.isoformat())
    return review


@transaction.atomic
def hold_review(review: Review, *, held_on: date, place: str, by: Member, at: datetime) -> None:
    """Record that both sides met.

    Raises:
        Refusal: ``review.wrong_state``, ``review.changed_meanwhile``, ``review.held_too_early``.
    """
    permit("review.hold", review.programme, by=by)
    if held_on < review.as_of_on:
        raise Refusal("review.held_too_early", as_of_on=review.as_of_on.isoformat())
    _move(review, "hold", held_on=held_on, place=place.strip())
    if review.deed is not None and review.deed.last_step == "prepared":
        take_step(review.deed, "held", by=by, at=at, on=held_on)
    _trail(review, "held", by=by, at=at, held_on=held_on.isoformat())


@transaction.atomic
def sign_review(review: Review, *, by: Member, at: datetime, on: date) -> None:
    """One side signs the minutes. With the second signature the figures are frozen as known.

    Raises:
        Refusal: ``review.wrong_state``, ``review.signed_already``, ``access.denied``.
    """
    side = permit("review.sign", review.programme, by=by)
    # Both sides at the same instant: one waits here, and then sees that it is the second.
    review.state = Review.objects.select_for_update().get(pk=review.pk).state
    REVIEW_LIFE.after("sign", state=ReviewState(review.state))
    try:
        with transaction.atomic():
            ReviewConsent.objects.create(review=review, side=side.value, member=by, recorded_at=at)
    except IntegrityError:
        raise Refusal("review.signed_already", ref=review.ref) from None
    if review.deed is not None and review.deed.last_step == "held":
        take_step(review.deed, "minutes_signed", by=by, at=at, on=on)
    _trail(review, "consented", by=by, at=at, side=side.value)
    if ReviewConsent.objects.filter(review=review).count() == 2:
        ledger = ledger_of(review.programme, seen_by=by, on=review.as_of_on, known_at=at)
        figures = {**ledger_as_json(ledger), "themes": themes_to_freeze(review, known_at=at)}
        _move(review, "sign", figures=figures, figures_known_at=at)
        _trail(review, "signed", by=by, at=at)


@transaction.atomic
def close_lessons(review: Review, *, by: Member, at: datetime, on: date) -> None:
    """One side says that the lessons of the year are decided; the duty to meet is then done.

    Raises:
        Refusal: ``review.lessons_open`` while one waits for a decision, ``review.no_deed``.
    """
    permit("lesson.decide", review.programme, by=by)
    waiting = Lesson.objects.filter(review=review, state=LessonState.OPEN.value).count()
    if waiting:
        raise Refusal("review.lessons_open", waiting=waiting)
    if review.deed is None:
        raise Refusal("review.no_deed", ref=review.ref)
    take_step(review.deed, "lessons_decided", by=by, at=at, on=on)


@transaction.atomic
def write_cause(
    review: Review, *, obligation: Obligation, text: str, by: Member, at: datetime
) -> Cause:
    """Say why an obligation fell short. The shortcoming itself is computed, never written.

    Raises:
        Refusal: ``review.text_missing``, ``review.figures_frozen``,
            ``review.foreign_obligation``, ``review.text_too_long``, ``access.denied``.
    """
    permit("review.prepare", review.programme, by=by)
    check_open(review)
    if obligation.programme_id != review.programme_id:
        raise Refusal("review.foreign_obligation")
    if not text.strip():
        raise Refusal("review.text_missing")
    check_length(text)
    cause = Cause.objects.create(
        review=review, obligation=obligation, text=text.strip(), member=by, recorded_at=at
    )
    _trail(review, "cause_written", by=by, at=at, obligation=obligation.code)
    return cause


@transaction.atomic
def record_official_number(
    review: Review, *, number: int, notation: str, issued_on: date, by: Member, at: datetime
) -> OfficialNumber:
    """The clerk records the number that the paper of a signed review got in the register.

    Raises:
        Refusal: ``review.not_signed``, ``papers.number_given``, ``papers.number_taken``,
            ``access.denied``.
    """
    permit("paper.number", review.programme, by=by)
    if review.state != ReviewState.SIGNED.value:
        raise Refusal("review.not_signed", ref=review.ref)
    issuer = issuer_of(review).organisation.ref
    given = record_number(
        f"review:{review.ref}",
        issuer=issuer,
        number=number,
        notation=notation.strip(),
        issued_on=issued_on,
        by=by.ref,
        at=at,
    )
    _trail(review, "numbered", by=by, at=at, number=number)
    return given


def check_open(review: Review) -> None:
    """Refuse to change what both sides have signed."""
    if review.state == ReviewState.SIGNED.value:
        raise Refusal("review.figures_frozen", ref=review.ref)


def _deed(programme: Programme, year: int, *, by: Member, at: datetime, on: date) -> Deed | None:
    duty = Obligation.objects.filter(programme=programme, kind=ObligationKind.REVIEW.value).first()
    if duty is None:
        return None
    due_on = min(programme.ends_on, date(year, 12, 31))
    waiting = Deed.objects.filter(obligation=duty, due_on__year=year, ended=False)
    found = waiting.filter(last_step="due").select_related("obligation", "programme").first()
    if found is not None:
        return found
    title = f"{programme.ref} · {year}"
    return open_deed(duty, title=title, by=by, at=at, on=on, due_on=due_on)


def _move(review: Review, name: str, **changes: object) -> None:
    seen = ReviewState(review.state)
    target = REVIEW_LIFE.after(name, state=seen)
    swapped = Review.objects.filter(pk=review.pk, state=seen.value).update(
        state=target.value, **changes
    )
    if not swapped:
        raise Refusal("review.changed_meanwhile", ref=review.ref)
    review.state = target.value
    for field, value in changes.items():
        setattr(review, field, value)


def _trail(
    review: Review, what: str, *, by: Member, at: datetime, **facts: str | int | bool | None
) -> None:
    write_trail(
        f"review.{what}",
        f"review:{review.ref}",
        chain=review.programme.ref,
        actor=by.ref,
        at=at,
        **facts,
    )
