"""What people want to hear of, and the keys of their calendars."""

import secrets
from collections.abc import Collection
from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from phoihop.accounts.rules import sha256_of
from phoihop.notices.models import Choice, Feed, Mute
from phoihop.notices.queries import live_feeds
from phoihop.notices.rules import check_feed


@transaction.atomic
def choose(
    user: User, *, language: str, digest: bool, urgent: bool, muted: Collection[str]
) -> None:
    """Keep what a person wants. May be repeated; the last one holds."""
    Choice.objects.update_or_create(
        user=user, defaults={"language": language, "digest": digest, "urgent": urgent}
    )
    Mute.objects.filter(user=user).exclude(kind__in=muted).delete()
    Mute.objects.bulk_create([Mute(user=user, kind=kind) for kind in muted], ignore_conflicts=True)


@transaction.atomic
def issue_feed(user: User, name: str, *, role: str, at: datetime) -> str:
    """Make an address for a calendar program; the secret part of it, shown this once.

    Args:
        role: a role the person holds, whose work is shown; empty: the person's own.

    Raises:
        Refusal: ``notices.feed_unnamed`` or ``notices.too_many_feeds``.
    """
    bare = check_feed(name, live_feeds(user).count())
    plain = secrets.token_urlsafe(32)
    Feed.objects.create(
        user=user, name=bare, role=role, token_sha256=sha256_of(plain), created_at=at
    )
    return plain


def revoke_feed(feed: Feed, *, at: datetime) -> None:
    """Make a feed open nothing from now on. May be repeated; the first time counts."""
    Feed.objects.filter(pk=feed.pk, revoked_at__isnull=True).update(revoked_at=at)


def note_use(feed: Feed, *, at: datetime) -> None:
    """Keep the local day on which a feed was last read; writes at most once a day."""
    today = timezone.localdate(at)
    if feed.last_used_on != today:
        Feed.objects.filter(pk=feed.pk).update(last_used_on=today)
