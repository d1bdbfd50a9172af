"""Work for the tests of the queue; the worker that a test starts runs it."""

import time
from pathlib import Path

from django_tasks import task

from phoihop.law.refusal import Refusal


@task
def take_note(folder: str) -> None:
    """The first try never ends (somebody kills it); the next one does."""
    if (Path(folder) / "started").exists():
        (Path(folder) / "finished").touch()
        return
    (Path(folder) / "started").touch()
    time.sleep(600)


@task
def fail() -> None:
    """Fails as the network does."""
    raise ConnectionError("no route")


@task
def refuse() -> None:
    """A rule says no."""
    raise Refusal("access.denied", action="x", allowed="y")
