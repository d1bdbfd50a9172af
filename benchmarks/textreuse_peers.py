"""The peers, called as their own examples call them, on the same folded words as ours."""

import importlib.metadata
import importlib.util
import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache

Sign = Callable[[str], object]

WORD = re.compile(r"\w+")
SHINGLE = 5
PERMUTATIONS = 128


@lru_cache(maxsize=1)
def folding() -> dict[int, str | None]:
    """A table for ``str.translate``: the fastest folding that plain Python offers."""
    table: dict[int, str | None] = {}
    for point in range(0x10000):
        letter = chr(point)
        category = unicodedata.category(letter)
        if category == "Mn":
            table[point] = None
        elif category[0] in "LN":
            plain = unicodedata.normalize("NFKD", letter).lower()[0].replace("đ", "d")
            if plain != letter:
                table[point] = plain
    return table


def shingles(text: str) -> list[str]:
    """Runs of five folded words."""
    words = WORD.findall(text.translate(folding()))
    return [" ".join(words[at : at + SHINGLE]) for at in range(max(1, len(words) - SHINGLE + 1))]


def datasketch_sign(text: str) -> object:
    """MinHash of 128 permutations."""
    from datasketch import MinHash

    sketch = MinHash(PERMUTATIONS)
    sketch.update_batch([shingle.encode() for shingle in shingles(text)])
    return sketch


def rensa_sign(text: str) -> object:
    """RMinHash of 128 permutations."""
    from rensa import RMinHash

    sketch = RMinHash(num_perm=PERMUTATIONS, seed=42)
    sketch.update(shingles(text))
    return sketch


def signers() -> dict[str, Sign | None]:
    """Each peer with its signing function, or None where it is not installed."""
    known: dict[str, Sign] = {"datasketch": datasketch_sign, "rensa": rensa_sign}
    return {name: sign if importlib.util.find_spec(name) else None for name, sign in known.items()}


def version(name: str) -> str:
    """The installed version of a peer."""
    return importlib.metadata.version(name)


def near_duplicates(
    name: str, base: dict[str, str], queries: dict[str, str]
) -> dict[str, set[str]]:
    """What a peer's whole-document index finds for each query (MinHash, threshold 0.5)."""
    if name == "datasketch":
        from datasketch import MinHashLSH

        index = MinHashLSH(threshold=0.5, num_perm=PERMUTATIONS)
        for key, text in base.items():
            index.insert(key, datasketch_sign(text))
        return {key: set(index.query(datasketch_sign(text))) for key, text in queries.items()}
    from rensa import RMinHashLSH

    keys = list(base)
    lsh = RMinHashLSH(threshold=0.5, num_perm=PERMUTATIONS, num_bands=32)
    for number, key in enumerate(keys):
        lsh.insert(number, rensa_sign(base[key]))
    return {
        key: {keys[number] for number in lsh.query(rensa_sign(text))}
        for key, text in queries.items()
    }
