"""Files that people write by hand: a strict, safe part of YAML, read with every mistake at once.

``read_tree`` makes text a tree that knows its lines; a ``Record`` (see ``fields``) makes the tree
plain values and names what is wrong; ``write`` makes values text again, always the same way.
"""

from phoihop.engines.plainfiles.fields import (
    Choice,
    Day,
    Dong,
    Field,
    Flag,
    ListOf,
    Names,
    Percent,
    Reading,
    Record,
    Text,
    Whole,
)
from phoihop.engines.plainfiles.mistakes import Mistake, closest
from phoihop.engines.plainfiles.tree import read_tree
from phoihop.engines.plainfiles.writing import write

__all__ = [
    "Choice",
    "Day",
    "Dong",
    "Field",
    "Flag",
    "ListOf",
    "Mistake",
    "Names",
    "Percent",
    "Reading",
    "Record",
    "Text",
    "Whole",
    "closest",
    "read_tree",
    "write",
]
