"""Where works appeared: recorded, found and declared, in a fixed number of queries."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from django.db.models import Min

from phoihop.law.period import day_of
from phoihop.press.models import Outlet, OutletPlace, PageHit
from phoihop.publications.models import Publication, Work
from phoihop.spread.family import Appearance, CopyKind, Origin, Permission, Travelled
from phoihop.spread.models import CopyMarks, DeclaredCopy, TermsOfWork
from phoihop.spread.rules import ReprintTerms

SEEN_AS = {"fragment": CopyKind.QUOTATION}  # of which only fingerprints speak


@dataclass(frozen=True, slots=True)
class _Provinces:
    """Outlet id → its provinces with their days."""

    places: Mapping[int, Sequence[OutletPlace]]

    def of(self, outlet: int | None, on: date | None) -> str:
        """The province of an outlet on a day; of a day not known, the latest told."""
        told = self.places.get(outlet or 0, ())
        for place in reversed(told):
            begun = place.from_on is None or on is None or place.from_on <= on
            if begun and (place.until_on is None or on is None or on <= place.until_on):
                return place.province
        return ""


def appearances_of(works: Iterable[int]) -> dict[int, list[Appearance]]:
    """Work id → all its appearances, in no order. Who may see the works decides before."""
    ids = list(works)
    merged = Work.objects.filter(merged_into__in=ids).values_list("merged_into", "ref")
    refs = dict(Work.objects.filter(pk__in=ids).values_list("ref", "pk"))
    refs |= {ref: root for root, ref in merged if root is not None}
    provinces = _provinces()
    found: dict[int, list[Appearance]] = defaultdict(list)
    own: dict[int, set[str]] = defaultdict(set)
    for row in _publications(ids):
        found[row.work_id].append(_of_publication(row, provinces))
        own[row.work_id].add(row.canonical_address)
    terms = _terms(ids)
    declared = _declared(ids)
    for hit in _hits(refs):
        work = refs[hit.work.ref]
        if hit.page.canonical_address and hit.page.canonical_address in own[work]:
            continue
        told = declared.get((work, hit.page.identity_key))
        seen = _of_hit(hit, told, provinces)
        found[work].append(_with_permission(seen, told, terms.get(work, ())))
    met = {one.ref for some in found.values() for one in some if one.origin is Origin.FOUND}
    for (work, _), copy in declared.items():
        if copy.ref not in met:
            seen = _of_declared(copy, provinces)
            found[work].append(_with_permission(seen, copy, terms.get(work, ())))
    return found


def _publications(works: Iterable[int]) -> "list[Publication]":
    rows = Publication.objects.filter(work__in=list(works)).select_related("outlet")
    return list(rows.annotate(captured_at=Min("evidence__captured_at")).order_by("pk"))


def _hits(refs: Iterable[str]) -> list[PageHit]:
    rows = PageHit.objects.filter(work__ref__in=list(refs))
    told = rows.select_related("page__outlet", "work", "marks").defer("page__text")
    return list(told.order_by("pk"))


def _declared(works: list[int]) -> dict[tuple[int, str], DeclaredCopy]:
    """By work and key of the page; one without an address by its own reference."""
    rows = DeclaredCopy.objects.filter(work__in=works, withdrawn_at__isnull=True)
    told = rows.select_related("outlet").order_by("pk")
    return {(row.work_id, row.address_key or row.ref): row for row in told}


def _terms(works: list[int]) -> dict[int, list[TermsOfWork]]:
    found: dict[int, list[TermsOfWork]] = defaultdict(list)
    for row in TermsOfWork.objects.filter(work__in=works).order_by("from_on", "pk"):
        found[row.work_id].append(row)
    return found


def _provinces() -> _Provinces:
    found: dict[int, list[OutletPlace]] = defaultdict(list)
    for row in OutletPlace.objects.order_by("from_on", "pk"):
        found[row.outlet_id].append(row)
    return _Provinces(found)


def _of_publication(row: Publication, provinces: _Provinces) -> Appearance:
    captured_at: datetime | None = getattr(row, "captured_at", None)
    witnessed = min(filter(None, [row.recorded_at, captured_at]))
    place = " ".join(filter(None, [row.issue, row.page, row.broadcast_title, row.broadcast_minute]))
    return Appearance(
        f"publication:{row.ref}",
        Origin.OURS,
        CopyKind.REPRINT,
        row.title,
        _outlet_name(row.outlet) or row.broadcast_title,
        row.published_on,
        day_of(witnessed),
        outlet_id=row.outlet_id,
        province=provinces.of(row.outlet_id, row.published_on),
        address=row.href,
        place=place,
        ref=row.ref,
        permission=Permission.PERMITTED,
        proven=captured_at is not None,
    )


def _of_hit(hit: PageHit, told: DeclaredCopy | None, provinces: _Provinces) -> Appearance:
    page = hit.page
    marks: CopyMarks | None = getattr(hit, "marks", None)
    place = " ".join(filter(None, [page.issue, page.page, page.programme, page.minute]))
    return Appearance(
        f"page:{page.identity_key}",
        Origin.FOUND,
        CopyKind(told.kind) if told else SEEN_AS.get(hit.kind) or CopyKind(hit.kind),
        page.title,
        page.outlet.name,
        page.published_on,
        day_of(page.found_at),
        outlet_id=page.outlet_id,
        province=provinces.of(page.outlet_id, page.published_on),
        address=page.canonical_address or page.address,
        place=place,
        credited_id=marks.credited_id if marks else None,
        words=hit.words,
        share_of_work=hit.share_of_work if hit.verified else None,
        verified=hit.verified,
        page_key=page.identity_key,
        ref=told.ref if told else "",
        travelled=(
            Travelled(marks.byline, marks.source_line, marks.label) if marks else Travelled()
        ),
        proven=True,
    )


def _of_declared(copy: DeclaredCopy, provinces: _Provinces) -> Appearance:
    return Appearance(
        f"declared:{copy.ref}",
        Origin.DECLARED,
        CopyKind(copy.kind),
        copy.title,
        _outlet_name(copy.outlet) or copy.outlet_name,
        copy.published_on,
        None if copy.published_on else day_of(copy.declared_at),
        outlet_id=copy.outlet_id,
        province=provinces.of(copy.outlet_id, copy.published_on),
        address=copy.address,
        place=copy.place,
        ref=copy.ref,
    )


def _with_permission(
    seen: Appearance, told: DeclaredCopy | None, terms: Sequence[TermsOfWork]
) -> Appearance:
    """What was declared of this copy; else what the work's terms on its day allow."""
    if told is not None and told.permission != Permission.UNKNOWN.value:
        permission = Permission(told.permission)
        return replace(seen, permission=permission, permission_words=told.permission_words)
    held = [row for row in terms if seen.on is not None and row.from_on <= seen.on]
    if not held:
        return seen
    now = held[-1]
    free = now.terms == ReprintTerms.FREE.value
    named = now.terms == ReprintTerms.WITH_SOURCE.value and seen.travelled.source_line is True
    if free or named:
        return replace(seen, permission=Permission.PERMITTED, permission_words=now.words)
    return replace(seen, permission_words=now.words)


def _outlet_name(outlet: Outlet | None) -> str:
    return outlet.name if outlet else ""
