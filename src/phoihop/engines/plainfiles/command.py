"""``plainfiles FILE``: whether a file is in the strict part of YAML that the program reads."""

import json
import sys
from argparse import ArgumentParser
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from phoihop.engines.plainfiles.tree import Items, Keys, Node, read_tree


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the file as JSON, or its mistakes. Returns 0, or 2 for a file with mistakes."""
    parser = ArgumentParser(prog="plainfiles", description=__doc__)
    parser.add_argument("file", type=Path)
    path = parser.parse_args(arguments).file
    try:
        data = path.read_bytes()
    except OSError as error:
        print(f"error: {path}: {error.strerror}", file=sys.stderr)
        return 2
    tree, mistakes = read_tree(data)
    for one in mistakes:
        facts = " ".join(f"{key}={value}" for key, value in one.facts.items())
        print(f"error: line {one.line} {one.field_name or '-'} {one.code} {facts}", file=sys.stderr)
    if tree is None or mistakes:
        return 2
    print(json.dumps(_plain(tree), ensure_ascii=False, indent=2))
    return 0


def _plain(node: Node) -> Any:
    if isinstance(node, Keys):
        return {key: _plain(value) for key, (_, value) in node.nodes.items()}
    if isinstance(node, Items):
        return [_plain(one) for one in node.nodes]
    return node.text
