"""The verbs that keep outlets."""

from typing import Any

from django.utils import timezone

from phoihop.engines.vietnamese.dates import parse_date
from phoihop.parties.doors import add_member_option, member_from
from phoihop.parties.queries import house_of
from phoihop.press import services
from phoihop.press.models import Outlet
from phoihop.press.queries import kind_of, outlet_named, outlets_matching
from phoihop.press.rules import OutletKind


def add_to(verbs: Any) -> None:
    """``outlets``, ``add-outlet``, ``add-place``."""
    listing = verbs.add_parser("outlets", help="the outlets on record")
    listing.add_argument("--search", default="", help="part of a name or host")
    listing.set_defaults(run=show_outlets)
    adding = verbs.add_parser("add-outlet", help="write down an outlet")
    adding.add_argument("name")
    adding.add_argument("--kind", choices=[kind.value for kind in OutletKind])
    adding.add_argument(
        "--host", action="append", default=[], help="may be repeated; the first one stands"
    )
    adding.add_argument("--ours", action="store_true", help="one's own house owns it")
    adding.set_defaults(run=add_outlet)
    placing = verbs.add_parser("add-place", help="write down the province of an outlet")
    placing.add_argument("outlet", help="the outlet's reference")
    placing.add_argument("province", help="Thái Nguyên")
    placing.add_argument("--from", dest="from_on", type=lambda text: parse_date(text).first_on)
    placing.add_argument("--until", dest="until_on", type=lambda text: parse_date(text).last_on)
    placing.add_argument("--source", default="", help="what says so")
    placing.set_defaults(run=add_place)
    for one in (listing, adding, placing):
        add_member_option(one)


def show_outlets(options: dict[str, Any]) -> list[dict[str, Any]]:
    """The outlets that hold the words searched for."""
    member_from(options)
    return [outlet_row(one) for one in outlets_matching(options["search"])]


def add_outlet(options: dict[str, Any]) -> list[dict[str, Any]]:
    """Write down an outlet."""
    member = member_from(options)
    outlet = services.add_outlet(
        options["name"],
        by=member,
        at=timezone.now(),
        kind=OutletKind(options["kind"]) if options["kind"] else None,
        hosts=options["host"],
        owner=house_of(member) if options["ours"] else None,
    )
    return [outlet_row(outlet)]


def add_place(options: dict[str, Any]) -> list[dict[str, Any]]:
    """Write down the province of an outlet, with its days."""
    given = {name: options[name] for name in ("province", "from_on", "until_on", "source")}
    outlet = outlet_named(options["outlet"])
    services.add_place(outlet, by=member_from(options), at=timezone.now(), **given)
    return [outlet_row(outlet)]


def outlet_row(outlet: Outlet) -> dict[str, Any]:
    """An outlet as the command prints it, with its kind of today."""
    kind = kind_of(outlet, on=timezone.localdate())
    return {
        "ref": outlet.ref,
        "name": outlet.name,
        "kind": kind.value if kind else "",
        "owner": outlet.owner.ref if outlet.owner else "",
        "province": ", ".join(row.province for row in outlet.places.all()),
        "hosts": " ".join(row.host for row in outlet.hosts.all()),
    }
