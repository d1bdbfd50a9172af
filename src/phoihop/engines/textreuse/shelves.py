"""Kept words: what an exact comparison needs of each document, and the row that finds it.

A document's block holds, one after another: tokens of the title, tokens of the text, extras,
steps (see ``keeping``), the id and the outlet. Blocks begin on a boundary of four bytes.
"""

import zlib
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from phoihop.engines.textreuse.documents import Document
from phoihop.engines.textreuse.readings import Readings

ROW = np.dtype(
    [
        ("offset", "<u8"),
        ("words", "<u4"),
        ("extras", "<u4"),
        ("published", "<i4"),
        ("crc", "<u4"),
        ("shelf", "<u2"),
        ("title_words", "<u2"),
        ("id_bytes", "<u2"),
        ("outlet_bytes", "<u2"),
    ]
)
MAX_TITLE_WORDS = 64
GONE, FORGOTTEN = 1, 2
UNDATED = 0

Rows = npt.NDArray[np.void]
Raw = npt.NDArray[np.uint8]


class Row(NamedTuple):
    """A document's row as plain numbers; the fields of ``ROW``.

    ``offset`` is in bytes; ``words``, ``title_words`` and ``extras`` count entries of four
    bytes; ``published`` is a day's ordinal or 0; ``crc`` is that of the block.
    """

    offset: int
    words: int
    extras: int
    published: int
    crc: int
    shelf: int
    title_words: int
    id_bytes: int
    outlet_bytes: int

    @property
    def word_bytes(self) -> int:
        """How many bytes of the block come from the title and the text: all before the id."""
        return 4 * (self.title_words + self.words + self.extras) + self.words

    @property
    def block_bytes(self) -> int:
        """Length of the block without its padding."""
        return self.word_bytes + self.id_bytes + self.outlet_bytes


@dataclass(frozen=True, slots=True)
class Label:
    """What is told of a document that was found."""

    id: str
    outlet: str
    published_on: date | None


@dataclass(frozen=True, slots=True, eq=False)
class KeptWords:
    """The words of one document as they were kept."""

    tokens: npt.NDArray[np.uint32]
    extras: npt.NDArray[np.int32]
    steps: npt.NDArray[np.uint8]

    def places(self) -> tuple[npt.NDArray[np.int32], npt.NDArray[np.int32]]:
        """Where each word starts and ends in the text, in code points."""
        from phoihop.engines.textreuse.keeping import places_of

        starts, ends = np.empty(len(self.steps), np.int32), np.empty(len(self.steps), np.int32)
        places_of(self.steps, self.extras, starts, ends)
        return starts, ends


def plain_rows(rows: Rows) -> list[Row]:
    """Rows of the file as plain numbers."""
    return [Row(*row) for row in rows.tolist()]


def blocks_of(
    documents: list[Document], texts: Readings, titles: Readings, shelf: int, offset: int
) -> tuple[list[bytes], Rows]:
    """Blocks to append to a shelf at ``offset``, and the row of each."""
    blocks: list[bytes] = []
    rows: list[Row] = []
    tokens, extras = texts.tokens.tobytes(), texts.extras.tobytes()
    steps, title_tokens = texts.steps.tobytes(), titles.tokens.tobytes()
    words, extra_firsts = texts.words.tolist(), texts.extra_firsts.tolist()
    title_firsts = titles.words.tolist()
    for number, document in enumerate(documents):
        word, after = words[number], words[number + 1]
        extra, over = extra_firsts[number], extra_firsts[number + 1]
        title = title_firsts[number]
        end = min(title_firsts[number + 1], title + MAX_TITLE_WORDS)
        name, outlet = document.id.encode(), document.outlet.encode()
        block = b"".join(
            (
                title_tokens[4 * title : 4 * end],
                tokens[4 * word : 4 * after],
                extras[4 * extra : 4 * over],
                steps[word:after],
                name,
                outlet,
            )
        )
        published = document.published_on.toordinal() if document.published_on else UNDATED
        rows.append(
            Row(
                offset=offset,
                words=after - word,
                extras=over - extra,
                published=published,
                crc=zlib.crc32(block),
                shelf=shelf,
                title_words=end - title,
                id_bytes=len(name),
                outlet_bytes=len(outlet),
            )
        )
        block += b"\0" * (-len(block) % 4)
        blocks.append(block)
        offset += len(block)
    return blocks, np.array(rows, ROW)


def label_of(row: Row, shelf: Raw) -> Label:
    """Read a document's id and outlet from the end of its block."""
    name = row.offset + row.word_bytes
    outlet = name + row.id_bytes
    return Label(
        id=shelf[name:outlet].tobytes().decode(),
        outlet=shelf[outlet : outlet + row.outlet_bytes].tobytes().decode(),
        published_on=date.fromordinal(row.published) if row.published else None,
    )


def kept_words(row: Row, shelf: Raw) -> KeptWords:
    """A document's words, still lying on the shelf."""
    at = row.offset + 4 * row.title_words
    extras = at + 4 * row.words
    steps = extras + 4 * row.extras
    return KeptWords(
        tokens=shelf[at:extras].view(np.uint32),
        extras=shelf[extras:steps].view(np.int32),
        steps=shelf[steps : steps + row.words],
    )
