"""Forgetting: after thirty days no text of a page is left, in the database or in the index."""

from datetime import date, timedelta

from django.db import transaction

from phoihop.press.archive import page_name, pages_folder
from phoihop.press.finding import TEXT_DAYS, PageState, Road
from phoihop.press.models import FoundPage, SweepRun

AT_ONCE = 500
ON_THE_WEB = [Road.FEED.value, Road.SITEMAP.value, Road.SECTION.value, Road.LIST.value]


def forget_due(*, on: date, limit: int | None = None) -> int:
    """Drop the texts whose last day is before ``on``; return of how many pages.

    The words in the index go first, then the text; fingerprints, address and days stay. The
    title of a page on the web goes too unless a work matched. Killed between, it is repeated.
    Records of visits as old as that go as well.

    Raises:
        Refusal: ``textreuse.writer_busy``, ``textreuse.index_damaged``.
    """
    from phoihop.engines.textreuse import Index

    SweepRun.objects.filter(ended_at__date__lt=on - timedelta(days=TEXT_DAYS)).delete()
    forgotten = 0
    with Index.open(pages_folder()) as index:
        while limit is None or forgotten < limit:
            size = AT_ONCE if limit is None else min(AT_ONCE, limit - forgotten)
            due = FoundPage.objects.filter(text_until_on__lt=on).defer("text").order_by("pk")
            batch = list(due[:size])
            if not batch:
                break
            if len(index):
                index.forget([page_name(page) for page in batch])
            _drop_texts([page.pk for page in batch], on=on)
            forgotten += len(batch)
    return forgotten


@transaction.atomic
def _drop_texts(ids: list[int], *, on: date) -> None:
    """Blank the texts, of those still due only: one fetched again meanwhile has a new day."""
    rows = FoundPage.objects.filter(pk__in=ids, text_until_on__lt=on)
    unmatched = rows.filter(road__in=ON_THE_WEB).exclude(state=PageState.MATCHED.value)
    unmatched.update(title="")
    late = {"state": PageState.FAILED.value, "problem": "press.never_compared"}
    rows.filter(state=PageState.FETCHED.value).update(**late)
    rows.update(text="", text_until_on=None)
