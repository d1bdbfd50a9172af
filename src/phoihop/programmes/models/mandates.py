"""In whose name a leader may sign: from when until when, by which paper, given by whom."""

from django.db import models
from django.db.models import F, Q

from phoihop.parties.models import Member, Organisation, Person
from phoihop.programmes.rules import Capacity

_GIVEN = sorted(one.value for one in Capacity if one is not Capacity.OWN)


class Mandate(models.Model):
    """One mandate. It is never changed: it may end early, by a paper that says so."""

    ref = models.CharField(max_length=30, unique=True)  # "TQ-2017-01"
    holder = models.ForeignKey(Person, models.PROTECT, related_name="mandates")
    organisation = models.ForeignKey(  # in whose name
        Organisation, models.PROTECT, related_name="mandates"
    )
    capacity = models.CharField(max_length=4)
    given_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="mandates_given")
    given_by_title = models.CharField(max_length=300)  # as printed; a collective has no person
    from_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)
    paper = models.CharField(max_length=300)  # number, symbol, abstract
    paper_on = models.DateField()
    source = models.CharField(max_length=400, blank=True)
    ended_on = models.DateField(null=True, blank=True)  # first day on which it holds no longer
    ended_by = models.CharField(max_length=300, blank=True)  # the paper
    member = models.ForeignKey(Member, models.PROTECT, related_name="mandates_recorded")
    recorded_at = models.DateTimeField()

    class Meta:
        ordering = ["organisation", "holder", "from_on", "id"]
        constraints = [
            models.CheckConstraint(
                name="mandate_capacity_is_given", condition=Q(capacity__in=_GIVEN)
            ),
            models.CheckConstraint(
                name="mandate_ends_after_it_begins",
                condition=Q(until_on__isnull=True) | Q(until_on__gte=F("from_on")),
            ),
            models.CheckConstraint(
                name="mandate_tuq_has_an_end",
                condition=~Q(capacity="tuq") | Q(until_on__isnull=False),
            ),
            models.CheckConstraint(
                name="mandate_not_given_to_oneself",
                condition=Q(given_by__isnull=True) | ~Q(given_by=F("holder")),
            ),
            models.CheckConstraint(
                name="mandate_ended_by_a_paper",
                condition=Q(ended_on__isnull=True) | ~Q(ended_by=""),
            ),
        ]

    def __str__(self) -> str:
        return self.ref
