"""Kill the writer of an index with SIGKILL at random moments; nothing acknowledged may be lost.

    python benchmarks/textreuse_kills.py --kills 200

A child process adds, removes, forgets, compacts and asks, and writes a line to a log before and
after each step. The parent kills it after a random time, opens the index anew, verifies all
checksums and asks for every document whose addition was acknowledged.
"""

import argparse
import os
import random
import shutil
import signal
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "src"))

from phoihop.engines.textreuse import Document, Index  # noqa: E402

PLENTY = "an ba ca da em ga ha im ke la me na oi pa qua ra sa ta uy va xa yen binh chau"
SYLLABLES = PLENTY.split()
WORDS = 40
LONGEST_LIFE_SECONDS = 0.2


def text_of(name: str) -> str:
    """The same text for the same name."""
    source = random.Random(name)
    return " ".join(source.choice(SYLLABLES) for _ in range(WORDS))


@dataclass
class State:
    """What the log says: what must be there, what must not, and what may be either."""

    there: set[str] = field(default_factory=set)
    gone: set[str] = field(default_factory=set)
    forgotten: set[str] = field(default_factory=set)
    unsure: set[str] = field(default_factory=set)

    def read(self, log: Path) -> Counter[str]:
        """Take in the lines of one life; a step without its end is unsure."""
        open_step: tuple[str, list[str]] | None = None
        steps: Counter[str] = Counter()
        for line in log.read_text().splitlines():
            phase, step, *names = line.split()
            if phase == "begin":
                open_step = step, names
                continue
            open_step = None
            steps[step] += 1
            self.done(step, names)
        if open_step is not None:
            steps["killed in " + open_step[0]] += 1
            self.unsure.update(open_step[1])
        return steps

    def done(self, step: str, names: list[str]) -> None:
        if step == "add":
            self.there.update(names)
        elif step == "remove":
            self.there.difference_update(names)
            self.gone.update(names)
        elif step == "forget":
            self.forgotten.update(names)


def live(folder: Path, log: Path, life: int) -> None:
    """The child: change the index until killed."""
    source = random.Random(life)
    index = Index.open(folder)
    with log.open("w") as file:

        def step(name: str, names: list[str], act: object) -> None:
            print("begin", name, *names, file=file, flush=True)
            act()  # type: ignore[operator]
            print("end", name, *names, file=file, flush=True)

        mine: list[str] = []
        for turn in range(10_000):
            chosen = source.random()
            if chosen < 0.6 or len(mine) < 3:
                names = [f"d{life}-{turn}-{number}" for number in range(source.randint(1, 20))]
                documents = [Document(name, text_of(name)) for name in names]
                step("add", names, lambda documents=documents: index.add(documents))
                mine += names
            elif chosen < 0.7:
                name = mine.pop(source.randrange(len(mine)))
                step("remove", [name], lambda name=name: index.remove([name]))
            elif chosen < 0.8:
                name = mine.pop(source.randrange(len(mine)))
                step("forget", [name], lambda name=name: index.forget([name]))
            elif chosen < 0.9:
                step("compact", [], index.compact)
            else:
                wanted = source.choice(mine)
                step("query", [], lambda wanted=wanted: index.query(text_of(wanted)))


def killed_after(folder: Path, log: Path, life: int, seconds: float) -> None:
    """Let a child live for so long, then kill it."""
    child = os.fork()
    if child == 0:
        try:
            live(folder, log, life)
        finally:
            os._exit(1)
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)


def losses(folder: Path, state: State) -> list[str]:
    """What is wrong with the index after a kill."""
    index = Index.open(folder)
    wrong = [f"damaged: {name}" for name in index.check()]
    asked = sorted((state.there | state.gone) - state.unsure)
    queries = [Document("?" + name, text_of(name)) for name in asked]
    for name, matches in zip(asked, index.query_many(queries), strict=True):
        mine = [match for match in matches if match.id == name]
        if (name in state.there) != bool(mine):
            wrong.append(f"lost: {name}" if name in state.there else f"back: {name}")
        elif mine and mine[0].verified == (name in state.forgotten):
            wrong.append(f"words of {name}")
    return wrong


def campaign(kills: int, folder: Path, seed: int = 1) -> tuple[Counter[str], int, list[str]]:
    """Kill so many writers.

    Returns:
        How often each step was finished or killed, how many documents were acknowledged, and
        what was wrong.
    """
    source = random.Random(seed)
    steps: Counter[str] = Counter()
    acknowledged, wrong = 0, list[str]()
    state = State()
    warm = Index.open(folder / "warm")  # compile before forking
    warm.receive([Document(name, text_of(name)) for name in "abc"])
    warm.forget(["a"])
    warm.compact()
    warm.query(text_of("b"))
    warm.close()
    for life in range(kills):
        if life % 20 == 0:
            shutil.rmtree(folder / "index", ignore_errors=True)
            state = State()
        log = folder / "log"
        log.write_text("")
        killed_after(folder / "index", log, life, source.uniform(0.001, LONGEST_LIFE_SECONDS))
        before = len(state.there)
        steps += state.read(log)
        acknowledged += max(0, len(state.there) - before)
        wrong += losses(folder / "index", state)
    return steps, acknowledged, wrong


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        steps, acknowledged, wrong = campaign(options.kills, Path(folder), options.seed)
    for step, count in sorted(steps.items()):
        print(f"{step:20} {count:6}")
    print(f"{options.kills} kills, {acknowledged} documents acknowledged, {len(wrong)} wrong")
    for line in wrong[:20]:
        print(line)
    return 1 if wrong else 0


if __name__ == "__main__":
    raise SystemExit(main())
