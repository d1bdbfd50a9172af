"""Where pages are looked for, the pages found, and the runs that looked."""

from django.db import models
from django.db.models import Q

from phoihop.law.lifecycle import values
from phoihop.law.period import PartialDate, Precision
from phoihop.papers.models import KeptPaper
from phoihop.parties.models import Member
from phoihop.press.finding import PageState, Road, SourceKind
from phoihop.press.models.outlets import Outlet


class Source(models.Model):
    """A feed, sitemap or section page of an outlet, and what its readings told."""

    outlet = models.ForeignKey(Outlet, models.CASCADE, related_name="sources")
    index = models.ForeignKey(  # the sitemap index that names this sitemap
        "self", models.CASCADE, null=True, blank=True, related_name="parts"
    )
    kind = models.CharField(max_length=8)
    address = models.CharField(max_length=2000)  # as fetched
    address_key = models.CharField(max_length=64)
    active = models.BooleanField(default=True)
    etag = models.CharField(max_length=300, blank=True)
    last_modified = models.CharField(max_length=300, blank=True)
    last_read_at = models.DateTimeField(null=True, blank=True)  # in good order, a 304 included
    last_item_at = models.DateTimeField(null=True, blank=True)
    usual_gap_days = models.FloatField(null=True, blank=True)
    quiet_since_on = models.DateField(null=True, blank=True)
    failing_since_at = models.DateTimeField(null=True, blank=True)
    failures = models.PositiveSmallIntegerField(default=0)  # in a row
    problem = models.CharField(max_length=60, blank=True)  # code of the last refusal
    problem_facts = models.JSONField(default=dict, blank=True)
    next_due_at = models.DateTimeField()
    added_by = models.ForeignKey(Member, models.PROTECT, null=True, blank=True)
    added_at = models.DateTimeField()

    class Meta:
        ordering = ["outlet", "id"]
        constraints = [
            models.UniqueConstraint(fields=["outlet", "address_key"], name="source_once_an_outlet"),
            models.CheckConstraint(
                name="source_kind_known", condition=Q(kind__in=values(SourceKind))
            ),
        ]
        indexes = [
            models.Index(
                fields=["next_due_at"], condition=Q(active=True), name="source_of_outlet_due"
            )
        ]

    def __str__(self) -> str:
        return self.address


