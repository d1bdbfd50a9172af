"""Found pages proposed to a programme, and how far each programme has looked through them."""

from django.db import models
from django.db.models import Q

from phoihop.parties.models import Member
from phoihop.press.models import FoundPage
from phoihop.programmes.models import Programme


class FoundProposal(models.Model):
    """A found page may be a piece of a programme. A person decides; the answer is remembered.

    The sentences among its reasons are words of the page: they go when the page's text goes,
    unless the page was taken up.
    """

    page = models.ForeignKey(FoundPage, models.CASCADE, related_name="proposals")
    programme = models.ForeignKey(Programme, models.PROTECT, related_name="found_proposals")
    state = models.CharField(max_length=8, default="proposed")
    reasons = models.JSONField(default=list)  # as those of a match
    score = models.FloatField(default=0)  # 0..1, orders the list; decides nothing
    has_sentences = models.BooleanField(default=True)
    proposed_at = models.DateTimeField()
    decided_by = models.ForeignKey(
        Member, models.PROTECT, null=True, blank=True, related_name="decided_found"
    )
    decided_at = models.DateTimeField(null=True, blank=True)
    publication = models.ForeignKey(
        "publications.Publication", models.PROTECT, null=True, blank=True, related_name="found_as"
    )

    class Meta:
        ordering = ["-score", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["page", "programme"], name="page_proposed_once_a_programme"
            ),
            models.CheckConstraint(
                name="found_proposal_state_known",
                condition=Q(state__in=["proposed", "refused", "taken_up"]),
            ),
            models.CheckConstraint(
                name="found_proposal_decided_by_somebody",
                condition=Q(state="proposed", decided_by__isnull=True)
                | ~Q(state="proposed") & Q(decided_by__isnull=False, decided_at__isnull=False),
            ),
            models.CheckConstraint(
                name="found_proposal_taken_up_is_a_publication",
                condition=Q(state="taken_up", publication__isnull=False)
                | ~Q(state="taken_up") & Q(publication__isnull=True),
            ),
        ]
        indexes = [
            models.Index(
                fields=["programme", "-score", "-id"],
                condition=Q(state="proposed"),
                name="found_proposal_waiting",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.page} → {self.programme}"


class FoundReach(models.Model):
    """How far the pages found for a programme were looked through: the last one seen."""

    programme = models.OneToOneField(Programme, models.CASCADE, related_name="found_reach")
    compared_at = models.DateTimeField(null=True, blank=True)
    page = models.PositiveBigIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.programme} {self.compared_at}"
