"""What travelled with a copy: byline, source line, label. Looked for in its words. Pure."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from phoihop.engines.vietnamese.folding import fold_words

EDGE_WORDS = 60
"""A source stands above or below a text; in its middle a name may mean anything."""
LONGEST_CREDIT_WORDS = 14
_CREDIT = re.compile(r"\(?\s*(?:theo|nguồn|nguon|source)\s*:?\s+(.+?)\s*\)?\.?", re.IGNORECASE)
_BETWEEN = re.compile(r"[,;&]|\s[-–]\s|\svà\s", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Marks:
    """``None`` where there was nothing to look for."""

    byline: bool | None
    source_line: bool | None
    label: bool | None


def marks_in(
    text: str, *, author_line: str, sources: Iterable[str], labels: Sequence[str]
) -> Marks:
    """Look for what should stand with a copy.

    Args:
        text: the words of the page that were kept; what its frame said is not among them.
        author_line: as printed with the work; several names are each looked for.
        sources: names and hosts of the outlets where the work appeared.
        labels: wordings of which one must stand there; none when no label is owed.
    """
    words = fold_words(text)
    whole = f" {' '.join(words)} "
    edges = f" {' '.join(words[:EDGE_WORDS])}  {' '.join(words[-EDGE_WORDS:])} "
    names = [name for name in map(_folded, _BETWEEN.split(author_line)) if " " in name]
    told = [name for name in map(_folded, sources) if name]
    wanted = [label for label in map(_folded, labels) if label]
    return Marks(
        any(f" {name} " in whole for name in names) if names else None,
        any(f" {name} " in edges for name in told) if told else None,
        any(f" {label} " in whole for label in wanted) if wanted else None,
    )


def credits_in(text: str) -> list[str]:
    """The names that short lines like "Theo Báo Mẫu" or "(Nguồn: baomau.vn)" give as source."""
    lines = (line.strip() for line in text.splitlines())
    short = [line for line in lines if 0 < len(line.split()) <= LONGEST_CREDIT_WORDS]
    found = (_CREDIT.fullmatch(line) for line in short)
    return [match.group(1).strip(" .)") for match in found if match]


def _folded(text: str) -> str:
    return " ".join(fold_words(text))
