"""A workbook as the zip of XML parts it is, opened with distrust.

The parts are parsed with expat as they are inflated, so nothing is ever held whole; a document
type declaration, which no workbook needs and every entity attack does, ends the reading.
"""

import posixpath
import zlib
from collections.abc import Callable, Iterator, Mapping
from typing import Any, BinaryIO
from xml.parsers import expat  # noqa: S405  # declarations are refused below
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile

from phoihop.engines.tables.limits import Limits
from phoihop.law.refusal import Refusal

_CHUNK = 64 * 1024
_MOST_PARTS = 5_000
_BROKEN = (BadZipFile, zlib.error, OSError, EOFError, ValueError, RuntimeError, expat.ExpatError)

Start = Callable[[str, Mapping[str, str]], None]
End = Callable[[str], None]
Text = Callable[[str], None]


class Package:
    """The parts of one workbook. Raises ``tables.bomb`` and ``tables.damaged`` as it reads."""

    def __init__(self, file: BinaryIO, limits: Limits) -> None:
        self._limits = limits
        self._inflated = 0
        try:
            self._zip = ZipFile(file)
        except _BROKEN as error:
            raise Refusal("tables.damaged") from error
        self._parts = {info.filename: info for info in self._zip.infolist()}
        self._weigh()

    def _weigh(self) -> None:
        """Refuse by the directory alone what would unpack to too much."""
        infos = self._parts.values()
        total = sum(info.file_size for info in infos)
        if total > self._limits.inflated_bytes or len(infos) > _MOST_PARTS:
            raise Refusal("tables.bomb", bytes=total, limit=self._limits.inflated_bytes)
        for info in infos:
            if info.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
                raise Refusal("tables.damaged")
            large = info.file_size > self._limits.part_bytes
            if large and info.file_size > self._limits.ratio * max(info.compress_size, 1):
                raise Refusal("tables.bomb", bytes=total, limit=self._limits.inflated_bytes)

    def __contains__(self, name: str) -> bool:
        return name in self._parts

    def chunks(self, name: str) -> Iterator[bytes]:
        """Inflate one part piece by piece, counting what comes out against the limits."""
        try:
            info = self._parts[name]
            with self._zip.open(info) as part:
                given = 0
                while chunk := part.read(_CHUNK):
                    given += len(chunk)
                    self._inflated += len(chunk)
                    if given > info.file_size or self._inflated > self._limits.inflated_bytes:
                        limit = self._limits.inflated_bytes
                        raise Refusal("tables.bomb", bytes=self._inflated, limit=limit)
                    yield chunk
        except (KeyError, *_BROKEN) as error:
            raise Refusal("tables.damaged") from error

    def parse(
        self, name: str, *, start: Start, end: End | None = None, text: Text | None = None
    ) -> Iterator[None]:
        """Parse one part; yields after every piece so that the caller can hand on what it has.

        Handlers get local names; attributes too lose their namespaces.
        """
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.StartDoctypeDeclHandler = _no_declarations
        parser.StartElementHandler = lambda tag, attributes: start(
            _local(tag), {_local(key): value for key, value in attributes.items()}
        )
        if end is not None:
            parser.EndElementHandler = lambda tag: end(_local(tag))
        if text is not None:
            parser.CharacterDataHandler = text
        try:
            for chunk in self.chunks(name):
                parser.Parse(chunk, False)
                yield
            parser.Parse(b"", True)
            yield
        except _BROKEN as error:
            raise Refusal("tables.damaged") from error

    def read(self, name: str, *, start: Start, end: End | None = None) -> None:
        """Parse a part that must be small (styles, relations) to its end; absent is empty."""
        if name not in self._parts:
            return
        size = self._parts[name].file_size
        if size > self._limits.part_bytes:
            raise Refusal("tables.bomb", bytes=size, limit=self._limits.part_bytes)
        for _ in self.parse(name, start=start, end=end):
            pass


def part_name(target: str) -> str:
    """Where a relation of the workbook points to: ``worksheets/sheet1.xml`` is under ``xl``."""
    if target.startswith("/"):
        return posixpath.normpath(target).lstrip("/")
    return posixpath.normpath(posixpath.join("xl", target))


def _local(name: str) -> str:
    return name.rpartition(" ")[2]


def _no_declarations(*_: Any) -> None:
    raise Refusal("tables.damaged")
