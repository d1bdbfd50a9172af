"""Rows of the queue that this room writes."""

from phoihop.jobs.services import enqueue


def queue_capture(order_id: int) -> None:
    """Let a worker try one order; it may run twice."""
    enqueue("phoihop.evidence.worker.capture", order_id)
