"""What a manuscript has to do with: reviewers from outside, and the assignment it answers."""

from django.db import models
from django.db.models import F, Q

from phoihop.law.lifecycle import values
from phoihop.manuscripts.rules import TaskState, Verdict
from phoihop.parties.models import Member
from phoihop.planning.models import Assignment


class PartOfRound(models.Model):
    """What every reviewer is asked and answers, of the house or from outside."""

    state = models.CharField(max_length=9, default=TaskState.OFFERED.value)
    answer_due_on = models.DateField()
    due_on = models.DateField()
    answered_at = models.DateTimeField(null=True, blank=True)
    done_at = models.DateTimeField(null=True, blank=True)
    reason = models.CharField(max_length=600, blank=True)
    recommendation = models.CharField(max_length=7, blank=True)
    report = models.TextField(blank=True)

    class Meta:
        abstract = True


class OutsideReview(PartOfRound):
    """An outside reviewer's part of a round: the abstract first, the text once accepted."""

    round = models.ForeignKey("manuscripts.Round", models.CASCADE, related_name="outside")
    number = models.PositiveSmallIntegerField()  # within the round
    name = models.CharField(max_length=120)
    email = models.EmailField(blank=True)
    asked_by = models.ForeignKey(Member, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    token_sha256 = models.CharField(max_length=64, unique=True)
    session_sha256 = models.CharField(max_length=64, blank=True, db_index=True)  # once opened
    link_made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["round", "number"]
        constraints = [
            models.UniqueConstraint(fields=["round", "number"], name="outside_review_number_once"),
            models.UniqueConstraint(fields=["round", "name"], name="outside_reviewer_once_a_round"),
            models.CheckConstraint(
                name="outside_review_state_known", condition=Q(state__in=values(TaskState))
            ),
            models.CheckConstraint(
                name="outside_review_done_recommends",
                condition=~Q(state="done") | Q(recommendation__in=values(Verdict)),
            ),
            models.CheckConstraint(
                name="outside_review_link_ends_after_it_is_made",
                condition=Q(expires_at__gt=F("link_made_at")),
            ),
            models.CheckConstraint(
                name="outside_review_session_begins_with_use",
                condition=Q(session_sha256="") | Q(used_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.round} outside {self.number}"


class ForAssignment(models.Model):
    """A text that answers an assignment; neither is linked twice."""

    manuscript = models.OneToOneField(
        "manuscripts.Manuscript", models.PROTECT, related_name="answers"
    )
    assignment = models.OneToOneField(Assignment, models.PROTECT, related_name="text")
    linked_by = models.ForeignKey(Member, models.PROTECT, related_name="+")
    linked_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.manuscript} for {self.assignment}"
