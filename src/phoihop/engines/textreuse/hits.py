"""Writing the hits of many queries to a file so that an interrupted run can go on."""

import json
import os
from dataclasses import asdict, dataclass
from pathlib import Path
from types import TracebackType
from typing import IO, Any

from phoihop.engines.textreuse.files import write_whole
from phoihop.engines.textreuse.matches import Match, Passage


@dataclass(frozen=True, slots=True)
class Mark:
    """How far a run came: which queries, how many of their lines, how many bytes of hits."""

    queries: str
    lines: int
    hit_bytes: int


def hit_of(query: str, match: Match) -> dict[str, Any]:
    """A match as it is written: one JSON object."""
    return {
        "query": query,
        "base": match.id,
        "kind": match.kind,
        "grade": match.grade,
        "words": match.words,
        "longest_run": match.longest_run,
        "share_of_base": round(match.share_of_base, 4),
        "share_of_query": round(match.share_of_query, 4),
        "direction": match.direction,
        "spans": [span_of(span) for span in match.spans],
    }


def span_of(span: Passage) -> dict[str, Any]:
    """A run: half-open places in both texts, in code points, and its words."""
    return {
        "query": [span.query_start, span.query_end],
        "base": [span.base_start, span.base_end],
        "words": span.words,
    }


class HitFile:
    """A file of hits that knows how far it is complete.

    Beside it, while a run lasts, lies ``<name>.mark``; a run of the same queries goes on there.
    """

    def __init__(self, path: Path, queries: Path) -> None:
        seen = queries.stat()
        self._of = f"{queries.name} {seen.st_size} {seen.st_mtime_ns}"
        self._mark_path = path.with_name(path.name + ".mark")
        mark = self._read_mark()
        self._file: IO[bytes] = path.open("r+b" if mark and path.exists() else "wb")
        self.lines_done = mark.lines if mark and self._file.mode == "rb+" else 0
        self._file.truncate(mark.hit_bytes if mark and self.lines_done else 0)
        self._file.seek(0, os.SEEK_END)

    def _read_mark(self) -> Mark | None:
        try:
            mark = Mark(**json.loads(self._mark_path.read_text(encoding="utf-8")))
        except (OSError, ValueError, TypeError):
            return None
        return mark if mark.queries == self._of else None

    def write(self, hits: list[dict[str, Any]], lines_done: int) -> None:
        """Write the hits of some queries, and that everything up to this line is done."""
        for hit in hits:
            self._file.write(json.dumps(hit, ensure_ascii=False).encode() + b"\n")
        self._file.flush()
        os.fsync(self._file.fileno())
        mark = json.dumps(asdict(Mark(self._of, lines_done, self._file.tell())))
        write_whole(self._mark_path, lambda file: file.write(mark.encode()))

    def finish(self) -> None:
        """The run is complete: drop the mark."""
        self._mark_path.unlink(missing_ok=True)

    def __enter__(self) -> "HitFile":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._file.close()
