"""Writing down found addresses: each page once, whatever the road it was found by."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from itertools import islice

from django.db import transaction

from phoihop.engines.webpages.addresses import Address, canonicalise
from phoihop.engines.webpages.found import FoundAddress
from phoihop.law.period import PartialDate
from phoihop.law.refusal import Refusal
from phoihop.parties.models import Member
from phoihop.press.finding import (
    LONGEST_ADDRESS,
    LONGEST_TITLE,
    Road,
    day_found,
    page_key,
    text_until,
)
from phoihop.press.models import FoundPage, Outlet, PageAlias, Source
from phoihop.press.rules import KnownOutlets

AT_ONCE = 500


def note_found(
    outlet: Outlet,
    entries: Iterable[FoundAddress],
    *,
    known: KnownOutlets,
    source: Source | None,
    road: Road,
    at: datetime,
    by: Member | None = None,
) -> int:
    """Write down the pages of ``outlet`` among ``entries``; return how many are new.

    Addresses that cannot be read, or that belong to no host of the outlet, are left out. May be
    repeated: known pages stay as they are.
    """
    new = 0
    stream = iter(entries)
    while chunk := list(islice(stream, AT_ONCE)):
        pages = [
            page_of(outlet, entry, address, source=source, road=road, at=at, by=by)
            for entry, address in own_addresses(outlet, chunk, known)
        ]
        new += write_new(pages)
    return new


def own_addresses(
    outlet: Outlet, entries: Sequence[FoundAddress], known: KnownOutlets
) -> Iterable[tuple[FoundAddress, Address]]:
    """The entries that lead to a host of the outlet, each with its address in the one form."""
    for entry in entries:
        try:
            address = canonicalise(entry.address, host_aliases=known.aliases)
        except Refusal:
            continue
        fits = len(entry.address) <= LONGEST_ADDRESS and len(address.canonical) <= LONGEST_ADDRESS
        if fits and known.find(host=address.host, name="") == outlet.pk:
            yield entry, address


def page_of(
    outlet: Outlet,
    entry: FoundAddress,
    address: Address,
    *,
    source: Source | None,
    road: Road,
    at: datetime,
    by: Member | None = None,
) -> FoundPage:
    """A page as it is first written down; not yet in the database."""
    return FoundPage(
        outlet=outlet,
        source=source,
        road=road.value,
        identity_key=page_key(address),
        address=fetchable(entry.address, address),
        canonical_address=address.canonical,
        title=entry.title.replace("\x00", "")[:LONGEST_TITLE],
        found_at=at,
        found_by=by,
        due_at=at,
        text_until_on=text_until(at),
        **dated(day_found(entry.published_at)),
    )


def fetchable(given: str, address: Address) -> str:
    """The address as given when a browser could open it so; else its one form."""
    given = given.strip()
    return given if given.lower().startswith(("http://", "https://")) else address.canonical


def dated(published: PartialDate | None) -> dict[str, object]:
    """The two columns of a day; none for an unknown one."""
    if published is None:
        return {}
    return {
        "published_on": published.first_on,
        "published_precision": published.precision.value,
    }


def write_new(pages: Sequence[FoundPage]) -> int:
    """Write the pages whose key nobody holds; return how many."""
    by_key = {page.identity_key: page for page in reversed(pages)}
    with transaction.atomic():
        taken = keys_taken(list(by_key))
        new = [page for key, page in reversed(by_key.items()) if key not in taken]
        FoundPage.objects.bulk_create(new, ignore_conflicts=True)
    return len(new)


def keys_taken(keys: Sequence[str]) -> set[str]:
    """Those of the keys under which a page is known."""
    held = FoundPage.objects.filter(identity_key__in=keys).values_list("identity_key", flat=True)
    learnt = PageAlias.objects.filter(identity_key__in=keys).values_list("identity_key", flat=True)
    return {*held, *learnt}
