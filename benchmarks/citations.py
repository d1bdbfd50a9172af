"""How well and how fast the citations engine reads: precision, recall, megabytes a second.

Run from the checkout: ``python benchmarks/citations.py``. Needs the measuring data beside the
checkout (or in PHOIHOP_SHARED) for precision and recall; speed falls back to a generated text.
"""

import hashlib
import json
import lzma
import math
import os
import sys
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "src"))

from phoihop.engines.vietnamese.citations import Citation, find  # noqa: E402

DATA = Path(os.environ.get("PHOIHOP_SHARED", ROOT.parent / "shared")) / "data"
LABELS = ROOT / "tests" / "engines" / "vietnamese" / "citation_labels.jsonl"
SENTENCE = (
    "Thực hiện Nghị quyết Trung ương 4 (khóa XII) và Chỉ thị số 05-CT/TW của Bộ Chính trị, huyện "
    "đã có nhiều mô hình kinh tế hợp tác, nâng thu nhập bình quân lên 45 triệu đồng/người/năm. "
    "Bà con các xóm vùng cao trồng thêm chè, mở thêm đường và dựng thêm trường học.\n"
)
HALVES = ("tuned", "held")


def wilson(hits: int, tries: int) -> tuple[float, float]:
    """The 95 % Wilson interval of a share."""
    if not tries:
        return 0.0, 1.0
    z, share = 1.96, hits / tries
    middle = share + z * z / (2 * tries)
    spread = z * math.sqrt(share * (1 - share) / tries + z * z / (4 * tries * tries))
    scale = 1 + z * z / tries
    return (middle - spread) / scale, (middle + spread) / scale


def identity(citation: Citation) -> tuple[str, str | None, str | None]:
    """What is compared beside the span."""
    return citation.kind, citation.number, citation.term


def measure() -> dict[str, dict[str, int]]:
    """Counts per half: hits, found, labelled, and hits whose kind, number and term agree too.

    A hit is an equal span. Raises FileNotFoundError when the measuring data are absent.
    """
    lines = (DATA / "articles.jsonl").read_text("utf-8").splitlines()
    texts = {record["id"]: record["text"] for record in map(json.loads, lines)}
    counts = {half: {"hits": 0, "found": 0, "labelled": 0, "identified": 0} for half in HALVES}
    for record in map(json.loads, LABELS.read_text("utf-8").splitlines()):
        text = texts[record["id"]]
        if hashlib.sha1(text.encode()).hexdigest() != record["text_sha1"]:
            raise ValueError(f"the text of {record['id']} is not the one that was labelled")
        labels = {(start, end): tuple(rest) for start, end, *rest in record["references"]}
        found = {(c.start, c.end): identity(c) for c in find(text)}
        hits = labels.keys() & found.keys()
        half = counts[record["half"]]
        half["hits"] += len(hits)
        half["found"] += len(found)
        half["labelled"] += len(labels)
        half["identified"] += sum(labels[span] == found[span] for span in hits)
    return counts


def corpus(articles: int = 6000) -> Iterator[str]:
    """Real articles if present, otherwise a generated text."""
    path = DATA / "corpus" / "base-40k.jsonl.xz"
    if path.exists():
        with lzma.open(path, "rt", encoding="utf-8") as lines:
            yield from (json.loads(line)["text"] for line in islice(lines, articles))
    else:
        yield from [SENTENCE * 10] * articles


def speed() -> tuple[float, float, int]:
    """Megabytes of UTF-8, seconds of one core, references."""
    texts = list(corpus())
    megabytes = sum(len(text.encode()) for text in texts) / 1e6
    started = time.process_time()
    references = sum(len(find(text)) for text in texts)
    return megabytes, time.process_time() - started, references


def main() -> None:
    """Print one table."""
    print(f"{'half':6} {'labelled':>8} {'found':>6} {'precision':>22} {'recall':>22} identity")
    try:
        for half, count in measure().items():
            shares = []
            for whole in ("found", "labelled"):
                low, high = wilson(count["hits"], count[whole])
                shares.append(f"{count['hits'] / count[whole]:.3f} [{low:.3f}, {high:.3f}]")
            right = f"{count['identified']}/{count['hits']}"
            sizes = f"{half:6} {count['labelled']:8} {count['found']:6}"
            print(f"{sizes} {shares[0]:>22} {shares[1]:>22} {right}")
    except FileNotFoundError:
        print("precision and recall need ../shared/data, which is absent")
    megabytes, seconds, references = speed()
    rate = f"{megabytes:.1f} MB in {seconds:.2f} s of one core = {megabytes / seconds:.1f} MB/s"
    print(f"speed: {rate}, {references} references")


if __name__ == "__main__":
    main()
