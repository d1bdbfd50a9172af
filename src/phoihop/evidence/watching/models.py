"""Pages looked at again, and what was seen there."""

from django.db import models
from django.db.models import Q

from phoihop.evidence.watching.rules import Change, PageState
from phoihop.law.lifecycle import values
from phoihop.papers.models import KeptPaper
from phoihop.parties.models import Member, Organisation
from phoihop.publications.models import Publication


class PageWatch(models.Model):
    """The page of a publication that counts somewhere, as it was last seen."""

    publication = models.OneToOneField(Publication, models.PROTECT, related_name="page_watch")
    place = models.CharField(max_length=260)  # "https://host": looks at one place wait in turn
    address = models.CharField(max_length=2000)  # asked for; after a move the new one
    state = models.CharField(max_length=5, default=PageState.NEW.value)
    text = models.TextField(blank=True)  # title and article, to tell what was edited
    text_sha256 = models.CharField(max_length=64, blank=True)
    shown_at = models.CharField(max_length=2000, blank=True)
    claimed = models.CharField(max_length=2000, blank=True)
    etag = models.CharField(max_length=300, blank=True)
    last_modified = models.CharField(max_length=300, blank=True)
    looks = models.PositiveIntegerField(default=0)  # that told something
    absent_looks = models.PositiveIntegerField(default=0)  # in a row
    absent_since_at = models.DateTimeField(null=True, blank=True)
    failures = models.PositiveSmallIntegerField(default=0)  # in a row
    problem = models.CharField(max_length=60, blank=True)  # code of the last failed look
    problem_facts = models.JSONField(default=dict, blank=True)
    begun_at = models.DateTimeField()
    looked_at = models.DateTimeField(null=True, blank=True)
    changed_at = models.DateTimeField(null=True, blank=True)
    next_due_at = models.DateTimeField()
    held_until_at = models.DateTimeField(null=True, blank=True)  # somebody is looking

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                name="page_watch_state_known", condition=Q(state__in=values(PageState))
            ),
        ]
        indexes = [
            models.Index(fields=["next_due_at", "place"], name="page_watch_due"),
            models.Index(fields=["publication"], condition=Q(state="gone"), name="page_watch_gone"),
        ]

    def __str__(self) -> str:
        return f"{self.publication} {self.state}"

    @property
    def page_state(self) -> PageState:
        """The state as the rules name it."""
        return PageState(self.state)


class WatchEvent(models.Model):
    """Something seen, or told by people with their paper. Rows of looks without news are one."""

    watch = models.ForeignKey(PageWatch, models.PROTECT, related_name="events")
    ordinal = models.PositiveIntegerField()
    kind = models.CharField(max_length=16)
    at = models.DateTimeField()
    until_at = models.DateTimeField()  # of the last look that found the same; else ``at``
    looks = models.PositiveIntegerField(default=1)
    status = models.PositiveSmallIntegerField(default=0)  # HTTP; 0: told by people
    address = models.CharField(max_length=2000, blank=True)  # that answered
    facts = models.JSONField(default=dict, blank=True)  # from, to, why, share, count
    passages = models.JSONField(default=list, blank=True)  # [before, after] of each edit
    before_sha256 = models.CharField(max_length=64, blank=True)
    after_sha256 = models.CharField(max_length=64, blank=True)
    warc_sha256 = models.CharField(max_length=64, blank=True)  # of the archive file of the look
    warc_bytes = models.PositiveIntegerField(default=0)
    on = models.DateField(null=True, blank=True)  # as people say
    reason = models.CharField(max_length=600, blank=True)
    paper = models.ForeignKey(KeptPaper, models.PROTECT, null=True, blank=True)
    noted_by = models.ForeignKey(
        Member, models.PROTECT, null=True, blank=True, related_name="watch_events"
    )

    class Meta:
        ordering = ["watch", "ordinal"]
        constraints = [
            models.UniqueConstraint(fields=["watch", "ordinal"], name="watch_event_ordinal_once"),
            models.CheckConstraint(
                name="watch_event_kind_known", condition=Q(kind__in=values(Change))
            ),
            models.CheckConstraint(
                name="watch_event_told_by_people_has_their_paper",
                condition=Q(kind__in=["removed_by_order", "withdrawn"])
                & Q(paper__isnull=False, noted_by__isnull=False, on__isnull=False)
                | ~Q(kind__in=["removed_by_order", "withdrawn"])
                & Q(paper__isnull=True, noted_by__isnull=True),
            ),
            models.CheckConstraint(
                name="watch_event_seen_has_its_archive_file",
                condition=Q(kind__in=["unchanged", "removed_by_order", "withdrawn"])
                | ~Q(warc_sha256=""),
            ),
        ]
        indexes = [models.Index(fields=["kind"], name="watch_event_by_kind")]

    def __str__(self) -> str:
        return f"{self.watch.publication} {self.ordinal} {self.kind}"


class ChangesRead(models.Model):
    """A house has read an event. It approves nothing."""

    event = models.ForeignKey(WatchEvent, models.PROTECT, related_name="reads")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    member = models.ForeignKey(Member, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["event", "organisation"], name="change_read_by_a_house")
        ]

    def __str__(self) -> str:
        return f"{self.event} read"
