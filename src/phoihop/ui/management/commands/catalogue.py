"""``catalogue``: collect, compile and check the words in two languages, room by room."""

from pathlib import Path
from typing import Any

from django.apps import apps
from django.core.management.base import BaseCommand, CommandError, CommandParser

from phoihop.ui.catalogues.rooms import faults, refresh

HOUSE = "phoihop."


class Command(BaseCommand):
    """Keeps ``locale/en/LC_MESSAGES/django.po`` and ``.mo`` of each room."""

    help = "Collect the sentences of each room into its English catalogue, and compile it."
    requires_system_checks = ()  # words can be collected while pages are still being built

    def add_arguments(self, parser: CommandParser) -> None:
        """Which rooms, and whether to write or only to look."""
        parser.add_argument("--room", help="only this room; default: all")
        parser.add_argument("--check", action="store_true", help="write nothing; exit 1 on faults")

    def handle(self, *, room: str | None, check: bool, **options: Any) -> None:
        """Write or check, and say per room what is left to do."""
        chosen = {name: folder for name, folder in rooms().items() if room in (None, name)}
        if not chosen:
            raise CommandError(f"no room {room!r}; there are: {', '.join(sorted(rooms()))}")
        if check:
            self.check_rooms(chosen)
            return
        for name, folder in chosen.items():
            if left := refresh(folder):
                self.stdout.write(f"{name}: {left} to translate")

    def check_rooms(self, chosen: dict[str, Path]) -> None:
        """Name every fault; exit 1 when there is one."""
        found = [f"{name}: {fault}" for name, folder in chosen.items() for fault in faults(folder)]
        for line in found:
            self.stdout.write(line)
        if found:
            raise CommandError(f"{len(found)} faults in the catalogues", returncode=1)


def rooms() -> dict[str, Path]:
    """The rooms of this house and their folders."""
    return {
        config.name.removeprefix(HOUSE): Path(config.path)
        for config in apps.get_app_configs()
        if config.name.startswith(HOUSE)
    }
