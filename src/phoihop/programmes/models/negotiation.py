"""Versions that were on the table, answers in the making, and the gates each party has passed."""

from django.db import models
from django.db.models import Q

from phoihop.law.lifecycle import values
from phoihop.parties.models import Member, Organisation
from phoihop.programmes.gates import CounterReason, Gate
from phoihop.programmes.models.agreements import ProgrammeParty

_ONE_PAPER = (
    Q(programme__isnull=False, instrument__isnull=True, annex__isnull=True)
    | Q(programme__isnull=True, instrument__isnull=False, annex__isnull=True)
    | Q(programme__isnull=True, instrument__isnull=True, annex__isnull=False)
)
_FIRST_GATES = [Gate.APPROVED.value, Gate.CHECKED.value, Gate.PREPARED.value]


class OfOnePaper(models.Model):
    """What belongs to exactly one programme, instrument or annex."""

    programme = models.ForeignKey(
        "programmes.Programme", models.PROTECT, null=True, blank=True, related_name="%(class)ss"
    )
    instrument = models.ForeignKey(
        "programmes.Instrument", models.PROTECT, null=True, blank=True, related_name="%(class)ss"
    )
    annex = models.ForeignKey(
        "programmes.Annex", models.PROTECT, null=True, blank=True, related_name="%(class)ss"
    )

    class Meta:
        abstract = True


class Version(OfOnePaper):
    """What a paper said when a side put it on the table. Triggers refuse any change of it."""

    number = models.PositiveSmallIntegerField()  # from 1
    party = models.ForeignKey(ProgrammeParty, models.PROTECT, related_name="versions")
    member = models.ForeignKey(Member, models.PROTECT, related_name="versions")
    offered_at = models.DateTimeField()
    statement = models.JSONField()  # as ``statement.plain`` gives it
    sha256 = models.CharField(max_length=64)  # of the statement
    reason_code = models.CharField(max_length=12, blank=True)  # empty: it answers no other
    reason = models.CharField(max_length=1000, blank=True)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.CheckConstraint(name="version_of_exactly_one_paper", condition=_ONE_PAPER),
            models.CheckConstraint(
                name="version_reason_known",
                condition=Q(reason_code="")
                | Q(reason_code__in=values(CounterReason)) & ~Q(reason=""),
            ),
            *(
                models.UniqueConstraint(fields=[paper, "number"], name=f"version_once_per_{paper}")
                for paper in ("programme", "instrument", "annex")
            ),
        ]

    def __str__(self) -> str:
        return f"{self.programme or self.instrument or self.annex} v{self.number}"


class Counter(OfOnePaper):
    """An answer that a party is writing; nobody else sees it until it is on the table."""

    answers = models.ForeignKey(Version, models.PROTECT, related_name="counters")
    party = models.ForeignKey(ProgrammeParty, models.PROTECT, related_name="counters")
    member = models.ForeignKey(Member, models.PROTECT, related_name="counters")
    begun_at = models.DateTimeField()
    statement = models.JSONField()
    reason_code = models.CharField(max_length=12)
    reason = models.CharField(max_length=1000)

    class Meta:
        constraints = [
            models.CheckConstraint(name="counter_of_exactly_one_paper", condition=_ONE_PAPER),
            models.CheckConstraint(
                name="counter_says_why",
                condition=Q(reason_code__in=values(CounterReason)) & ~Q(reason=""),
            ),
            *(
                models.UniqueConstraint(fields=[paper, "party"], name=f"counter_once_per_{paper}")
                for paper in ("programme", "instrument", "annex")
            ),
        ]

    def __str__(self) -> str:
        return f"{self.answers} → {self.party}"


class GatePassed(models.Model):
    """A member took a version through a gate for their party; signatures are consents."""

    version = models.ForeignKey(Version, models.PROTECT, related_name="gates")
    party = models.ForeignKey(ProgrammeParty, models.PROTECT, related_name="gates")
    gate = models.CharField(max_length=8)
    member = models.ForeignKey(Member, models.PROTECT, related_name="gates")
    passed_at = models.DateTimeField()

    class Meta:
        ordering = ["passed_at", "id"]
        constraints = [
            models.UniqueConstraint(fields=["version", "party", "gate"], name="gate_passed_once"),
            models.CheckConstraint(name="gate_known", condition=Q(gate__in=_FIRST_GATES)),
        ]

    def __str__(self) -> str:
        return f"{self.version} {self.party} {self.gate}"


class GateRule(models.Model):
    """From a day on a house asks for different people at the gates, or does not any more."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="gate_rules")
    from_on = models.DateField()
    apart = models.BooleanField()
    member = models.ForeignKey(Member, models.PROTECT, related_name="gate_rules")
    recorded_at = models.DateTimeField()

    class Meta:
        ordering = ["from_on", "id"]

    def __str__(self) -> str:
        return f"{self.organisation} {self.from_on} {self.apart}"
