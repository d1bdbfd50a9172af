"""Extraction beside its peers: F1 of body words and pages a second on one core.

Run: ``python benchmarks/extraction.py [--rounds N]``. The pages lie in ``../shared/data/html``;
what they should give is kept as hashes in ``tests/engines/webpages/expected_pages.jsonl``.
A peer that is not installed is left out, and said so.

``--strange FOLDER`` measures on a copy of scrapinghub's article-extraction-benchmark (MIT, 181
pages of many languages, none of them Vietnamese; nothing was adjusted to one of its pages alone)
by that benchmark's measure: shingles of four words, precision and recall averaged over pages.
"""

import argparse
import gzip
import hashlib
import importlib.util
import json
import os
import re
import sys
import time
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "src"))
PAGES = Path(os.environ.get("PHOIHOP_SHARED", ROOT.parent / "shared")) / "data" / "html"
EXPECTED = ROOT / "tests" / "engines" / "webpages" / "expected_pages.jsonl"


def counted(text: str) -> Counter[str]:
    """Hashed words of a text with their counts."""
    words = re.findall(r"\w+", unicodedata.normalize("NFC", text).lower())
    return Counter(hashlib.sha256(word.encode()).hexdigest()[:8] for word in words)


def f1(got: Counter[str], wanted: Counter[str]) -> float:
    """Harmonic mean (0..1) of precision and recall of words."""
    both = (got & wanted).total()
    return 2 * both / (got.total() + wanted.total()) if both else 0.0


def readers() -> dict[str, tuple[str, Callable[[bytes], str]]]:
    """Name → the package it needs, and the text it makes of a page."""

    def ours(raw: bytes) -> str:
        from phoihop.engines.webpages.extraction import extract

        return extract(raw, url=None).text

    def trafilatura_fast(raw: bytes) -> str:
        import trafilatura

        return trafilatura.extract(raw, fast=True, include_comments=False) or ""

    def trafilatura_all(raw: bytes) -> str:
        import trafilatura

        found = trafilatura.bare_extraction(raw, with_metadata=True, include_comments=False)
        return (found.text or "") if found else ""

    def resiliparse(raw: bytes) -> str:
        from resiliparse.extract.html2text import extract_plain_text

        return str(extract_plain_text(raw.decode("utf-8", "replace"), main_content=True))

    def readability(raw: bytes) -> str:
        import lxml.html
        from readability import Document

        summary = Document(raw.decode("utf-8", "replace")).summary()
        return str(lxml.html.fromstring(summary).text_content())

    return {
        "phoihop (all fields)": ("phoihop", ours),
        "trafilatura (fast)": ("trafilatura", trafilatura_fast),
        "trafilatura (metadata)": ("trafilatura", trafilatura_all),
        "resiliparse": ("resiliparse", resiliparse),
        "readability-lxml": ("readability", readability),
    }


def main() -> int:
    """Print one line for each reader."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5, help="times each page is read")
    parser.add_argument("--strange", type=Path, metavar="FOLDER", help="ground-truth.json, html/")
    options = parser.parse_args()
    if options.strange:
        return strange(options.strange)
    rounds = options.rounds
    if not PAGES.is_dir():
        print(f"skipped: needs {PAGES}, which is absent")
        return 0
    expected = [json.loads(line) for line in EXPECTED.read_text("utf-8").splitlines()]
    articles = [row for row in expected if row["kind"] == "article"]
    pages = [((PAGES / row["file"]).read_bytes(), Counter(row["words"])) for row in articles]
    print(f"{len(pages)} articles, {sum(len(raw) for raw, _ in pages) / 1e6:.1f} MB, one core")
    print(f"{'':<24}{'F1 mean':>9}{'F1 least':>9}{'pages/s':>9}")
    for name, (package, read) in readers().items():
        if importlib.util.find_spec(package) is None:
            print(f"{name:<24} not installed, left out")
            continue
        scores = [f1(counted(read(raw)), wanted) for raw, wanted in pages]
        best = min(_seconds(read, [raw for raw, _ in pages]) for _ in range(rounds))
        mean = sum(scores) / len(scores)
        print(f"{name:<24}{mean:>9.3f}{min(scores):>9.3f}{len(pages) / best:>9.0f}")
    return 0


def strange(folder: Path) -> int:
    """Print precision, recall and F1 of each reader on pages that it was not made for."""
    truth = json.loads((folder / "ground-truth.json").read_text("utf-8"))
    pages = [
        (gzip.decompress((folder / "html" / f"{name}.html.gz").read_bytes()), row["articleBody"])
        for name, row in truth.items()
    ]
    print(f"{len(pages)} pages\n{'':<24}{'F1':>9}{'precision':>10}{'recall':>9}")
    for name, (package, read) in readers().items():
        if importlib.util.find_spec(package) is None:
            print(f"{name:<24} not installed, left out")
            continue
        counts = [(shingles(read(raw)), shingles(wanted)) for raw, wanted in pages]
        precision = _mean((got & wanted).total() / got.total() for got, wanted in counts if got)
        recall = _mean((got & wanted).total() / wanted.total() for got, wanted in counts if wanted)
        both = 2 * precision * recall / (precision + recall)
        print(f"{name:<24}{both:>9.3f}{precision:>10.3f}{recall:>9.3f}")
    return 0


def shingles(text: str) -> Counter[tuple[str, ...]]:
    """Runs of four words (or the whole, if shorter) with their counts."""
    words = re.findall(r"\w+", text)
    if not words:
        return Counter()
    return Counter(tuple(words[at : at + 4]) for at in range(max(1, len(words) - 3)))


def _mean(shares: Iterable[float]) -> float:
    kept = list(shares)
    return sum(kept) / len(kept)


def _seconds(read: Callable[[bytes], str], pages: list[bytes]) -> float:
    started = time.perf_counter()
    for raw in pages:
        read(raw)
    return time.perf_counter() - started


if __name__ == "__main__":
    sys.exit(main())
