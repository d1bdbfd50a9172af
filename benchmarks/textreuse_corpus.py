"""Texts to measure on: real articles where they are at hand, generated ones everywhere.

Generated articles have a Vietnamese-like stock of syllables, used as unevenly as in life, set
phrases that many articles share, and now and then a copied passage; so a growing archive offers
more and more candidates, as a real one does. They show scale, not quality.
"""

import json
import lzma
import os
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import numpy as np

from phoihop.engines.textreuse import Document

ROOT = Path(__file__).resolve().parents[1]
DATA = Path(os.environ.get("PHOIHOP_SHARED", ROOT.parent / "shared")) / "data"
BASE = DATA / "corpus" / "base-40k.jsonl.xz"
PLANTED = DATA / "corpus" / "planted.jsonl.xz"

ONSETS = "b c ch d đ g gi h kh l m n ng nh ph qu r s t th tr v x"
RIMES = (
    "a ai am an ang anh ao au ay e em en eo ê êm ên i ia im in inh iên iêu o oi on ong ô ôi ông ơ "
    "ơi u ui ung uôi uông ư ưng ươi ương ươn"
)
TONES = ("", "\u0301", "\u0300", "\u0309", "\u0303", "\u0323")
# Set phrases are used by a power law of this exponent, so that the candidates of an article grow
# with the archive about as those of real articles do between 5,000 and 40,000 of them.
PHRASES = 3_000_000
PHRASE_EXPONENT = 0.69
PHRASES_A_TEXT = 16
COPIES = 0.04


@dataclass(frozen=True)
class Planted:
    """A query with the document it was made from (empty for one made from none) and how."""

    kind: str
    source: str
    document: Document


def real_base(count: int) -> list[Document]:
    """The first ``count`` real articles; empty when they are not at hand."""
    if not BASE.exists():
        return []
    with lzma.open(BASE, "rt", encoding="utf-8") as lines:
        rows = (json.loads(line) for line in islice(lines, count))
        return [Document(str(row["id"]), row["text"], row["title"]) for row in rows]


def real_planted() -> list[Planted]:
    """Planted queries; empty when they are not at hand."""
    if not PLANTED.exists():
        return []
    with lzma.open(PLANTED, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    return [
        Planted(
            row["kind"],
            "" if row["src"] == -1 else str(row["src"]),
            Document(f"q{row['qid']}", row["text"], row["title"]),
        )
        for row in rows
    ]


def syllables() -> np.ndarray:
    """Some six thousand different syllables, in an order that is always the same."""
    import unicodedata

    made = {
        unicodedata.normalize("NFC", onset + rime[0] + tone + rime[1:])
        for onset in ONSETS.split()
        for rime in RIMES.split()
        for tone in TONES
    }
    chosen = np.array(sorted(made), object)
    np.random.default_rng(3).shuffle(chosen)
    return chosen


class Generator:
    """Articles without end, the same ones for the same seed."""

    def __init__(self, seed: int = 7) -> None:
        self.random = np.random.default_rng(seed)
        self.syllables = syllables()
        weights = 1 / (np.arange(len(self.syllables)) + 3.0)
        self.steps = np.cumsum(weights / weights.sum())
        popularity = 1 / (np.arange(PHRASES) + 1.0) ** PHRASE_EXPONENT
        self.phrase_steps = np.cumsum(popularity / popularity.sum())
        self.earlier: list[np.ndarray] = []

    def texts(self, count: int) -> list[str]:
        """The next ``count`` articles, about 530 words each."""
        lengths = np.clip(self.random.lognormal(6.15, 0.5, count), 80, 3000).astype(int)
        drawn = np.searchsorted(self.steps, self.random.random(int(lengths.sum())))
        self.salt(drawn, lengths)
        texts = []
        for words in np.split(drawn, np.cumsum(lengths)[:-1]):
            self.copy_some(words)
            texts.append(self.spelled(words))
        return texts

    def salt(self, words: np.ndarray, lengths: np.ndarray) -> None:
        """Write set phrases of 7 to 13 words, too few to be reported, over some of the words."""
        many = len(lengths) * PHRASES_A_TEXT
        phrases = np.searchsorted(self.phrase_steps, self.random.random(many))
        begins = np.repeat(np.cumsum(lengths) - lengths, PHRASES_A_TEXT)
        begins += (self.random.random(many) * np.repeat(lengths - 14, PHRASES_A_TEXT)).astype(int)
        sizes = 7 + phrases % 7
        step = np.arange(sizes.sum()) - np.repeat(np.cumsum(sizes) - sizes, sizes)
        mixed = np.repeat(phrases, sizes).astype(np.uint64) * np.uint64(16) + step.astype(np.uint64)
        mixed = (mixed + np.uint64(1)) * np.uint64(0x9E3779B97F4A7C15)
        mixed = (mixed ^ (mixed >> np.uint64(29))) * np.uint64(0xBF58476D1CE4E5B9)
        chance = (mixed >> np.uint64(11)).astype(float) / 2**53
        words[np.repeat(begins, sizes) + step] = np.searchsorted(self.steps, chance)

    def copy_some(self, words: np.ndarray) -> None:
        """Rarely, begin an article with a passage of an earlier one."""
        if self.earlier and self.random.random() < COPIES:
            source = self.earlier[int(self.random.integers(0, len(self.earlier)))]
            share = int(len(source) * self.random.uniform(0.1, 1.0))
            piece = source[:share][: len(words)]
            words[: len(piece)] = piece
        if len(self.earlier) < 5000:
            self.earlier.append(words)
        else:
            self.earlier[int(self.random.integers(0, 5000))] = words

    def spelled(self, words: np.ndarray) -> str:
        """Words as text, with a full stop after every twentieth."""
        written = self.syllables[words]
        written[19::20] = written[19::20] + "."
        return " ".join(written.tolist())


def generated(count: int, seed: int = 7, at_once: int = 1000) -> Iterator[list[Document]]:
    """Batches of generated documents."""
    generator = Generator(seed)
    for begin in range(0, count, at_once):
        texts = generator.texts(min(at_once, count - begin))
        yield [Document(f"g{seed}-{begin + at}", text) for at, text in enumerate(texts)]
