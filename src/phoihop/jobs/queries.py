"""Reading the queue."""

from datetime import datetime
from typing import Any

from django.db.models import Count, Min, QuerySet
from django_tasks_db.models import DBTaskResult

from phoihop.jobs.models import Beat, Sweep

REFUSAL = "phoihop.law.refusal.Refusal"


def counts() -> dict[str, int]:
    """How many jobs there are by state: READY, RUNNING, SUCCESSFUL, FAILED; absent means none."""
    rows = DBTaskResult.objects.order_by().values_list("status").annotate(many=Count("id"))
    return dict(rows)


def oldest_waiting_at() -> datetime | None:
    """Since when the job that waits longest has been waiting, whatever it waits for."""
    waiting = DBTaskResult.objects.filter(status="READY")
    found: datetime | None = waiting.aggregate(oldest=Min("enqueued_at"))["oldest"]
    return found


def running() -> QuerySet[Any]:
    """Jobs that a worker has taken."""
    return DBTaskResult.objects.filter(status="RUNNING").order_by("started_at")


def failed(limit: int = 50) -> QuerySet[Any]:
    """The latest failures, newest first."""
    return DBTaskResult.objects.filter(status="FAILED").order_by("-finished_at")[:limit]


def failed_since(moment: datetime) -> QuerySet[Any]:
    """Failures after ``moment`` that trying again may mend: a rule that said no says it again."""
    recent = DBTaskResult.objects.filter(status="FAILED", finished_at__gte=moment)
    return recent.exclude(exception_class_path=REFUSAL)


def schedule() -> QuerySet[Sweep]:
    """What runs by the clock."""
    return Sweep.objects.all()


def beats() -> dict[str, Beat]:
    """The workers that said they were there, by name."""
    return {beat.worker: beat for beat in Beat.objects.all()}
