"""Queueing, retry with back-off, rescue, and the schedule. Everything here may be repeated.

Several workers may do all of this at the same instant: each change is an update that names the
state it was decided on, so one of them wins and the others find nothing to do.
"""

import re
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django_tasks_db.models import DBTaskResult, get_date_max

from phoihop.jobs import queries
from phoihop.jobs.models import Beat, Sweep
from phoihop.jobs.places import is_alive
from phoihop.jobs.rules import (
    is_given_up,
    is_lost,
    next_turn,
    wait_after,
    wait_after_death,
)

RUN_SWEEP = "phoihop.jobs.worker.run_sweep"
RETRY_WINDOW = timedelta(days=1)  # a failure is rescheduled within seconds; this bounds the query
DIED = "phoihop.jobs.WorkerDied"

Argument = str | int | bool | None


def enqueue(path: str, *arguments: Argument, run_after: datetime | None = None) -> str:
    """Write one row of the queue, in the transaction of the caller, and return its id.

    A room's ``tasks.py`` calls this with the path of the function in its ``worker.py``, which it
    may not import: workers stand above the services, and services ask for tasks.

    Args:
        path: ``phoihop.<room>.worker.<function>``, a function marked ``@task``.
        arguments: ids and plain values. The work may run twice.
        run_after: aware; not before then.

    Raises:
        ValueError: when ``path`` names no worker.
    """
    if not re.fullmatch(r"[a-z_]+(\.[a-z_]+)+\.worker\.[a-z_]+", path):
        raise ValueError(f"no worker: {path}")
    row = DBTaskResult.objects.create(
        args_kwargs={"args": list(arguments), "kwargs": {}},
        task_path=path,
        backend_name="default",
        run_after=run_after or get_date_max(),
    )
    return str(row.pk)


def beat(worker: str, *, place: str, at: datetime) -> None:
    """Note that ``worker`` is there."""
    Beat.objects.update_or_create(worker=worker, defaults={"place": place, "beat_at": at})


def leave(worker: str) -> None:
    """Note that ``worker`` has ended in good order."""
    Beat.objects.filter(worker=worker).delete()


def rescue(*, at: datetime) -> int:
    """Put back the jobs whose worker is gone; return how many.

    A job whose workers died ``ATTEMPTS`` times is failed instead, for a person to look at.
    """
    beats = queries.beats()
    rescued = 0
    for job in queries.running():
        sign = beats.get(job.worker_ids[-1])
        lost = is_lost(
            at=at,
            started_at=job.started_at,
            beat_at=sign.beat_at if sign else None,
            alive=is_alive(sign.place) if sign else None,
        )
        rescued += lost and put_back(job, at=at)
    return rescued


def put_back(job: DBTaskResult[Any, Any], *, at: datetime) -> int:
    """Make a lost job wait again, or fail it for good; 1 when this call was the one to do it."""
    seen = DBTaskResult.objects.filter(pk=job.pk, status="RUNNING", started_at=job.started_at)
    tries = len(job.worker_ids)
    if is_given_up(tries):
        words = f"The worker died in each of {tries} tries."
        return seen.update(
            status="FAILED", finished_at=at, exception_class_path=DIED, traceback=words
        )
    return seen.update(status="READY", run_after=at + wait_after_death(tries))


def forget_gone_workers(*, at: datetime) -> int:
    """Remove the signs of workers that were silent for a day and hold no job; return how many."""
    holding = {job.worker_ids[-1] for job in queries.running()}
    silent = Beat.objects.filter(beat_at__lt=at - timedelta(days=1))
    return silent.exclude(worker__in=holding).delete()[0]


def retry(*, at: datetime) -> int:
    """Make recently failed jobs wait for their next try; return how many.

    A refusal is not tried again, nor a job that failed ``ATTEMPTS`` times.
    """
    retried = 0
    for job in queries.failed_since(at - RETRY_WINDOW):
        tries = len(job.worker_ids)
        if job.exception_class_path == DIED or is_given_up(tries):
            continue
        seen = DBTaskResult.objects.filter(pk=job.pk, status="FAILED", finished_at=job.finished_at)
        retried += seen.update(status="READY", run_after=job.finished_at + wait_after(tries))
    return retried


def keep_schedule(rhythms: Mapping[str, int], *, at: datetime) -> None:
    """Make the schedule say ``rhythms``: command line → seconds. New sweeps are due at once."""
    Sweep.objects.exclude(command__in=rhythms).delete()
    for command, seconds in rhythms.items():
        sweep, new = Sweep.objects.get_or_create(
            command=command, defaults={"every_seconds": seconds, "due_at": at}
        )
        if not new and sweep.every_seconds != seconds:
            Sweep.objects.filter(pk=sweep.pk).update(every_seconds=seconds, due_at=at)


def queue_due_sweeps(*, at: datetime) -> int:
    """Queue the sweeps whose turn has come; return how many. One still waiting is not doubled."""
    queued = 0
    for sweep in Sweep.objects.filter(due_at__lte=at):
        queued += queue_sweep(sweep, at=at)
    return queued


@transaction.atomic
def queue_sweep(sweep: Sweep, *, at: datetime) -> int:
    """Move ``sweep`` to its next turn and queue this one; 1 when this call was the one to do it."""
    turn = next_turn(sweep.due_at, every=timedelta(seconds=sweep.every_seconds), at=at)
    seen = Sweep.objects.filter(pk=sweep.pk, due_at=sweep.due_at)
    if not seen.update(due_at=turn):
        return 0
    same = {"args": [sweep.command], "kwargs": {}}
    waiting = DBTaskResult.objects.filter(task_path=RUN_SWEEP, status__in=["READY", "RUNNING"])
    if waiting.filter(args_kwargs=same).exists():
        return 0
    enqueue(RUN_SWEEP, sweep.command)
    Sweep.objects.filter(pk=sweep.pk).update(last_queued_at=at)
    return 1
