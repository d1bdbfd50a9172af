"""Run background jobs, and keep the schedule, until Ctrl-C."""

import os
import secrets
import socket
from argparse import ArgumentParser
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand

from phoihop.jobs.watch import Watch, go_round


class Command(BaseCommand):
    """``worker [--batch]``. Start it several times to work on several jobs at once."""

    help = "Chạy việc nền và việc định kỳ. / Run background jobs and the schedule."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """``--batch``: what is waiting now, then exit. ``--interval``: seconds between looks."""
        parser.add_argument(
            "--batch", action="store_true", help="làm hết việc đang chờ rồi thôi / empty the queue"
        )
        parser.add_argument(
            "--interval", type=float, default=1.0, help="giây giữa hai lần nhìn hàng đợi / seconds"
        )

    def handle(self, *, batch: bool, interval: float, **options: Any) -> None:
        """Beat first, so that no job is ever held by a worker nobody knows."""
        worker = f"{socket.gethostname()[:30]}-{os.getpid()}-{secrets.token_hex(4)}"
        go_round(worker)
        watch = Watch(worker)
        watch.start()
        try:
            call_command(
                "db_worker",
                worker_id=worker,
                queue_name="*",
                interval=interval,
                batch=batch,
                reload=False,
                startup_delay=False,
                verbosity=options["verbosity"],
            )
        finally:
            watch.stop()
