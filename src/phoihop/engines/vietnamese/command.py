"""The command line of the Vietnamese engine: cite, places, fold, words, date."""

import argparse
import json
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from phoihop.engines.vietnamese.citations import find
from phoihop.engines.vietnamese.dates import long_date, parse_date
from phoihop.engines.vietnamese.encodings import decode_bytes
from phoihop.engines.vietnamese.folding import search_key
from phoihop.engines.vietnamese.gazetteer import find_places
from phoihop.engines.vietnamese.numerals import in_words
from phoihop.law.refusal import Refusal

_JSON_LINES = (".jsonl", ".ndjson")
_SENTENCES = {
    "dates.unreadable": "“{text}” is not a date (day/month/year, four-digit year)",
    "numerals.out_of_range": "{number} is outside 0 to 10^15",
    "encodings.unreadable": "the encoding of its {data_bytes} bytes is not recognised",
    "vietnamese.no_such_file": "{file}: no such file, or it cannot be read",
    "vietnamese.bad_line": "{file}, line {line}: {problem}",
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one sub-command. Returns 0, or 2 when something was refused (said on standard error)."""
    options = _parser().parse_args(arguments)
    try:
        refused: bool = options.run(options)
    except Refusal as refusal:
        _complain(refusal)
        return 2
    except BrokenPipeError:
        sys.stderr.close()  # the reader left; nothing more to say
        return 0
    return 2 if refused else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="vietnamese", description=__doc__)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    cite = commands.add_parser("cite", help="find references to State and Party documents")
    cite.add_argument(
        "files", nargs="+", metavar="FILE", help="text, or JSON lines with id and text"
    )
    cite.add_argument("--json", action="store_true", help="one JSON object per reference")
    cite.set_defaults(run=_cite)
    places = commands.add_parser("places", help="find provinces and say what each name stands for")
    places.add_argument("files", nargs="+", metavar="FILE", help="as for cite")
    places.add_argument("--json", action="store_true", help="one JSON object per name")
    places.set_defaults(run=_places)
    for name, help_, run in (
        ("fold", "lower case without marks, as the search sees it", _fold),
        ("words", "a number in Vietnamese words", _words),
        ("date", "read a date; print it in ISO form and as papers write it", _date),
    ):
        command = commands.add_parser(name, help=help_)
        command.add_argument("text", nargs="+", metavar="TEXT")
        command.set_defaults(run=run)
    return parser


def _cite(options: argparse.Namespace) -> bool:
    keys = ("kind", "number", "symbol", "issuer", "term", "year")
    return _find_in_files(options, lambda text: [asdict(found) for found in find(text)], keys)


def _places(options: argparse.Namespace) -> bool:
    keys = ("role", "province")
    return _find_in_files(
        options, lambda text: [asdict(found) for found in find_places(text)], keys
    )


def _find_in_files(
    options: argparse.Namespace, finder: Callable[[str], list[dict[str, Any]]], keys: Sequence[str]
) -> bool:
    """Print what ``finder`` finds in each text; whether a file had to be refused."""
    refused = False
    for file in options.files:
        try:
            for name, text in _texts(Path(file)):
                for found in finder(text):
                    row = {"id": name} | found
                    print(json.dumps(row, ensure_ascii=False) if options.json else _line(row, keys))
        except Refusal as refusal:
            _complain(refusal)
            refused = True
    return refused


def _line(row: dict[str, Any], keys: Sequence[str]) -> str:
    place = f"{row['id']}:{row['start']}-{row['end']}"
    known = [str(row[key]) for key in keys if row[key]]
    return f"{place}\t{' · '.join(known)}\t{' '.join(str(row['text']).split())}"


def _texts(path: Path) -> Iterator[tuple[str, str]]:
    """Identifier and text: a text file is one; each line of a JSON-lines file is one."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise Refusal("vietnamese.no_such_file", file=str(path)) from error
    if path.suffix.lower() not in _JSON_LINES:
        try:
            yield str(path), decode_bytes(data)[0]
        except Refusal as refusal:
            raise Refusal(
                "vietnamese.bad_line", file=str(path), line=1, problem=_sentence(refusal)
            ) from refusal
        return
    for number, line in enumerate(data.splitlines(), start=1):
        if line.strip():
            yield _record(line, path, number)


def _record(line: bytes, path: Path, number: int) -> tuple[str, str]:
    problem = None
    try:
        record = json.loads(line)
    except (ValueError, RecursionError):
        record, problem = {}, "this is not JSON in UTF-8"
    if not problem and not (isinstance(record, dict) and isinstance(record.get("text"), str)):
        problem = "an object with id and text is needed"
    if problem:
        raise Refusal("vietnamese.bad_line", file=str(path), line=number, problem=problem)
    return str(record.get("id", number)), record["text"]


def _fold(options: argparse.Namespace) -> bool:
    print(search_key(" ".join(options.text)))
    return False


def _words(options: argparse.Namespace) -> bool:
    digits = "".join(options.text).replace(".", "").replace(",", "")
    if not digits.isascii() or not digits.isdigit() or len(digits) > 16:
        raise Refusal("numerals.out_of_range", number=digits[:30])
    print(in_words(int(digits)))
    return False


def _date(options: argparse.Namespace) -> bool:
    found = parse_date(" ".join(options.text))
    print(found, long_date(found.first_on) if found.exact else "", sep="\t")
    return False


def _sentence(refusal: Refusal) -> str:
    return _SENTENCES.get(refusal.code, refusal.code).format(**refusal.facts)


def _complain(refusal: Refusal) -> None:
    print(f"error: {refusal.code}: {_sentence(refusal)}", file=sys.stderr)
