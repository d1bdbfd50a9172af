"""The trail: who did what to which thing, and when. Written once, never changed.

Triggers in the database refuse update and delete (see the migrations), on SQLite and on
PostgreSQL alike, so that no back door of the program can rewrite it.
"""

from django.db import models


class Entry(models.Model):
    """One link of one chain. There is a chain per programme, and one for the house itself."""

    chain = models.CharField(max_length=60)  # the programme's reference; "house" for the rest
    seq = models.PositiveIntegerField()
    at = models.DateTimeField()
    actor = models.CharField(max_length=60)  # a member's reference, or "system"
    action = models.CharField(max_length=60)  # "topic.agreed": noun.past_participle
    subject = models.CharField(max_length=80)  # "topic:ĐT-2017-0042"
    facts = models.JSONField(default=dict)  # keys, numbers, salted hashes; no personal text
    previous_sha256 = models.CharField(max_length=64)
    sha256 = models.CharField(max_length=64)

    class Meta:
        ordering = ["chain", "seq"]
        verbose_name_plural = "entries"
        constraints = [
            models.UniqueConstraint(fields=["chain", "seq"], name="audit_seq_once_per_chain"),
        ]
        indexes = [models.Index(fields=["subject"], name="audit_by_subject")]

    def __str__(self) -> str:
        return f"{self.chain} {self.seq}: {self.action} {self.subject}"


class Head(models.Model):
    """How long a chain is and how it ends: written with each entry, and the writer's lock."""

    chain = models.CharField(max_length=60, unique=True)
    seq = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)

    def __str__(self) -> str:
        return f"{self.chain} up to {self.seq}"
