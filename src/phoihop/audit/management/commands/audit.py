"""Check the append-only trail, or write out the chain of one programme."""

import json
from argparse import ArgumentParser
from dataclasses import asdict
from typing import Any

from django.core.management.base import BaseCommand

from phoihop.audit.queries import chains, export_lines, verify
from phoihop.audit.rules import Break

WHY = {
    "missing": ("bị mất", "is missing"),
    "altered": ("bị sửa", "was altered"),
    "unlinked": ("không nối vào bản ghi trước", "is not linked to the one before it"),
    "headless": (
        "là bản ghi cuối, nhưng dấu mốc cuối chuỗi đã bị xóa",
        "is the last, but the mark of the end is gone",
    ),
}


class Command(BaseCommand):
    """``audit verify [PROGRAMME] [--json]`` · ``audit export PROGRAMME``."""

    help = "Kiểm tra hoặc xuất nhật ký. / Check or export the trail."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """One sub-command for each verb."""
        verbs = parser.add_subparsers(dest="verb", required=True)
        check = verbs.add_parser("verify", help="kiểm tra chuỗi băm / check the chain of hashes")
        check.add_argument(
            "programme", nargs="?", help="mặc định: mọi chuỗi / default: every chain"
        )
        check.add_argument(
            "--json", action="store_true", help="cho chương trình đọc / for programs"
        )
        export = verbs.add_parser("export", help="một chuỗi, JSON Lines / one chain, JSON Lines")
        export.add_argument("programme")

    def handle(self, *, verb: str, programme: str | None, **options: Any) -> None:
        """Run the verb; exit code 1 when a chain is broken."""
        if verb == "export":
            for line in export_lines(programme or ""):
                self.stdout.write(line)
            return
        found = {chain: verify(chain) for chain in ([programme] if programme else chains())}
        if options["json"]:
            answer = {chain: asdict(broken) if broken else None for chain, broken in found.items()}
            self.stdout.write(json.dumps(answer, ensure_ascii=False, indent=1))
        else:
            for chain, broken in found.items():
                self.stdout.write(sentence(chain, broken))
        if any(found.values()):
            raise SystemExit(1)


def sentence(chain: str, broken: Break | None) -> str:
    """What was found in one chain, in both languages."""
    if broken is None:
        return f"{chain}: nguyên vẹn. / intact."
    vietnamese, english = WHY[broken.why]
    return f"{chain}: bản ghi số {broken.seq} {vietnamese}. / entry {broken.seq} {english}."
