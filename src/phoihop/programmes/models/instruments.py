"""Yearly instruments with their lines, and the annexes that change lines."""

from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import F, Q

from phoihop.law.lifecycle import values
from phoihop.law.money import Rounding, VatMode
from phoihop.parties.models import Organisation
from phoihop.press.models import Outlet
from phoihop.programmes.models.agreements import Programme, ProgrammeParty
from phoihop.programmes.models.duties import Obligation
from phoihop.programmes.rules import (
    AnnexReason,
    EarlyRule,
    EvidenceLevel,
    FundingMode,
    Genre,
    InstrumentKind,
    PaperState,
)


class Instrument(models.Model):
    """The paper of one year between one party of side A and one of side B."""

    ref = models.CharField(max_length=30, unique=True)  # "HĐ-2017-01"
    programme = models.ForeignKey(Programme, models.PROTECT, related_name="instruments")
    party_a = models.ForeignKey(ProgrammeParty, models.PROTECT, related_name="instruments_as_a")
    party_b = models.ForeignKey(ProgrammeParty, models.PROTECT, related_name="instruments_as_b")
    kind = models.CharField(max_length=16)
    title = models.CharField(max_length=400)
    number = models.CharField(max_length=60, blank=True)  # as given by the clerk: "12/HĐ-TU"
    year = models.PositiveSmallIntegerField()
    signed_on = models.DateField(null=True, blank=True)
    effective_from = models.DateField()
    ends_on = models.DateField()
    place = models.CharField(max_length=120, blank=True)
    source = models.CharField(max_length=400, blank=True)
    funding_mode = models.CharField(max_length=10, default=FundingMode.NONE.value)
    vat_mode = models.CharField(max_length=10, default=VatMode.NONE.value)
    vat_percent = models.DecimalField(
        max_digits=5, decimal_places=2, default=0, validators=[MaxValueValidator(100)]
    )
    rounding = models.CharField(max_length=10, default=Rounding.HALF_UP.value)
    early_rule = models.CharField(max_length=16, default=EarlyRule.REFUSED.value)
    early_from_on = models.DateField(null=True, blank=True)
    early_text = models.CharField(max_length=600, blank=True)  # the clause, as printed
    pay_within_days = models.PositiveSmallIntegerField(null=True, blank=True)
    issuer = models.CharField(
        max_length=1, blank=True
    )  # the side that alone issued it; empty: both

    state = models.CharField(max_length=10, default=PaperState.DRAFT.value)
    drafted_by = models.ForeignKey(Organisation, models.PROTECT, related_name="drafted_instruments")
    recorded_at = models.DateTimeField()

    class Meta:
        ordering = ["-year", "ref"]
        constraints = [
            models.CheckConstraint(
                name="instrument_state_known", condition=Q(state__in=values(PaperState))
            ),
            models.CheckConstraint(
                name="instrument_kind_known", condition=Q(kind__in=values(InstrumentKind))
            ),
            models.CheckConstraint(
                name="instrument_funding_known", condition=Q(funding_mode__in=values(FundingMode))
            ),
            models.CheckConstraint(
                name="instrument_vat_known",
                condition=Q(vat_mode__in=values(VatMode)) & Q(vat_percent__range=(0, 100)),
            ),
            models.CheckConstraint(
                name="instrument_rounding_known", condition=Q(rounding__in=values(Rounding))
            ),
            models.CheckConstraint(
                name="instrument_early_rule_known",
                condition=Q(early_rule__in=["from_effective", "refused"])
                | Q(early_rule="from_date", early_from_on__isnull=False),
            ),
            models.CheckConstraint(
                name="instrument_ends_after_it_begins",
                condition=Q(ends_on__gte=F("effective_from")),
            ),
            models.CheckConstraint(
                name="instrument_issued_by_one_side_is_no_agreement",
                condition=Q(issuer="")
                | Q(issuer__in=["a", "b"], kind__in=["plan", "yearly_programme"]),
            ),
            models.CheckConstraint(
                name="instrument_signed_has_a_day",
                condition=~Q(state__in=["closed", "signed"]) | Q(signed_on__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.ref


class Annex(models.Model):
    """A paper that changes what was signed: what, why, and from when.

    An annex to an instrument changes lines. One to a programme points themes to other documents,
    or ends the programme early with what is still owed.
    """

    ref = models.CharField(max_length=30, unique=True)  # "PL-2017-01"
    instrument = models.ForeignKey(
        Instrument, models.PROTECT, null=True, blank=True, related_name="annexes"
    )
    programme = models.ForeignKey(
        Programme, models.PROTECT, null=True, blank=True, related_name="annexes"
    )
    ends_early_on = models.DateField(null=True, blank=True)  # last day of the programme
    balance = models.JSONField(default=list, blank=True)  # what is owed at that end, row by row
    balance_on = models.DateField(null=True, blank=True)  # the day of the ledger it was read from
    title = models.CharField(max_length=400)
    reason_code = models.CharField(max_length=20)
    reason = models.CharField(max_length=1000)
    signed_on = models.DateField(null=True, blank=True)
    effective_on = models.DateField()
    state = models.CharField(max_length=10, default=PaperState.DRAFT.value)
    drafted_by = models.ForeignKey(Organisation, models.PROTECT, related_name="drafted_annexes")
    recorded_at = models.DateTimeField()
    signed_recorded_at = models.DateTimeField(null=True, blank=True)  # from then on it is known

    class Meta:
        ordering = ["instrument", "effective_on", "ref"]
        constraints = [
            models.CheckConstraint(
                name="annex_state_known", condition=Q(state__in=values(PaperState))
            ),
            models.CheckConstraint(
                name="annex_reason_known", condition=Q(reason_code__in=values(AnnexReason))
            ),
            models.CheckConstraint(
                name="annex_to_a_programme_or_to_an_instrument",
                condition=Q(programme__isnull=True, instrument__isnull=False)
                | Q(programme__isnull=False, instrument__isnull=True),
            ),
            models.CheckConstraint(
                name="annex_only_to_a_programme_ends_it",
                condition=Q(ends_early_on__isnull=True) | Q(programme__isnull=False),
            ),
            models.CheckConstraint(
                name="annex_signed_has_its_days",
                condition=~Q(state__in=["closed", "signed"])
                | Q(signed_on__isnull=False, signed_recorded_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.ref

    @property
    def changes_programme(self) -> Programme:
        """The programme that it changes, or whose instrument it changes."""
        if self.programme is not None:
            return self.programme
        return self.of_instrument.programme

    @property
    def of_instrument(self) -> Instrument:
        """The instrument that it changes; ask only where it must have one."""
        assert self.instrument is not None  # a constraint says so for annexes with lines
        return self.instrument


class Line(models.Model):
    """Obligation × quantity × unit price, as signed. What holds today: ``queries.terms``."""

    instrument = models.ForeignKey(Instrument, models.CASCADE, related_name="lines")
    code = models.CharField(max_length=20)  # "1", "2a"
    ordinal = models.PositiveSmallIntegerField()
    obligation = models.ForeignKey(Obligation, models.PROTECT, related_name="lines")
    annex = models.ForeignKey(  # set when an annex brought the line in
        Annex, models.PROTECT, null=True, blank=True, related_name="new_lines"
    )
    description = models.CharField(max_length=600)
    unit_name = models.CharField(max_length=30, default="bài")
    quantity = models.PositiveIntegerField()  # as first signed; 0 for a line brought by an annex
    unit_price_dong = models.PositiveBigIntegerField(default=0)
    price_basis = models.CharField(max_length=400, blank=True)  # decision + line code + date
    genre = models.CharField(max_length=16, blank=True)  # empty: the obligation's
    least_words = models.PositiveIntegerField(null=True, blank=True)  # empty: the obligation's
    outlet = models.ForeignKey(Outlet, models.PROTECT, null=True, blank=True)
    evidence_level = models.CharField(max_length=10, blank=True)  # empty: the obligation's
    counts_institution_texts = models.BooleanField(default=False)
    accepted_quantity = models.PositiveIntegerField(  # kept by acceptance: no annex goes below it
        default=0
    )

    class Meta:
        ordering = ["instrument", "ordinal"]
        constraints = [
            models.UniqueConstraint(fields=["instrument", "code"], name="line_code_once"),
            models.CheckConstraint(
                name="line_genre_known", condition=Q(genre__in=["", *values(Genre)])
            ),
            models.CheckConstraint(
                name="line_evidence_level_known",
                condition=Q(evidence_level__in=["", *values(EvidenceLevel)]),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.instrument.ref}/{self.code}"


class AnnexChange(models.Model):
    """What an annex does to one line, with what was there before. Empty: that term stays."""

    annex = models.ForeignKey(Annex, models.CASCADE, related_name="changes")
    line = models.ForeignKey(Line, models.PROTECT, related_name="changes")
    quantity_before = models.PositiveIntegerField(null=True, blank=True)
    quantity_after = models.PositiveIntegerField(null=True, blank=True)
    unit_price_before_dong = models.PositiveBigIntegerField(null=True, blank=True)
    unit_price_after_dong = models.PositiveBigIntegerField(null=True, blank=True)

    class Meta:
        ordering = ["annex", "line"]
        constraints = [
            models.UniqueConstraint(fields=["annex", "line"], name="annex_changes_a_line_once"),
            models.CheckConstraint(
                name="annex_change_keeps_what_was_before",
                condition=(
                    Q(quantity_before__isnull=True, quantity_after__isnull=True)
                    | Q(quantity_before__isnull=False, quantity_after__isnull=False)
                )
                & (
                    Q(unit_price_before_dong__isnull=True, unit_price_after_dong__isnull=True)
                    | Q(unit_price_before_dong__isnull=False, unit_price_after_dong__isnull=False)
                ),
            ),
            models.CheckConstraint(
                name="annex_change_changes_something",
                condition=Q(quantity_after__isnull=False) | Q(unit_price_after_dong__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.annex} {self.line}"
