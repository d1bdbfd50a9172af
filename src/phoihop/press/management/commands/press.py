"""``./phoihop press``: outlets, where their pages are looked for, and what is found."""

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from phoihop.press.management import finding_verbs, outlet_verbs, sweep_verbs


class Command(BaseCommand):
    """One verb of the press; each says what to print."""

    help = "Outlets, their sources, and the pages found there. Each verb has its own --help."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """One sub-command for each verb."""
        verbs = parser.add_subparsers(dest="verb", required=True, metavar="VERB")
        for family in (outlet_verbs, finding_verbs, sweep_verbs):
            family.add_to(verbs)
        for one in verbs.choices.values():
            one.add_argument("--json", action="store_true", help="for programs")

    def handle(self, *args: Any, **options: Any) -> None:
        """Run the verb and print its rows."""
        rows = options["run"](options)
        if options["json"]:
            self.stdout.write(json.dumps(rows, ensure_ascii=False, indent=2))
            return
        for row in rows if isinstance(rows, list) else [rows]:
            self.stdout.write("\t".join(str(value) for value in row.values()))
