"""Comparing: each page with every work, each work with the archive, once, whatever is killed.

Whoever comes second finds the other: a page enters the index of pages *before* it is compared
with the works, a work enters the index of works *before* it is compared with the pages. The
indexes take a name once, a hit is unique by page and work, and what is left to do is what has no
``compared_at``; so a killed run is simply run again.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db import transaction

from phoihop.law.refusal import Refusal
from phoihop.press.archive import (
    Hit,
    counts,
    current_versions,
    hit_of,
    page_name,
    pages_folder,
    work_name,
    works_folder,
)
from phoihop.press.finding import PAGES, PageState, text_sha256
from phoihop.press.models import FiledWork, FoundPage, PageHit
from phoihop.press.services.work_hits import drop_hits_of, write_work_hits

if TYPE_CHECKING:
    from phoihop.engines.textreuse import Document, Index, Match

PAGES_AT_ONCE = 100
WORKS_AT_ONCE = 200


@dataclass(frozen=True, slots=True)
class WorkText:
    """A work as a later room hands it over: its reference, text, and what is known of it."""

    ref: str
    title: str
    text: str
    outlet_name: str = ""
    published_on: date | None = None
    houses: tuple[int, ...] = ()  # ids of the organisations that hold it


@dataclass(frozen=True, slots=True)
class Compared:
    """What a run did. ``busy``: another process writes the index, so nothing was done."""

    pages: int = 0
    works: int = 0
    hits: int = 0
    busy: bool = False


@transaction.atomic
def file_works(works: Iterable[WorkText], *, at: datetime) -> int:
    """Hand works over for comparison; return how many are new or have another text or house.

    Call it in the transaction that writes the works, or from a sweep. May be repeated.
    """
    told = {work.ref: (work, text_sha256(work.text)) for work in works}
    known = FiledWork.objects.select_for_update().filter(ref__in=told)
    there = {row.ref: row for row in known.only("ref", "text_sha256").order_by("pk")}
    new = [_filed(*told[ref], at=at) for ref in told if ref not in there]
    FiledWork.objects.bulk_create(new, ignore_conflicts=True)
    other = [row for ref, row in there.items() if row.text_sha256 != told[ref][1]]
    for row in other:
        changed = _filed(*told[row.ref], at=at)
        values = {name: getattr(changed, name) for name in TOLD}
        FiledWork.objects.filter(pk=row.pk).update(compared_at=None, **values)
    drop_hits_of(other)
    housed = _add_houses({ref: work.houses for ref, (work, _) in told.items()})
    return len({*(row.ref for row in new), *(row.ref for row in other), *housed})


TOLD = ("title", "outlet_name", "published_on", "text", "text_sha256", "filed_at")


def _filed(work: WorkText, sha256: str, *, at: datetime) -> FiledWork:
    """A work as it is filed; not yet in the database."""
    return FiledWork(
        ref=work.ref,
        title=work.title[:500],
        outlet_name=work.outlet_name[:200],
        published_on=work.published_on,
        text=work.text.replace("\x00", ""),
        text_sha256=sha256,
        filed_at=at,
    )


def _add_houses(houses: Mapping[str, Sequence[int]]) -> set[str]:
    """Write down who holds the works; return the references to which somebody was added."""
    ids = dict(FiledWork.objects.filter(ref__in=houses).values_list("ref", "pk"))
    through = FiledWork.houses.through
    rows = through.objects.filter(filedwork__in=ids.values())
    known = set(rows.values_list("filedwork", "organisation"))
    missing = [
        (ref, through(filedwork_id=ids[ref], organisation_id=house))
        for ref, held in houses.items()
        for house in held
        if (ids[ref], house) not in known
    ]
    through.objects.bulk_create([row for _, row in missing], ignore_conflicts=True)
    return {ref for ref, _ in missing}


def compare_due(
    *,
    at: datetime,
    limit: int | None = None,
    works_only: bool = False,
    tell: Callable[[Compared], object] | None = None,
) -> Compared:
    """Compare the pages and works that were not compared yet, in small transactions.

    Args:
        limit: pages and works in all; ``None`` for all that are due.
        works_only: leave the pages to the next sweep.
        tell: called after each transaction with what was done so far.

    Raises:
        Refusal: ``textreuse.index_damaged``, ``textreuse.index_other_format``.
    """
    from phoihop.engines.textreuse import Index

    done = Compared()
    with Index.open(pages_folder()) as pages, Index.open(works_folder()) as works:
        try:
            while limit is None or done.pages + done.works < limit:
                left = PAGES_AT_ONCE if limit is None else limit - done.pages - done.works
                step = _compare_some(pages, works, left, at=at, works_only=works_only)
                if step == Compared():
                    break
                done = Compared(
                    done.pages + step.pages, done.works + step.works, done.hits + step.hits
                )
                if tell is not None:
                    tell(done)
        except Refusal as refusal:
            if refusal.code != "textreuse.writer_busy":
                raise
            return replace(done, busy=True)
    return done


def _compare_some(
    pages: "Index", works: "Index", left: int, *, at: datetime, works_only: bool
) -> Compared:
    """One transaction's worth, works before pages; nothing when nothing is due."""
    due = FiledWork.objects.filter(compared_at__isnull=True).order_by("pk")
    filed = list(due[: min(WORKS_AT_ONCE, left)])
    if filed:
        return Compared(works=len(filed), hits=_compare_works(filed, pages, works, at=at))
    if works_only:
        return Compared()
    waiting = FoundPage.objects.filter(state__in=PAGES.sources("keep")).order_by("pk")
    found = list(waiting.select_related("outlet")[: min(PAGES_AT_ONCE, left)])
    if found:
        return Compared(pages=len(found), hits=_compare_pages(found, pages, works, at=at))
    return Compared()


