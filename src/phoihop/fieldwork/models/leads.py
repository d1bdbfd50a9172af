"""The register of good practices and model examples. Nothing bad about anybody is kept here."""

from django.db import models
from django.db.models import Q

from phoihop.fieldwork.rules import LeadKind, LeadState
from phoihop.law.lifecycle import values
from phoihop.parties.models import Member, Organisation
from phoihop.planning.models import Topic
from phoihop.programmes.models import Programme, ProgrammeParty, Theme


class Lead(models.Model):
    """A claim that something works well somewhere. Private to its side until offered."""

    ref = models.CharField(max_length=30, unique=True)  # "ĐH-2017-01"
    programme = models.ForeignKey(Programme, models.PROTECT, related_name="leads")
    party = models.ForeignKey(ProgrammeParty, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=8)
    title = models.CharField(max_length=300)
    claim = models.TextField()
    place = models.CharField(max_length=200, blank=True)
    unit = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="leads"
    )
    theme = models.ForeignKey(Theme, models.PROTECT, null=True, blank=True, related_name="leads")
    state = models.CharField(max_length=9, default=LeadState.PRIVATE.value)
    noted_on = models.DateField()
    expires_on = models.DateField()
    topic = models.ForeignKey(
        Topic, models.PROTECT, null=True, blank=True, related_name="leads"
    )  # what it became
    noted_by = models.ForeignKey(Member, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()
    search_key = models.TextField()

    class Meta:
        ordering = ["programme", "-noted_on", "-id"]
        indexes = [models.Index(fields=["state", "expires_on"], name="lead_to_erase_by_day")]
        constraints = [
            models.CheckConstraint(name="lead_kind_known", condition=Q(kind__in=values(LeadKind))),
            models.CheckConstraint(
                name="lead_state_known", condition=Q(state__in=values(LeadState))
            ),
            models.CheckConstraint(
                name="lead_erased_holds_nothing",
                condition=~Q(state="erased") | Q(title="", claim="", place="", search_key=""),
            ),
        ]

    def __str__(self) -> str:
        return self.ref


class LeadSource(models.Model):
    """Where a lead is told, and who verified it there. Also: who already covered it."""

    lead = models.ForeignKey(Lead, models.CASCADE, related_name="sources")
    text = models.CharField(max_length=400)  # a report, a decision, a visit
    address = models.CharField(max_length=2000, blank=True)
    coverage = models.BooleanField(default=False)  # an outlet that has written about it
    covered_on = models.DateField(null=True, blank=True)
    verified_by = models.ForeignKey(Member, models.PROTECT, null=True, blank=True, related_name="+")
    verified_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["lead", "id"]
        constraints = [
            models.CheckConstraint(
                name="lead_source_verified_by_somebody_on_a_day",
                condition=Q(verified_by__isnull=True, verified_on__isnull=True)
                | Q(verified_by__isnull=False, verified_on__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.lead} source"


class LeadPerson(models.Model):
    """Somebody the lead names, who agreed, and may take that back at any time."""

    lead = models.ForeignKey(Lead, models.CASCADE, related_name="people")
    name = models.CharField(max_length=120)  # emptied when the consent is taken back
    consented_on = models.DateField(null=True, blank=True)
    consent_words = models.CharField(max_length=300, blank=True)  # how: a signed form, on the phone
    revoked_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["lead", "id"]
        constraints = [
            models.CheckConstraint(
                name="lead_person_forgotten_when_revoked",
                condition=Q(revoked_on__isnull=True) | Q(name="", consent_words=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.lead} person"
