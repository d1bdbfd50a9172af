"""How far a long command is: one line on a terminal, silence in a pipe."""

import sys
import time
from typing import Self, TextIO

EVERY_SECONDS = 0.2


class ProgressLine:
    """A line on standard error, written over again a few times a second, cleared at the end."""

    def __init__(self, stream: TextIO | None = None) -> None:
        self._stream = stream or sys.stderr
        self._shown, self._drawn_at = self._stream.isatty(), 0.0

    def say(self, line: str) -> None:
        """Draw the line again, unless it was drawn just now or nobody looks."""
        now = time.monotonic()
        if not self._shown or now - self._drawn_at < EVERY_SECONDS:
            return
        self._drawn_at = now
        self._stream.write(f"\r\x1b[K{line}")
        self._stream.flush()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *trouble: object) -> None:
        if self._shown and self._drawn_at:
            self._stream.write("\r\x1b[K")
            self._stream.flush()
