"""What a plan is made from: lead times, days that return, calendars that were brought in."""

from django.db import models
from django.db.models import F, Q

from phoihop.law.lifecycle import values
from phoihop.parties.models import Member
from phoihop.planning.commemorations import Calendar
from phoihop.programmes.models import Programme, ProgrammeParty
from phoihop.programmes.rules import Genre


class LeadTimeSetting(models.Model):
    """How long a genre takes in one party's house; days before the due day."""

    party = models.ForeignKey(ProgrammeParty, models.PROTECT, related_name="lead_times")
    genre = models.CharField(max_length=16)
    start_days = models.PositiveSmallIntegerField()
    draft_days = models.PositiveSmallIntegerField()
    editor_days = models.PositiveSmallIntegerField()
    set_by = models.ForeignKey(Member, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        ordering = ["party", "genre"]
        constraints = [
            models.UniqueConstraint(fields=["party", "genre"], name="lead_time_once"),
            models.CheckConstraint(
                name="lead_time_genre_known", condition=Q(genre__in=values(Genre))
            ),
            models.CheckConstraint(
                name="lead_time_in_its_order",
                condition=Q(start_days__gte=F("draft_days"), draft_days__gte=F("editor_days")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.party} {self.genre}"


class OwnDay(models.Model):
    """A day that the province or the journal itself remembers every year."""

    programme = models.ForeignKey(Programme, models.PROTECT, related_name="own_days")
    party = models.ForeignKey(ProgrammeParty, models.PROTECT, related_name="own_days")
    name = models.CharField(max_length=200)
    calendar = models.CharField(max_length=5)
    month = models.PositiveSmallIntegerField()
    day = models.PositiveSmallIntegerField()
    first_year = models.PositiveSmallIntegerField(null=True, blank=True)
    source = models.CharField(max_length=300)
    recorded_by = models.ForeignKey(Member, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        ordering = ["programme", "month", "day"]
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "calendar", "month", "day", "name"], name="own_day_once"
            ),
            models.CheckConstraint(
                name="own_day_calendar_known", condition=Q(calendar__in=values(Calendar))
            ),
            models.CheckConstraint(
                name="own_day_is_a_day", condition=Q(month__range=(1, 12), day__range=(1, 31))
            ),
        ]

    def __str__(self) -> str:
        return self.name


class CalendarImport(models.Model):
    """A calendar file as it was read: shown first, then taken over, once."""

    ref = models.CharField(max_length=30, unique=True)  # "LICH-2017-01"
    programme = models.ForeignKey(Programme, models.PROTECT, related_name="calendar_imports")
    party = models.ForeignKey(ProgrammeParty, models.PROTECT, related_name="calendar_imports")
    name = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    events = models.JSONField()  # what ``calendar_files.Event`` says, plain
    left_out = models.JSONField()  # pairs: title and why
    brought_by = models.ForeignKey(Member, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()
    taken_at = models.DateTimeField(null=True, blank=True)  # empty: only shown so far

    class Meta:
        ordering = ["-recorded_at", "-id"]

    def __str__(self) -> str:
        return self.ref


class CalendarEntry(models.Model):
    """One event of a party's own calendar; the other side sees it when it is shared."""

    programme = models.ForeignKey(Programme, models.PROTECT, related_name="calendar_entries")
    party = models.ForeignKey(ProgrammeParty, models.PROTECT, related_name="calendar_entries")
    brought = models.ForeignKey(CalendarImport, models.PROTECT, related_name="entries")
    uid = models.CharField(max_length=300)
    title = models.CharField(max_length=300)
    place = models.CharField(max_length=300, blank=True)
    starts_on = models.DateField()
    ends_on = models.DateField()
    shared = models.BooleanField(default=False)

    class Meta:
        ordering = ["programme", "starts_on", "title"]
        indexes = [models.Index(fields=["programme", "starts_on"], name="calendar_entry_by_day")]
        constraints = [
            models.UniqueConstraint(
                fields=["party", "uid", "starts_on"], name="calendar_entry_once"
            ),
            models.CheckConstraint(
                name="calendar_entry_ends_after_it_begins", condition=Q(ends_on__gte=F("starts_on"))
            ),
        ]

    def __str__(self) -> str:
        return self.title
