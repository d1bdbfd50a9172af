"""Fingerprints of a text: a small, fixed choice of its shingles that any copy shares.

Guarantee: two texts with a verbatim run of ``GUARANTEED_WORDS`` words in common, after folding,
share at least one fingerprint.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from phoihop.engines.textreuse.folding import folding_table, within_plane

SHINGLE_WORDS = 6
WINDOW_SHINGLES = 9
GUARANTEED_WORDS = SHINGLE_WORDS + WINDOW_SHINGLES - 1
HASH_BITS = 40
# So many texts at once stay in the processor's second cache between reading and winnowing.
TEXTS_AT_ONCE = 128


@dataclass(frozen=True, slots=True, eq=False)
class Fingerprints:
    """The fingerprints of several texts.

    Attributes:
        hashes: ``uint64``, each below 2**40, in the order of the text; one may come twice.
        places: ``int32``, the word at which each fingerprint's shingle starts.
        firsts: ``int64`` of texts + 1: text ``i`` owns ``hashes[firsts[i]:firsts[i + 1]]``.
    """

    hashes: npt.NDArray[np.uint64]
    places: npt.NDArray[np.int32]
    firsts: npt.NDArray[np.int64]


def as_units(text: str) -> bytes:
    """UTF-16 of a text, one unit a code point, so that places in it are places in the text."""
    units = text.encode("utf-16-le", "surrogatepass")
    if len(units) != 2 * len(text):
        units = within_plane(text).encode("utf-16-le", "surrogatepass")
    return units


def packed(texts: Sequence[str]) -> tuple[npt.NDArray[np.uint16], npt.NDArray[np.int64]]:
    """Texts as one array of units and the ``n + 1`` bounds between them."""
    parts = [as_units(text) for text in texts]
    bounds = np.zeros(len(parts) + 1, np.int64)
    np.cumsum([len(part) >> 1 for part in parts], out=bounds[1:])
    return np.frombuffer(b"".join(parts), np.uint16), bounds


def chosen_keys(
    texts: Sequence[str], shingle: int, window: int
) -> tuple[npt.NDArray[np.uint64], npt.NDArray[np.int64]]:
    """Hash and place of each fingerprint in one number, and the bounds between texts."""
    from phoihop.engines.textreuse.winnowing import sign_texts

    units, bounds = packed(texts)
    longest = int(np.diff(bounds).max(initial=0)) + 2
    chosen = np.empty(len(units) // 2 + len(texts) + 1, np.uint64)
    firsts = np.empty(len(bounds), np.int64)
    scratch = np.empty((3, longest), np.uint64)
    total = sign_texts(units, bounds, folding_table(), shingle, window, chosen, firsts, scratch)
    return chosen[:total], firsts


def fingerprints_of(
    texts: Sequence[str], *, shingle: int = SHINGLE_WORDS, window: int = WINDOW_SHINGLES
) -> Fingerprints:
    """Fingerprints of many texts, about as fast as their UTF-8 could be decoded.

    Args:
        texts: any strings; lone surrogates and control characters count as separators. A text
            may have at most 2**24 words.
        shingle: words hashed together (K), 1 to 63.
        window: successive shingles of which the least is kept (W), at least 1.

    Returns:
        About ``2 / (window + 1)`` fingerprints a word; none for a text below ``shingle`` words.
    """
    keys: list[npt.NDArray[np.uint64]] = []
    firsts = [np.zeros(1, np.int64)]
    total = 0
    for begin in range(0, len(texts), TEXTS_AT_ONCE):
        part, bounds = chosen_keys(texts[begin : begin + TEXTS_AT_ONCE], shingle, window)
        keys.append(part)
        firsts.append(bounds[1:] + total)
        total += len(part)
    joined = np.concatenate(keys) if keys else np.empty(0, np.uint64)
    backwards = (joined & np.uint64(0xFFFFFF)).astype(np.int32)
    return Fingerprints(
        hashes=joined >> np.uint64(24),
        places=np.int32(0xFFFFFF) - backwards,
        firsts=np.concatenate(firsts),
    )


def fingerprints(text: str) -> Fingerprints:
    """Fingerprints of one text; see ``fingerprints_of``."""
    return fingerprints_of([text])
