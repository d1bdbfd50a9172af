"""Cue phrases as data beside this module: of content kinds, genres and known documents. Pure.

A phrase that begins with "~" is weak: it falls in other talk too, and counts half.
"""

from functools import cache
from importlib import resources

from phoihop.publications.matching.documents import DocumentKey, key_of_phrase

WEAK = "~"


@cache
def cues() -> dict[str, tuple[str, ...]]:
    """Kind or genre → its cue phrases, as ``cues.txt`` lists them."""
    return _sections("cues.txt")


@cache
def words_about(key: DocumentKey) -> tuple[str, ...]:
    """How the press speaks of a document without naming it; ``document_words.txt``.

    Empty for documents that the list does not know. A document is the listed one when kind and
    number agree and neither symbol nor term says otherwise.
    """
    return next((words for known, words in _known_documents() if _same(known, key)), ())


@cache
def _known_documents() -> tuple[tuple[DocumentKey, tuple[str, ...]], ...]:
    found = []
    for name, words in _sections("document_words.txt").items():
        for one in name.split("|"):
            key = key_of_phrase(one.strip())
            if key is None:
                raise ValueError(one)  # a mistake in the list, seen by its test
            found.append((key, words))
    return tuple(found)


def _same(known: DocumentKey, key: DocumentKey) -> bool:
    if known.kind != key.kind or known.number.lstrip("0") != key.number.lstrip("0"):
        return False
    if known.terms and key.terms and not known.terms & key.terms:
        return False
    return known.symbol == key.symbol


def _sections(name: str) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    kind = ""
    for line in resources.files(__package__).joinpath(name).read_text("utf-8").splitlines():
        words = line.strip()
        if words.startswith("["):
            kind = words.strip("[]")
        elif words and not words.startswith("#"):
            found.setdefault(kind, []).append(words)
    return {name: tuple(phrases) for name, phrases in found.items()}


def weighed(words: str) -> tuple[str, float]:
    """A phrase without its mark, and what it counts: 1, or 0.5 when it is weak."""
    bare = words.lstrip()
    return (bare[1:].strip(), 0.5) if bare.startswith(WEAK) else (bare, 1.0)
