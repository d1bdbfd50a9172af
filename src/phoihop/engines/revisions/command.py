"""The command line of the revisions engine: two versions of a text, word by word."""

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from phoihop.engines.revisions.comparing import Kind, compare, figures

_MARKS = {Kind.SAME: "{}", Kind.REMOVED: "[-{}-]", Kind.ADDED: "{{+{}+}}"}


def main(arguments: Sequence[str] | None = None) -> int:
    """Compare two files. Returns 0, 1 when they differ, 2 when one cannot be read."""
    parser = argparse.ArgumentParser(prog="revisions", description=__doc__)
    parser.add_argument("old", type=Path, help="UTF-8 text")
    parser.add_argument("new", type=Path, help="UTF-8 text")
    parser.add_argument("--json", action="store_true", help="the pieces with their offsets")
    options = parser.parse_args(arguments)
    try:
        pieces = compare(options.old.read_text("utf-8"), options.new.read_text("utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        print(f"error: {error}", file=sys.stderr)
        return 2
    if options.json:
        print(json.dumps([asdict(one) for one in pieces], ensure_ascii=False))
    else:
        print("".join(_MARKS[one.kind].format(one.text) for one in pieces))
    counted = figures(pieces)
    return 1 if counted["removed"] or counted["added"] else 0
