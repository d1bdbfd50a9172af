"""Addresses: how many of the odd ones are put right, and how fast.

Run: ``python benchmarks/addresses.py``. The lists lie in ``../shared/data``.
"""

import json
import os
import sys
import time
from collections import Counter, defaultdict
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "src"))
DATA = Path(os.environ.get("PHOIHOP_SHARED", ROOT.parent / "shared")) / "data"


def main() -> int:
    """Print one line for each question."""
    from phoihop.engines.webpages.addresses import canonicalise, same_work_key, split_glued

    if not DATA.is_dir():
        print(f"skipped: needs {DATA}, which is absent")
        return 0
    odd = [row["url"] for row in _rows("lists/url_oddities.jsonl")]
    articles = _rows("articles.jsonl")
    pieces = [piece for address in odd for piece in split_glued(address)]
    settled = [canonicalise(piece) for piece in pieces]
    again = [canonicalise(address.canonical) for address in settled]
    stable = sum(one.canonical == two.canonical for one, two in zip(settled, again, strict=True))
    print(f"odd addresses: {len(odd)}, {len(pieces)} after splitting; stable form: {stable}")
    print(f"with a number of the article: {sum(bool(a.article_id) for a in settled)}")
    print("notes:", dict(Counter(note for address in settled for note in address.notes)))
    keys: dict[tuple[str, str], set[str]] = defaultdict(set)
    for row in articles:
        keys[same_work_key(canonicalise(row["url"]))].add(row["text_sha1"])
    numbered = sum(key[1].startswith("#") for key in keys)
    clashes = sum(len(texts) > 1 for texts in keys.values())
    print(f"articles: {len(articles)}, keys with a number: {numbered}, clashes: {clashes}")
    joined = _joined(articles)
    print(f"pairs of the labelled list with one key: {joined}")
    addresses = [row["url"] for row in articles] * 20
    started = time.perf_counter()
    for address in addresses:
        canonicalise(address)
    print(f"{len(addresses) / (time.perf_counter() - started):,.0f} addresses/s on one core")
    return 0


def _rows(name: str) -> list[dict[str, str]]:
    return [json.loads(line) for line in (DATA / name).read_text("utf-8").splitlines()]


def _joined(articles: list[dict[str, str]]) -> dict[str, int]:
    from phoihop.engines.webpages.addresses import canonicalise, same_work_key

    keys = {row["id"]: same_work_key(canonicalise(row["url"])) for row in articles}
    found: Counter[str] = Counter()
    for pair in _rows("pairs.jsonl"):
        one, other = keys.get(pair["id_a"]), keys.get(pair["id_b"])
        if one and one == other:
            found[pair["relation"]] += 1
    return dict(found)


if __name__ == "__main__":
    sys.exit(main())
