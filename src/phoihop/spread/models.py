"""Decisions to accept a piece all the same; copies that people declared; terms of reprinting."""

from django.db import models
from django.db.models import Q

from phoihop.law.lifecycle import values
from phoihop.parties.models import Member
from phoihop.programmes.models import Instrument
from phoihop.publications.models import Work
from phoihop.spread.rules import CofundingReason, CofundingState

LIVE = ("agreed", "proposed")


class Cofunding(models.Model):
    """Both sides of an agreement say that a piece delivered before is accepted here all the same.

    Proposed by the publisher, which alone knows both agreements; decided by the institution,
    whose money it is. It covers what was found when it was proposed, and nothing found later.
    """

    ref = models.CharField(max_length=30, unique=True)  # "ĐTT-2017-01" (đồng tài trợ)
    instrument = models.ForeignKey(Instrument, models.PROTECT, related_name="cofundings")
    work = models.ForeignKey(Work, models.PROTECT, related_name="cofundings")
    reason = models.CharField(max_length=16)
    words = models.CharField(max_length=1000)
    covers = models.JSONField()  # keys of the findings; never shown
    state = models.CharField(max_length=9, default=CofundingState.PROPOSED.value)
    proposed_by = models.ForeignKey(Member, models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField()
    decided_by = models.ForeignKey(Member, models.PROTECT, null=True, blank=True, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)
    decision_words = models.CharField(max_length=1000, blank=True)
    withdrawn_by = models.ForeignKey(
        Member, models.PROTECT, null=True, blank=True, related_name="+"
    )
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-proposed_at", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["instrument", "work"],
                condition=Q(state__in=LIVE),
                name="one_live_cofunding_of_a_piece",
            ),
            models.CheckConstraint(
                name="cofunding_state_known", condition=Q(state__in=values(CofundingState))
            ),
            models.CheckConstraint(
                name="cofunding_reason_known", condition=Q(reason__in=values(CofundingReason))
            ),
            models.CheckConstraint(
                name="cofunding_agreed_by_somebody",
                condition=~Q(state="agreed")
                | Q(decided_by__isnull=False, decided_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.ref
