"""Works into the press's archive, and found pages out of it, on somebody's word."""

from datetime import datetime
from itertools import islice

from django.db.models import Exists, OuterRef, Prefetch, QuerySet

from phoihop.law.refusal import Refusal
from phoihop.parties.models import Member
from phoihop.press.finding import PageState
from phoihop.press.models import FiledWork, FoundPage
from phoihop.press.services import WorkText, file_works
from phoihop.programmes.models import Programme
from phoihop.publications.models import Publication, Work
from phoihop.publications.pieces import Appearance, Piece
from phoihop.publications.services.recording import record_piece, record_publication
from phoihop.publications.services.suggesting import suggest_matches

AT_ONCE = 500


def unfiled_works() -> QuerySet[Work]:
    """Works whose text or house the archive does not have as it is; merged ones left out."""
    told = FiledWork.houses.through.objects.filter(
        filedwork__ref=OuterRef("work__ref"), organisation=OuterRef("organisation")
    )
    untold = Work.held_by.through.objects.filter(~Exists(told), work=OuterRef("pk"))
    filed = FiledWork.objects.filter(ref=OuterRef("ref"), text_sha256=OuterRef("body_sha256"))
    works = Work.objects.filter(merged_into__isnull=True).exclude(body_sha256="")
    first = Publication.objects.select_related("outlet").order_by("published_on", "pk")
    due = works.filter(~Exists(filed) | Exists(untold))
    return due.prefetch_related("held_by", Prefetch("publications", first))


def file_new_works(*, at: datetime, limit: int | None = None) -> int:
    """Hand the works that are new, or whose text changed, to the archive; return how many.

    A sweep: found by query, in small transactions, so it may be killed anywhere and repeated.
    """
    filed = 0
    while limit is None or filed < limit:
        size = AT_ONCE if limit is None else min(AT_ONCE, limit - filed)
        batch = list(islice(unfiled_works().order_by("pk"), size))
        if not batch:
            break
        filed += file_works([_work_text(work) for work in batch], at=at)
    return filed


def take_up_found(
    page: FoundPage,
    *,
    by: Member,
    at: datetime,
    programme: Programme | None = None,
    work: Work | None = None,
) -> Publication:
    """Record a found page as a publication, because a person says so; propose its lines.

    No sweep calls this: a page becomes a publication on somebody's word only. May be repeated.

    Args:
        programme: whose lines are proposed for it; none when ``None``.
        work: the work that appeared there; ``None`` writes down a new one from the page.

    Raises:
        Refusal: ``found.not_read`` while the page's title is not at hand,
            ``access.denied``, and those of ``record_piece`` and ``record_publication``.
    """
    if page.state in (PageState.DOUBLE.value, PageState.FAILED.value) or not page.title:
        raise Refusal("found.not_read", state=page.state)
    told = Appearance(
        address=page.address,
        issue=page.issue,
        page=page.page,
        broadcast_title=page.programme,
        broadcast_minute=page.minute,
        published=page.published,
    )
    if work is None:
        piece = Piece(page.title, body=page.text)
        publication = record_piece(piece, told, by=by, at=at, outlet=page.outlet)
    else:
        publication = record_publication(
            work, told, by=by, at=at, outlet=page.outlet, title=page.title
        )
    if programme is not None:
        suggest_matches(programme, by=by, at=at, works=[publication.work_id])
    return publication


def _work_text(work: Work) -> WorkText:
    first = next(iter(work.publications.all()), None)
    outlet = first.outlet.name if first is not None and first.outlet is not None else ""
    published_on = first.published_on if first is not None else None
    houses = tuple(house.pk for house in work.held_by.all())
    return WorkText(work.ref, work.title, work.body, outlet, published_on, houses)
