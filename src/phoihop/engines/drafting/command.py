"""The command line of the drafting engine: what a text says of an agreement, field by field."""

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from phoihop.engines.drafting.drafting import draft
from phoihop.engines.drafting.found import Draft
from phoihop.engines.drafting.reading import MOST_BYTES, read_bytes
from phoihop.law.refusal import Refusal

_SENTENCES = {
    "drafting.no_such_file": "the file cannot be read",
    "drafting.file_too_large": "the file is larger than {limit} MB",
    "drafting.empty": "there is no text in it",
    "drafting.too_long": "the text is longer than {limit} characters",
    "drafting.other_language": "the text is not Vietnamese",
    "drafting.no_agreement": "the text speaks of no agreement between two sides",
    "drafting.old_word": "an old or locked Word file: save it as DOCX without a password",
    "drafting.not_docx": "a ZIP file that is no whole Word file",
    "drafting.macros": "the Word file holds macros: save it as DOCX",
    "drafting.bomb": "the Word file unpacks to far too much",
    "drafting.pdf_locked": "the PDF is locked with a password",
    "drafting.pdf_broken": "the PDF is damaged",
    "drafting.pdf_scan": "the PDF holds pictures only: it needs text recognition first",
    "drafting.too_many_pages": "the PDF has {pages} pages; {limit} are read at most",
    "drafting.not_text": "neither text, nor DOCX, nor PDF",
}


def as_values(made: Draft) -> dict[str, Any]:
    """The draft as plain values for JSON: ``fields`` and ``not_understood``."""
    return {
        "fields": [{**asdict(one), "sure_word": one.sure_word} for one in made.fields],
        "not_understood": [asdict(one) for one in made.not_understood],
    }


def main(arguments: Sequence[str] | None = None) -> int:
    """Draft from one file. Returns 0, or 2 when it was refused (said on standard error)."""
    parser = argparse.ArgumentParser(prog="drafting", description=__doc__)
    parser.add_argument("file", type=Path, help="TXT, DOCX or PDF; “-” reads standard input")
    parser.add_argument("--json", action="store_true", help="fields with sentences and offsets")
    options = parser.parse_args(arguments)
    try:
        made = draft(read_bytes(bytes_of(options.file)))
    except Refusal as refusal:
        why = _SENTENCES[refusal.code].format(**refusal.facts)
        print(f"error: {options.file}: {why}", file=sys.stderr)
        return 2
    if options.json:
        print(json.dumps(as_values(made), ensure_ascii=False, indent=2))
        return 0
    for one in made.fields:
        print(f"{one.kind}\t{one.sure:.2f}\t{one.value}")
    for left in made.not_understood:
        print(f"not understood ({left.why})\t\t{left.sentence.text}")
    return 0


def bytes_of(path: Path) -> bytes:
    """The bytes of a file, one more than are allowed when it is too large.

    Raises:
        Refusal: ``drafting.no_such_file``.
    """
    try:
        if str(path) == "-":
            return sys.stdin.buffer.read(MOST_BYTES + 1)
        with path.open("rb") as file:
            return file.read(MOST_BYTES + 1)
    except OSError as error:
        raise Refusal("drafting.no_such_file") from error
