"""What becomes of reference documents: superseded, repealed, or in force after all."""

from datetime import date, datetime

from django.db import transaction
from django.http import Http404

from phoihop.audit.services import HOUSE, record
from phoihop.law.access import check_may
from phoihop.law.refusal import Refusal
from phoihop.parties.models import Member
from phoihop.parties.queries import home_side
from phoihop.programmes.models import DocumentEnd, Programme, ReferenceDocument
from phoihop.programmes.queries import visible_to
from phoihop.programmes.rules import DocumentFate


def get_document(ref: str, *, seen_by: Member) -> ReferenceDocument:
    """A document on which a programme of the member leans or leaned, or 404."""
    found = ReferenceDocument.objects.filter(ref=ref).first()
    mine = Programme.objects.filter(pk__in=visible_to(seen_by).values("pk"))
    leaning = mine.filter(themes__references__document__ref=ref)
    moved = mine.filter(annexes__theme_changes__document__ref=ref)
    based = mine.filter(bases__document__ref=ref)
    if found is None or not (leaning.exists() or moved.exists() or based.exists()):
        raise Http404(ref)
    return found


@transaction.atomic
def record_fate(
    document: ReferenceDocument,
    fate: DocumentFate,
    *,
    on: date,
    source: str,
    by: Member,
    at: datetime,
    by_document: ReferenceDocument | None = None,
) -> DocumentEnd:
    """Record that a document holds no longer from ``on``, or that it does after all.

    Nothing is overwritten: the last record holds. Themes, duties and plans that lean on it are
    flagged by the ledger's page; only an annex points them elsewhere.

    Raises:
        Refusal: ``access.denied``, ``document.source_missing``, ``document.ends_before_issue``,
            ``document.by_itself``.
    """
    check_may("document.end", side=home_side(by), roles=by.roles)
    words = " ".join(source.split())[:400]
    if not words:
        raise Refusal("document.source_missing")
    if document.issued_on is not None and on < document.issued_on:
        raise Refusal("document.ends_before_issue", issued=document.issued_on.isoformat())
    if by_document == document:
        raise Refusal("document.by_itself")
    end = DocumentEnd.objects.create(
        document=document,
        kind=fate.value,
        on=on,
        by_document=by_document,
        source=words,
        member=by,
        recorded_at=at,
    )
    record(
        "document.ended", f"document:{document.ref}"[:80], chain=HOUSE, actor=by.ref, at=at,
        fate=fate.value, on=on.isoformat(),
    )  # fmt: skip
    return end
