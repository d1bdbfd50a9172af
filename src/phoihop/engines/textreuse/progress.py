"""A bar on a terminal, silence in a pipe."""

import sys
import time
from typing import TextIO

WIDTH = 30
EVERY_SECONDS = 0.2


class Bar:
    """Shows how far a file was read, on standard error, when that is a terminal."""

    def __init__(self, name: str, stream: TextIO | None = None) -> None:
        self._name = name
        self._stream = stream or sys.stderr
        self._shown = self._stream.isatty()
        self._drawn_at = 0.0

    def at(self, done: int, total: int) -> None:
        """Draw the bar again, a few times a second at most."""
        now = time.monotonic()
        if not self._shown or now - self._drawn_at < EVERY_SECONDS:
            return
        self._drawn_at = now
        share = min(1.0, done / max(1, total))
        bar = ("█" * round(share * WIDTH)).ljust(WIDTH, "░")
        self._stream.write(f"\r{self._name} {bar} {share:4.0%}")
        self._stream.flush()

    def close(self) -> None:
        """Clear the line."""
        if self._shown and self._drawn_at:
            self._stream.write("\r\x1b[K")
            self._stream.flush()
