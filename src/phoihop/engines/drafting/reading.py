"""The text of a file that somebody hands in: told by its bytes, never by its name."""

from typing import Final

from phoihop.engines.drafting.drafting import MOST_CHARACTERS
from phoihop.engines.drafting.pdffile import read_pdf
from phoihop.engines.drafting.wordfile import read_docx
from phoihop.engines.vietnamese.encodings import decode_bytes
from phoihop.law.refusal import Refusal

MOST_BYTES: Final = 20 * 2**20
_PDF_WITHIN: Final = 1024
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"  # .doc, and .docx behind a password


def read_bytes(data: bytes) -> str:
    """The text of a TXT (any Vietnamese encoding), DOCX or PDF file.

    Raises:
        Refusal: ``drafting.file_too_large`` (fact ``limit``), ``drafting.empty``,
            ``drafting.old_word``, ``drafting.not_docx``, ``drafting.macros``, ``drafting.bomb``,
            ``drafting.pdf_locked``, ``drafting.pdf_broken``, ``drafting.pdf_scan``,
            ``drafting.too_many_pages``, ``drafting.too_long``, ``drafting.not_text``.
    """
    if len(data) > MOST_BYTES:
        raise Refusal("drafting.file_too_large", limit=MOST_BYTES // 2**20)
    if not data.strip():
        raise Refusal("drafting.empty")
    if data.startswith(_OLD_OFFICE):
        raise Refusal("drafting.old_word")
    if data.startswith(b"PK\x03\x04"):
        return read_docx(data, most=MOST_CHARACTERS)
    if b"%PDF-" in data[:_PDF_WITHIN]:
        return read_pdf(data, most=MOST_CHARACTERS)
    try:
        return decode_bytes(data)[0]
    except Refusal as refusal:
        raise Refusal("drafting.not_text") from refusal
