"""Documents with their bytes, and the counters that give references."""

from django.db import models
from django.db.models import Q

from phoihop.law.lifecycle import values
from phoihop.papers.rules import (
    PaperFormat,
    SealingState,
    SealingWay,
    Signer,
    SignerKind,
    StageStep,
)


class Counter(models.Model):
    """The last number given under one prefix in one year."""

    prefix = models.CharField(max_length=6)
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["prefix", "year"], name="counter_once_per_year"),
        ]

    def __str__(self) -> str:
        return f"{self.prefix}-{self.year}: {self.last}"


class KeptPaper(models.Model):
    """A file made by the program or handed in, kept by its hash in the data folder."""

    subject = models.CharField(max_length=80)  # "acceptance:BBNT-2017-01"
    name = models.CharField(max_length=160)  # the file name that people get
    format = models.CharField(max_length=4)
    sha256 = models.CharField(max_length=64)
    size_bytes = models.PositiveBigIntegerField()
    made_at = models.DateTimeField()

    class Meta:
        ordering = ["subject", "-made_at", "-id"]
        indexes = [models.Index(fields=["subject"], name="kept_paper_by_subject")]
        constraints = [
            models.UniqueConstraint(
                fields=["subject", "name", "sha256"], name="kept_paper_same_bytes_once"
            ),
            models.CheckConstraint(
                name="kept_paper_format_known", condition=Q(format__in=values(PaperFormat))
            ),
        ]

    def __str__(self) -> str:
        return self.name


class OfficialNumber(models.Model):
    """The number and symbol that the records clerk gave to a paper; once, and in one year once."""

    subject = models.CharField(max_length=80, unique=True)
    issuer = models.CharField(max_length=60)  # the organisation's reference
    year = models.PositiveSmallIntegerField()
    number = models.PositiveIntegerField()
    notation = models.CharField(max_length=40)  # "BBNT-BTGTU"
    issued_on = models.DateField()
    recorded_by = models.CharField(max_length=60)
    recorded_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["issuer", "year", "notation", "number"], name="official_number_once_a_year"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number}-{self.notation}"


class Sealing(models.Model):
    """How one paper is being signed. Begun anew, the old one is set aside and kept."""

    subject = models.CharField(max_length=80)  # "paper:HĐ-2017-01"
    way = models.CharField(max_length=8)
    state = models.CharField(max_length=10, default=SealingState.OPEN.value)
    name = models.CharField(max_length=160)  # of its files: "HĐ-2017-01.signed.pdf"
    rows_sha256 = models.CharField(max_length=64)  # as printed at the foot of every page
    must_sign = models.JSONField(default=list)  # Signer by Signer, as of the beginning
    begun_by = models.CharField(max_length=60)
    begun_at = models.DateTimeField()
    completed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["subject", "-begun_at", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["subject"],
                condition=~Q(state="set_aside"),
                name="sealing_one_at_a_time",
            ),
            models.CheckConstraint(
                name="sealing_state_known", condition=Q(state__in=values(SealingState))
            ),
            models.CheckConstraint(
                name="sealing_way_known", condition=Q(way__in=values(SealingWay))
            ),
            models.CheckConstraint(
                name="sealing_complete_has_an_instant",
                condition=Q(state="complete", completed_at__isnull=False) | ~Q(state="complete"),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.subject} {self.way}"

    @property
    def signers(self) -> list[Signer]:
        """Who must sign, in the order of the paper."""
        return [
            Signer(row["field"], SignerKind(row["kind"]), row["party"], tuple(row["names"]))
            for row in self.must_sign
        ]


class SealingStage(models.Model):
    """One revision of a paper under signature: what was done, and the file as it was then."""

    sealing = models.ForeignKey(Sealing, models.PROTECT, related_name="stages")
    ordinal = models.PositiveSmallIntegerField()
    step = models.CharField(max_length=10)
    field = models.CharField(max_length=20, blank=True)  # signed; or the party that compared
    level = models.CharField(max_length=10, blank=True)  # of the ladder of ``engines.seals``
    paper = models.ForeignKey(KeptPaper, models.PROTECT, related_name="stages")
    recorded_by = models.CharField(max_length=60)
    recorded_at = models.DateTimeField()

    class Meta:
        ordering = ["sealing", "ordinal"]
        constraints = [
            models.UniqueConstraint(fields=["sealing", "ordinal"], name="stage_ordinal_once"),
            models.UniqueConstraint(
                fields=["sealing", "step", "field"], name="stage_step_once_a_field"
            ),
            models.CheckConstraint(
                name="stage_step_known", condition=Q(step__in=values(StageStep))
            ),
        ]

    def __str__(self) -> str:
        return f"{self.sealing} {self.ordinal} {self.step} {self.field}"