def _compare_pages(
    batch: Sequence[FoundPage], pages: "Index", works: "Index", *, at: datetime
) -> int:
    from phoihop.engines.textreuse import Document, fingerprints_of, unfit

    asked = [
        Document(page_name(page), page.text, page.title, page.outlet.name, page.published_on)
        for page in batch
    ]
    fit = [document for document in asked if unfit(document) is None]
    pages.add(fit)
    firsts = fingerprints_of([document.text for document in fit]).firsts
    kept = {one.id: int(firsts[n + 1] - firsts[n]) for n, one in enumerate(fit)}
    matches = _matches(works, fit)
    current = current_versions(match.id for found in matches.values() for match in found)
    filed = {row.ref: row for row in FiledWork.objects.filter(ref__in=current.values())}
    rows = [
        _row(page, filed[current[match.id]], hit_of(match), at=at)
        for page in batch
        for match in matches.get(page_name(page), [])
        if match.id in current
    ]
    with transaction.atomic():
        hits = _write_hits(rows, pages=[page.pk for page in batch], words_speak=True)
        own = PageHit.objects.filter(page__in=batch)
        matched = set(own.values_list("page_id", flat=True))
        for page in batch:
            state = PageState.MATCHED if page.pk in matched else PageState.KEPT
            seen = FoundPage.objects.filter(pk=page.pk, state__in=PAGES.sources("keep"))
            count = kept.get(page_name(page), 0)
            seen.update(state=state.value, compared_at=at, fingerprints=count)
    return hits


def _compare_works(
    batch: Sequence[FiledWork], pages: "Index", works: "Index", *, at: datetime
) -> int:
    from phoihop.engines.textreuse import Document, unfit

    asked = [
        Document(
            work_name(work.ref, work.text_sha256),
            work.text,
            work.title,
            work.outlet_name,
            work.published_on,
        )
        for work in batch
    ]
    fit = [document for document in asked if unfit(document) is None]
    works.add(fit)
    matches = _matches(pages, fit, thorough=True)
    found_pages = FoundPage.objects.in_bulk(
        {int(match.id[1:]) for found in matches.values() for match in found}
    )
    beside = works.query_many(fit, with_spans=True)
    rows = [
        _row(found_pages[number], work, hit_of(match), at=at, turned=True)
        for work in batch
        for match in matches.get(work_name(work.ref, work.text_sha256), [])
        if (number := int(match.id[1:])) in found_pages
    ]
    with transaction.atomic():
        hits = _write_hits(rows, pages=list(found_pages))
        write_work_hits(batch, fit, beside, at=at)
        kept = FoundPage.objects.filter(pk__in={row.page_id for row in rows})
        kept.filter(state=PageState.KEPT.value).update(state=PageState.MATCHED.value)
        _mark_compared(batch, at=at)
    return hits


def _mark_compared(batch: Sequence[FiledWork], *, at: datetime) -> None:
    """Two queries for all: what came with another text meanwhile stays due."""
    held = FiledWork.objects.select_for_update().filter(pk__in=[work.pk for work in batch])
    now = dict(held.order_by("pk").values_list("pk", "text_sha256"))
    same = [work.pk for work in batch if now.get(work.pk) == work.text_sha256]
    FiledWork.objects.filter(pk__in=same).update(compared_at=at, text="")


def _matches(
    index: "Index", asked: "Sequence[Document]", *, thorough: bool = False
) -> "dict[str, list[Match]]":
    found = index.query_many(asked, thorough=thorough)
    return {
        document.id: [match for match in matches if counts(match)]
        for document, matches in zip(asked, found, strict=True)
    }


def _row(
    page: FoundPage, work: FiledWork, hit: Hit, *, at: datetime, turned: bool = False
) -> PageHit:
    """A hit as written; ``turned`` when the work was the text asked about."""
    shares = (hit.share_of_text, hit.share_of_found)
    of_page, of_work = reversed(shares) if turned else shares
    return PageHit(
        page=page,
        work=work,
        kind=hit.kind,
        grade=hit.grade,
        words=hit.words,
        longest_run=hit.longest_run,
        share_of_page=min(1.0, of_page),
        share_of_work=min(1.0, of_work),
        verified=hit.verified,
        found_at=at,
    )


def _write_hits(rows: Sequence[PageHit], *, pages: Sequence[int], words_speak: bool = False) -> int:
    """Hold the pages, then write the hits that are not there yet; return how many.

    A page and a work compared by two processes at once wait for each other here, so the second
    sees the first one's hit before it says that a page matched nothing.
    """
    held = FoundPage.objects.select_for_update().filter(pk__in=pages).order_by("pk")
    list(held.values_list("pk", flat=True))
    if words_speak:  # what fingerprints alone had said of these pages is over
        PageHit.objects.filter(page__in=pages, verified=False).delete()
    pairs = PageHit.objects.filter(page__in={row.page_id for row in rows})
    there = set(pairs.values_list("page_id", "work_id"))
    new = [row for row in rows if (row.page_id, row.work_id) not in there]
    PageHit.objects.bulk_create(new, ignore_conflicts=True)
    return len(new)
