"""The text of a PDF file whose pages hold text; scans, locked and broken files are refused."""

import io
import logging
import re
import warnings
from typing import Any, Final

from phoihop.law.refusal import Refusal

MOST_PAGES: Final = 150
_LEAST_LETTERS: Final = 40
"""On all pages together: less is a scan with page numbers on it."""
_SENTENCE_ENDS: Final = (".", "!", "?", ":", ";", "…", "”", '"')
_ITEM = re.compile(
    r"\s*(?:[-–+•*]|\d{1,2}[.)]|[IVX]{1,4}\.|[a-zđ]\)|Điều\s|ĐIỀU\s|Căn cứ\s|Bên\s|BÊN\s)"
)
_FULL_LINE = 0.75


def read_pdf(data: bytes, *, most: int) -> str:
    """The text of all pages, with lines joined that only the width of the page had broken.

    Args:
        most: characters; more are refused.

    Raises:
        Refusal: ``drafting.pdf_locked``, ``drafting.pdf_broken``, ``drafting.pdf_scan``,
            ``drafting.too_many_pages`` (facts ``pages``, ``limit``), ``drafting.too_long``.
    """
    # A PDF is a program for its reader: a broken one fails anywhere, with any exception.
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return _read(data, most)
    except Refusal:
        raise
    except Exception as error:
        raise Refusal("drafting.pdf_broken") from error


def _read(data: bytes, most: int) -> str:
    from pypdf import PdfReader

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    reader: Any = PdfReader(io.BytesIO(data), strict=False)
    if reader.is_encrypted:
        raise Refusal("drafting.pdf_locked")
    count = len(reader.pages)
    if count > MOST_PAGES:
        raise Refusal("drafting.too_many_pages", pages=count, limit=MOST_PAGES)
    pages: list[str] = []
    for page in reader.pages:
        pages.append(_flowing(page.extract_text() or ""))
        if sum(map(len, pages)) > most:
            raise Refusal("drafting.too_long", limit=most)
    text = "\n".join(pages)
    if sum(letter.isalpha() for letter in text) < _LEAST_LETTERS:
        raise Refusal("drafting.pdf_scan")
    return text


def _flowing(text: str) -> str:
    """Join a line to the one before when that one is full and ends no sentence."""
    lines = [line.strip() for line in text.splitlines()]
    widest = max((len(line) for line in lines), default=0)
    flowing: list[str] = []
    last = ""
    for line in lines:
        full = len(last) >= _FULL_LINE * widest and not last.endswith(_SENTENCE_ENDS)
        runs_on = full or (last and not last.endswith(_SENTENCE_ENDS) and line[:1].islower())
        if flowing and last and line and runs_on and not _ITEM.match(line):
            flowing[-1] += " " + line
        else:
            flowing.append(line)
        last = line
    return "\n".join(flowing)
