"""Manuscripts: how fast a long Word file is read, and two long versions compared.

Run: ``python benchmarks/manuscripts.py``. Makes its own texts; nothing is kept.
"""

import io
import random
import resource
import statistics
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "src"))
PAGES, WORDS_A_PAGE, PARAGRAPHS_A_PAGE = 200, 450, 6
COMPARED_WORDS = 10_000
ROUNDS = 15
SPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
ONSETS = tuple("bcdghklmnpqrstvxđ") + ("ch", "kh", "ng", "nh", "ph", "th", "tr")
RHYMES = tuple("aeiouyêôơư") + ("an", "ông", "ương", "iết", "iệt", "oan", "ước", "ấy", "ình", "ội")


def main() -> int:
    """Print one line for each question."""
    rng = random.Random(2017)
    words = [rng.choice(ONSETS) + rng.choice(RHYMES) for _ in range(PAGES * WORDS_A_PAGE)]
    data = word_file(words)
    print(f"DOCX of {PAGES} pages: {len(words):,} words, {len(data) / 2**20:.1f} MB")
    code = "import sys; sys.path[:0] = sys.argv[1:3]; import manuscripts; manuscripts.read_once()"
    child = subprocess.run(
        [sys.executable, "-c", code, str(ROOT / "benchmarks"), str(ROOT / "src")],
        input=data, capture_output=True, check=True,
    )  # fmt: skip
    print(child.stdout.decode().strip())
    from phoihop.engines.revisions import carry, compare

    old = " ".join(words[:COMPARED_WORDS])
    for label, share in (("1 %", 0.01), ("20 %", 0.2), ("100 %", 1.0)):
        new = " ".join(edited(rng, words[:COMPARED_WORDS], share))
        took = milliseconds(partial(compare, old, new))
        print(f"two versions of {COMPARED_WORDS:,} words, {label} edited: {told(took)}")
    pieces = compare(old, " ".join(edited(rng, words[:COMPARED_WORDS], 0.2)))
    spans = [(at, at + 60) for at in range(0, len(old) - 60, len(old) // 200)]
    took = milliseconds(lambda: [carry(*span, pieces) for span in spans])
    print(f"{len(spans)} comments anchored anew: {told(took)}")
    return 0


def read_once() -> None:
    """In a process of its own: its time and the most memory it ever held."""
    from phoihop.manuscripts.reading import read_file

    data = sys.stdin.buffer.read()
    started = time.process_time()
    read = read_file("bai.docx", data)
    took = time.process_time() - started
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"read in {took:.2f} s of processor time, at most {peak:.0f} MB held by the process: "
        f"{len(read.text):,} characters, {len(read.marks):,} tracked changes"
    )


def word_file(words: list[str]) -> bytes:
    """A Word file with runs as Word writes them, and a tracked change in each paragraph."""
    size = WORDS_A_PAGE // PARAGRAPHS_A_PAGE
    body = "".join(paragraph(words[at : at + size]) for at in range(0, len(words), size))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        document = f'<w:document xmlns:w="{SPACE}"><w:body>{body}</w:body></w:document>'
        package.writestr("word/document.xml", document)
    return out.getvalue()


def paragraph(words: list[str]) -> str:
    """A paragraph in runs of three words."""
    look = '<w:rPr><w:rFonts w:ascii="Times New Roman"/><w:sz w:val="28"/></w:rPr>'
    runs = [
        f'<w:r>{look}<w:t xml:space="preserve">{" ".join(words[at : at + 3])} </w:t></w:r>'
        for at in range(0, len(words), 3)
    ]
    runs[1:1] = [f"<w:ins>{runs[0]}</w:ins>", "<w:del><w:r><w:delText>cũ</w:delText></w:r></w:del>"]
    return f"<w:p>{''.join(runs)}</w:p>"


def edited(rng: random.Random, words: list[str], share: float) -> list[str]:
    """About ``share`` of the words dropped, added to or put otherwise."""
    made = []
    for word in words:
        if rng.random() >= share:
            made.append(word)
            continue
        way = rng.randrange(3)
        if way != 0:
            made.append(rng.choice(ONSETS) + rng.choice(RHYMES))
        if way == 1:
            made.append(word)
    return made


def milliseconds(run: Callable[[], Any]) -> list[float]:
    """Processor time of each of some rounds: a busy machine changes the clock, not the work."""
    took = []
    for _ in range(ROUNDS):
        started = time.process_time()
        run()
        took.append((time.process_time() - started) * 1000)
    return took


def told(took: list[float]) -> str:
    """Median and worst."""
    return f"median {statistics.median(took):.0f} ms, worst {max(took):.0f} ms of processor time"


if __name__ == "__main__":
    raise SystemExit(main())
