"""Reading the outbox, people's choices and feeds."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.models import User
from django.db.models import Count, QuerySet
from django.http import Http404

from phoihop.accounts.rules import sha256_of
from phoihop.notices.models import Choice, Feed, Letter, Mute, Told
from phoihop.notices.rules import LetterState


@dataclass(frozen=True, slots=True)
class Wishes:
    """What one person wants to hear of, and in which language."""

    language: str = "vi"
    digest: bool = True
    urgent: bool = True
    muted: frozenset[str] = frozenset()


def wishes_of(user_id: int) -> Wishes:
    """The wishes of a person; the defaults for who never said. Two queries."""
    choice = Choice.objects.filter(user=user_id).first()
    muted = frozenset(Mute.objects.filter(user=user_id).values_list("kind", flat=True))
    if choice is None:
        return Wishes(muted=muted)
    return Wishes(choice.language, choice.digest, choice.urgent, muted)


def letters_written(keys: Iterable[str]) -> set[str]:
    """Which of these letters exist already."""
    return set(Letter.objects.filter(key__in=list(keys)).values_list("key", flat=True))


def told_already(user_id: int, keys: Iterable[str]) -> set[str]:
    """What of this the person was told of by letter before."""
    rows = Told.objects.filter(user=user_id, key__in=list(keys))
    return set(rows.values_list("key", flat=True))


def next_waiting(at: datetime) -> Letter | None:
    """The letter that should go out next."""
    return Letter.objects.filter(state=LetterState.WAITING.value, due_at__lte=at).first()


def letters_to(user: User) -> QuerySet[Letter]:
    """The letters written to a person."""
    return Letter.objects.filter(user=user)


def held() -> QuerySet[Letter]:
    """Letters that some worker has in hand."""
    states = [LetterState.TAKEN.value, LetterState.HANDED_OVER.value]
    return Letter.objects.filter(state__in=states)


def counts() -> dict[str, int]:
    """How many letters there are by state."""
    rows = Letter.objects.order_by().values_list("state").annotate(many=Count("pk"))
    return dict(rows)


def troubled(limit: int = 50) -> QuerySet[Letter]:
    """Letters that failed or of which nobody knows, the newest first."""
    states = [LetterState.FAILED.value, LetterState.UNCLEAR.value]
    return Letter.objects.filter(state__in=states).order_by("-pk")[:limit]


def live_feeds(user: User) -> QuerySet[Feed]:
    """The feeds of a person that still open something, newest first."""
    return Feed.objects.filter(user=user, revoked_at__isnull=True)


def get_feed(feed_id: int, *, of: User) -> Feed:
    """A live feed of this person; 404 for anybody else's."""
    found = live_feeds(of).filter(pk=feed_id).first()
    if found is None:
        raise Http404(feed_id)
    return found


def feed_for(plain: str) -> Feed | None:
    """The live feed whose secret is ``plain``, of an active user."""
    found = Feed.objects.filter(
        token_sha256=sha256_of(plain), revoked_at__isnull=True, user__is_active=True
    )
    return found.select_related("user").first()
