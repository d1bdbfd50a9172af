"""The bundle of an acceptance record: its pieces with their proofs, its papers, its amounts."""

from django.http import Http404

from phoihop.acceptance.queries.records import get_record
from phoihop.evidence.bundling.subjects import Subject
from phoihop.papers.queries import papers_of
from phoihop.parties.models import Member
from phoihop.publications.models import Match, Publication


def find(ref: str, member: Member) -> Subject | None:
    """The record that ``ref`` names, as far as the member sees it."""
    try:
        record = get_record(ref, seen_by=member)
    except Http404:
        return None
    entries = [entry for entry in record.entries.all() if not entry.released]
    rows = [
        {
            "ordinal": entry.ordinal,
            "publication": entry.publication.ref,
            "line": entry.line.code,
            "extra": entry.extra,
            "amount_dong": entry.amount_dong,
            "evidence": entry.evidence_ref,
            "evidence_sha256": entry.evidence_sha256,
        }
        for entry in entries
    ]
    amounts = {"rows": rows, "net_dong": record.net_dong, "vat_dong": record.vat_dong,
               "gross_dong": record.gross_dong}  # fmt: skip
    return Subject(
        ref=record.ref,
        kind="acceptance",
        title=record.ref,
        publications=Publication.objects.filter(pk__in=[one.publication_id for one in entries]),
        matches=Match.objects.filter(pk__in=[one.match_id for one in entries]),
        chains=(record.instrument.programme.ref,),
        papers=tuple(papers_of(f"acceptance:{record.ref}")),
        more={"amounts": amounts},
    )
