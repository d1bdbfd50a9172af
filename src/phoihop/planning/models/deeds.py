"""Deeds: by which duties other than publishing are done."""

from django.db import models
from django.db.models import Q

from phoihop.papers.models import KeptPaper
from phoihop.parties.models import Member, Organisation
from phoihop.programmes.models import Obligation, Programme, ProgrammeParty


class Deed(models.Model):
    """One occurrence of a duty that is no publication: a trip, an answer, a theory article."""

    ref = models.CharField(max_length=30, unique=True)  # "VIEC-2017-07"
    programme = models.ForeignKey(Programme, models.PROTECT, related_name="deeds")
    obligation = models.ForeignKey(Obligation, models.PROTECT, related_name="deeds")
    title = models.CharField(max_length=300)
    note = models.TextField(blank=True)
    unit = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="deeds"
    )
    due_on = models.DateField(null=True, blank=True)
    party_b = models.ForeignKey(  # the publisher concerned; empty: all of side B
        ProgrammeParty, models.PROTECT, null=True, blank=True, related_name="deeds"
    )
    opened_by = models.ForeignKey(Member, models.PROTECT, related_name="deeds")
    last_step = models.CharField(max_length=16)  # compare-and-swap on this
    ended = models.BooleanField(default=False)
    recorded_at = models.DateTimeField()
    search_key = models.TextField()

    class Meta:
        ordering = ["programme", "due_on", "ref"]
        indexes = [models.Index(fields=["ended", "due_on"], name="deed_open_by_due_day")]

    def __str__(self) -> str:
        return self.ref


class DeedStep(models.Model):
    """A step taken: by whom, on which day, with which paper. Never changed."""

    deed = models.ForeignKey(Deed, models.PROTECT, related_name="steps")
    step = models.CharField(max_length=16)
    on = models.DateField()
    recorded_at = models.DateTimeField()
    side = models.CharField(max_length=1)
    member = models.ForeignKey(Member, models.PROTECT)
    note = models.CharField(max_length=1000, blank=True)
    address = models.CharField(max_length=1000, blank=True)
    paper = models.ForeignKey(KeptPaper, models.PROTECT, null=True, blank=True)
    late_days = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["deed", "recorded_at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["deed", "step", "side"],
                condition=~Q(step__in=["answered", "insufficient"]),
                name="deed_step_taken_once_by_a_side",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.deed} {self.step}"
