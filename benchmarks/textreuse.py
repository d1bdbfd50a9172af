"""Text reuse: speed, recall, growth and size, with the peers beside in the same run.

    python benchmarks/textreuse.py                   # everything but the million: ten minutes
    python benchmarks/textreuse.py signing planted   # some sections
    python benchmarks/textreuse.py million           # generated, 4 GB of disk for a while

Real articles are used where ``../shared/data`` is at hand, generated ones elsewhere. Rates are
given twice: by the clock on the wall, and by processor time, which a busy machine disturbs less.
"""

import argparse
import importlib.util
import math
import shutil
import statistics
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "src"), str(ROOT)]

import numpy as np  # noqa: E402
from benchmarks import textreuse_peers as peers  # noqa: E402
from benchmarks.textreuse_corpus import generated, real_base, real_planted  # noqa: E402

from phoihop.engines.textreuse import Document, Index, fingerprints_of  # noqa: E402
from phoihop.engines.textreuse.clickhouse import in_process  # noqa: E402
from phoihop.engines.textreuse.cluster import ClusterIndex  # noqa: E402
from phoihop.engines.textreuse.readings import read_texts  # noqa: E402
from phoihop.engines.textreuse.searching import candidates, lookup_of  # noqa: E402

ROUNDS = 5
SIGNED = 2_000
BATCH = 1_000
STEPS = (5_000, 10_000, 20_000, 40_000)
VERBATIM = ("headline", "cut30", "cut50", "cut70", "reorder", "nodiac", "boiler", "quote50")


def row(what: str, value: str, aim: str = "") -> None:
    print(f"| {what} | {value} | {aim} |", flush=True)


def heading(title: str) -> None:
    print(f"\n**{title}**\n\n| what | seen | aim |\n|---|---|---|", flush=True)


def base_documents(count: int) -> tuple[str, list[Document]]:
    """Real articles, or as many generated ones, and which they are."""
    real = real_base(count)
    if real:
        return "real", real
    return "generated", [document for batch in generated(count) for document in batch]


@contextmanager
def index_folder() -> Iterator[Index]:
    """An index in a folder that is deleted afterwards."""
    folder = tempfile.mkdtemp(prefix="textreuse-")
    try:
        with Index.open(folder) as index:
            yield index
    finally:
        shutil.rmtree(folder)


def warm_up() -> None:
    """Compile every kernel once."""
    texts = next(generated(60, seed=5))
    with index_folder() as index:
        index.receive(texts[:30])
        index.receive(texts[30:])
        index.query(texts[3].text, thorough=True)
        index.compact()
    fingerprints_of([text.text for text in texts])


def timed(act: Callable[[], object]) -> tuple[float, float]:
    """Seconds on the wall and of processor time."""
    wall, cpu = time.perf_counter(), time.process_time()
    act()
    return time.perf_counter() - wall, time.process_time() - cpu


def batches(documents: list[Document], size: int = BATCH) -> Iterable[list[Document]]:
    return (documents[begin : begin + size] for begin in range(0, len(documents), size))


