"""``./phoihop mandate``: who may sign for one's own house, from when until when, by which paper."""

import json
from argparse import ArgumentParser
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from phoihop.parties.doors import add_member_option, member_from
from phoihop.parties.queries import get_organisation, get_person, house_of
from phoihop.programmes import services
from phoihop.programmes.mandate_page import in_words
from phoihop.programmes.rules import Capacity

CAPACITIES = [one.value for one in Capacity if one is not Capacity.OWN]


class Command(BaseCommand):
    help = "Mandates to sign: TM., KT., TL., TUQ. Each verb has its own --help."

    def add_arguments(self, parser: ArgumentParser) -> None:
        verbs = parser.add_subparsers(dest="verb", required=True, metavar="VERB")
        listing = verbs.add_parser("list", help="every mandate of one's own house")
        giving = verbs.add_parser("give", help="record that a person may sign for an organisation")
        giving.add_argument("holder", help="reference of the person")
        giving.add_argument("organisation", help="in whose name")
        giving.add_argument("--capacity", required=True, choices=CAPACITIES)
        giving.add_argument("--from", dest="from_on", type=date.fromisoformat, required=True)
        giving.add_argument("--until", dest="until_on", type=date.fromisoformat)
        giving.add_argument("--paper", required=True, help="number, symbol and abstract")
        giving.add_argument("--paper-on", type=date.fromisoformat, required=True)
        giving.add_argument("--given-by-title", required=True, help="the office that gives it")
        giving.add_argument("--given-by", help="reference of the person who gives it")
        giving.add_argument("--source", default="", help="where the paper is kept")
        ending = verbs.add_parser("end", help="end a mandate before its time")
        ending.add_argument("ref", help="TQ-2017-01")
        ending.add_argument("--on", type=date.fromisoformat, required=True)
        ending.add_argument("--paper", required=True, help="the paper that ends it")
        ruling = verbs.add_parser("apart", help="ask for different people at the gates, or not")
        ruling.add_argument("answer", choices=["yes", "no"])
        ruling.add_argument("--from", dest="from_on", type=date.fromisoformat, required=True)
        for one in (listing, giving, ending, ruling):
            add_member_option(one)
        listing.add_argument("--json", action="store_true", help="for programs")

    def handle(self, *args: Any, verb: str, **options: Any) -> None:
        getattr(self, f"_{verb}")(options)

    def _list(self, options: dict[str, Any]) -> None:
        rows = [
            {
                "ref": one.ref,
                "holder": one.holder.ref,
                "organisation": one.organisation.ref,
                "capacity": one.capacity,
                "from_on": one.from_on.isoformat(),
                "until_on": one.until_on.isoformat() if one.until_on else None,
                "ended_on": one.ended_on.isoformat() if one.ended_on else None,
                "words": in_words(one),
            }
            for one in services.mandates_of_house(member_from(options))
        ]
        if options["json"]:
            self.stdout.write(json.dumps(rows, ensure_ascii=False, indent=2))
            return
        for row in rows:
            self.stdout.write(f"{row['ref']}\t{row['holder']}\t{row['words']}")

    def _give(self, options: dict[str, Any]) -> None:
        by = member_from(options)
        holder = get_person(options["holder"], seen_by=by)
        giver = options["given_by"]
        keys = ("from_on", "until_on", "paper", "paper_on", "given_by_title", "source")
        given = services.Given(
            capacity=Capacity(options["capacity"]),
            given_by=get_person(giver, seen_by=by) if giver else None,
            **{key: options[key] for key in keys},
        )
        organisation = get_organisation(options["organisation"])
        made = services.give_mandate(holder, organisation, given, by=by, at=timezone.now())
        self.stdout.write(f"{made.ref}\t{in_words(made)}")

    def _end(self, options: dict[str, Any]) -> None:
        by = member_from(options)
        mandate = services.get_mandate(options["ref"], seen_by=by)
        services.end_mandate(
            mandate, on=options["on"], paper=options["paper"], by=by, at=timezone.now()
        )
        self.stdout.write(f"{mandate.ref}\t{in_words(mandate)}")

    def _apart(self, options: dict[str, Any]) -> None:
        by = member_from(options)
        apart = options["answer"] == "yes"
        services.ask_for_different_people(
            house_of(by), apart=apart, from_on=options["from_on"], by=by, at=timezone.now()
        )
        self.stdout.write(f"{house_of(by).ref}\t{options['answer']}\t{options['from_on']}")
