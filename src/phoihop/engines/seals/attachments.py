"""Files embedded in a PDF: the clause data of a born-digital paper travels this way."""

from collections.abc import Iterator
from typing import Any, Final

from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.reader import PdfFileReader

from phoihop.engines.seals.opening import entry
from phoihop.law.refusal import Refusal

MAX_ATTACHMENTS: Final = 200
_MAX_DEPTH: Final = 20


def attachments_of(reader: PdfFileReader) -> dict[str, Any]:
    """File name → embedded stream, not yet decoded. The first of two of one name counts.

    Raises:
        Refusal: ``seals.too_many_attachments``.
    """
    found: dict[str, Any] = {}
    names = entry(entry(reader.root, "/Names", {}), "/EmbeddedFiles")
    for specification in _leaves(names, 0) if names is not None else ():
        name, stream = _file(specification.get_object())
        if stream is not None:
            found.setdefault(name, stream)
        if len(found) > MAX_ATTACHMENTS:
            raise Refusal("seals.too_many_attachments", limit=MAX_ATTACHMENTS)
    return found


def _leaves(tree: Any, depth: int) -> Iterator[Any]:
    if depth > _MAX_DEPTH:
        raise Refusal("seals.broken_pdf", reason="name tree")
    yield from list(entry(tree, "/Names", ()))[1::2]
    for kid in entry(tree, "/Kids", ()):
        yield from _leaves(kid.get_object(), depth + 1)


def _file(specification: generic.DictionaryObject) -> tuple[str, Any]:
    name = str(entry(specification, "/UF") or entry(specification, "/F") or "")
    held = entry(specification, "/EF", {})
    return name, entry(held, "/UF") or entry(held, "/F")
