"""The programme itself, its parties, its bases, and who has agreed to which paper."""

from datetime import date

from django.db import models
from django.db.models import F, Q

from phoihop.law.access import Side
from phoihop.law.lifecycle import values
from phoihop.parties.models import Member, Organisation, Person
from phoihop.programmes.rules import Capacity, PaperState


class Programme(models.Model):
    """A multi-year coordination programme. The label is as printed, the dates are the real ones."""

    ref = models.CharField(max_length=30, unique=True)  # "CT-2017-01"
    title = models.CharField(max_length=400)
    period_label = models.CharField(max_length=60)  # "2017-2021", as printed
    starts_on = models.DateField()
    ends_on = models.DateField()
    signed_on = models.DateField(null=True, blank=True)
    effective_from = models.DateField()
    ended_early_on = models.DateField(null=True, blank=True)  # last day, by a signed annex
    place = models.CharField(max_length=120, blank=True)
    source = models.CharField(max_length=400, blank=True)
    review_month = models.PositiveSmallIntegerField(null=True, blank=True)  # of each year
    sample = models.BooleanField(default=False)  # papers carry MẪU – KHÔNG CÓ GIÁ TRỊ

    state = models.CharField(max_length=10, default=PaperState.DRAFT.value)
    drafted_by = models.ForeignKey(Organisation, models.PROTECT, related_name="drafted_programmes")
    recorded_at = models.DateTimeField()
    search_key = models.TextField()

    class Meta:
        ordering = ["-starts_on", "ref"]
        constraints = [
            models.CheckConstraint(
                name="programme_state_known", condition=Q(state__in=values(PaperState))
            ),
            models.CheckConstraint(
                name="programme_ends_after_it_starts", condition=Q(ends_on__gte=F("starts_on"))
            ),
            models.CheckConstraint(
                name="programme_ends_early_inside_its_days",
                condition=Q(ended_early_on__isnull=True)
                | Q(ended_early_on__gte=F("starts_on"), ended_early_on__lte=F("ends_on")),
            ),
            models.CheckConstraint(
                name="programme_signed_has_a_day",
                condition=~Q(state__in=["closed", "signed"]) | Q(signed_on__isnull=False),
            ),
            models.CheckConstraint(
                name="programme_review_month_is_a_month",
                condition=Q(review_month__isnull=True) | Q(review_month__range=(1, 12)),
            ),
        ]

    def __str__(self) -> str:
        return self.ref

    @property
    def last_on(self) -> date:
        """Its last day: as signed, or as a signed annex ends it early."""
        return self.ended_early_on or self.ends_on


class ProgrammeParty(models.Model):
    """One party on one side: whose name, which organ signs, who signs, who does the daily work."""

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="parties")
    side = models.CharField(max_length=1)
    ordinal = models.PositiveSmallIntegerField(default=1)  # a side may have several parties
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="engagements")
    signing_organ = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="signings"
    )
    signatory = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="signings"
    )
    signatory_title = models.CharField(max_length=300, blank=True)  # as printed
    capacity = models.CharField(max_length=4, default=Capacity.OWN.value)
    mandate = models.CharField(max_length=300, blank=True)  # the paper that gives it
    mandate_on = models.DateField(null=True, blank=True)
    focal_organ = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="focal_points"
    )
    focal_person = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="focal_points"
    )

    class Meta:
        ordering = ["programme", "side", "ordinal"]
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "organisation"], name="programme_party_on_one_side_once"
            ),
            models.UniqueConstraint(
                fields=["programme", "side", "ordinal"], name="programme_party_ordinal_once"
            ),
            models.CheckConstraint(
                name="programme_party_side_known", condition=Q(side__in=values(Side))
            ),
            models.CheckConstraint(
                name="programme_party_capacity_known", condition=Q(capacity__in=values(Capacity))
            ),
        ]

    def __str__(self) -> str:
        return f"{self.programme} {self.side}{self.ordinal} {self.organisation}"


class Basis(models.Model):
    """One line of the ordered list "căn cứ" that opens a paper."""

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="bases")
    ordinal = models.PositiveSmallIntegerField()
    text = models.CharField(max_length=600)
    document = models.ForeignKey(
        "programmes.ReferenceDocument", models.PROTECT, null=True, blank=True
    )

    class Meta:
        ordering = ["programme", "ordinal"]
        constraints = [
            models.UniqueConstraint(fields=["programme", "ordinal"], name="basis_ordinal_once"),
        ]

    def __str__(self) -> str:
        return self.text


class Consent(models.Model):
    """A party's leader has signed a paper, or confirmed that the record says what was signed.

    Exactly one of programme, instrument and annex is set. When all parties concerned have
    consented, the paper's state becomes signed.
    """

    programme = models.ForeignKey(
        Programme, models.PROTECT, null=True, blank=True, related_name="consents"
    )
    instrument = models.ForeignKey(
        "programmes.Instrument", models.PROTECT, null=True, blank=True, related_name="consents"
    )
    annex = models.ForeignKey(
        "programmes.Annex", models.PROTECT, null=True, blank=True, related_name="consents"
    )
    party = models.ForeignKey(ProgrammeParty, models.PROTECT, related_name="consents")
    member = models.ForeignKey(Member, models.PROTECT, related_name="consents")
    recorded_at = models.DateTimeField()

    class Meta:
        ordering = ["recorded_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "party"],
                condition=Q(programme__isnull=False),
                name="consent_once_per_programme",
            ),
            models.UniqueConstraint(
                fields=["instrument", "party"],
                condition=Q(instrument__isnull=False),
                name="consent_once_per_instrument",
            ),
            models.UniqueConstraint(
                fields=["annex", "party"],
                condition=Q(annex__isnull=False),
                name="consent_once_per_annex",
            ),
            models.CheckConstraint(
                name="consent_to_exactly_one_paper",
                condition=Q(programme__isnull=False, instrument__isnull=True, annex__isnull=True)
                | Q(programme__isnull=True, instrument__isnull=False, annex__isnull=True)
                | Q(programme__isnull=True, instrument__isnull=True, annex__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.party} by {self.member}"
