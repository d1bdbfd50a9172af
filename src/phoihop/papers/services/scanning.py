"""A paper signed in ink: its scan is taken, and each party compares the hash at its feet."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from phoihop.engines.seals import api
from phoihop.engines.seals.scan_report import MIN_DPI
from phoihop.engines.seals.verdict import Level
from phoihop.law.refusal import Refusal
from phoihop.papers.models import Sealing
from phoihop.papers.queries import (
    compared_by,
    current_sealing,
    latest_stage,
    signed_fields,
)
from phoihop.papers.rules import (
    SealingState,
    SealingWay,
    StageStep,
    check_printed,
    check_scan_pages,
)
from phoihop.papers.services.sealing import (
    Sheet,
    add_stage,
    check_size,
    create,
    link_stage,
    move,
    set_aside,
)


@transaction.atomic
def take_scan(sheet: Sheet, scan: bytes, *, by: str, at: datetime) -> Sealing:
    """Keep the scan of a paper signed in ink. A better scan replaces one that is not confirmed.

    Raises:
        Refusal: ``sealing.too_large``, ``sealing.scan_no_picture``, ``sealing.scan_coarse``,
            ``sealing.scan_grey``, ``sealing.scan_pages``, ``sealing.complete``,
            ``sealing.under_way``, ``sealing.changed_meanwhile``, those of
            ``engines.seals.api.check_scan``.
    """
    check_size(scan)
    before = current_sealing(sheet.subject)
    if before is not None and before.state == SealingState.COMPLETE:
        raise Refusal("sealing.complete")
    if before is not None and signed_fields(before):
        raise Refusal("sealing.under_way")
    _check_scan(scan, len(api.check_scan(sheet.pdf).pages))
    if before is not None:
        set_aside(before)
    sealing = create(sheet.subject, SealingWay.SCAN, sheet, by=by, at=at)
    add_stage(sealing, StageStep.SCANNED, scan, level=Level.SCAN.value, by=by, at=at)
    return sealing


@transaction.atomic
def confirm_scan(
    sealing: Sealing, *, party: str, seen: str, of: Sequence[str], by: str, at: datetime
) -> bool:
    """One party has compared the hash printed on every page. Returns whether all have now.

    Args:
        seen: the hash as read from the pages of the scan; see ``rules.check_printed``.
        of: the parties that must compare.

    Raises:
        Refusal: ``sealing.no_scan``, ``sealing.complete``, ``sealing.other_hash_read``,
            ``sealing.compared_already``, ``sealing.changed_meanwhile``.
    """
    if sealing.state == SealingState.COMPLETE:
        raise Refusal("sealing.complete")
    last = latest_stage(sealing)
    if sealing.way != SealingWay.SCAN or sealing.state != SealingState.OPEN or last is None:
        raise Refusal("sealing.no_scan")
    check_printed(seen, sealing.rows_sha256)
    compared = set(compared_by(sealing))
    if party in compared:
        raise Refusal("sealing.compared_already")
    link_stage(
        sealing,
        StageStep.CONFIRMED,
        last.paper,
        field=party,
        level=Level.SCAN.value,
        by=by,
        at=at,
    )
    whole = compared | {party} >= set(of)
    if whole:
        move(sealing, "complete", completed_at=at)
    return whole


def _check_scan(scan: bytes, printed_pages: int) -> None:
    report = api.check_scan(scan)
    if pages := report.empty_pages:
        raise Refusal("sealing.scan_no_picture", pages=_listed(pages))
    check_scan_pages(printed=printed_pages, scanned=len(report.pages))
    if pages := report.poor_pages:
        raise Refusal("sealing.scan_coarse", pages=_listed(pages), least_dpi=MIN_DPI)
    if pages := report.grey_pages:
        raise Refusal("sealing.scan_grey", pages=_listed(pages))


def _listed(pages: Sequence[int]) -> str:
    more = ", …" if len(pages) > 10 else ""
    return ", ".join(map(str, pages[:10])) + more