def signing() -> None:
    """Documents signed a second, interleaved with decoding and with the peers."""
    origin, documents = base_documents(SIGNED)
    texts = [document.text for document in documents]
    encoded = [text.encode() for text in texts]
    some = texts[: SIGNED // 4]
    tasks: dict[str, tuple[int, Callable[[], object]]] = {
        "decoding the same UTF-8": (len(texts), lambda: [text.decode() for text in encoded]),
        "phoihop": (
            len(texts),
            lambda: [fingerprints_of(texts[at : at + 500]) for at in range(0, len(texts), 500)],
        ),
    }
    for name, sign in peers.signers().items():
        if sign is not None:
            label = f"{name} {peers.version(name)}"
            tasks[label] = (len(some), lambda sign=sign: [sign(text) for text in some])
    peers.folding()
    rates: dict[str, list[float]] = {name: [] for name in tasks}
    for _ in range(ROUNDS):
        for name, (count, act) in tasks.items():
            rates[name].append(count / timed(act)[1])
    heading(f"Signing, {origin} articles, documents/s/core (processor time, {ROUNDS} rounds)")
    middle = {name: statistics.median(seen) for name, seen in rates.items()}
    for name, seen in rates.items():
        row(name, f"{middle[name]:,.0f} ({min(seen):,.0f} to {max(seen):,.0f})")
    ours = middle["phoihop"]
    row("phoihop against decoding", f"{ours / middle['decoding the same UTF-8']:.0%}", "≥ 80 %")
    for name, sign in peers.signers().items():
        if sign is None:
            row(f"phoihop against {name}", "not installed")
            continue
        ratio = ours / middle[f"{name} {peers.version(name)}"]
        row(f"phoihop against {name}", f"{ratio:.1f}×", "≥ 60×" if name == "datasketch" else "")


def arrive(index: Index, documents: Iterable[list[Document]]) -> tuple[int, float, float, int]:
    """Sign, look up, verify and insert; returns documents, wall and CPU seconds, matches."""
    count = matches = 0
    wall = cpu = 0.0
    for batch in documents:
        started, used = time.perf_counter(), time.process_time()
        _, found = index.receive(batch)
        wall, cpu = wall + time.perf_counter() - started, cpu + time.process_time() - used
        count += len(batch)
        matches += sum(map(len, found.values()))
    return count, wall, cpu, matches


def ask_one_by_one(index: Index, queries: list[Document]) -> np.ndarray:
    """Milliseconds that each query takes, with spans: rows of wall and processor time."""
    seen = []
    for query in queries:
        wall, cpu = time.perf_counter(), time.thread_time()
        index.query(query)
        seen.append((time.perf_counter() - wall, time.thread_time() - cpu))
    return np.array(seen).T * 1000


def candidates_each(index: Index, queries: list[Document]) -> float:
    """Documents compared for one query, on average."""
    texts = read_texts([query.text for query in queries])
    return len(candidates(index._current(), lookup_of(texts))) / len(queries)  # noqa: SLF001


def resident_kb() -> tuple[int, int]:
    """Memory of this process: its own, and pages of files it has open."""
    fields = dict(line.split(":", 1) for line in Path("/proc/self/status").read_text().splitlines())
    own, shared = fields.get("RssAnon", "0 kB"), fields.get("RssFile", "0 kB")
    return int(own.split()[0]), int(shared.split()[0])


def archive() -> None:
    """Arrival, growth, one article at a time, sizes, opening, compaction."""
    origin, documents = base_documents(STEPS[-1])
    queries = [planted.document for planted in real_planted() if planted.kind == "neg"][:500]
    queries = queries or next(generated(500, seed=99))
    heading(f"Archive of {len(documents):,} {origin} articles, batches of {BATCH:,}")
    with index_folder() as index:
        grown, done, totals = [], 0, np.zeros(4)
        own = resident_kb()[0]
        for step in STEPS:
            totals += arrive(index, batches(documents[done:step]))
            done = step
            grown.append((step, candidates_each(index, queries)))
        count, wall, cpu, matches = totals
        row("arrival, documents/s (wall)", f"{count / wall:,.0f}")
        row("arrival, documents/s/core (processor)", f"{count / cpu:,.0f}", "≥ 6,000")
        row("matches reported", f"{matches:,.0f}")
        report_growth(grown)
        report_single(index, queries)
        report_files(index)
        row("own memory added", f"{(resident_kb()[0] - own) / 1024:,.0f} MB")


def report_growth(grown: list[tuple[int, float]]) -> None:
    (first, few), (last, many) = grown[0], grown[-1]
    exponent = math.log(many / few) / math.log(last / first)
    row("candidates an article", ", ".join(f"{step:,}: {each:.1f}" for step, each in grown))
    row("they grow as", f"N^{exponent:.2f}", "≤ N^0.5")


def report_single(index: Index, queries: list[Document]) -> None:
    wall, cpu = ask_one_by_one(index, queries)
    for name, seen in (("wall", wall), ("processor", cpu)):
        p50, p95, p99 = np.percentile(seen, [50, 95, 99])
        row(f"one article, ms ({name})", f"p50 {p50:.2f}, p95 {p95:.2f}, p99 {p99:.2f}", "p95 ≤ 2")


def report_files(index: Index) -> None:
    sizes = index.sizes()
    row(
        "index on disk, KB an article",
        f"{sizes.index_bytes / sizes.documents / 1000:.2f}",
        "≤ 1.2",
    )
    row("kept words on disk, KB an article", f"{sizes.words_bytes / sizes.documents / 1000:.2f}")
    seen = [timed(lambda: Index.open(index.folder).query("một hai ba bốn năm sáu"))[0]
            for _ in range(ROUNDS)]  # fmt: skip
    row("open and ask once, ms", f"{statistics.median(seen) * 1000:.1f}", "< 1,000")
    row("compaction, s", f"{timed(index.compact)[0]:.2f}")


def planted() -> None:
    """Recall of planted copies, ours and the peers'."""
    base, queries = real_base(STEPS[-1]), real_planted()
    if not base:
        print("\nPlanted copies: needs ../shared/data, which is absent.")
        return
    heading(f"Recall of {sum(bool(q.source) for q in queries):,} planted copies")
    with index_folder() as index:
        index.add(base)
        found: dict[str, set[str]] = {}
        for begin in range(0, len(queries), 500):
            some = [query.document for query in queries[begin : begin + 500]]
            for query, matches in zip(some, index.query_many(some), strict=True):
                found[query.id] = {match.id for match in matches}
    report_recall("phoihop", queries, found)
    sources = {query.source for query in queries}
    small = {document.id: document.text for document in base if document.id in sources}
    some = {q.document.id: q.document.text for q in queries if q.source and int(q.source) % 4 == 0}
    for name, sign in peers.signers().items():
        if sign is None:
            row(name, "not installed")
            continue
        chosen = [query for query in queries if query.document.id in some]
        report_recall(name, chosen, peers.near_duplicates(name, small, some))


def report_recall(name: str, queries: list, found: dict[str, set[str]]) -> None:
    asked, hit = Counter[str](), Counter[str]()
    for query in queries:
        if query.source:
            asked[query.kind] += 1
            hit[query.kind] += query.source in found[query.document.id]
    shares = {kind: hit[kind] / asked[kind] for kind in asked}
    worst = min(shares[kind] for kind in VERBATIM)
    row(f"{name}: cuts, order, marks, boilerplate, 45+ words (the worst)", f"{worst:.3f}", "≥ .998")
    row(f"{name}: 22 to 29 words", f"{shares['quote25']:.3f}", "≥ .99")
    row(f"{name}: 45 to 58 words with 8 % edits", f"{shares['quote50e8']:.3f}", "≥ .98")
    others = [kind for kind in shares if kind not in ("quote25", "quote50e8")]
    row(f"{name}: each kind", ", ".join(f"{kind} {shares[kind]:.3f}" for kind in others))


def threads() -> None:
    """Signing with one thread and with two."""
    texts = [document.text for batch in generated(4_000, seed=3) for document in batch]

    def sign(part: list[str]) -> None:
        for at in range(0, len(part), 500):
            fingerprints_of(part[at : at + 500])

    def both() -> None:
        halves = [threading.Thread(target=sign, args=(texts[side::2],)) for side in (0, 1)]
        for half in halves:
            half.start()
        for half in halves:
            half.join()

    one = statistics.median(timed(lambda: sign(texts))[0] for _ in range(ROUNDS))
    two = statistics.median(timed(both)[0] for _ in range(ROUNDS))
    heading("Threads (wall)")
    row("signing with two threads against one", f"{one / two:.2f}×")


def million() -> None:
    """A generated archive of a million articles."""
    queries = next(generated(500, seed=99))
    heading("Archive of 1,000,000 generated articles, batches of 2,000")
    with index_folder() as index:
        grown: list[tuple[int, float]] = []
        own, done, totals = resident_kb()[0], 0, np.zeros(4)
        stream = generated(1_000_000, at_once=2_000)
        for step in (40_000, 200_000, 500_000, 1_000_000):
            part = np.array(arrive(index, (next(stream) for _ in range((step - done) // 2_000))))
            totals += part
            grown.append((step, candidates_each(index, queries)))
            row(
                f"arrival up to {step:,}, documents/s",
                f"{part[0] / part[1]:,.0f} wall, {part[0] / part[2]:,.0f} processor",
                "≥ 2,000",
            )
            done = step
        report_growth(grown)
        report_single(index, queries)
        own_now, files = resident_kb()
        row(
            "own memory, and pages of the files",
            f"{own_now / 1024:,.0f} MB, {files / 1024:,.0f} MB",
        )
        row("own memory added since the start", f"{(own_now - own) / 1024:,.0f} MB")
        report_files(index)


def cluster() -> None:
    """The same on ClickHouse, in this process: insertion, and batches of several sizes."""
    if importlib.util.find_spec("chdb") is None:
        print("\nClickHouse: the extra `cluster` (chdb) is not installed.")
        return
    origin, documents = base_documents(20_000)
    queries = [planted.document for planted in real_planted() if planted.kind == "neg"]
    queries = queries or [document for batch in generated(1_500, seed=99) for document in batch]
    heading(f"ClickHouse in this process, {len(documents):,} {origin} articles, one shard")
    folder = Path(tempfile.mkdtemp(prefix="textreuse-"))
    try:
        index = ClusterIndex(in_process(folder, ["benchmark"]))
        seconds = timed(lambda: index.add(documents))[0]
        row("arrival without matching, documents/s (wall)", f"{len(documents) / seconds:,.0f}")
        row("merging all parts, s", f"{timed(index.compact)[0]:.1f}")
        for size in (1, 50, 500, 1_500):
            seen = [timed(lambda size=size: index.query_many(queries[:size]))[0] for _ in range(3)]
            middle = statistics.median(seen)
            row(f"a batch of {size:,}", f"{middle * 1000:,.0f} ms, {size / middle:,.0f} articles/s")
        for table in ("postings", "documents"):
            answer = index.servers[0].run(
                "SELECT toUInt64(sum(bytes_on_disk)) FROM system.parts WHERE active "
                f"AND database = 'benchmark' AND table = '{table}'"
            )
            size = int.from_bytes(answer, "little") / len(documents)
            row(f"{table} on disk, KB an article", f"{size / 1000:.2f}")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


SECTIONS: dict[str, Callable[[], None]] = {
    "signing": signing, "archive": archive, "planted": planted, "threads": threads,
    "cluster": cluster, "million": million,
}  # fmt: skip


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("sections", nargs="*", choices=[*SECTIONS, []], metavar="SECTION")
    chosen = parser.parse_args().sections or [name for name in SECTIONS if name != "million"]
    warm_up()
    for name in chosen:
        SECTIONS[name]()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
