"""Reading outlets. They are facts about the press, so every member sees all of them."""

from datetime import date

from django.db.models import Prefetch, QuerySet
from django.http import Http404

from phoihop.engines.vietnamese.folding import search_key
from phoihop.press.models import Outlet, OutletHost, OutletName, OutletTenure
from phoihop.press.rules import KnownOutlets, OutletKind, Tenure, kind_on


def outlets() -> QuerySet[Outlet]:
    """All outlets in Vietnamese order, with hosts, names, kinds and owner's names at hand."""
    return Outlet.objects.select_related("owner").prefetch_related(
        "hosts",
        "names",
        Prefetch("tenures", OutletTenure.objects.order_by("from_on")),
        "owner__names",
        "places",
    )


MOST_SEARCHED = 200  # letters; SQLite gives up on much longer patterns


def outlets_matching(words: str) -> QuerySet[Outlet]:
    """Outlets whose name, other name or host holds ``words``; all of them for an empty search."""
    words = words[:MOST_SEARCHED]
    key = search_key(words)
    if not key:
        return outlets()
    named = OutletName.objects.filter(search_key__contains=key).values("outlet")
    hosted = OutletHost.objects.filter(host__contains=words.strip().lower()).values("outlet")
    by_name = outlets().filter(search_key__contains=key)
    return by_name | outlets().filter(pk__in=named) | outlets().filter(pk__in=hosted)


def get_outlet(ref: str) -> Outlet:
    """The outlet, or 404."""
    outlet = outlets().filter(ref=ref).first()
    if outlet is None:
        raise Http404(ref)
    return outlet


def tenures_of(outlet: Outlet) -> list[Tenure]:
    """The kinds of an outlet over time, as the rules take them."""
    return [Tenure(OutletKind(row.kind), row.from_on, row.until_on) for row in outlet.tenures.all()]


def kind_of(outlet: Outlet, *, on: date) -> OutletKind | None:
    """What kind the outlet was on a day."""
    return kind_on(tenures_of(outlet), on=on)


def host_aliases() -> dict[str, str]:
    """Hosts that count as another: what ``canonicalise`` takes. One query."""
    rows = OutletHost.objects.values_list("host", "canonical_host")
    return {host: canonical for host, canonical in rows if host != canonical}


def known_outlets() -> KnownOutlets:
    """Everything by which a list may name an outlet. Three queries."""
    hosts = list(OutletHost.objects.values_list("host", "canonical_host", "outlet_id"))
    by_host = {host: outlet for host, _, outlet in hosts}
    by_host |= {canonical: outlet for _, canonical, outlet in hosts if canonical not in by_host}
    by_key = dict(OutletName.objects.values_list("search_key", "outlet_id"))
    by_key |= dict(Outlet.objects.order_by("-pk").values_list("search_key", "pk"))
    aliases = {host: canonical for host, canonical, _ in hosts if host != canonical}
    return KnownOutlets(by_host, by_key, aliases)
