"""The verbs of this room: papers are kept, numbered and signed."""

from phoihop.papers.services.keeping import (
    keep_bytes,
    keep_paper,
    next_reference,
    next_references,
    record_number,
)
from phoihop.papers.services.scanning import confirm_scan, take_scan
from phoihop.papers.services.sealing import (
    Means,
    Sheet,
    begin,
    bring,
    drop,
    fill_in,
    set_aside,
    sign_here,
)

__all__ = [
    "Means",
    "Sheet",
    "begin",
    "bring",
    "confirm_scan",
    "drop",
    "fill_in",
    "keep_bytes",
    "keep_paper",
    "next_reference",
    "next_references",
    "record_number",
    "set_aside",
    "sign_here",
    "take_scan",
]
