"""A worker killed in the middle of a job: the next one finishes it."""

import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from phoihop.jobs import services
from phoihop.jobs.models import Beat, Sweep

WORKER = [sys.executable, "-m", "phoihop.site.manage", "worker", "--interval", "0.1"]
PATIENCE_SECONDS = 60.0


def wait_until(true: Callable[[], bool]) -> None:
    ends_at = time.monotonic() + PATIENCE_SECONDS
    while not true():
        assert time.monotonic() < ends_at
        time.sleep(0.05)


def test_a_killed_workers_job_is_finished_by_the_next(
    transactional_db: None, child_environment: dict[str, str], tmp_path: Path
) -> None:
    pk = services.enqueue("tests.jobs.worker.take_note", str(tmp_path))
    first = subprocess.Popen(WORKER, env=child_environment, stderr=subprocess.DEVNULL)
    try:
        wait_until((tmp_path / "started").exists)
        assert services.rescue(at=timezone.now()) == 0  # it lives
    finally:
        first.send_signal(signal.SIGKILL)
        first.wait()
    assert DBTaskResult.objects.get(pk=pk).status == "RUNNING"

    second = [*WORKER, "--batch"]
    subprocess.run(second, env=child_environment, check=True, capture_output=True)
    finished = DBTaskResult.objects.get(pk=pk)
    assert finished.status == "SUCCESSFUL"
    assert len(finished.worker_ids) == 2
    assert (tmp_path / "finished").exists()
    assert list(Beat.objects.values_list("worker", flat=True)) == [finished.worker_ids[0]]
    assert Sweep.objects.filter(last_queued_at__isnull=False).exists()


def test_a_worker_asked_to_end_ends_and_takes_its_sign_away(
    transactional_db: None, child_environment: dict[str, str]
) -> None:
    worker = subprocess.Popen(WORKER, env=child_environment, stderr=subprocess.DEVNULL)
    try:
        wait_until(DBTaskResult.objects.filter(status="SUCCESSFUL").exists)
        assert Beat.objects.exists()
        worker.send_signal(signal.SIGTERM)
        assert worker.wait(PATIENCE_SECONDS) == 0
    finally:
        worker.kill()
        worker.wait()
    assert not Beat.objects.exists()
