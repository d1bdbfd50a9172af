"""The command line: ``index``, ``query``, ``compare``, ``check``."""

import argparse
import shutil
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from io import TextIOWrapper
from pathlib import Path
from typing import Any

from phoihop.engines.textreuse.command_sentences import SENTENCES, said
from phoihop.engines.textreuse.comparing import compare
from phoihop.engines.textreuse.documents import Document, mixes_scripts, require_fit, unfit
from phoihop.engines.textreuse.hits import HitFile, hit_of
from phoihop.engines.textreuse.index import BATCH_CHARACTERS, Index
from phoihop.engines.textreuse.jsonlines import BadLine, documents_in, text_in
from phoihop.engines.textreuse.progress import Bar
from phoihop.engines.textreuse.sidebyside import as_page, for_terminal, summary
from phoihop.engines.vietnamese.encodings import decode_bytes
from phoihop.law.refusal import Refusal

BATCH = 500
NAMED_AT_MOST = 1_000


class Complaints:
    """Names what was left out, on standard error, and counts it by reason."""

    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()

    def name(self, line: int, name: str, code: str) -> None:
        """Say once what is wrong with a line."""
        self.counts[code] += 1
        if self.counts.total() <= NAMED_AT_MOST:
            where = f"line {line}" + (f", {name[:80]!r}" if name else "")
            print(f"{where}: {SENTENCES[code]}", file=sys.stderr)

    def summary(self) -> str:
        """How many were left out, by reason."""
        return ", ".join(f"{count} {code}" for code, count in sorted(self.counts.items()))


def readable(
    path: Path, bar: Bar, complaints: Complaints, after: int = 0
) -> Iterator[tuple[int, Document]]:
    """The documents of a file that can be used; the others are named and passed over."""
    for line, found in documents_in(path, bar.at):
        if line <= after:
            continue
        if isinstance(found, BadLine):
            complaints.name(line, "", found.code)
            continue
        code = unfit(found)
        if code is not None:
            complaints.name(line, found.id, code)
            continue
        if mixes_scripts(found.text):
            print(f"line {line}, {found.id[:80]!r}: {SENTENCES['mixed']}", file=sys.stderr)
        yield line, found


def batches(documents: Iterator[tuple[int, Document]]) -> Iterator[list[tuple[int, Document]]]:
    """Documents in groups small enough to hold in memory."""
    batch: list[tuple[int, Document]] = []
    characters = 0
    for line, document in documents:
        batch.append((line, document))
        characters += len(document.text)
        if len(batch) >= BATCH or characters >= BATCH_CHARACTERS:
            yield batch
            batch, characters = [], 0
    if batch:
        yield batch


def index_file(options: argparse.Namespace) -> int:
    """Add a file to an index. Run again after an interruption, it goes on."""
    complaints, bar = Complaints(), Bar("index")
    added = known = 0
    with Index.open(options.output) as index:
        for batch in batches(readable(options.base, bar, complaints)):
            result = index.add(document for _, document in batch)
            added, known = added + result.added, known + len(result.known)
        bar.close()
        size = index.sizes()
    print(
        f"{added} indexed, {known} there before, {complaints.counts.total()} left out; "
        f"now {size.documents} documents, {size.index_bytes} bytes of index, "
        f"{size.words_bytes} bytes of words",
        file=sys.stderr,
    )
    if complaints.counts:
        print(f"left out: {complaints.summary()}", file=sys.stderr)
    return 0


def query_file(options: argparse.Namespace) -> int:
    """Write the hits of a file of queries. Run again after an interruption, it goes on."""
    complaints, bar = Complaints(), Bar("query")
    index = Index.open(options.index, must_exist=True)
    if not options.queries.is_file():
        raise Refusal("textreuse.file_missing", file=options.queries.name)
    hits = asked = 0
    with HitFile(options.output, options.queries) as file:
        for batch in batches(readable(options.queries, bar, complaints, file.lines_done)):
            written = hits_of(index, [document for _, document in batch], options.thorough)
            file.write(written, batch[-1][0])
            hits, asked = hits + len(written), asked + len(batch)
        file.finish()
    bar.close()
    print(f"{asked} queries, {hits} hits, {complaints.counts.total()} left out", file=sys.stderr)
    if complaints.counts:
        print(f"left out: {complaints.summary()}", file=sys.stderr)
    return 0


