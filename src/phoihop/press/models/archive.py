"""Which outlets are followed, the works that pages are compared with, and what was found."""

from django.db import models
from django.db.models import F, Q

from phoihop.parties.models import Member, Organisation
from phoihop.press.models.discovery import FoundPage
from phoihop.press.models.outlets import Outlet

HIT_KINDS = ["abridged", "common_source", "fragment", "quotation", "reprint"]


class OutletWatch(models.Model):
    """Why an outlet is followed: a programme names it. Outlets nobody names are not followed."""

    outlet = models.ForeignKey(Outlet, models.CASCADE, related_name="watches")
    reason = models.CharField(max_length=200)  # the programme's reference, or a sentence
    set_by = models.ForeignKey(Member, models.PROTECT, related_name="+")
    set_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(Member, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["outlet", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["outlet", "reason"],
                condition=Q(ended_at__isnull=True),
                name="outlet_watched_once_for_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.outlet}: {self.reason}"


class FiledWork(models.Model):
    """A work handed over for comparison; its text is dropped once the index has it."""

    ref = models.CharField(max_length=30, unique=True)  # of the work, in a later room
    title = models.CharField(max_length=500)
    outlet_name = models.CharField(max_length=200, blank=True)
    published_on = models.DateField(null=True, blank=True)
    text = models.TextField(blank=True)
    text_sha256 = models.CharField(max_length=64)
    filed_at = models.DateTimeField()
    compared_at = models.DateTimeField(null=True, blank=True)
    houses = models.ManyToManyField(Organisation, related_name="filed_works")  # who may be told

    class Meta:
        ordering = ["id"]
        indexes = [
            models.Index(
                fields=["id"], condition=Q(compared_at__isnull=True), name="work_to_compare"
            )
        ]

    def __str__(self) -> str:
        return self.ref


class PageHit(models.Model):
    """A page shares a passage with a work; written once, by whichever came second."""

    page = models.ForeignKey(FoundPage, models.CASCADE, related_name="hits")
    work = models.ForeignKey(FiledWork, models.CASCADE, related_name="hits")
    kind = models.CharField(max_length=13)
    grade = models.CharField(max_length=8)
    words = models.PositiveIntegerField()  # of the page, in shared runs
    longest_run = models.PositiveIntegerField()
    share_of_page = models.FloatField()  # 0..1
    share_of_work = models.FloatField()  # 0..1
    verified = models.BooleanField(default=True)  # False: by fingerprints alone, a fragment
    found_at = models.DateTimeField()

    class Meta:
        ordering = ["page", "-words"]
        constraints = [
            models.UniqueConstraint(fields=["page", "work"], name="page_and_work_compared_once"),
            models.CheckConstraint(
                name="hit_shares_are_shares",
                condition=Q(share_of_page__gte=0, share_of_page__lte=1)
                & Q(share_of_work__gte=0, share_of_work__lte=1),
            ),
            models.CheckConstraint(name="hit_kind_known", condition=Q(kind__in=HIT_KINDS)),
            models.CheckConstraint(
                name="hit_that_was_verified_is_no_fragment",
                condition=Q(verified=False) | ~Q(kind="fragment"),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.page} ← {self.work}"


class WorkHit(models.Model):
    """Two works share a passage; written once, by whichever was compared second.

    Kept while both have the text in which it was found: a new text is compared anew.
    """

    one = models.ForeignKey(FiledWork, models.CASCADE, related_name="hits_as_one")
    other = models.ForeignKey(FiledWork, models.CASCADE, related_name="hits_as_other")
    kind = models.CharField(max_length=13)
    grade = models.CharField(max_length=8)
    words = models.PositiveIntegerField()  # in shared runs
    longest_run = models.PositiveIntegerField()
    share_of_one = models.FloatField()  # 0..1
    share_of_other = models.FloatField()  # 0..1
    spans = models.JSONField()  # [[from, to, from in the other, to, words], …] in code points
    found_at = models.DateTimeField()

    class Meta:
        ordering = ["one", "-words"]
        constraints = [
            models.UniqueConstraint(fields=["one", "other"], name="two_works_compared_once"),
            models.CheckConstraint(name="work_hit_older_first", condition=Q(one__lt=F("other"))),
            models.CheckConstraint(name="work_hit_kind_known", condition=Q(kind__in=HIT_KINDS)),
            models.CheckConstraint(
                name="work_hit_shares_are_shares",
                condition=Q(share_of_one__gte=0, share_of_one__lte=1)
                & Q(share_of_other__gte=0, share_of_other__lte=1),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.one} = {self.other}"
