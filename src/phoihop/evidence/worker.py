"""The work behind the rows of this room."""

from datetime import UTC, datetime

from django_tasks import task

from phoihop.engines.webpages.policy import Clock
from phoihop.evidence.witnessing.attempting import attempt, house_studio


@task
def capture(order_id: int) -> None:
    """Try one order once; a failure is written on it with the time of the next try."""
    attempt(order_id, house_studio(Clock(now=lambda: datetime.now(UTC))))
