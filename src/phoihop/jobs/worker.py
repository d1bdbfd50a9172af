"""The work behind the rows of this room."""

import shlex

from django.core.management import call_command
from django_tasks import task


@task
def run_sweep(command: str) -> None:
    """Run one command line of the schedule."""
    name, *options = shlex.split(command)
    call_command(name, *options)
