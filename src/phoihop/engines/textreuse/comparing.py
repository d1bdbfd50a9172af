"""Two texts side by side: every run of words they share, and where it stands in each."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from phoihop.engines.textreuse.folding import folding_table
from phoihop.engines.textreuse.signing import as_units


@dataclass(frozen=True, slots=True)
class Span:
    """A verbatim run in both texts, as code points: ``a[a_start:a_end]`` and ``b[...]``.

    The two slices are equal word for word after folding; marks, case and punctuation may differ.
    """

    a_start: int
    a_end: int
    b_start: int
    b_end: int
    words: int


@dataclass(frozen=True, slots=True)
class Comparison:
    """What two texts have in common, exactly.

    Attributes:
        words: words of A that stand in B too, in runs of at least five.
        longest_run: words of the longest verbatim run.
        share_of_a: those words as a share of A, 0..1.
        share_of_b: the same for B.
        spans: the runs, in the order of A.
    """

    words: int
    longest_run: int
    share_of_a: float
    share_of_b: float
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True, eq=False)
class PlacedWords:
    """A text read as words: token, start and end of each, in code points of the original."""

    tokens: npt.NDArray[np.uint32]
    starts: npt.NDArray[np.int32]
    ends: npt.NDArray[np.int32]


def placed_words(text: str) -> PlacedWords:
    """Read a text as words with their places.

    A token is 31 bits of the folded word's hash; its lowest bit tells words with a digit. Two
    different words of one language share a token about once in two thousand million pairs.
    """
    from phoihop.engines.textreuse.reading import mix_words, read_placed_words

    units = np.frombuffer(as_units(text), np.uint16)
    room = len(units) + 1
    words, starts = np.empty(room, np.uint64), np.empty(room, np.int32)
    ends, numerals = np.empty(room, np.int32), np.empty(room, np.uint8)
    count = read_placed_words(units, 0, len(units), folding_table(), words, starts, ends, numerals)
    mix_words(words, count)
    return PlacedWords(as_tokens(words[:count], numerals[:count]), starts[:count], ends[:count])


def as_tokens(
    words: npt.NDArray[np.uint64], numerals: npt.NDArray[np.uint8]
) -> npt.NDArray[np.uint32]:
    """Mixed words and their digit flags as tokens."""
    return ((words >> np.uint64(33)).astype(np.uint32) << np.uint32(1)) | numerals


def seed_room(words: int) -> int:
    """Size of the table that holds the seeds of a text: a power of two with room to spare."""
    return 1 << max(6, (2 * words).bit_length())


def runs_of(query: npt.NDArray[np.uint32], source: npt.NDArray[np.uint32]) -> npt.NDArray[np.int32]:
    """Shared runs as rows (place in query, place in source, words), in the query's order.

    Runs do not overlap in the shorter text; which text is called the query does not matter.
    """
    from phoihop.engines.textreuse.alignment import SEED_WORDS, plant_seeds, shared_runs

    turned = len(query) < len(source)
    longer, shorter = (source, query) if turned else (query, source)
    heads = np.empty(seed_room(len(longer)), np.int32)
    nexts = np.empty(len(longer) + 1, np.int32)
    runs = np.empty((len(shorter) // SEED_WORDS + 1, 3), np.int32)
    plant_seeds(longer, heads, nexts)
    runs = runs[: shared_runs(longer, heads, nexts, shorter, runs)]
    runs = runs[:, [1, 0, 2]] if turned else runs
    return runs[np.lexsort((runs[:, 1], runs[:, 0]))]


def covered(runs: npt.NDArray[np.int32], side: int, words: int) -> int:
    """How many words of one text lie in a run; words in two runs count once."""
    ends = np.zeros(words + 1, np.int64)
    np.add.at(ends, runs[:, side], 1)
    np.add.at(ends, runs[:, side] + runs[:, 2], -1)
    return int(np.count_nonzero(np.cumsum(ends)))


def compare(text_a: str, text_b: str) -> Comparison:
    """Find every run of at least five words that two texts share.

    Args:
        text_a: any text; it is folded for comparing, never changed.
        text_b: the other.

    Returns:
        Shares and spans. Passages in another order are all found; a passage that the longer
        text repeats is paired with one of its places.
    """
    a, b = placed_words(text_a), placed_words(text_b)
    runs = runs_of(a.tokens, b.tokens)
    spans = tuple(
        Span(
            int(a.starts[at]),
            int(a.ends[at + words - 1]),
            int(b.starts[place]),
            int(b.ends[place + words - 1]),
            words,
        )
        for at, place, words in runs.tolist()
    )
    words_of_a = covered(runs, 0, len(a.tokens))
    return Comparison(
        words=words_of_a,
        longest_run=max((span.words for span in spans), default=0),
        share_of_a=words_of_a / max(1, len(a.tokens)),
        share_of_b=covered(runs, 1, len(b.tokens)) / max(1, len(b.tokens)),
        spans=spans,
    )