def hits_of(index: Index, documents: list[Document], thorough: bool) -> list[dict[str, Any]]:
    """The hits of a batch of queries, as they are written."""
    found = index.query_many(documents, with_spans=True, thorough=thorough)
    return [
        hit_of(document.id, match)
        for document, matches in zip(documents, found, strict=True)
        for match in matches
    ]


def compare_files(options: argparse.Namespace) -> int:
    """Show two texts side by side, or write them as a page."""
    texts = tuple(decode_bytes(text_in(path))[0] for path in (options.a, options.b))
    for text in texts:
        require_fit(text)
    found = compare(*texts)
    if options.html is not None:
        page = as_page((options.a.name, options.b.name), (texts[0], texts[1]), found)
        if str(options.html) == "-":
            sys.stdout.write(page)
        else:
            options.html.write_text(page, encoding="utf-8")
            print(summary(found))
        return 0
    width = shutil.get_terminal_size((100, 24)).columns
    print(for_terminal(texts[0], texts[1], found, width))
    return 0


def check_index(options: argparse.Namespace) -> int:
    """Verify all checksums of an index."""
    index = Index.open(options.index, must_exist=True)
    damaged = index.check()
    for name in damaged:
        print(f"damaged: {name}")
    if not damaged:
        print(f"{len(index)} documents, all checksums fit")
    return 2 if damaged else 0


def parser() -> argparse.ArgumentParser:
    """Options and help of the four commands."""
    top = argparse.ArgumentParser(
        prog="textreuse", description="How much of one text lives on in another, and where."
    )
    commands = top.add_subparsers(required=True, metavar="COMMAND")
    index = commands.add_parser("index", help="add documents to an index")
    index.add_argument("base", type=Path, help="JSON lines with id and text: plain, gz or xz")
    index.add_argument("-o", "--output", type=Path, required=True, metavar="DIR")
    index.set_defaults(run=index_file)
    query = commands.add_parser("query", help="find which documents share a passage")
    query.add_argument("index", type=Path, metavar="DIR")
    query.add_argument("queries", type=Path, help="JSON lines with id and text: plain, gz or xz")
    query.add_argument("-o", "--output", type=Path, required=True, metavar="HITS.jsonl")
    query.add_argument("--thorough", action="store_true", help="also passages in very many texts")
    query.set_defaults(run=query_file)
    pair = commands.add_parser("compare", help="show what two texts share")
    pair.add_argument("a", type=Path)
    pair.add_argument("b", type=Path)
    pair.add_argument("--html", type=Path, nargs="?", const=Path("-"), metavar="PAGE.html")
    pair.set_defaults(run=compare_files)
    check = commands.add_parser("check", help="verify the checksums of an index")
    check.add_argument("index", type=Path, metavar="DIR")
    check.set_defaults(run=check_index)
    return top


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command.

    Returns:
        0, or 2 when it was refused; the reason goes to standard error in one sentence.
    """
    options = parser().parse_args(arguments)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")  # a terminal that lacks a letter shows a "?"
    try:
        code: int = options.run(options)
    except Refusal as refusal:
        print(f"error: {said(refusal)}", file=sys.stderr)
        return 2
    except BrokenPipeError:
        sys.stderr.close()  # the reader has left; there is nobody to tell
        return 0
    except KeyboardInterrupt:
        print("interrupted; run the same command again to go on", file=sys.stderr)
        return 130
    except OSError as error:
        print(f"error: {error.strerror}: {error.filename}", file=sys.stderr)
        return 2
    return code
