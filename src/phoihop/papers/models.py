"""Documents with their bytes, and the counters that give references."""

from django.db import models
from django.db.models import Q

from phoihop.law.lifecycle import values
from phoihop.papers.rules import PaperFormat


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
