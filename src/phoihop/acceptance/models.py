"""Acceptance records: what was delivered, counted once, confirmed by both sides, then frozen."""

from django.db import models
from django.db.models import F, Q

from phoihop.acceptance.rules import EventKind, RecordState
from phoihop.law.access import Side
from phoihop.law.lifecycle import values
from phoihop.parties.models import Member
from phoihop.programmes.models import Annex, Instrument, Line
from phoihop.publications.models import Match, Publication, Work
from phoihop.spread.models import Cofunding


class Record(models.Model):
    """One acceptance record (biên bản nghiệm thu) of one instrument for one period."""

    ref = models.CharField(max_length=30, unique=True)  # "BBNT-2017-01"
    instrument = models.ForeignKey(Instrument, models.PROTECT, related_name="acceptances")
    starts_on = models.DateField()
    ends_on = models.DateField()
    accepted_on = models.DateField()
    place = models.CharField(max_length=120, blank=True)
    state = models.CharField(max_length=10, default=RecordState.DRAWN_UP.value)
    net_dong = models.PositiveBigIntegerField(default=0)
    vat_dong = models.PositiveBigIntegerField(default=0)
    gross_dong = models.PositiveBigIntegerField(default=0)
    rows_sha256 = models.CharField(max_length=64)  # over the entries in a fixed form
    drawn_up_by = models.ForeignKey(Member, models.PROTECT, related_name="acceptances")
    recorded_at = models.DateTimeField()
    frozen_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-accepted_on", "-ref"]
        constraints = [
            models.UniqueConstraint(
                fields=["instrument"],
                condition=Q(state="drawn_up"),
                name="acceptance_one_open_record_per_instrument",
            ),
            models.CheckConstraint(
                name="acceptance_state_known", condition=Q(state__in=values(RecordState))
            ),
            models.CheckConstraint(
                name="acceptance_period_in_order", condition=Q(ends_on__gte=F("starts_on"))
            ),
            models.CheckConstraint(
                name="acceptance_gross_is_net_and_tax",
                condition=Q(gross_dong=F("net_dong") + F("vat_dong")),
            ),
            models.CheckConstraint(
                name="acceptance_frozen_has_an_instant",
                condition=Q(state="frozen", frozen_at__isnull=False)
                | ~Q(state="frozen") & Q(frozen_at__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return self.ref


class Entry(models.Model):
    """One work in a record: accepted under a line and paid, or extra and unpaid."""

    record = models.ForeignKey(Record, models.PROTECT, related_name="entries")
    ordinal = models.PositiveIntegerField()
    work = models.ForeignKey(Work, models.PROTECT, related_name="acceptance_entries")
    publication = models.ForeignKey(Publication, models.PROTECT, related_name="acceptance_entries")
    match = models.ForeignKey(Match, models.PROTECT, related_name="acceptance_entries")
    line = models.ForeignKey(Line, models.PROTECT, related_name="acceptance_entries")
    extra = models.BooleanField(default=False)
    unit_price_dong = models.PositiveBigIntegerField()
    amount_dong = models.PositiveBigIntegerField()
    evidence_level = models.CharField(max_length=10)
    evidence_ref = models.CharField(max_length=30, blank=True)
    evidence_sha256 = models.CharField(max_length=64, blank=True)
    published_on = models.DateField()  # as it stood when the record was drawn up
    released = models.BooleanField(default=False)  # the record was withdrawn before it was frozen
    cofunding = models.ForeignKey(  # both sides accept it although it was delivered before
        Cofunding, models.PROTECT, null=True, blank=True, related_name="entries"
    )

    class Meta:
        ordering = ["record", "ordinal"]
        constraints = [
            models.UniqueConstraint(
                fields=["work"],
                condition=Q(released=False, extra=False, cofunding__isnull=True),
                name="work_accepted_once_in_the_whole_house",
            ),
            models.UniqueConstraint(
                fields=["cofunding"], condition=Q(released=False), name="cofunding_used_once"
            ),
            models.UniqueConstraint(fields=["record", "ordinal"], name="entry_ordinal_once"),
            models.UniqueConstraint(fields=["record", "work"], name="work_once_in_a_record"),
            models.CheckConstraint(
                name="entry_amount_is_the_unit_price_or_nothing",
                condition=Q(extra=True, amount_dong=0)
                | Q(extra=False, amount_dong=F("unit_price_dong")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.record} {self.ordinal}"


class Confirmation(models.Model):
    """One side's yes to a record, given to exactly these rows."""

    record = models.ForeignKey(Record, models.PROTECT, related_name="confirmations")
    side = models.CharField(max_length=1)
    member = models.ForeignKey(Member, models.PROTECT, related_name="confirmations")
    rows_sha256 = models.CharField(max_length=64)
    recorded_at = models.DateTimeField()

    class Meta:
        ordering = ["recorded_at"]
        constraints = [
            models.UniqueConstraint(fields=["record", "side"], name="record_confirmed_once_a_side"),
            models.CheckConstraint(
                name="confirmation_side_known", condition=Q(side__in=values(Side))
            ),
        ]

    def __str__(self) -> str:
        return f"{self.record} {self.side}"


class Event(models.Model):
    """Something that happened to an accepted work later. Changes no money by itself."""

    entry = models.ForeignKey(Entry, models.PROTECT, related_name="events")
    kind = models.CharField(max_length=12)
    on = models.DateField()
    text = models.CharField(max_length=1000)
    recorded_by = models.ForeignKey(Member, models.PROTECT, related_name="acceptance_events")
    recorded_at = models.DateTimeField()

    class Meta:
        ordering = ["on", "id"]
        constraints = [
            models.CheckConstraint(
                name="acceptance_event_kind_known", condition=Q(kind__in=values(EventKind))
            ),
        ]

    def __str__(self) -> str:
        return f"{self.entry} {self.kind}"


class Correction(models.Model):
    """People decided, by a signed annex, that an accepted piece no longer counts."""

    entry = models.OneToOneField(Entry, models.PROTECT, related_name="correction")
    annex = models.ForeignKey(Annex, models.PROTECT, related_name="corrections")
    on = models.DateField()
    reason = models.CharField(max_length=1000)
    amount_dong = models.PositiveBigIntegerField()  # taken off; the entry's amount
    recorded_by = models.ForeignKey(Member, models.PROTECT, related_name="corrections")
    recorded_at = models.DateTimeField()

    class Meta:
        ordering = ["on", "id"]

    def __str__(self) -> str:
        return f"{self.entry} corrected"


class PaymentRequest(models.Model):
    """The publisher asks for the money of a frozen record."""

    record = models.ForeignKey(Record, models.PROTECT, related_name="payment_requests")
    amount_dong = models.PositiveBigIntegerField()
    requested_on = models.DateField()
    due_on = models.DateField(null=True, blank=True)
    reference = models.CharField(max_length=120, blank=True)  # the invoice's number
    recorded_by = models.ForeignKey(Member, models.PROTECT, related_name="payment_requests")
    recorded_at = models.DateTimeField()

    class Meta:
        ordering = ["requested_on", "id"]

    def __str__(self) -> str:
        return f"{self.record} {self.amount_dong}"


class Payment(models.Model):
    """Money that went from side A to side B for a frozen record; B confirms that it came."""

    record = models.ForeignKey(Record, models.PROTECT, related_name="payments")
    amount_dong = models.PositiveBigIntegerField()
    paid_on = models.DateField()
    reference = models.CharField(max_length=120, blank=True)  # the transfer order's number
    recorded_by = models.ForeignKey(Member, models.PROTECT, related_name="payments")
    recorded_at = models.DateTimeField()
    confirmed_by = models.ForeignKey(
        Member, models.PROTECT, null=True, blank=True, related_name="confirmed_payments"
    )
    confirmed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["paid_on", "id"]
        constraints = [
            models.CheckConstraint(name="payment_is_some_money", condition=Q(amount_dong__gt=0)),
        ]

    def __str__(self) -> str:
        return f"{self.record} {self.amount_dong}"
