"""``./phoihop parties``: organisations, names over time, people and members."""

import json
from argparse import ArgumentParser
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from phoihop.law.access import Role
from phoihop.parties import services
from phoihop.parties.doors import add_member_option, bytes_from, member_from
from phoihop.parties.mistake_sentences import mistake_lines
from phoihop.parties.queries import get_organisation, name_of, organisations
from phoihop.parties.rules import OrganisationKind
from phoihop.parties.services.facts import MistakesFound


class Command(BaseCommand):
    help = "Organisations and their names over time, people, members. Each verb has its --help."

    def add_arguments(self, parser: ArgumentParser) -> None:
        verbs = parser.add_subparsers(dest="verb", required=True, metavar="VERB")
        listing = verbs.add_parser("list", help="organisations with the name valid on a day")
        listing.add_argument("--on", type=date.fromisoformat, help="the day (today)")
        listing.add_argument("--json", action="store_true", help="for programs")
        taking = verbs.add_parser("import", help="take organisations and people from a YAML file")
        taking.add_argument("file", type=Path)
        add_member_option(taking)
        found = verbs.add_parser("found", help="the first organisation and its administrator")
        found.add_argument("organisation", help="reference, for example tinh-uy-mau")
        found.add_argument("--name", required=True, help="official name")
        found.add_argument(
            "--kind", choices=[one.value for one in OrganisationKind], default="institution"
        )
        found.add_argument("--administrator", required=True, help="user name of the first member")
        admit = verbs.add_parser("admit", help="give somebody an account in an organisation")
        admit.add_argument("member_ref", metavar="USERNAME")
        admit.add_argument("--organisation", required=True)
        admit.add_argument("--name", default="", help="name shown")
        admit.add_argument(
            "--role", action="append", required=True, choices=[one.value for one in Role]
        )
        add_member_option(admit)

    def handle(self, *args: Any, verb: str, **options: Any) -> None:
        getattr(self, f"_{verb}")(options)

    def _list(self, options: dict[str, Any]) -> None:
        on = options["on"] or timezone.localdate()
        rows = [(one.ref, one.kind, name_of(one, on=on)) for one in organisations()]
        if options["json"]:
            keys = ("ref", "kind", "name")
            found = [dict(zip(keys, row, strict=True)) for row in rows]
            self.stdout.write(json.dumps(found, ensure_ascii=False, indent=2))
            return
        for ref, kind, name in rows:
            self.stdout.write(f"{ref}\t{kind}\t{name}")

    def _import(self, options: dict[str, Any]) -> None:
        by = member_from(options)
        try:
            changes = services.import_parties(bytes_from(options["file"]), by=by, at=timezone.now())
        except MistakesFound as found:
            for line in mistake_lines(found.mistakes):
                self.stderr.write(line)
            raise
        for word in ("created", "updated", "unchanged"):
            for ref in getattr(changes, word):
                self.stdout.write(f"{word}\t{ref}")

    def _found(self, options: dict[str, Any]) -> None:
        member = services.found_house(
            options["administrator"],
            organisation_ref=options["organisation"],
            kind=OrganisationKind(options["kind"]),
            name=options["name"],
            at=timezone.now(),
        )
        self.stdout.write(f"created\t{member.organisation.ref}\t{member.ref}")

    def _admit(self, options: dict[str, Any]) -> None:
        member = services.admit_member(
            options["member_ref"],
            get_organisation(options["organisation"]),
            roles=[Role(role) for role in options["role"]],
            by=member_from(options),
            at=timezone.now(),
            display_name=options["name"],
        )
        self.stdout.write(f"created\t{member.ref}")
