"""Works into the press's archive, and found pages out of it, on somebody's word."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime

from django.db.models import Exists, OuterRef, QuerySet

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
    """Works whose text the archive does not have as it is; merged ones left out."""
    filed = FiledWork.objects.filter(ref=OuterRef("ref"), text_sha256=OuterRef("body_sha256"))
    works = Work.objects.filter(merged_into__isnull=True).exclude(body_sha256="")
    return works.filter(~Exists(filed))


def untold_works() -> QuerySet[Work]:
    """Works with a text of which the archive does not know every house that holds them."""
    told = FiledWork.houses.through.objects.filter(
        filedwork__ref=OuterRef("work__ref"), organisation=OuterRef("organisation")
    )
    untold = Work.held_by.through.objects.filter(~Exists(told), work=OuterRef("pk"))
    works = Work.objects.filter(merged_into__isnull=True).exclude(body_sha256="")
    return works.filter(Exists(untold))


def file_new_works(
    *,
    at: datetime,
    limit: int | None = None,
    texts_only: bool = False,
    tell: Callable[[int], object] | None = None,
) -> int:
    """Hand the works that are new, or whose text changed, to the archive; return how many.

    A sweep: found by query, in small transactions, so it may be killed anywhere and repeated.
    One run looks at each work once, however many there are.

    Args:
        texts_only: leave houses that came to hold a known text to the next sweep; somebody waits.
        tell: called after each batch with the number filed so far.
    """
    filed = 0
    for due in (unfiled_works(),) if texts_only else (unfiled_works(), untold_works()):
        after = 0
        while limit is None or filed < limit:
            size = AT_ONCE if limit is None else min(AT_ONCE, limit - filed)
            batch = _works_after(after, due)[:size]
            works = {pk: (ref, title, body) for pk, ref, title, body in batch}
            if not works:
                break
            after = max(works)
            filed += file_works(_work_texts(works), at=at)
            if tell is not None:
                tell(filed)
    return filed


def _works_after(after: int, due: QuerySet[Work]) -> QuerySet[Work, tuple[int, str, str, str]]:
    """The rest of what is due, by number: asked again from the start, each batch costs more."""
    rest = due.filter(pk__gt=after).order_by("pk")
    return rest.values_list("pk", "ref", "title", "body")


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


def _work_texts(works: Mapping[int, tuple[str, str, str]]) -> Iterator[WorkText]:
    """Works (id → reference, title, text) with where they appeared first, and their houses."""
    first: dict[int, tuple[str, date | None]] = {}
    places = Publication.objects.filter(work__in=works).order_by("published_on", "pk")
    for work, outlet, published_on in places.values_list("work", "outlet__name", "published_on"):
        first.setdefault(work, (outlet or "", published_on))
    houses: dict[int, list[int]] = defaultdict(list)
    held = Work.held_by.through.objects.filter(work__in=works).order_by("pk")
    for work, house in held.values_list("work", "organisation"):
        houses[work].append(house)
    for pk, (ref, title, body) in works.items():
        yield WorkText(ref, title, body, *first.get(pk, ("", None)), tuple(houses[pk]))
