"""What is signed, as one file: the rows of a paper without the day and the number.

Both sides get the same bytes, before and after the signature: the day is filled in by the clerk
with the number, and drafts and annexes that only one side sees are no part of it. The file lies
inside the PDF, and its hash stands at the foot of every page.
"""

import hashlib
from typing import Any

from phoihop.engines.plainfiles import Record, write
from phoihop.programmes import shape
from phoihop.programmes.models import Annex, Instrument, Programme
from phoihop.programmes.statement import annex_part, instrument_part, programme_part

ROWS_NAME = "data.yaml"
_UNDATED: dict[str, Any] = {"signed_on": None}


def clauses_of(paper: Programme | Instrument | Annex) -> bytes:
    """The rows behind ``paper`` as a YAML file, in the form of docs/programme-file.md."""
    if isinstance(paper, Programme):
        part = programme_part(paper)
        stated = {**part, "programme": {**part["programme"], **_UNDATED}}
        return _written(stated, shape.PAPER_FILE)
    if isinstance(paper, Instrument):
        values = {**instrument_part(paper), **_UNDATED, "number": ""}
        return _written({**values, "programme": paper.programme.ref}, shape.INSTRUMENT)
    return _written({**annex_part(paper), **_UNDATED}, shape.ANNEX)


def _written(values: dict[str, Any], form: Record) -> bytes:
    """``values`` with everything else absent: other papers, people and names are no part of it."""
    absent = {one.key: one.absent() for one in form.fields}
    return write({**absent, **values}, form).encode()


def clauses_sha256(paper: Programme | Instrument | Annex) -> str:
    """The hash of those rows, as it is printed."""
    return hashlib.sha256(clauses_of(paper)).hexdigest()
