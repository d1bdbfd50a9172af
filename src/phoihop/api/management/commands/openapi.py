"""``./phoihop openapi``: write the document of the API, or check that the one here is current."""

import json
from argparse import ArgumentParser
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.http import HttpRequest
from django.urls import resolve, reverse


class Command(BaseCommand):
    """``openapi [--check] [--out FILE]``."""

    help = "Tài liệu OpenAPI của API. / The OpenAPI document of the API."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Where, and whether only to look."""
        default = Path(settings.SOURCE_DIR) / "docs" / "openapi.json"
        parser.add_argument("--out", type=Path, default=default)
        parser.add_argument(
            "--check", action="store_true", help="chỉ kiểm tra / fail when it is not current"
        )

    def handle(self, *, out: Path, check: bool, **options: Any) -> None:
        """Write, or compare."""
        text = document()
        if not check:
            out.write_text(text, encoding="utf-8")
            self.stdout.write(str(out))
        elif not out.exists() or out.read_text(encoding="utf-8") != text:
            raise CommandError(f"{out.name} is not current: ./phoihop openapi")


@cache
def document() -> str:
    """The OpenAPI document as it is committed: what its address answers, one value a line.

    Made once a process: it says nothing but what the program itself says.
    """
    answer = resolve(reverse("api:document")).func(HttpRequest())
    return json.dumps(json.loads(answer.content), ensure_ascii=False, indent=1) + "\n"
