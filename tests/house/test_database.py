"""Promises about the database: migrations agree with the models and freeze plain values."""

from django.core.management import call_command

from tests.house.walls import HOUSE, imports_of

FROZEN = "phoihop.ui.tables"  # creates tables and knows no room: docs/adr/0009
MIGRATIONS = sorted(HOUSE.glob("*/migrations/0*.py"))


def test_models_and_migrations_agree(db: None) -> None:
    call_command("makemigrations", "--check", "--dry-run", verbosity=0)


def test_migrations_freeze_plain_values_not_living_code() -> None:
    living = {
        path.relative_to(HOUSE): name
        for path in MIGRATIONS
        for name in imports_of(path)
        if name.split(".")[0] == "phoihop" and not name.startswith(FROZEN)
    }
    assert living == {}


def test_every_constraint_is_made_on_this_database(db: None) -> None:
    from django.core.checks import run_checks

    found = [str(warning) for warning in run_checks(databases=["default"])]
    assert found == []
