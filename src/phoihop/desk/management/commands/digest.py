"""``./phoihop digest``: writes the letters of the day into the outbox. A sweep: repeat at will."""

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from phoihop.desk.services import write_letters
from phoihop.law.period import day_of
from phoihop.parties.queries import members


class Command(BaseCommand):
    """``digest [--json]``."""

    help = "Viết thư báo trong ngày của mọi người. / Write everybody's letters of the day."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """For programs."""
        parser.add_argument("--json", action="store_true", help="chương trình đọc / for programs")

    def handle(self, **options: Any) -> None:
        """Each member in a transaction of their own; killed anywhere, the next run goes on."""
        written: list[str] = []
        for member in members().select_related("person").filter(user__is_active=True).iterator(100):
            now = timezone.now()
            written += write_letters(member, at=now, on=day_of(now))
        told = {"written": len(written)}
        self.stdout.write(json.dumps(told) if options["json"] else f"written: {len(written)}")
