"""Topics: pieces to be made, and what happened to each."""

from django.db import models
from django.db.models import Q

from phoihop.law.lifecycle import values
from phoihop.parties.models import Member, Organisation, Person
from phoihop.planning.rules import TopicState
from phoihop.programmes.models import Line, Obligation, Programme, ProgrammeParty, Theme
from phoihop.programmes.rules import Genre


class Topic(models.Model):
    """One piece to be made (đề tài). Private to its side until offered."""

    ref = models.CharField(max_length=30, unique=True)  # "ĐT-2017-12"
    programme = models.ForeignKey(Programme, models.PROTECT, related_name="topics")
    obligation = models.ForeignKey(
        Obligation, models.PROTECT, null=True, blank=True, related_name="topics"
    )
    line = models.ForeignKey(Line, models.PROTECT, null=True, blank=True, related_name="topics")
    title = models.CharField(max_length=300)
    note = models.TextField(blank=True)
    genre = models.CharField(max_length=16, blank=True)
    themes = models.ManyToManyField(Theme, related_name="topics", blank=True)
    unit = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="topics"
    )
    assignee = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="topics"
    )
    due_on = models.DateField(null=True, blank=True)  # empty: an undated idea

    party = models.ForeignKey(  # who thought of it
        ProgrammeParty, models.PROTECT, related_name="topics"
    )
    proposed_by = models.ForeignKey(Member, models.PROTECT, related_name="topics")
    state = models.CharField(max_length=8, default=TopicState.PRIVATE.value)
    recorded_at = models.DateTimeField()
    search_key = models.TextField()

    class Meta:
        ordering = ["programme", "due_on", "ref"]
        indexes = [
            models.Index(fields=["programme", "state", "due_on"], name="topic_by_state_and_day"),
            models.Index(fields=["programme", "due_on"], name="topic_by_day"),
        ]
        constraints = [
            models.CheckConstraint(
                name="topic_state_known", condition=Q(state__in=values(TopicState))
            ),
            models.CheckConstraint(
                name="topic_genre_known", condition=Q(genre__in=["", *values(Genre)])
            ),
        ]

    def __str__(self) -> str:
        return self.ref


class TopicStep(models.Model):
    """What happened to a topic, on which day, and since when it is recorded. Never changed."""

    topic = models.ForeignKey(Topic, models.PROTECT, related_name="steps")
    step = models.CharField(max_length=10)  # the name of the move, or "propose"
    on = models.DateField()
    recorded_at = models.DateTimeField()
    member = models.ForeignKey(Member, models.PROTECT, null=True, blank=True)
    reason = models.CharField(max_length=600, blank=True)

    class Meta:
        ordering = ["topic", "recorded_at", "id"]

    def __str__(self) -> str:
        return f"{self.topic} {self.step}"
