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
    old, new = _text_of(options.old), _text_of(options.new)
    if old is None or new is None:
        return 2
    pieces = compare(old, new)
    if options.json:
        print(json.dumps([asdict(one) for one in pieces], ensure_ascii=False))
    else:
        print("".join(_MARKS[one.kind].format(one.text) for one in pieces))
    counted = figures(pieces)
    return 1 if counted["removed"] or counted["added"] else 0


def _text_of(path: Path) -> str | None:
    """The text of a file, without the mark that some editors put first; None when refused."""
    try:
        return path.read_text("utf-8-sig")
    except OSError as error:
        why = f"it cannot be read ({error.strerror})"
    except UnicodeDecodeError:
        why = "it is not UTF-8 text; save it as UTF-8, or take the words out of it first"
    print(f"error: {path}: {why}", file=sys.stderr)
    return None
