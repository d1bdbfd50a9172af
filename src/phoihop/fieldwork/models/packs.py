"""Briefing packs: what a unit says about itself, dated and versioned. A version never changes."""

from django.db import models
from django.db.models import Q

from phoihop.parties.models import Member, Organisation
from phoihop.planning.models import Deed, Topic
from phoihop.programmes.models import Programme, ProgrammeParty


class Pack(models.Model):
    """The briefing pack of one unit on one subject."""

    ref = models.CharField(max_length=30, unique=True)  # "TT-2017-01"
    programme = models.ForeignKey(Programme, models.PROTECT, related_name="packs")
    unit = models.ForeignKey(Organisation, models.PROTECT, related_name="packs")
    title = models.CharField(max_length=300)
    recorded_at = models.DateTimeField()

    class Meta:
        ordering = ["programme", "ref"]

    def __str__(self) -> str:
        return self.ref


class PackVersion(models.Model):
    """What was issued on a day. ``deed`` is the duty that it fulfils."""

    pack = models.ForeignKey(Pack, models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField()
    issued_on = models.DateField()
    potential = models.TextField(blank=True)
    advantages = models.TextField(blank=True)
    directions = models.TextField(blank=True)
    change = models.CharField(max_length=600, blank=True)  # what is new; empty in the first
    deed = models.ForeignKey(
        Deed, models.PROTECT, null=True, blank=True, related_name="pack_versions"
    )
    issued_by = models.ForeignKey(Member, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        ordering = ["pack", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["pack", "number"], name="pack_version_numbered_once"),
            models.CheckConstraint(name="pack_version_from_one", condition=Q(number__gte=1)),
            models.CheckConstraint(
                name="pack_version_says_what_changed", condition=Q(number=1) | ~Q(change="")
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pack} v{self.number}"


class PackFigure(models.Model):
    """A verified figure: of which day, from which source, verified by whom."""

    version = models.ForeignKey(PackVersion, models.PROTECT, related_name="figures")
    ordinal = models.PositiveSmallIntegerField()
    label = models.CharField(max_length=200)
    value = models.CharField(max_length=60)  # as printed: "6,71", "khoảng 1.200"
    unit = models.CharField(max_length=60, blank=True)
    as_of_on = models.DateField()
    source = models.CharField(max_length=300)

    class Meta:
        ordering = ["version", "ordinal"]
        constraints = [
            models.UniqueConstraint(fields=["version", "label"], name="pack_figure_labelled_once"),
        ]

    def __str__(self) -> str:
        return f"{self.version} {self.label}"


class PackUse(models.Model):
    """Somebody works with a version; when a newer one comes, that side is told until it looks."""

    version = models.ForeignKey(PackVersion, models.PROTECT, related_name="uses")
    party = models.ForeignKey(ProgrammeParty, models.PROTECT, related_name="+")
    topic = models.ForeignKey(Topic, models.PROTECT, related_name="packs_used")
    used_by = models.ForeignKey(Member, models.PROTECT, related_name="+")
    used_at = models.DateTimeField()
    seen_number = models.PositiveSmallIntegerField()  # the newest version that the user has seen

    class Meta:
        ordering = ["version", "id"]
        constraints = [
            models.UniqueConstraint(fields=["version", "topic"], name="pack_used_once_for_a_topic"),
        ]

    def __str__(self) -> str:
        return f"{self.version} {self.topic}"
