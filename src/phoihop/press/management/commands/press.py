"""``./phoihop press``: outlets, their hosts and their kinds."""

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from phoihop.parties.doors import add_member_option, member_from
from phoihop.parties.queries import house_of
from phoihop.press import services
from phoihop.press.models import Outlet
from phoihop.press.queries import kind_of, outlets_matching
from phoihop.press.rules import OutletKind


class Command(BaseCommand):
    help = "Outlets. Each verb has its own --help."

    def add_arguments(self, parser: ArgumentParser) -> None:
        verbs = parser.add_subparsers(dest="verb", required=True, metavar="VERB")
        listing = verbs.add_parser("outlets", help="the outlets on record")
        listing.add_argument("--search", default="", help="part of a name or host")
        adding = verbs.add_parser("add-outlet", help="write down an outlet")
        adding.add_argument("name")
        adding.add_argument("--kind", choices=[kind.value for kind in OutletKind])
        adding.add_argument(
            "--host", action="append", default=[], help="may be repeated; the first one stands"
        )
        adding.add_argument("--ours", action="store_true", help="one's own house owns it")
        for one in (listing, adding):
            add_member_option(one)
            one.add_argument("--json", action="store_true", help="for programs")

    def handle(self, *args: Any, verb: str, **options: Any) -> None:
        member = member_from(options)
        if verb == "outlets":
            self._say([outlet_row(one) for one in outlets_matching(options["search"])], options)
            return
        outlet = services.add_outlet(
            options["name"],
            by=member,
            at=timezone.now(),
            kind=OutletKind(options["kind"]) if options["kind"] else None,
            hosts=options["host"],
            owner=house_of(member) if options["ours"] else None,
        )
        self._say([outlet_row(outlet)], options)

    def _say(self, rows: list[dict[str, Any]], options: dict[str, Any]) -> None:
        if options["json"]:
            self.stdout.write(json.dumps(rows, ensure_ascii=False, indent=2))
            return
        for row in rows:
            self.stdout.write("\t".join(str(value) for value in row.values()))


def outlet_row(outlet: Outlet) -> dict[str, Any]:
    """An outlet as the command prints it, with its kind of today."""
    kind = kind_of(outlet, on=timezone.localdate())
    return {
        "ref": outlet.ref,
        "name": outlet.name,
        "kind": kind.value if kind else "",
        "owner": outlet.owner.ref if outlet.owner else "",
        "hosts": " ".join(row.host for row in outlet.hosts.all()),
    }
