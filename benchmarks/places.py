"""How well the gazetteer tells which province a real article is about, and how fast.

Run from the checkout: ``python benchmarks/places.py``; needs the measuring data beside it. Records
judged for reprints only (group 4) never count. Two figures: one province against the rest (what
one programme asks), and every province, where records that were gathered for other questions and
carry no place label although they name one count as errors.
"""

import json
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

from benchmarks.citations import DATA  # noqa: E402

from phoihop.engines.vietnamese.gazetteer import provinces_about  # noqa: E402

GROUPS = ("2", "3")


@dataclass
class Counts:
    """Hits, false finds and misses."""

    hits: int = 0
    false: int = 0
    missed: int = 0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return 2 * self.hits / max(1, 2 * self.hits + self.false + self.missed)


def records(path: Path = DATA / "articles.jsonl") -> list[dict[str, Any]]:
    """The judged records. Raises FileNotFoundError when the data are absent."""
    rows = map(json.loads, path.read_text("utf-8").splitlines())
    return [row for row in rows if row["group"] in GROUPS]


def measure(rows: list[dict[str, Any]], province: str | None = None) -> Counts:
    """Counts over all provinces, or over one of them."""
    counts = Counts()
    for row in rows:
        found, labelled = set(provinces_about(row["title"], row["text"])), set(row["place"])
        if province:
            found, labelled = found & {province}, labelled & {province}
        counts.hits += len(found & labelled)
        counts.false += len(found - labelled)
        counts.missed += len(labelled - found)
    return counts


def main() -> None:
    """Print one table."""
    rows = records()
    started = time.process_time()
    every = measure(rows)
    rate = len(rows) / (time.process_time() - started)
    print(f"{'asked':20} {'hits':>5} {'false':>6} {'missed':>7} {'F1':>6}")
    for name, counts in (("Thái Nguyên", measure(rows, "Thái Nguyên")), ("every province", every)):
        print(f"{name:20} {counts.hits:5} {counts.false:6} {counts.missed:7} {counts.f1:6.3f}")
    print(f"speed: {rate:.0f} articles/s on {len(rows)} articles")


if __name__ == "__main__":
    main()
