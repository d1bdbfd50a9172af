"""The second thread of a worker: says that it is there, and looks after everybody's queue."""

import logging
import threading

from django.conf import settings
from django.db import DatabaseError, close_old_connections, connection
from django.utils import timezone

from phoihop.jobs import services
from phoihop.jobs.places import here

logger = logging.getLogger(__name__)
BEAT_SECONDS = 5.0


class Watch(threading.Thread):
    """Beats until stopped. A round that meets a busy database is left out, not fatal."""

    def __init__(self, worker: str) -> None:
        super().__init__(daemon=True, name="watch")
        self.worker = worker
        self.over = threading.Event()

    def run(self) -> None:
        """Go round until ``stop``."""
        while not self.over.wait(BEAT_SECONDS):
            close_old_connections()
            try:
                go_round(self.worker)
            except DatabaseError:
                logger.warning("the database was busy: this round is left out", exc_info=True)
        connection.close()

    def stop(self) -> None:
        """End the rounds and take the sign of life away."""
        self.over.set()
        self.join(2 * BEAT_SECONDS)
        services.leave(self.worker)


def go_round(worker: str) -> None:
    """One round: beat, rescue, retry, schedule."""
    at = timezone.now()
    services.beat(worker, place=here(), at=at)
    services.rescue(at=at)
    services.retry(at=at)
    services.forget_gone_workers(at=at)
    services.keep_schedule(settings.SWEEPS, at=at)
    services.queue_due_sweeps(at=at)
