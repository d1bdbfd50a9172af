"""Emptying the tables between tests, although the trail refuses to be emptied.

Only the test runner does this, and only by taking the triggers away and putting them back: the
program itself has no such door.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.db.backends.postgresql.base import DatabaseWrapper as Postgres
from django.db.backends.sqlite3.base import DatabaseWrapper as Sqlite

REFUSING = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND name LIKE '%refuse%'"
_sqlite_flush = Sqlite.ops_class.execute_sql_flush
_postgres_flush = Postgres.ops_class.execute_sql_flush


@contextmanager
def flush_past_the_refusing_triggers() -> Iterator[None]:
    """While inside, flushing a test database works on tables that refuse delete or truncate."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Sqlite.ops_class, "execute_sql_flush", flush_sqlite)
        patch.setattr(Postgres.ops_class, "execute_sql_flush", flush_postgres)
        yield


def flush_sqlite(operations: Any, statements: list[str]) -> None:
    """Drop the refusing triggers, empty the tables, make the same triggers again."""
    with operations.connection.cursor() as cursor:
        triggers = cursor.execute(REFUSING).fetchall()
        for name, _ in triggers:
            cursor.execute(f'DROP TRIGGER "{name}"')
        _sqlite_flush(operations, statements)
        for _, made_by in triggers:
            cursor.execute(made_by)


def flush_postgres(operations: Any, statements: list[str]) -> None:
    """Empty the tables in a session where triggers sleep."""
    with operations.connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
        _postgres_flush(operations, statements)
        cursor.execute("SET session_replication_role = DEFAULT")
