"""Talking to ClickHouse: in this process (chdb), or to a server over HTTP.

Both speak RowBinary, in which a row is its columns' bytes one after another, so whole arrays go
in and out without being turned into text.
"""

import importlib
import importlib.util
import tempfile
import threading
import urllib.error
import urllib.request
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import urlencode

from phoihop.law.refusal import Refusal

TIMEOUT_SECONDS = 600


class Server(Protocol):
    """One database on one server: it holds one shard."""

    def run(self, sql: str) -> bytes:
        """Run a statement; returns its rows as RowBinary, nothing for a statement without."""

    def insert(self, table: str, columns: str, rows: bytes) -> None:
        """Insert RowBinary rows; ``columns`` names them with their types."""


class InProcess:
    """A database of the in-process ClickHouse. A process can have one folder of them."""

    def __init__(self, session: Any, database: str, turn: threading.Lock) -> None:
        self._session = session
        self._database = database
        self._turn = turn
        session.query(f"CREATE DATABASE IF NOT EXISTS {database}")

    def run(self, sql: str) -> bytes:
        """Run a statement in the database."""
        with self._turn:
            self._session.query(f"USE {self._database}")
            return bytes(self._session.query(sql, "RowBinary").bytes())

    def insert(self, table: str, columns: str, rows: bytes) -> None:
        """Insert rows through a file that is deleted afterwards."""
        with tempfile.NamedTemporaryFile(suffix=".bin") as file:
            file.write(rows)
            file.flush()
            source = f"file('{file.name}', 'RowBinary', '{columns}')"
            self.run(f"INSERT INTO {table} SELECT * FROM {source}")  # noqa: S608


def in_process(folder: Path, databases: Iterable[str]) -> list[Server]:
    """Databases of the in-process ClickHouse that keep their files in ``folder``.

    Raises:
        Refusal: ``textreuse.no_cluster`` when the extra ``cluster`` is not installed.
    """
    if importlib.util.find_spec("chdb") is None:
        raise Refusal("textreuse.no_cluster")
    chdb: Any = importlib.import_module("chdb.session")
    session, turn = chdb.Session(str(folder)), threading.Lock()
    return [InProcess(session, database, turn) for database in databases]


class OverHttp:
    """A database of a ClickHouse server, over its HTTP interface.

    ``address`` such as ``http://10.0.0.5:8123/``; the account needs the rights to create tables
    in the database, to insert and to select.
    """

    def __init__(self, address: str, database: str, user: str = "", password: str = "") -> None:
        if not address.startswith(("http://", "https://")):
            raise ValueError(address)
        self._address = address
        self._options = {"database": database, "default_format": "RowBinary"}
        self._headers = {"X-ClickHouse-User": user, "X-ClickHouse-Key": password} if user else {}

    def run(self, sql: str) -> bytes:
        """Run a statement on the server."""
        return self._post({}, sql.encode())

    def insert(self, table: str, columns: str, rows: bytes) -> None:
        """Send rows as the body of an insert."""
        names = ", ".join(column.split()[0] for column in columns.split(", "))
        sql = f"INSERT INTO {table} ({names}) FORMAT RowBinary"
        self._post({"query": sql}, rows)

    def _post(self, options: dict[str, str], body: bytes) -> bytes:
        request = urllib.request.Request(  # noqa: S310
            f"{self._address}?{urlencode(self._options | options)}", body, self._headers
        )
        try:
            with urllib.request.urlopen(request, timeout=TIMEOUT_SECONDS) as answer:  # noqa: S310
                return bytes(answer.read())
        except urllib.error.HTTPError as error:
            detail = error.read(300).decode(errors="replace")
            raise OSError(f"ClickHouse answered {error.code}: {detail}") from error
