"""The outbox, what was told already, what people want, and the keys of calendar feeds."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from phoihop.law.lifecycle import values
from phoihop.notices.rules import LetterState


class Letter(models.Model):
    """One letter to one person. Its key says what it is; the same key is never written twice."""

    key = models.CharField(max_length=200, unique=True)  # "digest:2017-06-01:can-bo"
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="letters")
    kind = models.CharField(max_length=20)
    address = models.EmailField()
    subject = models.CharField(max_length=200)
    body = models.TextField()
    state = models.CharField(max_length=11, default=LetterState.WAITING.value)
    written_at = models.DateTimeField()
    due_at = models.DateTimeField()  # not before then
    attempts = models.PositiveSmallIntegerField(default=0)
    place = models.CharField(max_length=160, blank=True)  # the process that holds it
    taken_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    why = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["due_at", "pk"]
        indexes = [models.Index(fields=["state", "due_at"], name="letter_waiting_by_time")]
        constraints = [
            models.CheckConstraint(
                name="letter_state_known", condition=Q(state__in=values(LetterState))
            ),
            models.CheckConstraint(
                name="letter_held_by_somebody",
                condition=~Q(state__in=["handed_over", "taken"]) | Q(taken_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.key


class Told(models.Model):
    """Something a person was told of by letter, so that no other letter says it again."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    key = models.CharField(max_length=200)
    told_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "key"], name="told_once")]

    def __str__(self) -> str:
        return f"{self.user_id} {self.key}"


class Choice(models.Model):
    """Which letters a person wants, in which language."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="notice_choice"
    )
    language = models.CharField(max_length=2, default="vi")
    digest = models.BooleanField(default=True)
    urgent = models.BooleanField(default=True)

    def __str__(self) -> str:
        return f"{self.user_id}"


class Mute(models.Model):
    """A kind of thing that no letter to this person mentions; pages still do."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="mutes")
    kind = models.CharField(max_length=40)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "kind"], name="mute_once")]

    def __str__(self) -> str:
        return f"{self.user_id} {self.kind}"


class Feed(models.Model):
    """An address that a calendar program reads. Of its secret only the SHA-256 is kept."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="feeds")
    name = models.CharField(max_length=80)
    role = models.CharField(max_length=14, blank=True)  # empty: the person's own work
    token_sha256 = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField()
    last_used_on = models.DateField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="feed_revoked_after_it_is_made",
                condition=Q(revoked_at__isnull=True) | Q(revoked_at__gte=F("created_at")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} of {self.user_id}"
