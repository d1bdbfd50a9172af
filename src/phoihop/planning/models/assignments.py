"""Assignments: who is asked to do what for a topic, on which terms. The publisher's own."""

from django.db import models
from django.db.models import F, Q

from phoihop.law.lifecycle import values
from phoihop.parties.models import Member
from phoihop.planning.assignment_rules import (
    OPEN_ASSIGNMENTS,
    AssignmentState,
    AssignmentTask,
    RefusalReason,
)
from phoihop.planning.models.topics import Topic
from phoihop.programmes.models import ProgrammeParty


class Assignment(models.Model):
    """One person asked for one task. Terms never change: another offer is another row."""

    ref = models.CharField(max_length=30, unique=True)  # "PC-2017-01"
    topic = models.ForeignKey(Topic, models.PROTECT, related_name="assignments")
    party = models.ForeignKey(ProgrammeParty, models.PROTECT, related_name="assignments")
    assignee = models.ForeignKey(Member, models.PROTECT, related_name="assignments")
    task = models.CharField(max_length=10, default=AssignmentTask.WRITE.value)
    deadline_on = models.DateField()
    fee_dong = models.PositiveBigIntegerField(null=True, blank=True)  # empty: by the house's norms
    rights = models.TextField(blank=True)
    disclosure = models.TextField(blank=True)
    note = models.CharField(max_length=1000, blank=True)
    instead_of = models.OneToOneField(  # whom it was handed over from
        "self", models.PROTECT, null=True, blank=True, related_name="handed_to"
    )
    offered_by = models.ForeignKey(Member, models.PROTECT, related_name="offered_assignments")
    offered_on = models.DateField()
    recorded_at = models.DateTimeField()
    state = models.CharField(max_length=11, default=AssignmentState.OFFERED.value)
    answered_on = models.DateField(null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    reason = models.CharField(max_length=8, blank=True)
    reason_note = models.CharField(max_length=600, blank=True)

    class Meta:
        ordering = ["deadline_on", "ref"]
        indexes = [
            models.Index(fields=["assignee", "state", "deadline_on"], name="assignment_by_person"),
            models.Index(fields=["party", "state", "deadline_on"], name="assignment_by_party"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["topic", "assignee", "task"],
                condition=Q(state__in=values(OPEN_ASSIGNMENTS)),
                name="assignment_open_once_a_person_and_task",
            ),
            models.CheckConstraint(
                name="assignment_state_known", condition=Q(state__in=values(AssignmentState))
            ),
            models.CheckConstraint(
                name="assignment_task_known", condition=Q(task__in=values(AssignmentTask))
            ),
            models.CheckConstraint(
                name="assignment_refused_with_a_reason",
                condition=~Q(state="refused") | Q(reason__in=values(RefusalReason)),
            ),
            models.CheckConstraint(
                name="assignment_deadline_after_the_offer",
                condition=Q(deadline_on__gte=F("offered_on")),
            ),
        ]

    def __str__(self) -> str:
        return self.ref
