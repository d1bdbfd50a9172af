"""Field trips. A trip is one occurrence of the duty to open doors: its state is its deed's."""

from django.db import models
from django.db.models import F, Q

from phoihop.fieldwork.rules import Cost, Payer
from phoihop.law.lifecycle import values
from phoihop.parties.models import Member, Organisation
from phoihop.planning.models import Deed, Topic
from phoihop.programmes.models import ProgrammeParty


class Trip(models.Model):
    """What reporters asked for: where, when, why, and whom they wish to meet."""

    deed = models.OneToOneField(Deed, models.PROTECT, related_name="trip")
    place = models.CharField(max_length=300)
    from_on = models.DateField()
    until_on = models.DateField()
    purpose = models.TextField()
    safety = models.TextField(blank=True)  # what the host says about roads, weather, rules
    hosts = models.ManyToManyField(Organisation, related_name="trips_hosted", blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="trip_ends_after_it_begins", condition=Q(until_on__gte=F("from_on"))
            ),
        ]

    def __str__(self) -> str:
        return self.deed.ref


class TripMember(models.Model):
    """Somebody who goes along, as the letter of introduction names them. No whereabouts."""

    trip = models.ForeignKey(Trip, models.PROTECT, related_name="members")
    ordinal = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=120)
    office = models.CharField(max_length=160, blank=True)
    outlet = models.CharField(max_length=200, blank=True)  # another local outlet may be named

    class Meta:
        ordering = ["trip", "ordinal"]
        constraints = [
            models.UniqueConstraint(fields=["trip", "ordinal"], name="trip_member_has_one_place"),
            models.UniqueConstraint(fields=["trip", "name"], name="trip_member_named_once"),
        ]

    def __str__(self) -> str:
        return f"{self.trip} {self.ordinal}"


class TripContact(models.Model):
    """Whom to call at a host unit."""

    trip = models.ForeignKey(Trip, models.PROTECT, related_name="contacts")
    unit = models.CharField(max_length=200)
    name = models.CharField(max_length=120)
    phone = models.CharField(max_length=40, blank=True)

    class Meta:
        ordering = ["trip", "id"]

    def __str__(self) -> str:
        return f"{self.trip} {self.unit}"


class TripStop(models.Model):
    """A planned stop of the itinerary."""

    trip = models.ForeignKey(Trip, models.PROTECT, related_name="stops")
    on = models.DateField()
    time = models.TimeField(null=True, blank=True)
    place = models.CharField(max_length=200)
    what = models.CharField(max_length=400)

    class Meta:
        ordering = ["trip", "on", "time", "id"]

    def __str__(self) -> str:
        return f"{self.trip} {self.on}"


class TripCost(models.Model):
    """Who bore a cost. Told once for each kind; a later telling is a new row, the newest counts."""

    trip = models.ForeignKey(Trip, models.PROTECT, related_name="costs")
    cost = models.CharField(max_length=9)
    payer = models.CharField(max_length=11)
    words = models.CharField(max_length=300, blank=True)
    told_by = models.ForeignKey(Member, models.PROTECT, related_name="+")
    told_at = models.DateTimeField()

    class Meta:
        ordering = ["trip", "told_at", "id"]
        constraints = [
            models.CheckConstraint(name="trip_cost_known", condition=Q(cost__in=values(Cost))),
            models.CheckConstraint(name="trip_payer_known", condition=Q(payer__in=values(Payer))),
            models.CheckConstraint(
                name="trip_other_payer_named", condition=~Q(payer="other", words="")
            ),
        ]

    def __str__(self) -> str:
        return f"{self.trip} {self.cost}"


class TripEntry(models.Model):
    """The shared log: what took place, for both sides to read. Never changed."""

    trip = models.ForeignKey(Trip, models.PROTECT, related_name="entries")
    on = models.DateField()
    text = models.TextField()
    written_by = models.ForeignKey(Member, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        ordering = ["trip", "on", "id"]

    def __str__(self) -> str:
        return f"{self.trip} {self.on}"


class TripNote(models.Model):
    """A reporter's own note. The publisher's alone: on no other page and in no export."""

    trip = models.ForeignKey(Trip, models.PROTECT, related_name="notes")
    party = models.ForeignKey(ProgrammeParty, models.PROTECT, related_name="+")
    text = models.TextField()
    written_by = models.ForeignKey(Member, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        ordering = ["trip", "id"]

    def __str__(self) -> str:
        return f"{self.trip} (note)"


class TripTopic(models.Model):
    """A topic for whose piece the trip was made, or that came of it."""

    trip = models.ForeignKey(Trip, models.PROTECT, related_name="topics")
    topic = models.ForeignKey(Topic, models.PROTECT, related_name="trips")
    linked_by = models.ForeignKey(Member, models.PROTECT, related_name="+")
    linked_at = models.DateTimeField()

    class Meta:
        ordering = ["trip", "id"]
        constraints = [
            models.UniqueConstraint(fields=["trip", "topic"], name="trip_and_topic_linked_once"),
        ]

    def __str__(self) -> str:
        return f"{self.trip} {self.topic}"
