"""What goes wrong while the press is followed: servers at rest, pages that failed, by reason."""

from datetime import datetime

from django.db.models import Count, Max, QuerySet

from phoihop.press.finding import PageState
from phoihop.press.models import FoundPage, Site


def resting_sites(at: datetime) -> QuerySet[Site]:
    """Servers that are left in peace after trouble, those that rest longest first."""
    return Site.objects.filter(not_before_at__gt=at).order_by("-not_before_at", "place")


def failed_pages(problem: str = "") -> QuerySet[FoundPage]:
    """Pages that could not be had or read, the latest first, without their texts.

    Args:
        problem: code of the refusal; empty for all.
    """
    failed = FoundPage.objects.filter(state=PageState.FAILED.value)
    failed = failed.filter(problem=problem) if problem else failed
    return failed.select_related("outlet").defer("text").order_by("-pk")


def count_problems() -> list[tuple[str, int, FoundPage]]:
    """Why pages failed: code, how many, the latest of them; most frequent first. Two queries."""
    failed = FoundPage.objects.filter(state=PageState.FAILED.value).order_by()
    rows = list(failed.values_list("problem").annotate(count=Count("pk"), last=Max("pk")))
    latest = FoundPage.objects.defer("text").in_bulk([last for _code, _count, last in rows])
    found = [(code, count, latest[last]) for code, count, last in rows if last in latest]
    return sorted(found, key=lambda row: (-row[1], row[0]))
