"""Reading what travelled with found copies, while their words are at hand."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from phoihop.press.models import OutletHost, OutletName, PageHit
from phoihop.press.queries import known_outlets
from phoihop.press.rules import KnownOutlets
from phoihop.programmes.rules import IN_FORCE
from phoihop.publications.models import Match, Publication, Work
from phoihop.publications.rules import MatchState
from phoihop.spread.marks import credits_in, marks_in
from phoihop.spread.models import CopyMarks

AT_ONCE = 100
KINDS = ("abridged", "quotation", "reprint")
LEADS = ("Nội dung phối hợp", "Nội dung được tài trợ", "Nội dung quảng cáo")


def read_marks(*, at: datetime, limit: int | None = None) -> int:
    """Look once at each found copy for byline, source and label; return how many were read.

    A sweep: found by query, in small transactions, so it may be killed anywhere and repeated.
    A copy whose words were dropped waits until somebody lets it be fetched again.
    """
    read, known = 0, known_outlets()
    while limit is None or read < limit:
        size = AT_ONCE if limit is None else min(AT_ONCE, limit - read)
        due = PageHit.objects.filter(marks__isnull=True, kind__in=KINDS).exclude(page__text="")
        batch = list(due.select_related("page", "work").order_by("pk")[:size])
        if not batch:
            break
        with transaction.atomic():
            rows = [_marks(hit, known, at=at) for hit in batch]
            CopyMarks.objects.bulk_create(rows, ignore_conflicts=True)
        read += len(batch)
    return read


def _marks(hit: PageHit, known: KnownOutlets, *, at: datetime) -> CopyMarks:
    work = Work.objects.filter(ref=hit.work.ref).select_related("merged_into").first()
    root = (work.merged_into or work) if work else None
    marks = marks_in(
        hit.page.text,
        author_line=root.author_line if root else "",
        sources=_sources(root) if root else (),
        labels=_labels(root) if root else (),
    )
    return CopyMarks(
        hit=hit,
        byline=marks.byline,
        source_line=marks.source_line,
        label=marks.label,
        credited_id=_credited(hit, known),
        read_at=at,
    )


def _sources(work: Work) -> Iterable[str]:
    """Names and hosts of the outlets where the work itself appeared."""
    rows = Publication.objects.filter(work=work, outlet__isnull=False)
    outlets = dict(rows.values_list("outlet", "outlet__name"))
    names = OutletName.objects.filter(outlet__in=outlets).values_list("text", flat=True)
    hosts = OutletHost.objects.filter(outlet__in=outlets).values_list("host", flat=True)
    return [*outlets.values(), *names, *hosts]


def _labels(work: Work) -> list[str]:
    """What a label under the work's agreements says; nothing when none is signed."""
    matches = Match.objects.filter(
        work=work,
        state=MatchState.CONFIRMED.value,
        line__instrument__state__in=[state.value for state in IN_FORCE],
    )
    refs = list(matches.values_list("line__instrument__ref", flat=True).distinct())
    return [*LEADS, *refs] if refs else []


def _credited(hit: PageHit, known: KnownOutlets) -> int | None:
    named = (known.find(host="", name=name) for name in credits_in(hit.page.text))
    return next((pk for pk in named if pk is not None and pk != hit.page.outlet_id), None)
