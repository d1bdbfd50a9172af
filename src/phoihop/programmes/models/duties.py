"""Obligations: what each side owes, and how a side shares it out among its units."""

from django.db import models
from django.db.models import F, Q

from phoihop.law.access import Side
from phoihop.law.lifecycle import values
from phoihop.parties.models import Organisation
from phoihop.press.models import Outlet
from phoihop.programmes.models.agreements import Programme, ProgrammeParty
from phoihop.programmes.models.themes import Theme
from phoihop.programmes.rules import Cadence, EvidenceLevel, Genre, ObligationKind


class Obligation(models.Model):
    """One duty. A quantity is promised per cadence, or openly left out."""

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="obligations")
    code = models.CharField(max_length=20)  # "B1"
    ordinal = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=12)
    side = models.CharField(max_length=1)  # who owes it
    party = models.ForeignKey(  # when a side has several parties; empty: all of that side
        ProgrammeParty, models.PROTECT, null=True, blank=True, related_name="obligations"
    )
    text = models.CharField(max_length=1000)  # as printed
    genre = models.CharField(max_length=16, blank=True)  # empty: any
    themes = models.ManyToManyField(Theme, related_name="obligations", blank=True)
    quantified = models.BooleanField(default=True)
    quantity_least = models.PositiveIntegerField(null=True, blank=True)
    quantity_most = models.PositiveIntegerField(null=True, blank=True)
    cadence = models.CharField(max_length=8, default=Cadence.YEARLY.value)
    starts_on = models.DateField(null=True, blank=True)  # empty: the programme's
    ends_on = models.DateField(null=True, blank=True)
    answer_within_days = models.PositiveSmallIntegerField(null=True, blank=True)
    least_words = models.PositiveIntegerField(null=True, blank=True)
    outlet = models.ForeignKey(Outlet, models.PROTECT, null=True, blank=True)
    language = models.CharField(max_length=8, blank=True)  # empty: any
    evidence_level = models.CharField(max_length=10, default=EvidenceLevel.LINK.value)

    class Meta:
        ordering = ["programme", "ordinal"]
        constraints = [
            models.UniqueConstraint(fields=["programme", "code"], name="obligation_code_once"),
            models.CheckConstraint(
                name="obligation_kind_known", condition=Q(kind__in=values(ObligationKind))
            ),
            models.CheckConstraint(
                name="obligation_side_known", condition=Q(side__in=values(Side))
            ),
            models.CheckConstraint(
                name="obligation_genre_known", condition=Q(genre__in=["", *values(Genre)])
            ),
            models.CheckConstraint(
                name="obligation_cadence_known", condition=Q(cadence__in=values(Cadence))
            ),
            models.CheckConstraint(
                name="obligation_evidence_level_known",
                condition=Q(evidence_level__in=values(EvidenceLevel)),
            ),
            models.CheckConstraint(
                name="obligation_quantified_has_a_number",
                condition=Q(quantified=True, quantity_least__isnull=False)
                | Q(quantified=False, quantity_least__isnull=True, quantity_most__isnull=True),
            ),
            models.CheckConstraint(
                name="obligation_most_not_below_least",
                condition=Q(quantity_most__isnull=True) | Q(quantity_most__gte=F("quantity_least")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.programme.ref} {self.code}"


class ObligationShare(models.Model):
    """A unit's part of a duty, with a quantity and the day by which it is due."""

    obligation = models.ForeignKey(Obligation, models.CASCADE, related_name="shares")
    unit = models.ForeignKey(Organisation, models.PROTECT, related_name="duty_shares")
    year = models.PositiveSmallIntegerField(null=True, blank=True)  # empty: every year
    quantity = models.PositiveIntegerField(null=True, blank=True)
    due_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["obligation", "year", "unit"]
        constraints = [
            models.UniqueConstraint(
                fields=["obligation", "unit", "year"], name="obligation_share_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.obligation} {self.unit}"
