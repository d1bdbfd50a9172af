"""Yearly reviews, the causes people found, the lessons they drew, next year's proposal."""

from django.db import models
from django.db.models import Q

from phoihop.law.access import Side
from phoihop.law.lifecycle import values
from phoihop.parties.models import Member, Organisation
from phoihop.planning.models import Deed
from phoihop.programmes.models import Instrument, Obligation, Programme
from phoihop.reviews.rules import LessonState, ReviewState


class Review(models.Model):
    """The review of one year of one programme (sơ kết); figures are computed until it is signed."""

    ref = models.CharField(max_length=30, unique=True)  # "TK-2017-01"
    programme = models.ForeignKey(Programme, models.PROTECT, related_name="reviews")
    year = models.PositiveSmallIntegerField()
    as_of_on = models.DateField()  # the day on which the figures are taken
    held_on = models.DateField(null=True, blank=True)
    place = models.CharField(max_length=120, blank=True)
    deed = models.ForeignKey(Deed, models.PROTECT, null=True, blank=True, related_name="reviews")
    state = models.CharField(max_length=10, default=ReviewState.PREPARED.value)
    prepared_by = models.ForeignKey(Member, models.PROTECT, related_name="reviews")
    recorded_at = models.DateTimeField()
    figures = models.JSONField(null=True, blank=True)  # frozen at the signature
    figures_known_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["programme", "-year"]
        constraints = [
            models.UniqueConstraint(fields=["programme", "year"], name="review_once_a_year"),
            models.CheckConstraint(
                name="review_state_known", condition=Q(state__in=values(ReviewState))
            ),
        ]

    def __str__(self) -> str:
        return self.ref


class ReviewConsent(models.Model):
    """One side signed the minutes."""

    review = models.ForeignKey(Review, models.PROTECT, related_name="consents")
    side = models.CharField(max_length=1)
    member = models.ForeignKey(Member, models.PROTECT, related_name="review_consents")
    recorded_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["review", "side"], name="review_signed_once_a_side"),
            models.CheckConstraint(
                name="review_consent_side_known", condition=Q(side__in=values(Side))
            ),
        ]

    def __str__(self) -> str:
        return f"{self.review} {self.side}"


class Cause(models.Model):
    """Why an obligation fell short, in the words of people. The shortcoming itself is computed."""

    review = models.ForeignKey(Review, models.PROTECT, related_name="causes")
    obligation = models.ForeignKey(Obligation, models.PROTECT, related_name="causes")
    text = models.CharField(max_length=1000)
    member = models.ForeignKey(Member, models.PROTECT, related_name="causes")
    recorded_at = models.DateTimeField()

    class Meta:
        ordering = ["review", "obligation", "id"]

    def __str__(self) -> str:
        return f"{self.review} {self.obligation}"


class Lesson(models.Model):
    """A lesson (rút kinh nghiệm): evidence, cause, proposed change, owner, due day, outcome."""

    ref = models.CharField(max_length=30, unique=True)  # "KN-2017-01"
    review = models.ForeignKey(Review, models.PROTECT, related_name="lessons")
    obligation = models.ForeignKey(
        Obligation, models.PROTECT, null=True, blank=True, related_name="lessons"
    )
    evidence = models.CharField(max_length=1000)
    cause = models.CharField(max_length=1000)
    proposed_change = models.CharField(max_length=1000)
    owner_side = models.CharField(max_length=1)
    owner = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="lessons"
    )
    due_on = models.DateField()
    state = models.CharField(max_length=8, default=LessonState.OPEN.value)
    outcome = models.CharField(max_length=1000, blank=True)
    outcome_on = models.DateField(null=True, blank=True)
    written_by = models.ForeignKey(Member, models.PROTECT, related_name="lessons")
    recorded_at = models.DateTimeField()

    class Meta:
        ordering = ["review", "ref"]
        constraints = [
            models.CheckConstraint(
                name="lesson_state_known", condition=Q(state__in=values(LessonState))
            ),
            models.CheckConstraint(
                name="lesson_owner_side_known", condition=Q(owner_side__in=values(Side))
            ),
        ]

    def __str__(self) -> str:
        return self.ref


class Proposal(models.Model):
    """What is proposed for one obligation next year, and why it changes."""

    review = models.ForeignKey(Review, models.PROTECT, related_name="proposals")
    obligation = models.ForeignKey(Obligation, models.PROTECT, related_name="proposals")
    quantity = models.PositiveIntegerField(null=True, blank=True)
    unit_price_dong = models.PositiveBigIntegerField(null=True, blank=True)
    why = models.CharField(max_length=1000)
    lesson = models.ForeignKey(
        Lesson, models.PROTECT, null=True, blank=True, related_name="proposals"
    )
    written_by = models.ForeignKey(Member, models.PROTECT, related_name="proposals")
    recorded_at = models.DateTimeField()

    class Meta:
        ordering = ["review", "obligation"]
        constraints = [
            models.UniqueConstraint(
                fields=["review", "obligation"], name="proposal_once_per_obligation"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.review} {self.obligation}"


class NextInstrument(models.Model):
    """The paper of next year that a review wrote, after which paper of this year."""

    review = models.ForeignKey(Review, models.PROTECT, related_name="next_instruments")
    source = models.ForeignKey(Instrument, models.PROTECT, related_name="followed_by")
    instrument = models.OneToOneField(Instrument, models.PROTECT, related_name="follows")

    class Meta:
        ordering = ["review", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["review", "source"], name="next_instrument_once_per_paper"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.source} → {self.instrument}"
