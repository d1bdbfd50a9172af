"""Write ``docs/loop.md`` from the rules."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from phoihop.site.loop import loop_markdown


class Command(BaseCommand):
    help = "Write docs/loop.md from the rules, or check that it is current."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """``--check`` changes nothing."""
        parser.add_argument("--check", action="store_true")

    def handle(self, *, check: bool, **options: Any) -> None:
        """Exit code 1 when ``--check`` finds the page behind the rules."""
        path = settings.SOURCE_DIR / "docs" / "loop.md"
        current = path.read_text(encoding="utf-8") if path.exists() else ""
        if current == loop_markdown():
            return
        if check:
            raise SystemExit("docs/loop.md is behind the rules: ./phoihop manage loop")
        path.write_text(loop_markdown(), encoding="utf-8")
