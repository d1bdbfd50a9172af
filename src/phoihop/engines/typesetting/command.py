"""The typesetting engine on the command line."""

import argparse
import json
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from phoihop.engines.typesetting.docx import render_docx
from phoihop.engines.typesetting.jsonform import paper_from_json
from phoihop.engines.typesetting.metadata import annex_vi_xml
from phoihop.engines.typesetting.papers import Paper
from phoihop.engines.typesetting.pdf import render_pdf
from phoihop.law.refusal import Refusal

_WRITERS: dict[str, Callable[[Paper], bytes]] = {
    ".pdf": render_pdf,
    ".docx": render_docx,
    ".xml": annex_vi_xml,
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; exit code 0, or 2 with one line on the error stream."""
    given = _parser().parse_args(arguments)
    try:
        _render(given.paper, given.output)
    except Refusal as refusal:
        facts = ", ".join(f"{name}={value}" for name, value in refusal.facts.items())
        return _failed(f"{refusal.code}: {facts}")
    except (json.JSONDecodeError, RecursionError) as error:
        return _failed(f"{given.paper} is not JSON: {error}")
    except UnicodeDecodeError:
        return _failed(f"{given.paper} is not UTF-8 text")
    except OSError as error:
        return _failed(f"{error.filename}: {error.strerror}")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="typesetting", description="Set administrative and Party papers."
    )
    commands = parser.add_subparsers(dest="command", required=True)
    render = commands.add_parser("render", help="set one paper given as JSON")
    render.add_argument("paper", type=Path, help="the paper; the form is told in jsonform.py")
    render.add_argument(
        "-o", "--output", type=_output, required=True, help="a file ending in .pdf, .docx or .xml"
    )
    return parser


def _output(text: str) -> Path:
    path = Path(text)
    if path.suffix.lower() not in _WRITERS:
        raise argparse.ArgumentTypeError(f"{text} must end in {', '.join(_WRITERS)}")
    return path


def _render(source: Path, output: Path) -> None:
    paper = paper_from_json(json.loads(source.read_text(encoding="utf-8")))
    output.write_bytes(_WRITERS[output.suffix.lower()](paper))


def _failed(sentence: str) -> int:
    print(f"error: {sentence}", file=sys.stderr)
    return 2