class FoundPage(models.Model):
    """A page of an outlet, found once whatever the road.

    Of a page that shares nothing with a work of ours, text and title go after ``text_until_on``;
    address, days and fingerprints (in the index, under ``P`` and its id) stay. No author is ever
    kept here.
    """

    outlet = models.ForeignKey(Outlet, models.PROTECT, related_name="found_pages")
    source = models.ForeignKey(
        Source, models.SET_NULL, null=True, blank=True, related_name="found_pages"
    )
    road = models.CharField(max_length=9)
    identity_key = models.CharField(max_length=64, unique=True)
    address = models.CharField(max_length=2000, blank=True)  # as found
    canonical_address = models.CharField(max_length=2000, blank=True)
    title = models.CharField(max_length=500, blank=True)
    published_on = models.DateField(null=True, blank=True)  # first day it may mean
    published_precision = models.CharField(max_length=5, default=Precision.DAY.value)
    issue = models.CharField(max_length=60, blank=True)
    page = models.CharField(max_length=30, blank=True)
    programme = models.CharField(max_length=200, blank=True)  # broadcast
    minute = models.CharField(max_length=5, blank=True)
    file_sha256 = models.CharField(max_length=64, blank=True)  # of a recording kept elsewhere
    scan = models.ForeignKey(KeptPaper, models.PROTECT, null=True, blank=True)
    state = models.CharField(max_length=16, default=PageState.FOUND.value)
    same_as = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="doubles"
    )
    found_at = models.DateTimeField()
    found_by = models.ForeignKey(Member, models.PROTECT, null=True, blank=True)
    due_at = models.DateTimeField(null=True, blank=True)  # of the next attempt to fetch
    failures = models.PositiveSmallIntegerField(default=0)
    problem = models.CharField(max_length=60, blank=True)  # code of the last refusal
    problem_facts = models.JSONField(default=dict, blank=True)
    fetched_at = models.DateTimeField(null=True, blank=True)
    compared_at = models.DateTimeField(null=True, blank=True)
    text = models.TextField(blank=True)
    text_until_on = models.DateField(null=True, blank=True)  # of text and title
    text_sha256 = models.CharField(max_length=64, blank=True)  # of the folded words
    words = models.PositiveIntegerField(null=True, blank=True)
    fingerprints = models.PositiveIntegerField(null=True, blank=True)  # how many the index keeps

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(name="page_road_known", condition=Q(road__in=values(Road))),
            models.CheckConstraint(
                name="page_state_known", condition=Q(state__in=values(PageState))
            ),
            models.CheckConstraint(
                name="page_precision_known", condition=Q(published_precision__in=values(Precision))
            ),
            models.CheckConstraint(
                name="page_text_has_an_end", condition=Q(text="") | Q(text_until_on__isnull=False)
            ),
            models.CheckConstraint(
                name="page_double_of_another",
                condition=Q(state="double", same_as__isnull=False)
                | ~Q(state="double") & Q(same_as__isnull=True),
            ),
        ]
        indexes = [
            models.Index(
                fields=["outlet", "failures", "-due_at", "-id"],
                condition=Q(state="found"),
                name="page_to_fetch",
            ),
            models.Index(fields=["id"], condition=Q(state="fetched"), name="page_to_compare"),
            models.Index(
                fields=["text_until_on"],
                condition=Q(text_until_on__isnull=False),
                name="page_to_forget",
            ),
            models.Index(fields=["outlet", "-id"], name="page_newest_of_outlet"),
        ]

    def __str__(self) -> str:
        return self.canonical_address or f"{self.outlet} {self.issue}{self.programme}"

    @property
    def published(self) -> PartialDate | None:
        """The date as known, or ``None``."""
        if self.published_on is None:
            return None
        return PartialDate(self.published_on, Precision(self.published_precision))


class PageAlias(models.Model):
    """Another key of a page, learnt when it was fetched: where it led to, what it calls itself."""

    identity_key = models.CharField(max_length=64, unique=True)
    page = models.ForeignKey(FoundPage, models.CASCADE, related_name="aliases")

    def __str__(self) -> str:
        return f"{self.identity_key[:8]} → {self.page}"


class Site(models.Model):
    """What a host asks of visitors, and until when it is left in peace."""

    place = models.CharField(max_length=260, unique=True)  # "http://host:port"
    robots = models.TextField(blank=True)
    robots_status = models.PositiveSmallIntegerField(default=0)  # 0: never answered
    robots_read_at = models.DateTimeField(null=True, blank=True)
    not_before_at = models.DateTimeField(null=True, blank=True)
    failures = models.PositiveSmallIntegerField(default=0)  # in a row, of the host itself

    def __str__(self) -> str:
        return self.place


class SweepRun(models.Model):
    """One visit to one outlet. The open one holds the outlet: no two runs ask it at once."""

    outlet = models.ForeignKey(Outlet, models.CASCADE, related_name="sweeps")
    worker = models.CharField(max_length=200, blank=True)  # jobs.places: which process
    started_at = models.DateTimeField()
    beat_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    broken_off = models.BooleanField(default=False)  # its process died; the next run went on
    sources_read = models.PositiveIntegerField(default=0)
    pages_found = models.PositiveIntegerField(default=0)
    pages_fetched = models.PositiveIntegerField(default=0)
    pages_failed = models.PositiveIntegerField(default=0)
    problem = models.CharField(max_length=60, blank=True)  # why it ended early

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["outlet"], condition=Q(ended_at__isnull=True), name="outlet_swept_by_one"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.outlet} {self.started_at}"
