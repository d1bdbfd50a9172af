"""The web page engine on the command line."""

import argparse
import hashlib
import json
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from phoihop.engines.webpages.addresses import canonicalise, same_work_key, split_glued
from phoihop.engines.webpages.agreement import text_fingerprint
from phoihop.engines.webpages.command_sentences import SENTENCES
from phoihop.engines.webpages.extraction import extract
from phoihop.engines.webpages.fetching import fetch
from phoihop.engines.webpages.policy import Clock, Policy
from phoihop.engines.webpages.reading import ReadPage, page_files, read_page
from phoihop.engines.webpages.warc import Resource, write_warc
from phoihop.engines.webpages.warc_reading import verify_warc
from phoihop.law.refusal import Refusal


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; 0 when done, 1 when a file was changed, 2 when refused."""
    options = _parser().parse_args(arguments)
    try:
        return int(options.run(options))
    except Refusal as refusal:
        return _complain(refusal)
    except BrokenPipeError:
        sys.stderr.close()
        return 0
    except (OSError, UnicodeError) as problem:
        print(f"error: {problem}", file=sys.stderr)
        return 2


def _complain(refusal: Refusal) -> int:
    sentence = SENTENCES.get(refusal.code, refusal.code).format(**refusal.facts)
    print(f"error: {sentence}", file=sys.stderr)
    return 2


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="phoihop webpages", description="Addresses, articles and archives of web pages."
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    extract = commands.add_parser("extract", help="read articles out of saved pages")
    extract.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="files or folders")
    extract.add_argument("--json", action="store_true", help="one JSON line for each page")
    extract.add_argument("--url", help="where the page was got (for one file)")
    extract.add_argument(
        "--index", type=Path, help="JSON lines with file and url: where each page was got"
    )
    extract.set_defaults(run=_extract)
    addresses = commands.add_parser("address", help="the one form of addresses")
    addresses.add_argument("addresses", nargs="+", metavar="ADDRESS")
    addresses.add_argument("--json", action="store_true", help="one JSON line for each address")
    addresses.set_defaults(run=_address)
    capture = commands.add_parser("capture", help="fetch a page safely into a WARC file")
    capture.add_argument("address", metavar="ADDRESS")
    capture.add_argument("-o", "--output", type=Path, required=True, metavar="FILE.warc")
    capture.add_argument(
        "--allow",
        action="append",
        default=[],
        metavar="IP[:PORT]",
        help="an address inside this network that may be asked; for a server of your own",
    )
    capture.add_argument("--json", action="store_true", help="the circumstances as JSON")
    capture.set_defaults(run=_capture)
    verify = commands.add_parser("verify", help="name what was changed in WARC files")
    verify.add_argument("files", nargs="+", type=Path, metavar="FILE.warc")
    verify.set_defaults(run=_verify)
    return parser


def _extract(options: argparse.Namespace) -> int:
    urls = _index(options.index) if options.index else {}
    if options.url:
        urls[str(options.paths[0])] = options.url
    read, left_out = 0, 0
    for file in page_files(options.paths):
        try:
            _show(read_page(file, urls), as_json=options.json)
            read += 1
        except Refusal as refusal:  # one bad file of a folder must not cost the others
            _complain(refusal)
            left_out += 1
    if not read and not left_out:
        paths = ", ".join(map(str, options.paths))
        raise Refusal("webpages.no_page_there", path=paths)
    return 2 if not read else int(left_out > 0)


def _show(page: ReadPage, *, as_json: bool) -> None:
    row = page.row()
    if as_json:
        print(json.dumps(row, ensure_ascii=False))
        return
    for name in ("file", "title", "published", "authors", "outlet", "label", "findings"):
        shown = row[name]
        line = ", ".join(shown) if isinstance(shown, list) else shown
        print(f"{name + ':':<11}{line if line else '-'}")
    print(f"{'words:':<11}{len(page.extraction.text.split())}\n")


def _index(path: Path) -> dict[str, str]:
    urls: dict[str, str] = {}
    if not path.is_file():
        raise Refusal("webpages.no_such_file", path=str(path))
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        try:
            row = json.loads(line)
            if row["url"]:
                urls[Path(row["file"]).name] = row["url"]
        except (ValueError, KeyError, TypeError):
            raise Refusal("webpages.bad_index", path=str(path), line=number) from None
    return urls


def _address(options: argparse.Namespace) -> int:
    for given in options.addresses:
        for piece in split_glued(given):
            address = canonicalise(piece)
            if options.json:
                row = {
                    "given": piece,
                    "canonical": address.canonical,
                    "host": address.host,
                    "article_id": address.article_id,
                    "key": list(same_work_key(address)),
                    "notes": list(address.notes),
                }
                print(json.dumps(row, ensure_ascii=False))
            else:
                print(address.canonical)
    return 0


def _capture(options: argparse.Namespace) -> int:
    policy = Policy(allowed=frozenset(options.allow))
    fetched = fetch(options.address, policy=policy, clock=Clock(now=lambda: datetime.now(UTC)))
    page = extract(fetched.body, url=fetched.final_address, charset=fetched.charset)
    text = Resource("text.txt", "text/plain; charset=utf-8", page.text.encode())
    archive = write_warc(fetched, resources=[text])
    options.output.write_bytes(archive)
    row = {
        "address": fetched.address,
        "final_address": fetched.final_address,
        "status": fetched.status,
        "peer_address": fetched.peer_address,
        "tls_verified": fetched.tls_verified,
        "title": page.title,
        "published": str(page.published) if page.published else None,
        "text_sha256": text_fingerprint(page.text),
        "findings": list(page.findings),
        "file": str(options.output),
        "sha256": hashlib.sha256(archive).hexdigest(),
    }
    if options.json:
        print(json.dumps(row, ensure_ascii=False))
    else:
        print("\n".join(f"{name + ':':<15}{value}" for name, value in row.items()))
    return 0


def _verify(options: argparse.Namespace) -> int:
    damaged = False
    for file in options.files:
        if not file.is_file():
            raise Refusal("webpages.no_such_file", path=str(file))
        raw = file.read_bytes()
        if not raw.startswith((b"WARC/", b"\x1f\x8b")):
            raise Refusal("webpages.no_archive", path=str(file))
        found = verify_warc(raw)
        damaged = damaged or bool(found)
        print(f"{file}: {'every byte as written' if not found else 'CHANGED'}")
        for damage in found:
            print(f"  record {damage.number} {damage.kind} {damage.address}: {damage.part}")
    return 1 if damaged else 0
