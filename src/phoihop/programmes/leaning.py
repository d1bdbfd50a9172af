"""Reading what themes lean on over time: as signed, and as annexes moved them."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime

from phoihop.programmes.models import (
    Annex,
    DocumentEnd,
    Programme,
    ReferenceDocument,
    ThemeChange,
    ThemeReference,
)
from phoihop.programmes.rules import IN_FORCE, DocumentFate, Leaning, Repointing, leanings_of

AT_LAST = datetime.max.replace(tzinfo=UTC)
"""Everything recorded so far."""


def leanings_of_programme(
    programme: Programme, *, without: Annex | None = None, known_at: datetime = AT_LAST
) -> dict[int, list[Leaning]]:
    """What each theme leans on, with the days from when until when: theme id → leanings.

    Documents are named by their references. Two queries, however many themes.

    Args:
        without: an annex that is left out, though it be signed.
        known_at: what was recorded later is not known.
    """
    found = leanings_in([programme.pk], without=without, known_at=known_at)
    return {theme: rows for (_programme, theme), rows in found.items()}


def leanings_in(
    programmes: Collection[int], *, without: Annex | None = None, known_at: datetime = AT_LAST
) -> dict[tuple[int, int], list[Leaning]]:
    """The same for several programmes: (programme id, theme id) → leanings. Two queries in all."""
    signed: dict[tuple[int, int], list[Leaning]] = {}
    rows = ThemeReference.objects.filter(theme__programme__in=programmes).order_by("pk")
    columns = ("document__ref", "open_class", "clause", "from_on", "until_on")
    for programme, theme, *says in rows.values_list("theme__programme", "theme", *columns):
        signed.setdefault((programme, theme), []).append(Leaning(*says))
    changes: dict[tuple[int, int], list[Repointing]] = {}
    for change in _signed_changes(programmes, without):
        key = change.annex.programme_id or 0, change.theme_id
        changes.setdefault(key, []).append(_repointing(change))
    return {
        key: leanings_of(signed.get(key, []), changes.get(key, []), known_at=known_at)
        for key in signed.keys() | changes.keys()
    }


def _signed_changes(programmes: Collection[int], without: Annex | None) -> Iterable[ThemeChange]:
    in_force = [state.value for state in IN_FORCE]
    rows = ThemeChange.objects.filter(annex__programme__in=programmes, annex__state__in=in_force)
    if without is not None:
        rows = rows.exclude(annex=without)
    return rows.select_related("annex", "document", "leaves_document").order_by("annex", "ordinal")


def _repointing(change: ThemeChange) -> Repointing:
    known_at = change.annex.signed_recorded_at
    assert known_at is not None  # a constraint of the table says so
    return Repointing(
        change.annex.effective_on,
        known_at,
        change.annex.ref,
        change.leaves_document.ref if change.leaves_document else None,
        change.leaves_class,
        change.document.ref if change.document else None,
        change.open_class,
        change.clause,
    )


def ends_of(documents: Iterable[str]) -> dict[str, DocumentEnd]:
    """How each of these documents ended, if it did: reference → the last record. One query."""
    rows = DocumentEnd.objects.filter(document__ref__in=list(documents))
    last: dict[str, DocumentEnd] = {}
    for row in rows.select_related("document", "by_document").order_by("recorded_at", "id"):
        last[row.document.ref] = row
    return {ref: row for ref, row in last.items() if row.kind != DocumentFate.IN_FORCE.value}


def documents_named(refs: Iterable[str | None]) -> dict[str, ReferenceDocument]:
    """The documents by reference. One query."""
    rows = ReferenceDocument.objects.filter(ref__in=[ref for ref in refs if ref])
    return {row.ref: row for row in rows}


def ended_documents(refs: Collection[str], *, on: date) -> set[str]:
    """Those of these documents that hold no longer on that day. Two queries."""
    ended = {ref for ref, end in ends_of(refs).items() if end.on <= on}
    ran_out = ReferenceDocument.objects.filter(ref__in=refs, expires_on__lt=on)
    return ended | set(ran_out.values_list("ref", flat=True))


@dataclass(frozen=True, slots=True)
class Pointed:
    """A leaning with its document at hand."""

    document: ReferenceDocument | None
    open_class: str
    clause: str
    from_on: date | None
    until_on: date | None


def pointed_in(programme: Programme) -> dict[int, list[Pointed]]:
    """What each theme leans on over time, documents at hand: theme id → rows. Three queries."""
    leanings = leanings_of_programme(programme)
    documents = documents_named(row.document for rows in leanings.values() for row in rows)
    return {
        theme: [
            Pointed(
                documents[row.document] if row.document else None,
                row.open_class,
                row.clause,
                row.from_on,
                row.until_on,
            )
            for row in rows
        ]
        for theme, rows in leanings.items()
    }
