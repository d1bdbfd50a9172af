"""Keeping outlets: their names, their hosts and their kinds over time."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.text import slugify

from phoihop.audit.services import HOUSE, record
from phoihop.engines.vietnamese.collation import sort_key
from phoihop.engines.vietnamese.folding import search_key
from phoihop.law.access import check_may
from phoihop.law.refusal import Refusal
from phoihop.parties.models import Member, Organisation
from phoihop.parties.queries import home_side, house_of
from phoihop.press.models import Outlet, OutletHost, OutletName, OutletTenure
from phoihop.press.queries import tenures_of
from phoihop.press.rules import OutletKind, Tenure, check_tenure, settled_host, settled_name


@dataclass(frozen=True, slots=True)
class NewOutlet:
    """An outlet that a list names and nobody knew: its name and, if online, its host."""

    name: str
    host: str = ""


@transaction.atomic
def add_outlet(
    name: str,
    *,
    by: Member,
    at: datetime,
    kind: OutletKind | None = None,
    hosts: Sequence[str] = (),
    owner: Organisation | None = None,
    ref: str = "",
) -> Outlet:
    """Write down an outlet. The first host is the one that stands in addresses.

    Raises:
        Refusal: ``access.denied``, ``outlet.name_missing``, ``outlet.name_too_long``,
            ``outlet.name_known``, ``outlet.ref_taken``, ``outlet.host_known``,
            ``outlet.owner_is_another``, ``addresses.unusable``.
    """
    check_may("outlet.keep", side=home_side(by), roles=by.roles)
    if owner is not None and owner != house_of(by):
        raise Refusal("outlet.owner_is_another", owner=owner.ref)
    _check_name_free(name)
    if ref and Outlet.objects.filter(ref=ref).exists():
        raise Refusal("outlet.ref_taken", ref=ref)
    outlet = _written(settled_name(name), ref=ref or _free_ref(name), owner=owner)
    settled = [settled_host(host) for host in hosts]
    for host in dict.fromkeys(settled):
        _attach_host(outlet, host, canonical=settled[0])
    if kind is not None:
        OutletTenure.objects.create(outlet=outlet, kind=kind.value)
    record("outlet.added", f"outlet:{outlet.ref}", chain=HOUSE, actor=by.ref, at=at)
    return outlet


@transaction.atomic
def add_host(
    outlet: Outlet,
    host: str,
    *,
    by: Member,
    at: datetime,
    stands_for: str = "",
    from_on: date | None = None,
    until_on: date | None = None,
) -> OutletHost:
    """Write down another host of an outlet.

    Args:
        stands_for: the host of this outlet that replaces it in addresses; empty: it stands for
            itself, and pages at it are pages apart.

    Raises:
        Refusal: ``access.denied``, ``outlet.kept_by_owner``, ``outlet.host_known``,
            ``outlet.host_unknown``, ``outlet.tenure_backwards``, ``addresses.unusable``.
    """
    check_keeper(outlet, by)
    settled = settled_host(host)
    canonical = settled_host(stands_for) if stands_for else settled
    if canonical != settled and not outlet.hosts.filter(host=canonical).exists():
        raise Refusal("outlet.host_unknown", host=canonical, outlet=outlet.ref)
    if from_on and until_on and until_on < from_on:
        raise Refusal(
            "outlet.tenure_backwards", from_on=from_on.isoformat(), until_on=until_on.isoformat()
        )
    row = _attach_host(outlet, settled, canonical=canonical, from_on=from_on, until_on=until_on)
    facts = {"host": settled, "canonical_host": canonical}
    record("outlet.host_added", f"outlet:{outlet.ref}", chain=HOUSE, actor=by.ref, at=at, **facts)
    return row


@transaction.atomic
def add_name(outlet: Outlet, name: str, *, by: Member, at: datetime) -> OutletName:
    """Write down another way in which the outlet is called.

    Raises:
        Refusal: ``access.denied``, ``outlet.kept_by_owner``, ``outlet.name_known``,
            ``outlet.name_missing``, ``outlet.name_too_long``.
    """
    check_keeper(outlet, by)
    text = settled_name(name)
    _check_name_free(text)
    row = OutletName.objects.create(outlet=outlet, text=text, search_key=search_key(text))
    record("outlet.name_added", f"outlet:{outlet.ref}", chain=HOUSE, actor=by.ref, at=at)
    return row


@transaction.atomic
def add_kind(
    outlet: Outlet, tenure: Tenure, *, by: Member, at: datetime, source: str = ""
) -> OutletTenure:
    """Write down what kind the outlet was, from when and until when.

    A kind without an end, from before ``tenure`` begins, is ended on the day before.

    Raises:
        Refusal: ``access.denied``, ``outlet.kept_by_owner``, ``outlet.tenure_backwards``,
            ``outlet.two_kinds_at_once``.
    """
    check_keeper(outlet, by)
    locked = Outlet.objects.select_for_update().get(pk=outlet.pk)
    if tenure.from_on is not None:
        before = date.fromordinal(tenure.from_on.toordinal() - 1)
        open_ended = locked.tenures.filter(until_on__isnull=True)
        open_ended.exclude(from_on__gte=tenure.from_on).update(until_on=before)
    check_tenure(tenure, tenures_of(locked))
    row = OutletTenure.objects.create(
        outlet=outlet,
        kind=tenure.kind.value,
        from_on=tenure.from_on,
        until_on=tenure.until_on,
        source=source,
    )
    facts = {"kind": tenure.kind.value}
    record("outlet.kind_added", f"outlet:{outlet.ref}", chain=HOUSE, actor=by.ref, at=at, **facts)
    return row


def register_outlets(found: Sequence[NewOutlet]) -> list[Outlet]:
    """Write down outlets that an imported list named, in the caller's transaction and trail.

    Who may import may bring an outlet along; the caller has checked that. A name that is taken
    gets its host in brackets, so that no two outlets share a name unnoticed.
    """
    outlets = []
    for new in found:
        name = new.name
        if new.host and Outlet.objects.filter(search_key=search_key(name)).exists():
            name = f"{name} ({new.host})"
        outlet = _written(name, ref=_free_ref(name), owner=None)
        if new.host:
            _attach_host(outlet, new.host, canonical=new.host)
        outlets.append(outlet)
    return outlets


def _written(name: str, *, ref: str, owner: Organisation | None) -> Outlet:
    return Outlet.objects.create(
        ref=ref, name=name, owner=owner, search_key=search_key(name), sort_key=sort_key(name)[:400]
    )


def _attach_host(
    outlet: Outlet,
    host: str,
    *,
    canonical: str,
    from_on: date | None = None,
    until_on: date | None = None,
) -> OutletHost:
    taken = OutletHost.objects.filter(host=host).select_related("outlet").first()
    if taken is not None:
        raise Refusal("outlet.host_known", host=host, outlet=taken.outlet.ref)
    return OutletHost.objects.create(
        outlet=outlet, host=host, canonical_host=canonical, from_on=from_on, until_on=until_on
    )


def check_keeper(outlet: Outlet, by: Member) -> None:
    """Refuse who may not keep the facts of an outlet: its owner does, or anybody when it has none.

    Raises:
        Refusal: ``access.denied``, ``outlet.kept_by_owner``.
    """
    check_may("outlet.keep", side=home_side(by), roles=by.roles)
    if outlet.owner_id is not None and outlet.owner_id != house_of(by).pk:
        raise Refusal("outlet.kept_by_owner", outlet=outlet.ref)


def _check_name_free(name: str) -> None:
    key = search_key(name)
    known = Outlet.objects.filter(search_key=key) | Outlet.objects.filter(names__search_key=key)
    outlet = known.first()
    if outlet is not None:
        raise Refusal("outlet.name_known", name=name[:80], outlet=outlet.ref)


def _free_ref(name: str) -> str:
    stem = slugify(search_key(name))[:50].strip("-") or "outlet"
    taken = set(Outlet.objects.filter(ref__startswith=stem).values_list("ref", flat=True))
    return next(
        ref
        for n in range(1, len(taken) + 2)
        if (ref := f"{stem}-{n}" if n > 1 else stem) not in taken
    )
