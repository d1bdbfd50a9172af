"""What holds for every test. People and things live in ``tests/fixtures.py``."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from django.conf import settings
from django.utils import translation
from hypothesis import settings as hypothesis_settings

from tests import network
from tests.database import flush_past_the_refusing_triggers

if TYPE_CHECKING:
    from _pytest.terminal import TerminalReporter

pytest_plugins = ["tests.fixtures"]

network.shut()
hypothesis_settings.register_profile("house", deadline=None)  # the machine may be busy
hypothesis_settings.load_profile("house")

USES_DATABASE = {"db", "transactional_db", "live_server", "django_db_setup"}


def pytest_addoption(parser: pytest.Parser) -> None:
    """``--database-only`` leaves out what a second database would not change."""
    parser.addoption("--database-only", action="store_true", help="only tests that use a database")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Keep the tests that this run is for; the others are counted as deselected."""
    kept = [item for item in items if belongs(item, config)]
    if left_out := [item for item in items if item not in set(kept)]:
        config.hook.pytest_deselected(items=left_out)
        items[:] = kept


def belongs(item: pytest.Item, config: pytest.Config) -> bool:
    """Whether ``item`` says something about the database of this run."""
    uses = not USES_DATABASE.isdisjoint(getattr(item, "fixturenames", ()))
    uses = uses or item.get_closest_marker("django_db") is not None
    if item.get_closest_marker("postgres") and not os.environ.get("PHOIHOP_DATABASE"):
        return False
    return uses or not config.getoption("--database-only")


def pytest_terminal_summary(terminalreporter: "TerminalReporter") -> None:
    """Before the closing line, name the earlier steps of ``./phoihop test`` that failed."""
    if failed := os.environ.get("FAILED_STEPS"):
        terminalreporter.write_line(f"FAILED before this run: {failed}", red=True)


@pytest.fixture(scope="session", autouse=True)
def _flush_works() -> Iterator[None]:
    """Let the test runner empty tables whose triggers refuse it."""
    with flush_past_the_refusing_triggers():
        yield


@pytest.fixture(autouse=True)
def _vietnamese_first() -> None:
    """Begin in the language of the house: a request leaves its own behind in the thread."""
    translation.activate(settings.LANGUAGE_CODE)


@pytest.fixture
def data_dir() -> Path:
    """The folder where this run's program keeps papers and evidence."""
    return Path(os.environ["PHOIHOP_DATA"])


@pytest.fixture
def child_environment() -> dict[str, str]:
    """The environment in which a started program works on this test's database.

    Only with ``transactional_db``: a child sees what is committed, and nothing else.
    """
    from django.db import connection

    root = Path(__file__).resolve().parents[1]
    return {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "tests.settings_of_a_child",
        "PYTHONPATH": f"{root / 'src'}{os.pathsep}{root}",
        "TEST_DATABASE": str(connection.settings_dict["NAME"]),
    }
