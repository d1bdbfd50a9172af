"""Show the queue: what waits, what runs, what failed, and what the clock will start."""

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from phoihop.jobs import queries

STATES = {
    "READY": "đang chờ / waiting",
    "RUNNING": "đang chạy / running",
    "SUCCESSFUL": "đã xong / done",
    "FAILED": "lỗi / failed",
}


class Command(BaseCommand):
    """``jobs [--json]``."""

    help = "Việc nền đang chờ, đang chạy, lỗi, và lịch. / The queue and the schedule."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """``--json`` for programs."""
        parser.add_argument(
            "--json", action="store_true", help="cho chương trình đọc / for programs"
        )

    def handle(self, **options: Any) -> None:
        """Print the picture of this moment."""
        shown = picture()
        if options["json"]:
            self.stdout.write(json.dumps(shown, ensure_ascii=False, indent=1))
            return
        for state, words in STATES.items():
            self.stdout.write(f"{words}: {shown['counts'].get(state, 0)}")
        for job in shown["failed"]:
            self.stdout.write(
                f"  {job['finished_at']} {job['task']} ({job['tries']}): {job['why']}"
            )
        for sweep in shown["schedule"]:
            self.stdout.write(
                f"{sweep['due_at']} {sweep['command']} (/ {sweep['every_seconds']} s)"
            )


def picture() -> dict[str, Any]:
    """The queue as plain values; times in the office's zone."""
    oldest = queries.oldest_waiting_at()
    return {
        "counts": queries.counts(),
        "oldest_waiting_at": local(oldest) if oldest else None,
        "failed": [
            {
                "task": job.task_path,
                "tries": len(job.worker_ids),
                "finished_at": local(job.finished_at),
                "why": job.exception_class_path,
            }
            for job in queries.failed()
        ],
        "schedule": [
            {
                "command": sweep.command,
                "every_seconds": sweep.every_seconds,
                "due_at": local(sweep.due_at),
                "last_queued_at": local(sweep.last_queued_at) if sweep.last_queued_at else None,
            }
            for sweep in queries.schedule()
        ],
    }


def local(moment: Any) -> str:
    """ISO 8601 to the second, in the office's zone."""
    return timezone.localtime(moment).isoformat(timespec="seconds")
