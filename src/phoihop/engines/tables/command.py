"""The reader on the command line: what would an import see in this file?"""

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from phoihop.engines.tables.reading import read_table
from phoihop.engines.tables.rows import Problem, Row
from phoihop.law.refusal import Refusal


def main(arguments: Sequence[str] | None = None) -> int:
    """Read one file; exit code 0, or 2 with a sentence when it is refused."""
    parser = argparse.ArgumentParser(
        prog="tables", description="Read a CSV, XLSX or JSON-lines file the way an import does."
    )
    parser.add_argument("file", type=Path, help="the file; its content tells what it is")
    parser.add_argument("--json", action="store_true", help="one JSON object per row")
    given = parser.parse_args(arguments)
    try:
        return _show(given.file, as_json=given.json)
    except Refusal as refusal:
        facts = ", ".join(f"{name}={value}" for name, value in refusal.facts.items())
        print(f"error: {refusal.code}: {facts}", file=sys.stderr)
    except OSError as error:
        print(f"error: cannot open {given.file}: {error.strerror}", file=sys.stderr)
    return 2


def _show(path: Path, *, as_json: bool) -> int:
    rows = faulty = 0
    with read_table(path, filename=path.name) as table:
        for row in table.rows:
            rows += 1
            faulty += bool(row.problems)
            if as_json:
                print(_line(row))
            else:
                for problem in row.problems:
                    print(_said(problem))
        if not as_json:
            print(f"{table.kind}: {rows} rows, {faulty} with problems")
            print("columns: " + " | ".join(table.headings))
    return 0


def _line(row: Row) -> str:
    problems = [{"code": p.code, **p.facts} for p in row.problems]
    whole = {"row": row.number, "cells": row.cells, "problems": problems}
    return json.dumps(whole, ensure_ascii=False, default=str)


def _said(problem: Problem) -> str:
    facts = ", ".join(f"{name}={value}" for name, value in problem.facts.items())
    return f"{problem.code}: {facts}"
