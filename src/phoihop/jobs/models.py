"""What the queue of django-tasks does not keep: who is working, and what runs by the clock."""

from django.db import models


class Beat(models.Model):
    """The sign of life of one worker."""

    worker = models.CharField(max_length=64, unique=True)
    place = models.CharField(max_length=160)  # machine and process; see ``places``
    beat_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.worker} at {self.beat_at:%Y-%m-%d %H:%M:%S}"


class Sweep(models.Model):
    """A command that finds due work by itself and runs in a rhythm."""

    command = models.CharField(max_length=200, unique=True)  # as on the command line
    every_seconds = models.PositiveIntegerField()
    due_at = models.DateTimeField()
    last_queued_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["command"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(every_seconds__gt=0), name="jobs_sweep_has_a_rhythm"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.command} every {self.every_seconds} s"
