"""What a publisher owes its authors. Apart from contract money; no institution reads it."""

from django.db import models
from django.db.models import F, Q

from phoihop.law.lifecycle import values
from phoihop.manuscripts.models import Manuscript
from phoihop.parties.models import Member, Organisation
from phoihop.publications.models import Publication
from phoihop.royalties.rules import Group, NormKind, StatementState


class NormCheck(models.Model):
    """Somebody of a publisher held a norm against the paper in force. Never changed.

    ``facts_sha256`` is the hash of what was held against it: a norm corrected since is unchecked.
    """

    publisher = models.ForeignKey(Organisation, models.PROTECT, related_name="norm_checks")
    kind = models.CharField(max_length=11)
    from_on = models.DateField()
    facts_sha256 = models.CharField(max_length=64)
    document = models.CharField(max_length=300)  # number, day, and where it was read
    checked_by = models.ForeignKey(Member, models.PROTECT, related_name="norm_checks")
    checked_on = models.DateField()
    recorded_at = models.DateTimeField()

    class Meta:
        ordering = ["publisher", "kind", "from_on", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["publisher", "facts_sha256"], name="norm_checked_once_by_a_publisher"
            ),
            models.CheckConstraint(
                name="norm_check_kind_known", condition=Q(kind__in=values(NormKind))
            ),
            models.CheckConstraint(name="norm_check_names_the_document", condition=~Q(document="")),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.from_on}"


class Payee(models.Model):
    """An author as the publisher pays them. No bank account, no number of any card."""

    publisher = models.ForeignKey(Organisation, models.PROTECT, related_name="payees")
    name = models.CharField(max_length=120)
    office = models.CharField(max_length=300, blank=True)  # tells two of one name apart
    member = models.ForeignKey(  # then the author sees the own statements
        Member, models.PROTECT, null=True, blank=True, related_name="payees"
    )
    sort_key = models.CharField(max_length=300)

    class Meta:
        ordering = ["sort_key", "id"]
        constraints = [
            models.UniqueConstraint(fields=["publisher", "name", "office"], name="payee_once"),
            models.CheckConstraint(name="payee_has_a_name", condition=~Q(name="")),
        ]

    def __str__(self) -> str:
        return self.name


class Statement(models.Model):
    """What one author gets for the pieces of one month (bảng kê nhuận bút)."""

    ref = models.CharField(max_length=30, unique=True)  # "BKNB-2017-01"
    payee = models.ForeignKey(Payee, models.PROTECT, related_name="statements")
    year = models.PositiveSmallIntegerField()
    month = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=8, default=StatementState.DRAWN_UP.value)
    gross_dong = models.PositiveBigIntegerField()
    tax_dong = models.PositiveBigIntegerField()
    net_dong = models.PositiveBigIntegerField()
    tax_percent = models.DecimalField(max_digits=5, decimal_places=2)
    tax_from_dong = models.PositiveBigIntegerField()
    tax_source = models.CharField(max_length=300)
    due_on = models.DateField()
    drawn_up_by = models.ForeignKey(Member, models.PROTECT, related_name="drawn_up_statements")
    drawn_up_at = models.DateTimeField()
    approved_by = models.ForeignKey(
        Member, models.PROTECT, null=True, blank=True, related_name="approved_statements"
    )
    approved_at = models.DateTimeField(null=True, blank=True)
    paid_on = models.DateField(null=True, blank=True)
    paid_by = models.ForeignKey(
        Member, models.PROTECT, null=True, blank=True, related_name="paid_statements"
    )

    class Meta:
        ordering = ["-year", "-month", "payee__sort_key", "-id"]
        constraints = [
            models.CheckConstraint(
                name="statement_state_known", condition=Q(state__in=values(StatementState))
            ),
            models.CheckConstraint(
                name="statement_adds_up", condition=Q(gross_dong=F("net_dong") + F("tax_dong"))
            ),
            models.CheckConstraint(
                name="statement_month_of_a_year", condition=Q(month__gte=1, month__lte=12)
            ),
            models.CheckConstraint(
                name="statement_paid_on_a_day",
                condition=~Q(state="paid") | Q(paid_on__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.ref


class Royalty(models.Model):
    """One author's part in one publication, with everything it was reckoned from."""

    ref = models.CharField(max_length=30, unique=True)  # "NB-2017-01"
    payee = models.ForeignKey(Payee, models.PROTECT, related_name="royalties")
    publication = models.ForeignKey(Publication, models.PROTECT, related_name="royalties")
    manuscript = models.ForeignKey(
        Manuscript, models.PROTECT, null=True, blank=True, related_name="royalties"
    )
    published_on = models.DateField()
    group = models.CharField(max_length=5)
    unit_dong = models.PositiveBigIntegerField()
    coefficient = models.DecimalField(max_digits=5, decimal_places=2)
    multiplier = models.DecimalField(max_digits=4, decimal_places=2, default=1)
    multiplier_reason = models.CharField(max_length=300, blank=True)
    share_percent = models.PositiveSmallIntegerField(default=100)
    gross_dong = models.PositiveBigIntegerField()
    source = models.CharField(max_length=300)  # of the norm and the base salary
    statement = models.ForeignKey(
        Statement, models.PROTECT, null=True, blank=True, related_name="royalties"
    )
    recorded_by = models.ForeignKey(Member, models.PROTECT, related_name="royalties")
    recorded_at = models.DateTimeField()
    removed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["published_on", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["publication", "payee"],
                condition=Q(removed_at__isnull=True),
                name="royalty_once_for_an_author_and_a_publication",
            ),
            models.CheckConstraint(
                name="royalty_group_known", condition=Q(group__in=values(Group))
            ),
            models.CheckConstraint(
                name="royalty_multiplied_for_a_reason",
                condition=Q(multiplier=1) | ~Q(multiplier_reason=""),
            ),
            models.CheckConstraint(
                name="royalty_removed_is_on_no_statement",
                condition=Q(removed_at__isnull=True) | Q(statement__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return self.ref
