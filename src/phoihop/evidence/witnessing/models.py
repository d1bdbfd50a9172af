"""Orders for captures, captures, the keys of machines, comparisons, and time stamps."""

from django.db import models
from django.db.models import Q

from phoihop.evidence.witnessing.rules import Apart, OrderState
from phoihop.law.lifecycle import values
from phoihop.parties.models import Member, Organisation
from phoihop.publications.models import Publication


class WitnessKey(models.Model):
    """The public key of a machine that bears witness for one organisation."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="witness_keys")
    public_hex = models.CharField(max_length=64, unique=True)
    fingerprint = models.CharField(max_length=64, unique=True)
    label = models.CharField(max_length=120)  # which machine, in the house's own words
    registered_by = models.ForeignKey(Member, models.PROTECT, related_name="+")
    registered_at = models.DateTimeField()
    revoked_by = models.ForeignKey(Member, models.PROTECT, null=True, blank=True, related_name="+")
    revoked_at = models.DateTimeField(null=True, blank=True)
    void_from = models.DateTimeField(null=True, blank=True)  # what came in since counts no more

    class Meta:
        ordering = ["organisation", "registered_at", "id"]
        constraints = [
            models.CheckConstraint(
                name="witness_key_revoked_whole",
                condition=Q(
                    revoked_at__isnull=True, revoked_by__isnull=True, void_from__isnull=True
                )
                | Q(revoked_at__isnull=False, revoked_by__isnull=False, void_from__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.label} {self.fingerprint[:16]}"


class Capture(models.Model):
    """What one machine saw of a page, beside the evidence that holds its archive. Never changed."""

    evidence = models.OneToOneField("evidence.Evidence", models.PROTECT, related_name="capture")
    publication = models.ForeignKey(Publication, models.PROTECT, related_name="captures")
    organisation = models.ForeignKey(  # whose witness; empty: the program's own machine
        Organisation, models.PROTECT, null=True, blank=True, related_name="captures"
    )
    side = models.CharField(max_length=1, blank=True)
    key = models.ForeignKey(WitnessKey, models.PROTECT, null=True, blank=True)
    key_fingerprint = models.CharField(max_length=64)
    testimony_sha256 = models.CharField(max_length=64, blank=True)  # of the bundle's manifest
    address = models.CharField(max_length=2000)
    final_address = models.CharField(max_length=2000)
    claimed_at = models.DateTimeField()  # by that machine's clock
    skew_seconds = models.IntegerField(null=True, blank=True)  # ahead of the outlet's clock
    words_sha256 = models.CharField(max_length=64)  # of the normalised text
    certificate_sha256 = models.CharField(max_length=64, blank=True)
    tls_version = models.CharField(max_length=20, blank=True)
    missing = models.JSONField(default=list)
    machine = models.CharField(max_length=64, blank=True)
    network = models.CharField(max_length=64, blank=True)
    parts = models.JSONField(default=list)  # [name, bytes] of what lies in the archive

    class Meta:
        ordering = ["id"]
        indexes = [models.Index(fields=["publication", "words_sha256"], name="capture_by_words")]

    def __str__(self) -> str:
        return f"{self.evidence} by {self.organisation or 'the program'}"


class Comparison(models.Model):
    """Two captures of one publication held against each other. Never changed."""

    publication = models.ForeignKey(Publication, models.PROTECT, related_name="comparisons")
    one = models.ForeignKey(Capture, models.PROTECT, related_name="+")  # recorded first
    other = models.ForeignKey(Capture, models.PROTECT, related_name="comparisons")
    one_witness_because = models.CharField(max_length=12, blank=True)  # Apart; empty: two
    agrees = models.BooleanField()
    share = models.FloatField()
    passages = models.JSONField(default=list)  # [in one, in other]
    compared_at = models.DateTimeField()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["one", "other"], name="comparison_once_a_pair"),
            models.CheckConstraint(
                name="comparison_reason_known",
                condition=Q(one_witness_because__in=values(Apart)),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.one} / {self.other}"


class CaptureOrder(models.Model):
    """The wish for one capture: asked for by people or by a confirmed match; tried until it is."""

    publication = models.ForeignKey(Publication, models.PROTECT, related_name="capture_orders")
    asked_by = models.ForeignKey(Member, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    state = models.CharField(max_length=8, default=OrderState.WAITING.value)
    tries = models.PositiveSmallIntegerField(default=0)
    due_at = models.DateTimeField()
    problem = models.CharField(max_length=60, blank=True)  # code of the last failure
    problem_facts = models.JSONField(default=dict, blank=True)
    capture = models.ForeignKey(Capture, models.PROTECT, null=True, blank=True)

    class Meta:
        ordering = ["id"]
        indexes = [models.Index(fields=["state", "due_at"], name="capture_order_due")]
        constraints = [
            models.CheckConstraint(
                name="capture_order_state_known", condition=Q(state__in=values(OrderState))
            ),
            models.CheckConstraint(
                name="capture_order_done_has_capture",
                condition=~Q(state="done") | Q(capture__isnull=False),
            ),
            models.UniqueConstraint(
                fields=["publication"], condition=Q(state="waiting"), name="capture_ordered_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.publication}: {self.state}"


class TimeStamp(models.Model):
    """What a time-stamp authority says of the hash of a proof's file; asked until it answers."""

    evidence = models.ForeignKey("evidence.Evidence", models.PROTECT, related_name="time_stamps")
    authority = models.CharField(max_length=300)  # address
    token = models.BinaryField(blank=True, default=b"")  # DER; empty while it is asked for
    stamped_at = models.DateTimeField(null=True, blank=True)
    trusted = models.BooleanField(default=False)  # against the house's roots, when it came
    tries = models.PositiveSmallIntegerField(default=0)
    due_at = models.DateTimeField()
    problem = models.CharField(max_length=60, blank=True)
    problem_facts = models.JSONField(default=dict, blank=True)

    class Meta:
        ordering = ["id"]
        indexes = [
            models.Index(
                fields=["due_at"], condition=Q(stamped_at__isnull=True), name="time_stamp_due"
            )
        ]
        constraints = [
            models.UniqueConstraint(fields=["evidence", "authority"], name="stamped_once_each"),
        ]

    def __str__(self) -> str:
        return f"{self.evidence}: {self.authority}"
