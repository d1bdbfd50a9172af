"""A text cut into paragraphs and runs, so that a page can mark passages without markup."""

from collections.abc import Iterable
from dataclasses import dataclass

from phoihop.engines.revisions import Kind, Piece


@dataclass(frozen=True, slots=True)
class Span:
    """A passage to be marked. ``kind``: ``comment``, ``inserted``, ``deleted`` or ``seen``.

    ``number`` links it to its place beside the text; a deletion has no length, only ``words``.
    """

    start: int
    end: int
    kind: str
    number: int = 0
    words: str = ""


@dataclass(frozen=True, slots=True)
class Run:
    """Characters under the same marks. ``number``: of the comment that begins here, or 0."""

    text: str
    kinds: frozenset[str]
    number: int = 0


def paragraphs(text: str, spans: Iterable[Span]) -> list[list[Run]]:
    """The lines of ``text`` as runs; each character once, deleted words where they stood."""
    listed = sorted(spans, key=lambda span: (span.start, span.end))
    cuts = {0, len(text)}
    for span in listed:
        cuts |= {min(span.start, len(text)), min(span.end, len(text))}
    lines: list[list[Run]] = [[]]
    ordered = sorted(cuts)
    for start, end in zip(ordered, [*ordered[1:], len(text)], strict=True):
        for gone in listed:
            if gone.kind == "deleted" and gone.start == start:
                lines[-1].append(Run(gone.words, frozenset({"deleted"})))
        if end > start:
            _add(lines, text[start:end], *_marks(listed, start, end))
    return [line for line in lines if line]


def _marks(spans: list[Span], start: int, end: int) -> tuple[frozenset[str], int]:
    over = [
        span for span in spans
        if span.kind != "deleted" and span.start <= start and end <= span.end
    ]  # fmt: skip
    begins = next((span.number for span in over if span.start == start and span.number), 0)
    return frozenset(span.kind for span in over), begins


def _add(lines: list[list[Run]], text: str, kinds: frozenset[str], number: int) -> None:
    for place, line in enumerate(text.split("\n")):
        if place:
            lines.append([])
        if line:
            lines[-1].append(Run(line, kinds, number))
            number = 0


def changed_lines(pieces: Iterable[Piece]) -> list[list[Run]]:
    """A comparison as lines of runs, ``inserted`` and ``deleted``."""
    kinds = {Kind.ADDED: frozenset({"inserted"}), Kind.REMOVED: frozenset({"deleted"})}
    lines: list[list[Run]] = [[]]
    for piece in pieces:
        _add(lines, piece.text, kinds.get(piece.kind, frozenset()), 0)
    return [line for line in lines if line]
