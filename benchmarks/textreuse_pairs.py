"""Labelled pairs of real articles: which are copies, and which only tell of the same event?

    python benchmarks/textreuse_pairs.py

Indexes the articles, asks for each, and counts a pair as found when the match's kind is reprint,
abridged or common_source. Most labels of copies were themselves found by measuring overlap;
pairs that a person read are counted apart. The one threshold that was fitted is fitted again on
nine tenths of the pairs and tried on the last tenth, twenty times over.
"""

import json
import math
import sys
import tempfile
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "src"), str(ROOT)]

import numpy as np  # noqa: E402
from benchmarks.textreuse_corpus import DATA  # noqa: E402

from phoihop.engines.textreuse import (  # noqa: E402
    COPIES,
    GUARANTEED_WORDS,
    Document,
    Index,
    judging,
    unfit,
)
from phoihop.engines.textreuse.figures import LONGEST, PASSAGE  # noqa: E402
from phoihop.engines.textreuse.jsonlines import day_in  # noqa: E402
from phoihop.engines.textreuse.judging import Evidence, kind_of  # noqa: E402
from phoihop.engines.textreuse.readings import read_documents  # noqa: E402
from phoihop.engines.textreuse.reporting import evidence_of  # noqa: E402
from phoihop.engines.textreuse.searching import search  # noqa: E402

POSITIVE = frozenset({
    "reprint", "reprint_edited", "reprint_press_release", "reprint_declared",
    "advertorial_reprint", "abridged", "mixed_reprint", "excerpt_of_common_document",
})  # fmt: skip
FOLDS, REPEATS = 10, 20


@dataclass(frozen=True)
class Pair:
    """A labelled pair: whether it is a copy, whether a person read it, what the engine saw."""

    relation: str
    copied: bool
    read: bool
    evidence: Evidence | None

    @property
    def found(self) -> bool:
        return self.evidence is not None and kind_of(self.evidence) in COPIES


def wilson(hits: int, count: int) -> tuple[float, float]:
    """The 95 % interval of a share."""
    if not count:
        return 0.0, 1.0
    z, share = 1.96, hits / count
    centre = share + z * z / (2 * count)
    spread = z * math.sqrt(share * (1 - share) / count + z * z / (4 * count * count))
    return (centre - spread) / (1 + z * z / count), (centre + spread) / (1 + z * z / count)


def said(hits: int, count: int) -> str:
    low, high = wilson(hits, count)
    return f"{hits}/{count} = {hits / max(1, count):.3f} [{low:.3f}, {high:.3f}]"


def evidence_for(documents: list[Document]) -> dict[tuple[str, str], Evidence]:
    """What an index of the documents knows of each two that share a passage."""
    found = {}
    with tempfile.TemporaryDirectory() as folder, Index.open(folder) as index:
        index.add(documents)
        snapshot = index._current()  # noqa: SLF001
        texts, titles = read_documents(documents)
        seen = search(snapshot, texts, titles)
        lengths = np.diff(titles.words)
        for (text, number, _, rares), figures in zip(
            seen.pairs.tolist(), seen.figures.tolist(), strict=True
        ):
            row = snapshot.row(number)
            label = snapshot.label(row)
            longer = int(max(lengths[text], row.title_words))
            if reported(figures):
                found[documents[text].id, label.id] = evidence_of(
                    figures, documents[text], label, longer, rares > 0
                )
    return found


def reported(figures: list[int]) -> bool:
    """Whether an index would report a pair with these figures."""
    return figures[LONGEST] >= GUARANTEED_WORDS or figures[PASSAGE] >= judging.REPORTED_PASSAGE


def labelled_pairs() -> list[Pair]:
    """The pairs with their evidence; none when the data are not at hand."""
    if not (DATA / "pairs.jsonl").exists():
        return []
    lines = (DATA / "articles.jsonl").read_text(encoding="utf-8").splitlines()
    articles = [json.loads(line) for line in lines]
    documents = [
        Document(
            row["id"], row["text"], row["title"], row["outlet"] or "", day_in(row["published"])
        )
        for row in articles
    ]
    known = evidence_for([document for document in documents if unfit(document) is None])
    rows = map(json.loads, (DATA / "pairs.jsonl").read_text(encoding="utf-8").splitlines())
    return [
        Pair(
            row["relation"],
            row["relation"] in POSITIVE,
            row["how_verified"].startswith("read"),
            known.get((row["id_a"], row["id_b"])),
        )
        for row in rows
    ]


def counted(pairs: list[Pair], found: list[bool]) -> tuple[int, int, int]:
    """How many were rightly found, wrongly found, and missed."""
    right = sum(hit and pair.copied for pair, hit in zip(pairs, found, strict=True))
    wrong = sum(found) - right
    return right, wrong, sum(pair.copied for pair in pairs) - right


def report(name: str, pairs: list[Pair]) -> None:
    right, wrong, missed = counted(pairs, [pair.found for pair in pairs])
    print(
        f"| {name} | {len(pairs)} | {said(right, right + wrong)} | {said(right, right + missed)} |"
    )


def found_with(pair: Pair, close: float) -> bool:
    """Whether a pair counts as a copy with another threshold of closeness."""
    kept, judging.CLOSE = judging.CLOSE, close
    try:
        return pair.found
    finally:
        judging.CLOSE = kept


def cross_validated(pairs: list[Pair]) -> tuple[int, int, int]:
    """Counts over held-out tenths, with the threshold fitted on the other nine."""
    choices = np.arange(0.9, 1.4, 0.01)
    grid = np.array([[found_with(pair, close) for pair in pairs] for close in choices])
    copied = np.array([pair.copied for pair in pairs])
    random = np.random.default_rng(0)
    total = np.zeros(3, int)
    for _ in range(REPEATS):
        order = random.permutation(len(pairs))
        for fold in range(FOLDS):
            held = order[fold::FOLDS]
            trained = np.setdiff1d(order, held)
            right = (grid[:, trained] == copied[trained]).sum(axis=1)
            best = grid[int(np.median(np.flatnonzero(right == right.max())))]
            total += [
                (best[held] & copied[held]).sum(),
                (best[held] & ~copied[held]).sum(),
                (~best[held] & copied[held]).sum(),
            ]
    right, wrong, missed = (total / REPEATS).round().astype(int).tolist()
    return right, wrong, missed


def main() -> int:
    pairs = labelled_pairs()
    if not pairs:
        print("Labelled pairs: needs ../shared/data, which is absent.")
        return 0
    print("| pairs | how many | precision | recall |\n|---|---|---|---|")
    report("all", pairs)
    report("read by a person", [pair for pair in pairs if pair.read])
    report("found by measuring", [pair for pair in pairs if not pair.read])
    right, wrong, missed = cross_validated(pairs)
    print(
        f"| threshold fitted on other pairs | {len(pairs)} | {said(right, right + wrong)} "
        f"| {said(right, right + missed)} |"
    )
    errors = Counter(
        ("missed " if pair.copied else "wrongly found ") + pair.relation
        for pair in pairs
        if pair.found != pair.copied
    )
    for error, count in sorted(errors.items()):
        print(f"{count} {error}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
