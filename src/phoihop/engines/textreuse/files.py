"""Files that are whole or not there: written beside, forced to the disk, then renamed."""

import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import BinaryIO

import numpy as np
import numpy.typing as npt

Buffer = bytes | memoryview
Raw = npt.NDArray[np.uint8]


def sync_folder(folder: Path) -> None:
    """Force the names in a folder to the disk, where the system can do that."""
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError:  # a system that cannot open folders keeps their names by itself
        return
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def write_whole(path: Path, write: Callable[[BinaryIO], object]) -> None:
    """Let ``write`` fill a new file, force it to the disk and give it its name.

    Killed anywhere, this leaves the old file or the new one, never half of one. The folder's
    own entry is forced by the caller, once for several files.
    """
    beside = path.with_name(path.name + ".new")
    with beside.open("w+b") as file:
        write(file)
        file.flush()
        os.fsync(file.fileno())
    beside.replace(path)


def append_at(path: Path, offset: int, pieces: Iterable[Buffer]) -> int:
    """Write pieces from ``offset`` on, cutting off whatever an interrupted write left there.

    Returns:
        The new length in bytes, which counts only once a manifest says so.
    """
    with path.open("r+b" if path.exists() else "w+b") as file:
        file.truncate(offset)
        file.seek(offset)
        file.write(b"".join(pieces))
        file.flush()
        os.fsync(file.fileno())
        return file.tell()
