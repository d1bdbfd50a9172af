"""``./phoihop handover``: what a colleague has in hand; all of it passed on to another."""

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from phoihop.desk.handing_over import hand_over_work
from phoihop.desk.queries.in_hand import in_hand
from phoihop.desk.rules import InHand
from phoihop.desk.wording import HELD
from phoihop.law.access import check_may
from phoihop.law.period import day_of
from phoihop.law.refusal import Refusal
from phoihop.parties.doors import add_member_option, member_from
from phoihop.parties.models import Member
from phoihop.parties.queries import colleagues_of, home_side


class Command(BaseCommand):
    """``handover LEAVER [--to SUCCESSOR] --as MEMBER [--json]``."""

    help = "Việc một người đang phụ trách, và bàn giao. / What somebody has in hand; hand it over."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Who leaves, and who takes over."""
        parser.add_argument("leaver", help="người bàn giao / the member who leaves")
        parser.add_argument("--to", help="người nhận; thiếu: chỉ liệt kê / without: only list")
        add_member_option(parser)
        parser.add_argument("--json", action="store_true", help="chương trình đọc / for programs")

    def handle(self, **options: Any) -> None:
        """List, or pass on and list what was passed."""
        member, now = member_from(options), timezone.now()
        check_may("charge.hand_over", side=home_side(member), roles=member.roles)
        leaver = _colleague(member, options["leaver"])
        if options["to"]:
            successor = _colleague(member, options["to"])
            found = hand_over_work(leaver, successor, by=member, at=now, on=day_of(now))
        else:
            found = in_hand(leaver, seen_by=member)
        if options["json"]:
            told = [in_hand_told(one) for one in found]
            self.stdout.write(json.dumps(told, ensure_ascii=False, indent=1))
            return
        for one in found:
            due = one.due_on.strftime("%d-%m-%Y") if one.due_on else "–"
            self.stdout.write(f"{due}\t{one.ref}\t{HELD[one.kind]}\t{one.title}")


def in_hand_told(one: InHand) -> dict[str, object]:
    """One thing in hand, for programs."""
    return {
        "kind": one.kind.value,
        "ref": one.ref,
        "title": one.title,
        "programme": one.programme_ref,
        "due_on": one.due_on.isoformat() if one.due_on else None,
    }


def _colleague(member: Member, ref: str) -> Member:
    found = colleagues_of(member).filter(ref=ref).first()
    if found is None:
        raise Refusal("handover.not_a_colleague", name=ref)
    return found
