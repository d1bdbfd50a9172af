"""Meetings, their agenda, their minutes item by item, what was found out."""

from django.db import models
from django.db.models import Q

from phoihop.law.access import Side
from phoihop.law.lifecycle import values
from phoihop.meetings.rules import AttendeeSide, MeetingKind, MeetingState, Outcome
from phoihop.papers.models import KeptPaper
from phoihop.parties.models import Member
from phoihop.planning.models import Deed, Topic
from phoihop.programmes.models import Programme


class Meeting(models.Model):
    """A meeting of both sides. ``deed`` is the duty that it fulfils, if it does."""

    ref = models.CharField(max_length=30, unique=True)  # "HN-2017-01"
    programme = models.ForeignKey(Programme, models.PROTECT, related_name="meetings")
    kind = models.CharField(max_length=10)
    title = models.CharField(max_length=300)
    meets_on = models.DateField()
    place = models.CharField(max_length=200, blank=True)
    chair = models.CharField(max_length=200, blank=True)
    deed = models.ForeignKey(Deed, models.PROTECT, null=True, blank=True, related_name="meetings")
    previous = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="next_meetings"
    )
    state = models.CharField(max_length=9, default=MeetingState.CALLED.value)
    called_by = models.ForeignKey(Member, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()
    search_key = models.TextField(db_default="")

    class Meta:
        ordering = ["programme", "-meets_on", "-id"]
        constraints = [
            models.CheckConstraint(
                name="meeting_kind_known", condition=Q(kind__in=values(MeetingKind))
            ),
            models.CheckConstraint(
                name="meeting_state_known", condition=Q(state__in=values(MeetingState))
            ),
        ]

    def __str__(self) -> str:
        return self.ref


class Attendee(models.Model):
    """Somebody who came, as the minutes name them."""

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="attendees")
    name = models.CharField(max_length=120)
    office = models.CharField(max_length=200, blank=True)
    side = models.CharField(max_length=5)

    class Meta:
        ordering = ["meeting", "side", "id"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "name"], name="attendee_named_once"),
            models.CheckConstraint(
                name="attendee_side_known", condition=Q(side__in=values(AttendeeSide))
            ),
        ]

    def __str__(self) -> str:
        return f"{self.meeting} attendee"


class Item(models.Model):
    """One point of the agenda. ``carried_from`` is the point of the meeting before it goes on."""

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="items")
    number = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=300)
    carried_from = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="carried_to"
    )
    outcome = models.CharField(max_length=7, blank=True)
    outcome_words = models.CharField(max_length=600, blank=True)
    outcome_on = models.DateField(null=True, blank=True)
    topic = models.ForeignKey(Topic, models.PROTECT, null=True, blank=True, related_name="items")
    deed = models.ForeignKey(Deed, models.PROTECT, null=True, blank=True, related_name="items")

    class Meta:
        ordering = ["meeting", "number"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "number"], name="item_numbered_once"),
            models.UniqueConstraint(
                fields=["meeting", "carried_from"], name="item_carried_once_into_a_meeting"
            ),
            models.CheckConstraint(
                name="item_outcome_known", condition=Q(outcome__in=["", *values(Outcome)])
            ),
            models.CheckConstraint(
                name="item_outcome_has_its_day",
                condition=Q(outcome="", outcome_on__isnull=True)
                | (~Q(outcome="") & Q(outcome_on__isnull=False)),
            ),
            models.CheckConstraint(
                name="item_dropped_says_why",
                condition=~Q(outcome="dropped", outcome_words=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.meeting}/{self.number}"


class Revision(models.Model):
    """The words of an item as somebody wrote them. Never changed; the newest holds."""

    item = models.ForeignKey(Item, models.PROTECT, related_name="revisions")
    number = models.PositiveSmallIntegerField()
    text = models.TextField()
    side = models.CharField(max_length=1)
    written_by = models.ForeignKey(Member, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        ordering = ["item", "number"]
        constraints = [
            models.UniqueConstraint(fields=["item", "number"], name="revision_numbered_once"),
            models.CheckConstraint(name="revision_says_something", condition=~Q(text="")),
        ]

    def __str__(self) -> str:
        return f"{self.item} r{self.number}"


class RevisionConsent(models.Model):
    """One side agrees to just these words."""

    revision = models.ForeignKey(Revision, models.PROTECT, related_name="consents")
    side = models.CharField(max_length=1)
    member = models.ForeignKey(Member, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["revision", "side"], name="revision_agreed_once_by_a_side"
            ),
            models.CheckConstraint(
                name="revision_consent_side_known", condition=Q(side__in=values(Side))
            ),
        ]

    def __str__(self) -> str:
        return f"{self.revision} {self.side}"


class MinutesConsent(models.Model):
    """One side's leader signed the minutes, of which these are the words (hash)."""

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="consents")
    side = models.CharField(max_length=1)
    member = models.ForeignKey(Member, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()
    minutes_sha256 = models.CharField(max_length=64)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["meeting", "side"], name="minutes_signed_once_a_side"),
            models.CheckConstraint(
                name="minutes_consent_side_known", condition=Q(side__in=values(Side))
            ),
        ]

    def __str__(self) -> str:
        return f"{self.meeting} {self.side}"


class Finding(models.Model):
    """Summing up practice: a question, what was found, the report, the pieces that came of it."""

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="findings")
    number = models.PositiveSmallIntegerField()
    question = models.CharField(max_length=400)
    found = models.TextField()
    report = models.ForeignKey(KeptPaper, models.PROTECT, null=True, blank=True, related_name="+")
    report_address = models.CharField(max_length=1000, blank=True)
    topics = models.ManyToManyField(Topic, related_name="findings", blank=True)
    written_by = models.ForeignKey(Member, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        ordering = ["meeting", "number"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "number"], name="finding_numbered_once"),
        ]

    def __str__(self) -> str:
        return f"{self.meeting} finding {self.number}"
