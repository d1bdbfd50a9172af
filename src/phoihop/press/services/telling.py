"""The roads that people open themselves: pasted addresses, printed issues, broadcasts."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.conf import settings
from django.db import transaction

from phoihop.audit.services import HOUSE, record
from phoihop.engines.webpages.found import FoundAddress
from phoihop.law.period import day_of
from phoihop.law.refusal import Refusal
from phoihop.papers.rules import PaperFormat
from phoihop.papers.services import keep_paper
from phoihop.parties.models import Member
from phoihop.press.finding import (
    LONGEST_TITLE,
    PAGES,
    PageState,
    PrintedPlace,
    Road,
    Slot,
    broadcast_key,
    check_past,
    each_once,
    one_line,
    print_key,
    text_sha256,
    text_until,
    told_addresses,
)
from phoihop.press.models import FoundPage, Outlet
from phoihop.press.queries.outlets import known_outlets
from phoihop.press.services.following import check_discoverer
from phoihop.press.services.intake import page_of, write_new

SCANS = {
    b"%PDF-": PaperFormat.PDF,
    b"\x89PNG\r\n": PaperFormat.PNG,
    b"\xff\xd8\xff": PaperFormat.JPEG,
}


@dataclass(frozen=True, slots=True)
class Pasted:
    """What became of a pasted list.

    Attributes:
        new, known: pages written down now, and pages known before (by whatever road).
        repeated: addresses of a page that the list names twice.
        strangers: addresses at a host of no outlet on record.
        unusable: addresses that cannot be read, each with why.
    """

    new: int
    known: int
    repeated: int
    strangers: tuple[str, ...]
    unusable: tuple[tuple[str, Refusal], ...]


@transaction.atomic
def paste_addresses(text: str, *, by: Member, at: datetime) -> Pasted:
    """Write down the pages of a pasted or uploaded list of addresses. May be repeated.

    Each address goes to the outlet that serves its host.

    Raises:
        Refusal: ``access.denied``, ``found.list_empty``, ``found.list_too_long``.
    """
    check_discoverer(by)
    known = known_outlets()
    told = told_addresses(text, known.aliases)
    usable = [(one.given, one.address) for one in told if one.address is not None]
    once = each_once(usable)
    serving = {key: known.find(host=address.host, name="") for key, (_, address) in once.items()}
    outlets = Outlet.objects.in_bulk({pk for pk in serving.values() if pk is not None})
    pages = [
        page_of(
            outlets[pk], FoundAddress(given), address, source=None, road=Road.LIST, at=at, by=by
        )
        for key, (given, address) in once.items()
        if (pk := serving[key]) is not None
    ]
    new = write_new(pages)
    for ref, count in Counter(page.outlet.ref for page in pages).items():
        record("pages.pasted", f"outlet:{ref}", chain=HOUSE, actor=by.ref, at=at, addresses=count)
    return Pasted(
        new=new,
        known=len(pages) - new,
        repeated=len(usable) - len(once),
        strangers=tuple(once[key][0] for key, pk in serving.items() if pk is None),
        unusable=tuple((one.given, one.problem) for one in told if one.problem is not None),
    )


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece seen on paper or heard: its title, its day, and its text when somebody typed it."""

    title: str
    on: date
    text: str = ""


@transaction.atomic
def record_print(
    outlet: Outlet,
    piece: Piece,
    place: PrintedPlace,
    *,
    by: Member,
    at: datetime,
    scan: tuple[str, bytes] | None = None,
) -> FoundPage:
    """Write down a piece in a printed issue, with a scan of its page.

    Told again, the first record stays, and takes the scan if it had none.

    Args:
        scan: name and bytes of a PDF, PNG or JPEG.

    Raises:
        Refusal: ``access.denied``, ``found.title_missing``, ``found.issue_missing``,
            ``found.too_long``, ``found.in_the_future``, ``found.scan_kind_unknown``,
            ``found.scan_too_large``.
    """
    check_discoverer(by)
    place, title = place.checked(), _checked(piece, at=at)
    key = print_key(outlet.ref, issue=place.issue, page=place.page, title=title)
    row = _record(outlet, key, Road.PRINT, piece, by=by, at=at, issue=place.issue, page=place.page)
    if scan is not None and row.scan is None:
        kind = _scan_kind(*scan)
        subject = f"press:{row.identity_key}"
        row.scan = keep_paper(subject, scan[0][-160:], kind, scan[1], at=at)
        row.save(update_fields=["scan"])
    return row


@transaction.atomic
def record_broadcast(
    outlet: Outlet, piece: Piece, slot: Slot, *, by: Member, at: datetime
) -> FoundPage:
    """Write down a piece in a broadcast: programme, minute, hash of the recording.

    Raises:
        Refusal: ``access.denied``, ``found.title_missing``, ``found.programme_missing``,
            ``found.minute_unreadable``, ``found.hash_unreadable``, ``found.too_long``,
            ``found.in_the_future``.
    """
    check_discoverer(by)
    slot = slot.checked()
    _checked(piece, at=at)
    key = broadcast_key(outlet.ref, programme=slot.programme, on=piece.on, minute=slot.minute)
    return _record(
        outlet,
        key,
        Road.BROADCAST,
        piece,
        by=by,
        at=at,
        programme=slot.programme,
        minute=slot.minute,
        file_sha256=slot.file_sha256,
    )


def ask_again(page: FoundPage, *, by: Member, at: datetime) -> None:
    """Let a page be fetched again: it failed, or its words are needed and were dropped.

    Raises:
        Refusal: ``access.denied``, ``found_page.wrong_state``, ``found.no_address``.
    """
    check_discoverer(by)
    if not page.address:
        raise Refusal("found.no_address")
    state = PAGES.after("ask_again", state=PageState(page.state))
    failed = FoundPage.objects.filter(pk=page.pk, state=page.state)
    failed.update(state=state.value, due_at=at, failures=0, text_until_on=text_until(at))


def _record(
    outlet: Outlet, key: str, road: Road, piece: Piece, *, by: Member, at: datetime, **place: str
) -> FoundPage:
    text = piece.text.replace("\x00", "").strip()
    values: Mapping[str, object] = {
        "outlet": outlet,
        "road": road.value,
        "title": one_line(piece.title, LONGEST_TITLE),
        "published_on": piece.on,
        "state": (PageState.FETCHED if text else PageState.KEPT).value,
        "text": text,
        "text_until_on": text_until(at),
        "text_sha256": text_sha256(text) if text else "",
        "words": len(text.split()) if text else None,
        "found_at": at,
        "fetched_at": at if text else None,
        "found_by": by,
        **place,
    }
    row, new = FoundPage.objects.get_or_create(identity_key=key, defaults=values)
    if new:
        facts = {"road": road.value}
        record("page.recorded", f"outlet:{outlet.ref}", chain=HOUSE, actor=by.ref, at=at, **facts)
    return row


def _checked(piece: Piece, *, at: datetime) -> str:
    title = one_line(piece.title, LONGEST_TITLE)
    if not title:
        raise Refusal("found.title_missing")
    check_past(piece.on, today=day_of(at))
    return title


def _scan_kind(name: str, data: bytes) -> PaperFormat:
    if len(data) > settings.EVIDENCE_MOST_BYTES:
        limit = settings.EVIDENCE_MOST_BYTES
        raise Refusal("found.scan_too_large", name=name[:80], size=len(data), limit=limit)
    kind = next((kind for head, kind in SCANS.items() if data.startswith(head)), None)
    if kind is None:
        raise Refusal("found.scan_kind_unknown", name=name[:80])
    return kind
