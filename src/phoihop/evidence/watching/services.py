"""What people say and ask of watched pages: one function per verb."""

from datetime import date, datetime

from django.conf import settings
from django.db import transaction
from django.db.models import F

from phoihop.audit.services import HOUSE, record
from phoihop.evidence.queries import programmes_matching
from phoihop.evidence.rules import check_size, kept_name, paper_format_of
from phoihop.evidence.watching.models import ChangesRead, PageWatch, WatchEvent
from phoihop.evidence.watching.queries import unread_by
from phoihop.evidence.watching.rules import TOLD, Change
from phoihop.law.access import check_may
from phoihop.law.period import day_of
from phoihop.law.refusal import Refusal
from phoihop.papers.services import keep_paper
from phoihop.parties.models import Member
from phoihop.parties.queries import home_side, house_of
from phoihop.programmes.models import Programme
from phoihop.programmes.queries import permit, side_of
from phoihop.publications.models import Publication

ACTIONS = {
    Change.REMOVED_BY_ORDER: ("watch.note_removal", "page.removal_noted"),
    Change.WITHDRAWN: ("watch.note_withdrawal", "page.withdrawal_noted"),
}


@transaction.atomic
def note_removal(
    publication: Publication,
    *,
    kind: Change,
    on: date,
    paper: tuple[str, bytes],
    reason: str,
    by: Member,
    at: datetime,
) -> WatchEvent:
    """Say that a page was removed by order, or withdrawn by its publisher, with the paper.

    A lawful take-down is not non-delivery: nothing accepted or paid changes by this.

    Args:
        kind: ``REMOVED_BY_ORDER`` (either side) or ``WITHDRAWN`` (the publisher's side).
        on: the day it happened.
        paper: name and bytes of the order, or of the publisher's notice: PDF or picture.

    Raises:
        Refusal: ``access.denied``, ``watch.no_page``, ``watch.kind_not_told``,
            ``watch.paper_missing``, ``watch.reason_too_long``, ``watch.in_the_future``,
            ``watch.before_publication``, ``evidence.file_kind_unknown``,
            ``evidence.file_too_large``.
    """
    if kind not in TOLD:
        raise Refusal("watch.kind_not_told", kind=kind.value)
    action, verb = ACTIONS[kind]
    programmes = _permitted(action, publication, by=by)
    watch = _held(publication)
    _check_told(publication, on=on, paper=paper, reason=reason, at=at)
    name, data = kept_name(paper[0]), paper[1]
    check_size(name, len(data), most_bytes=settings.EVIDENCE_MOST_BYTES)
    kept = keep_paper(
        f"publication:{publication.ref}", name, paper_format_of(name, data), data, at=at
    )
    same = WatchEvent.objects.filter(watch=watch, kind=kind.value, paper=kept, on=on).first()
    if same is not None:
        return same
    last = WatchEvent.objects.filter(watch=watch).order_by("-ordinal").first()
    event = WatchEvent.objects.create(
        watch=watch,
        ordinal=last.ordinal + 1 if last else 1,
        kind=kind.value,
        at=at,
        until_at=at,
        on=on,
        reason=reason.strip(),
        paper=kept,
        noted_by=by,
    )
    for chain in [one.ref for one in programmes] or [HOUSE]:
        record(
            verb,
            f"publication:{publication.ref}",
            chain=chain,
            actor=by.ref,
            at=at,
            event=event.ordinal,
            on=on.isoformat(),
            paper_sha256=kept.sha256,
        )
    return event


def _check_told(
    publication: Publication, *, on: date, paper: tuple[str, bytes], reason: str, at: datetime
) -> None:
    if not paper[1]:
        raise Refusal("watch.paper_missing")
    if len(reason.strip()) > 600:
        raise Refusal("watch.reason_too_long", limit=600)
    if on > day_of(at):
        raise Refusal("watch.in_the_future", on=on.isoformat())
    if publication.published_on and on < publication.published_on:
        raise Refusal("watch.before_publication", on=on.isoformat())


@transaction.atomic
def look_again(publication: Publication, *, by: Member, at: datetime) -> None:
    """Let a page be looked at with the next sweep, whenever it was due. May be repeated.

    Raises:
        Refusal: ``access.denied``, ``watch.no_page``.
    """
    _permitted("evidence.add", publication, by=by)
    watch = _held(publication)
    PageWatch.objects.filter(pk=watch.pk).update(next_due_at=at)


@transaction.atomic
def read_changes(programme: Programme, *, by: Member, at: datetime) -> int:
    """One's own house has read the changes of a programme's pages; return how many.

    It approves nothing: a publisher may edit its own text. May be repeated.

    Raises:
        Refusal: ``access.denied``.
    """
    permit("watch.read", programme, by=by)
    house = house_of(by)
    events = unread_by(by, programmes=[programme])
    rows = [ChangesRead(event=one, organisation=house, member=by, at=at) for one in events]
    ChangesRead.objects.bulk_create(rows, ignore_conflicts=True)
    if rows:
        record(
            "page.changes_read",
            f"programme:{programme.ref}",
            chain=programme.ref,
            actor=by.ref,
            at=at,
            events=len(rows),
            side=side_of(programme, by).value,
        )
    return len(rows)


def _held(publication: Publication) -> PageWatch:
    """The watch, its row held until the transaction ends, so that ordinals stay apart."""
    if not PageWatch.objects.filter(publication=publication).update(looks=F("looks")):
        raise Refusal("watch.no_page", ref=publication.ref)
    return PageWatch.objects.select_related("publication").get(publication=publication)


def _permitted(action: str, publication: Publication, *, by: Member) -> list[Programme]:
    programmes = list(programmes_matching(publication, seen_by=by))
    if not programmes:
        check_may(action, side=home_side(by), roles=by.roles)
    for programme in programmes:
        permit(action, programme, by=by)
    return programmes
