"""Invitations and API tokens. Of a secret only its SHA-256 is kept."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q


class Invitation(models.Model):
    """A letter that lets one user set the first password. Good once, and not for long."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="invitations")
    member_ref = models.CharField(max_length=60, blank=True)  # opaque here; a room above knows it
    email = models.EmailField(blank=True)
    token_sha256 = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="invitation_expires_after_it_is_made",
                condition=Q(expires_at__gte=F("created_at")),
            ),
            models.UniqueConstraint(
                fields=["user"],
                condition=Q(used_at__isnull=False),
                name="invitation_accepted_once_per_user",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.member_ref or self.user_id} until {self.expires_at:%Y-%m-%d}"


class ApiToken(models.Model):
    """A key with which a program acts for one user, with just that user's rights."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="api_tokens")
    name = models.CharField(max_length=80)
    token_sha256 = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField()
    last_used_on = models.DateField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="api_token_revoked_after_it_is_made",
                condition=Q(revoked_at__isnull=True) | Q(revoked_at__gte=F("created_at")),
            ),
            models.CheckConstraint(name="api_token_has_a_name", condition=~Q(name="")),
        ]

    def __str__(self) -> str:
        return f"{self.name} of {self.user_id}"
