"""``./phoihop radar``: which promise will fall short; the agenda of a planning meeting."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from phoihop.engines.vietnamese.dates import parse_date
from phoihop.law.period import day_of
from phoihop.ledger.agenda import agenda_of
from phoihop.ledger.agenda_paper import RENDER, agenda_file
from phoihop.ledger.gap_json import gap_as_json
from phoihop.ledger.radar import radar_of
from phoihop.ledger.wording import STANDINGS, reckoning
from phoihop.parties.doors import add_member_option, member_from, write_whole
from phoihop.programmes.queries import get_programme


class Command(BaseCommand):
    """``radar PROGRAMME --as MEMBER [--on DAY] [--agenda DIR] [--json]``."""

    help = "Dòng nào sẽ thiếu; chương trình họp kế hoạch. / Which line will fall short; the agenda."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Whose eyes, which day, and where the agenda goes."""
        parser.add_argument("programme", help="CT-2017-01")
        add_member_option(parser)
        parser.add_argument("--on", help="coi như hôm nay là ngày này / as if it were this day")
        parser.add_argument("--agenda", type=Path, help="ghi PDF, DOCX vào đây / write them here")
        parser.add_argument("--json", action="store_true", help="chương trình đọc / for programs")

    def handle(self, **options: Any) -> None:
        """Reckon and print; write the agenda when a folder is given."""
        member = member_from(options)
        programme = get_programme(options["programme"], seen_by=member)
        now = timezone.now()
        on = parse_date(options["on"]).last_on if options["on"] else day_of(now)
        if options["agenda"]:
            found = agenda_of(programme, seen_by=member, on=on, known_at=now)
            for kind in RENDER:
                path = options["agenda"] / f"hop-ke-hoach-{programme.ref}.{kind.value}"
                write_whole(path, agenda_file(found, kind, seen_by=member))
                self.stdout.write(str(path))
            return
        gaps = radar_of(programme, seen_by=member, on=on, known_at=now)
        if options["json"]:
            told = [gap_as_json(gap) for gap in gaps]
            self.stdout.write(json.dumps(told, ensure_ascii=False, indent=1))
            return
        for gap in gaps:
            self.stdout.write(f"{gap.promise.code}\t{STANDINGS[gap.standing]}\t{gap.promise.label}")
            self.stdout.write("\n".join(f"  {step}" for step in reckoning(gap, on=on)))
