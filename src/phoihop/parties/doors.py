"""Who a command acts for: the one ``--as`` of every writing command."""

import os
from argparse import ArgumentParser
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from phoihop.engines.plainfiles.tree import MOST_BYTES
from phoihop.law.refusal import Refusal
from phoihop.parties.models import Member
from phoihop.parties.queries import member_named


def add_member_option(parser: ArgumentParser, *, required: bool = True) -> None:
    """Give ``parser`` the option ``--as MEMBER``; read it with ``member_from``."""
    parser.add_argument(
        "--as",
        dest="member",
        metavar="MEMBER",
        required=required,
        help="the member who acts / thành viên thực hiện; law/access.py decides what they may",
    )


def member_from(options: Mapping[str, Any]) -> Member:
    """The active member that ``--as`` names.

    Raises:
        Refusal: ``parties.no_such_member``.
    """
    return member_named(str(options["member"]))


def bytes_from(path: Path) -> bytes:
    """The bytes of a hand-written file; one byte more than is allowed when it is too large.

    Raises:
        Refusal: ``file.unreadable``.
    """
    try:
        with path.open("rb") as file:
            return file.read(MOST_BYTES + 1)
    except OSError as error:
        raise Refusal("file.unreadable", path=str(path), why=error.strerror or "") from None


def write_whole(path: Path, data: bytes) -> None:
    """Write a file that is there whole or not at all, whatever stood there before.

    Raises:
        OSError: it cannot be written; then nothing is left behind. The door of commands tells it.
    """
    draft = path.with_name(f".{path.name}-{os.getpid()}")
    try:
        draft.write_bytes(data)
        draft.replace(path)
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(path)) from None
    finally:
        with suppress(OSError):
            draft.unlink()
