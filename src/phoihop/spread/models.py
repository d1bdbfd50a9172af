"""Decisions to accept a piece all the same; copies that people declared; terms of reprinting."""

from django.db import models
from django.db.models import Q

from phoihop.law.lifecycle import values
from phoihop.law.period import PartialDate, Precision
from phoihop.parties.models import Member
from phoihop.press.models import Outlet, PageHit
from phoihop.programmes.models import Instrument
from phoihop.publications.models import Work
from phoihop.spread.family import CopyKind, Permission
from phoihop.spread.rules import CofundingReason, CofundingState, ReprintTerms

LIVE = ("agreed", "proposed")


class Cofunding(models.Model):
    """Both sides of an agreement say that a piece delivered before is accepted here all the same.

    Proposed by the publisher, which alone knows both agreements; decided by the institution,
    whose money it is. It covers what was found when it was proposed, and nothing found later.
    """

    ref = models.CharField(max_length=30, unique=True)  # "ĐTT-2017-01" (đồng tài trợ)
    instrument = models.ForeignKey(Instrument, models.PROTECT, related_name="cofundings")
    work = models.ForeignKey(Work, models.PROTECT, related_name="cofundings")
    reason = models.CharField(max_length=16)
    words = models.CharField(max_length=1000)
    covers = models.JSONField()  # keys of the findings; never shown
    state = models.CharField(max_length=9, default=CofundingState.PROPOSED.value)
    proposed_by = models.ForeignKey(Member, models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField()
    decided_by = models.ForeignKey(Member, models.PROTECT, null=True, blank=True, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)
    decision_words = models.CharField(max_length=1000, blank=True)
    withdrawn_by = models.ForeignKey(
        Member, models.PROTECT, null=True, blank=True, related_name="+"
    )
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-proposed_at", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["instrument", "work"],
                condition=Q(state__in=LIVE),
                name="one_live_cofunding_of_a_piece",
            ),
            models.CheckConstraint(
                name="cofunding_state_known", condition=Q(state__in=values(CofundingState))
            ),
            models.CheckConstraint(
                name="cofunding_reason_known", condition=Q(reason__in=values(CofundingReason))
            ),
            models.CheckConstraint(
                name="cofunding_agreed_by_somebody",
                condition=~Q(state="agreed")
                | Q(decided_by__isnull=False, decided_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.ref


class DeclaredCopy(models.Model):
    """A copy, quotation or translation that somebody of either side knows of."""

    ref = models.CharField(max_length=30, unique=True)  # "BĐL-2017-01" (bản đăng lại)
    work = models.ForeignKey(Work, models.PROTECT, related_name="declared_copies")
    kind = models.CharField(max_length=11)
    outlet = models.ForeignKey(
        Outlet, models.PROTECT, null=True, blank=True, related_name="declared_copies"
    )
    outlet_name = models.CharField(max_length=200)  # as told
    title = models.CharField(max_length=500, blank=True)
    address = models.CharField(max_length=2000, blank=True)
    address_key = models.CharField(max_length=64, blank=True)  # press.finding.page_key
    place = models.CharField(max_length=120, blank=True)  # issue and page, programme and minute
    published_on = models.DateField(null=True, blank=True)  # first day it may mean
    published_precision = models.CharField(max_length=5, default=Precision.DAY.value)
    language = models.CharField(max_length=8, default="vi")
    permission = models.CharField(max_length=9, default=Permission.UNKNOWN.value)
    permission_words = models.CharField(max_length=300, blank=True)  # which paper, whose word
    declared_by = models.ForeignKey(Member, models.PROTECT, related_name="+")
    declared_at = models.DateTimeField()
    withdrawn_by = models.ForeignKey(
        Member, models.PROTECT, null=True, blank=True, related_name="+"
    )
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["published_on", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["work", "address_key"],
                condition=Q(withdrawn_at__isnull=True) & ~Q(address_key=""),
                name="copy_declared_once",
            ),
            models.CheckConstraint(name="copy_kind_known", condition=Q(kind__in=values(CopyKind))),
            models.CheckConstraint(
                name="copy_permission_known", condition=Q(permission__in=values(Permission))
            ),
            models.CheckConstraint(
                name="copy_stands_somewhere", condition=~Q(address="") | ~Q(place="")
            ),
        ]

    def __str__(self) -> str:
        return self.ref

    @property
    def published(self) -> PartialDate | None:
        """The day as told, or ``None``."""
        if self.published_on is None:
            return None
        return PartialDate(self.published_on, Precision(self.published_precision))


class TermsOfWork(models.Model):
    """On what terms others may carry a work on, from a day on; the publisher says so."""

    work = models.ForeignKey(Work, models.PROTECT, related_name="reprint_terms")
    terms = models.CharField(max_length=11)
    words = models.CharField(max_length=300, blank=True)
    from_on = models.DateField()
    set_by = models.ForeignKey(Member, models.PROTECT, related_name="+")
    set_at = models.DateTimeField()

    class Meta:
        ordering = ["work", "from_on", "id"]
        constraints = [
            models.CheckConstraint(
                name="reprint_terms_known", condition=Q(terms__in=values(ReprintTerms))
            ),
        ]

    def __str__(self) -> str:
        return f"{self.work}: {self.terms}"


class CopyMarks(models.Model):
    """What travelled with a found copy, read while its text was at hand. No text is kept here.

    ``None`` where there was nothing to look for: no byline known, no label owed.
    """

    hit = models.OneToOneField(PageHit, models.CASCADE, related_name="marks")
    byline = models.BooleanField(null=True, blank=True)
    source_line = models.BooleanField(null=True, blank=True)
    label = models.BooleanField(null=True, blank=True)
    credited = models.ForeignKey(  # the outlet that the page names as its source
        Outlet, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    read_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"marks of {self.hit_id}"
