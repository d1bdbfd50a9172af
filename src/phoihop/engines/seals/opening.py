"""Opening a PDF that may be anything: a reader, or a refusal; never a traceback."""

import hashlib
import io
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final

from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.misc import PdfDecodeLimitError
from pyhanko.pdf_utils.reader import PdfFileReader

from phoihop.law.refusal import Refusal

# pyHanko tells of every oddity of a file in the log; we tell of it in the verdict.
for _name in ("pyhanko", "pyhanko_certvalidator"):
    logging.getLogger(_name).addHandler(logging.NullHandler())

MAX_PDF_BYTES: Final = 200 * 2**20
MAX_PAGES: Final = 5_000
_HEADER_WITHIN: Final = 1024


def open_pdf(pdf: bytes, *, strict: bool = False) -> PdfFileReader:
    """Return a reader of ``pdf``.

    Call it, and everything that reads from the result, inside ``guarded()``.

    Args:
        strict: refuse what departs from the standard, instead of guessing what was meant.

    Raises:
        Refusal: ``seals.not_a_pdf``, ``seals.too_large``, ``seals.encrypted``.
    """
    if b"%PDF-" not in pdf[:_HEADER_WITHIN]:
        raise Refusal("seals.not_a_pdf")
    if len(pdf) > MAX_PDF_BYTES:
        raise Refusal("seals.too_large", limit_bytes=MAX_PDF_BYTES)
    reader = PdfFileReader(io.BytesIO(pdf), strict=strict)
    if reader.encrypted:
        raise Refusal("seals.encrypted")
    return reader


@contextmanager
def guarded() -> Iterator[None]:
    """Turn whatever a parser raises over hostile bytes into a refusal.

    A PDF is a program for its reader: a broken one makes the reader fail in any place with any
    exception (a missing key, a text where a number should be, a circle of references). Refusals
    pass; everything else becomes ``seals.broken_pdf``, with the name of what was raised.

    Raises:
        Refusal: ``seals.broken_pdf``, ``seals.bomb``.
    """
    try:
        yield
    except Refusal:
        raise
    except PdfDecodeLimitError as error:
        raise Refusal("seals.bomb") from error
    except Exception as error:
        raise Refusal("seals.broken_pdf", reason=type(error).__name__) from error


def entry(holder: Any, key: str, default: Any = None) -> Any:
    """The value of ``key`` in a PDF dictionary, references followed (``get`` does not)."""
    try:
        return holder[key]
    except KeyError:
        return default


def page_objects(reader: PdfFileReader) -> list[generic.DictionaryObject]:
    """The pages in order, walking the tree once; circles and absurd counts are refused.

    Raises:
        Refusal: ``seals.broken_pdf``, ``seals.too_many_pages``.
    """
    return pages_under(reader.root["/Pages"])


def pages_under(tree: generic.DictionaryObject) -> list[generic.DictionaryObject]:
    """The pages below ``tree``, a page tree of any revision.

    Raises:
        Refusal: ``seals.broken_pdf``, ``seals.too_many_pages``.
    """
    pages: list[generic.DictionaryObject] = []
    waiting: list[tuple[generic.DictionaryObject, int]] = [(tree, 0)]
    while waiting:
        node, depth = waiting.pop()
        if len(pages) > MAX_PAGES or len(waiting) > MAX_PAGES:
            raise Refusal("seals.too_many_pages", limit=MAX_PAGES)
        if not isinstance(node, generic.DictionaryObject) or depth > 50:
            raise Refusal("seals.broken_pdf", reason="page tree")
        if "/Kids" in node:
            waiting += [(kid.get_object(), depth + 1) for kid in reversed(node["/Kids"])]
        else:
            pages.append(node)
    return pages


def fingerprint(pdf: bytes) -> str:
    """SHA-256 of the bytes, in hex."""
    return hashlib.sha256(pdf).hexdigest()
