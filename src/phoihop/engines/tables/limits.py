"""How much of a sent file is read before it is refused."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds on one file; every one is checked before the work it bounds is done.

    Attributes:
        file_bytes: size of the file as sent.
        inflated_bytes: size of everything inside a workbook, unpacked.
        part_bytes: size of one part of a workbook that must be read whole (styles, relations).
        ratio: unpacked to packed, of one part of a workbook that is larger than ``part_bytes``.
        rows: rows with content below the heading.
        columns: columns with a heading.
        cell_characters: length of one text; longer is a problem of its row.
    """

    file_bytes: int = 64 * 2**20
    inflated_bytes: int = 512 * 2**20
    part_bytes: int = 8 * 2**20
    ratio: int = 200
    rows: int = 200_000
    columns: int = 200
    cell_characters: int = 100_000


DEFAULT = Limits()
