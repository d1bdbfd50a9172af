"""What proves that a publication appeared: an address, a text, a file, a sealed file."""

from django.db import models
from django.db.models import Q
from django.db.models.functions import Coalesce

from phoihop.evidence.labelling.models import LabelWord
from phoihop.evidence.watching.models import ChangesRead, PageWatch, WatchEvent
from phoihop.evidence.witnessing.models import (
    Capture,
    CaptureOrder,
    Comparison,
    TimeStamp,
    WitnessKey,
)
from phoihop.papers.models import KeptPaper
from phoihop.parties.models import Member
from phoihop.publications.models import Publication

__all__ = [
    "Capture",
    "CaptureOrder",
    "ChangesRead",
    "Comparison",
    "Evidence",
    "LabelWord",
    "PageWatch",
    "Seal",
    "TimeStamp",
    "WatchEvent",
    "WitnessKey",
]

KEPT_LEVELS = ["link", "none", "page_file", "sealed", "text"]
"""What one proof may be by itself; that two sides saw a page shows in comparisons."""


class Evidence(models.Model):
    """One proof, with its hash and the instant of capture. Written once, never changed.

    A seal is put on a page file by a member of the *other* side who looked at the same bytes:
    it raises the level to ``sealed`` and says who and when.
    """

    ref = models.CharField(max_length=30, unique=True)  # "MC-2017-0042"
    publication = models.ForeignKey(Publication, models.PROTECT, related_name="evidence")
    level = models.CharField(max_length=10)
    text = models.TextField(blank=True)
    text_sha256 = models.CharField(max_length=64, blank=True)
    file = models.ForeignKey(KeptPaper, models.PROTECT, null=True, blank=True)
    captured_at = models.DateTimeField()  # when the page was seen so
    recorded_at = models.DateTimeField()  # when it came in here
    recorded_by = models.ForeignKey(Member, models.PROTECT, related_name="evidence")

    class Meta:
        ordering = ["publication", "captured_at", "id"]
        constraints = [
            models.CheckConstraint(name="evidence_level_known", condition=Q(level__in=KEPT_LEVELS)),
            models.CheckConstraint(
                name="evidence_has_what_its_level_says",
                condition=Q(level__in=["link", "sealed"])
                | Q(level="text") & ~Q(text_sha256="")
                | Q(level="page_file", file__isnull=False),
            ),
            models.UniqueConstraint(
                "publication",
                "level",
                "text_sha256",
                Coalesce("file", 0),  # SQLite takes two absent files for two different ones
                name="evidence_same_proof_once",
            ),
        ]

    def __str__(self) -> str:
        return self.ref


class Seal(models.Model):
    """A member of the other side compared the file's hash and stands by it."""

    evidence = models.OneToOneField(Evidence, models.PROTECT, related_name="seal")
    sha256 = models.CharField(max_length=64)  # what was compared
    member = models.ForeignKey(Member, models.PROTECT, related_name="seals")
    sealed_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.evidence} sealed by {self.member}"
