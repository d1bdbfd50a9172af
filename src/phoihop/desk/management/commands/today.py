"""``./phoihop today``: what waits for one member, and what waits for others."""

import json
from argparse import ArgumentParser
from collections.abc import Iterable
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone
from django.utils.translation import gettext as _

from phoihop.desk.item_json import item_as_json
from phoihop.desk.queries import today_of
from phoihop.desk.rules import Item
from phoihop.desk.wording import sentence_of
from phoihop.engines.vietnamese.dates import parse_date
from phoihop.law.access import Side
from phoihop.law.period import day_of
from phoihop.parties.doors import add_member_option, member_from
from phoihop.parties.wording import SIDES


class Command(BaseCommand):
    """``today --as MEMBER [--on DAY] [--json]``."""

    help = "Việc hôm nay của một người. / What waits for one person today."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Whose day, and in which form."""
        add_member_option(parser)
        parser.add_argument("--on", help="coi như hôm nay là ngày này / as if it were this day")
        parser.add_argument(
            "--json", action="store_true", help="cho chương trình đọc / for programs"
        )

    def handle(self, **options: Any) -> None:
        """Gather and print."""
        member = member_from(options)
        on = parse_date(options["on"]).last_on if options["on"] else day_of(timezone.now())
        found = today_of(member, on=on)
        if options["json"]:
            lists = {"mine": found.mine, "others": found.others}
            told: dict[str, Any] = {"on": on.isoformat()}
            told |= {
                name: [item_as_json(item, on=on) for item in items] for name, items in lists.items()
            }
            self.stdout.write(json.dumps(told, ensure_ascii=False, indent=1))
            return
        for heading, items in ((_("Chờ tôi"), found.mine), (_("Chờ người khác"), found.others)):
            self.stdout.write(f"{heading} ({len(items)})")
            self.stdout.write("\n".join(_lines(items, on=on)))


def _lines(items: Iterable[Item], *, on: date) -> Iterable[str]:
    for item in items:
        due = item.due_on.strftime("%d-%m-%Y") if item.due_on else "–"
        late = " !" if item.is_overdue(on) else ""
        sides = "/".join(str(SIDES[side]) for side in Side if side in item.turn)
        yield f"  {due}{late}\t{item.programme_ref or '–'}\t{sides}\t{sentence_of(item)}"
