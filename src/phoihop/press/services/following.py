"""Which outlets are followed, and the sources in which their pages are looked for."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from phoihop.audit.services import HOUSE, record
from phoihop.engines.webpages.addresses import canonicalise
from phoihop.law.access import check_may
from phoihop.law.refusal import Refusal
from phoihop.parties.models import Member
from phoihop.parties.queries import home_side, house_of
from phoihop.press.finding import LONGEST_ADDRESS, SourceKind, one_line
from phoihop.press.models import Outlet, OutletWatch, Source
from phoihop.press.services.intake import fetchable
from phoihop.press.services.reading import source_key


@transaction.atomic
def watch(outlet: Outlet, *, reason: str, by: Member, at: datetime) -> OutletWatch:
    """Follow an outlet, because a programme names it. May be repeated.

    Args:
        reason: the programme's reference, or one sentence.

    Raises:
        Refusal: ``access.denied``, ``watch.reason_missing``, ``found.too_long``.
    """
    check_discoverer(by)
    why = one_line(reason, 200)
    if not why:
        raise Refusal("watch.reason_missing")
    row, new = OutletWatch.objects.get_or_create(
        outlet=outlet, reason=why, ended_at=None, defaults={"set_by": by, "set_at": at}
    )
    if new:
        record("outlet.followed", f"outlet:{outlet.ref}", chain=HOUSE, actor=by.ref, at=at)
    return row


def follow_named(outlets: Iterable[Outlet], *, reason: str, by: Member, at: datetime) -> int:
    """Follow the outlets that a signed paper names; return how many are new. May be repeated.

    The signature is the reason and the authority: nobody needs the right to open roads of
    discovery besides. Call it in the transaction that signs.

    Args:
        reason: the programme's reference.
    """
    new = 0
    for outlet in outlets:
        _row, fresh = OutletWatch.objects.get_or_create(
            outlet=outlet, reason=reason, ended_at=None, defaults={"set_by": by, "set_at": at}
        )
        if fresh:
            new += 1
            record("outlet.followed", f"outlet:{outlet.ref}", chain=HOUSE, actor=by.ref, at=at)
    return new


def let_go_named(*, reason: str, by: Member, at: datetime) -> int:
    """End every following for ``reason``, as its paper has ended; return how many ended."""
    watches = OutletWatch.objects.filter(reason=reason, ended_at__isnull=True)
    refs = list(watches.values_list("outlet__ref", flat=True))
    watches.update(ended_at=at, ended_by=by)
    for ref in refs:
        record("outlet.let_go", f"outlet:{ref}", chain=HOUSE, actor=by.ref, at=at)
    return len(refs)


@transaction.atomic
def unwatch(outlet: Outlet, *, by: Member, at: datetime, reason: str = "") -> int:
    """End what one's own house set up for ``reason``, or for all; return how many ended.

    What another house follows, or a signed paper of others names, is theirs to end.

    Raises:
        Refusal: ``access.denied``, ``watch.of_another_house``, ``found.too_long``.
    """
    check_discoverer(by)
    rows = outlet.watches.filter(ended_at__isnull=True)
    rows = rows.filter(reason=one_line(reason, 200)) if reason else rows
    house = house_of(by).pk
    found = list(rows.select_related("set_by__organisation"))
    ours = [row.pk for row in found if house_of(row.set_by).pk == house]
    if found and not ours:
        raise Refusal("watch.of_another_house", outlet=outlet.ref)
    ended = rows.filter(pk__in=ours).update(ended_at=at, ended_by=by)
    if ended:
        record("outlet.let_go", f"outlet:{outlet.ref}", chain=HOUSE, actor=by.ref, at=at)
    return ended


@transaction.atomic
def add_source(
    outlet: Outlet, kind: SourceKind, address: str, *, by: Member, at: datetime
) -> Source:
    """Write down a feed, sitemap or section page of an outlet. One put aside comes back.

    Raises:
        Refusal: ``access.denied``, ``source.outlet_has_no_host``, ``source.known``,
            ``found.too_long``, ``addresses.unusable``, ``addresses.glued``.
    """
    check_discoverer(by)
    if not outlet.hosts.exists():
        raise Refusal("source.outlet_has_no_host", outlet=outlet.ref)
    given = one_line(address, LONGEST_ADDRESS)
    shown = fetchable(given, canonicalise(given))
    source, new = Source.objects.get_or_create(
        outlet=outlet,
        address_key=source_key(shown),
        defaults={
            "kind": kind.value,
            "address": shown,
            "next_due_at": at,
            "added_by": by,
            "added_at": at,
        },
    )
    if not new and source.active:
        raise Refusal("source.known", address=shown[:200])
    if not new:
        back = {"active": True, "kind": kind.value, "next_due_at": at}
        Source.objects.filter(pk=source.pk).update(**back)
        source.refresh_from_db()
    facts = {"kind": kind.value}
    record("source.added", f"outlet:{outlet.ref}", chain=HOUSE, actor=by.ref, at=at, **facts)
    return source


@transaction.atomic
def put_aside(source: Source, *, by: Member, at: datetime) -> None:
    """Read a source, and the parts it names, no more. What it found stays. May be repeated.

    The house that wrote it down may, and the one whose outlet it is.

    Raises:
        Refusal: ``access.denied``, ``source.of_another_house``.
    """
    check_discoverer(by)
    adder = source.added_by
    if adder and house_of(by).pk not in {house_of(adder).pk, source.outlet.owner_id}:
        raise Refusal("source.of_another_house", outlet=source.outlet.ref)
    stopped = Source.objects.filter(pk=source.pk, active=True).update(active=False)
    Source.objects.filter(index=source.pk).update(active=False)
    if stopped:
        subject = f"outlet:{source.outlet.ref}"
        record("source.put_aside", subject, chain=HOUSE, actor=by.ref, at=at)


def check_discoverer(by: Member) -> None:
    """Refuse who may not open roads of discovery.

    Raises:
        Refusal: ``access.denied``.
    """
    check_may("press.discover", side=home_side(by), roles=by.roles)
