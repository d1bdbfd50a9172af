"""The real pages: what a hand picked out of each, kept as hashes.

July 2026, 7 articles and 15 lists and home pages: F1 of words 1.000, every title, sapo, day and
author right, every list told from an article.
"""

import hashlib
import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from phoihop.engines.webpages.extraction import Extraction, extract
from phoihop.engines.webpages.tree import words_of
from tests.engines.webpages.measured import shared_data

EXPECTED = Path(__file__).with_name("expected_pages.jsonl")
Pair = tuple[dict[str, Any], Extraction]


def _hash(text: str, digits: int = 12) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:digits]


@pytest.fixture(scope="module")
def pairs() -> list[Pair]:
    folder = shared_data() / "html"
    rows = [json.loads(line) for line in EXPECTED.read_text("utf-8").splitlines()]
    return [(row, extract((folder / row["file"]).read_bytes(), url=None)) for row in rows]


def _articles(pairs: list[Pair]) -> list[Pair]:
    return [pair for pair in pairs if pair[0]["kind"] == "article"]


def test_the_words_of_each_article_are_found(pairs: list[Pair]) -> None:
    scores = []
    for row, read in _articles(pairs):
        got = Counter(_hash(word, 8) for word in words_of(read.text))
        both = (got & Counter(row["words"])).total()
        scores.append(2 * both / (got.total() + sum(row["words"].values())))
    assert sum(scores) / len(scores) >= 0.99
    assert min(scores) >= 0.96


def test_titles_days_and_authors_are_exact(pairs: list[Pair]) -> None:
    for row, read in _articles(pairs):
        modified = str(read.modified) if read.modified else None
        assert (_hash(read.title), _hash(read.sapo)) == (row["title"], row["sapo"]), row["file"]
        assert (str(read.published), modified) == (row["published"], row["modified"]), row["file"]
        assert [_hash(author) for author in read.authors] == row["authors"], row["file"]


def test_lists_and_home_pages_are_no_articles(pairs: list[Pair]) -> None:
    taken = [row["file"] for row, read in pairs if row["kind"] != "article" and read.text]
    assert taken == []


def test_the_spoof_is_reported_with_and_without_its_address(pairs: list[Pair]) -> None:
    suspected = [row["file"] for row, read in pairs if "spoof_suspected" in read.findings]
    assert suspected == ["dmt041104111003__vietnamnet.html"]
    raw = (shared_data() / "html" / suspected[0]).read_bytes()
    assert "canonical_host_differs" in extract(raw, url="https://khac.example.com/").findings
