"""Works that share a passage with each other: found when the second of them is compared."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from phoihop.press.archive import counts, current_versions, work_name
from phoihop.press.models import FiledWork, WorkHit

if TYPE_CHECKING:
    from phoihop.engines.textreuse import Document, Match

MOST_SPANS = 400
"""Of one pair; a hit of two whole books keeps its first ones."""


def write_work_hits(
    batch: Sequence[FiledWork],
    asked: "Sequence[Document]",
    found: "Sequence[Sequence[Match]]",
    *,
    at: datetime,
) -> int:
    """Write down which works the compared ones share a passage with; return how many are new.

    Call it in the transaction that marks them as compared. May be repeated.

    Args:
        batch: the works compared, their names in the index being those of ``asked``.
        found: the matches of each of ``asked`` in the index of works, with spans.
    """
    matches = [
        (document.id, match)
        for document, own in zip(asked, found, strict=True)
        for match in own
        if counts(match) and match.id != document.id
    ]
    current = current_versions(match.id for _, match in matches)
    others = FiledWork.objects.filter(ref__in=set(current.values())).only("ref")
    by_ref = {row.ref: row for row in others}
    by_name = {work_name(row.ref, row.text_sha256): row for row in batch}
    rows = {
        (row.one_id, row.other_id): row
        for name, match in matches
        if match.id in current and current[match.id] != by_name[name].ref
        for row in [_row(by_name[name], by_ref[current[match.id]], match, at=at)]
    }
    there = set(
        WorkHit.objects.filter(one__in=[one for one, _ in rows]).values_list("one", "other")
    )
    new = [row for pair, row in rows.items() if pair not in there]
    WorkHit.objects.bulk_create(new, ignore_conflicts=True)
    return len(new)


def drop_hits_of(works: Collection[FiledWork]) -> None:
    """Forget what the former texts of works shared with other works."""
    for end in ("one", "other"):
        WorkHit.objects.filter(**{f"{end}__in": works}).delete()


def _row(asked: FiledWork, found: FiledWork, match: "Match", *, at: datetime) -> WorkHit:
    spans = [
        [span.query_start, span.query_end, span.base_start, span.base_end, span.words]
        for span in match.spans[:MOST_SPANS]
    ]
    shares = [min(1.0, match.share_of_query), min(1.0, match.share_of_base)]
    one, other = asked, found
    if one.pk > other.pk:
        one, other = other, one
        shares.reverse()
        spans = [[*span[2:4], *span[:2], span[4]] for span in spans]
    return WorkHit(
        one=one,
        other=other,
        kind=match.kind,
        grade=match.grade,
        words=match.words,
        longest_run=match.longest_run,
        share_of_one=shares[0],
        share_of_other=shares[1],
        spans=spans,
        found_at=at,
    )
