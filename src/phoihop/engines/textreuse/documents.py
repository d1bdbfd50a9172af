"""What goes into an index, and why something does not."""

import re
from dataclasses import dataclass
from datetime import date

from phoihop.engines.textreuse.signing import SHINGLE_WORDS
from phoihop.law.refusal import Refusal

MAX_TEXT_CHARACTERS = 8_000_000
MAX_NAME_BYTES = 4_000
MAX_CONTROL_SHARE = 0.02
SHORT_CHARACTERS = 200
WORD = re.compile(r"\w+")

CONTROL = bytes({*range(32), 127} - set(b"\t\n\v\f\r"))
REPLACEMENT = "\ufffd".encode()
MIXED = re.compile(
    "[A-Za-zÀ-ỹ][\u0370-\u03ff\u0400-\u052f]|[\u0370-\u03ff\u0400-\u052f][A-Za-zÀ-ỹ]"
)


@dataclass(frozen=True, slots=True)
class Document:
    """A text with what is known of it.

    Attributes:
        id: the caller's name for it, unique in an index; at most 4,000 bytes of UTF-8.
        text: the body alone. Spans are code points of this string.
        title: helps to tell a reprint from a serial column; it is not searched for.
        outlet: where it appeared; two texts of one outlet may share its boilerplate.
        published_on: tells which of two texts came first.
    """

    id: str
    text: str
    title: str = ""
    outlet: str = ""
    published_on: date | None = None


@dataclass(frozen=True, slots=True)
class Skipped:
    """A document that was not taken, and the code of the reason (see ``unfit``)."""

    id: str
    code: str


def unfit(document: Document) -> str | None:
    """Why a document cannot be indexed or asked about, or None when it can.

    Returns:
        ``textreuse.id_missing``, ``textreuse.id_too_long``, ``textreuse.text_empty``,
        ``textreuse.text_too_short`` (under six words), ``textreuse.text_too_long`` (over 8
        million characters), ``textreuse.text_broken`` (lone surrogates), or
        ``textreuse.text_binary`` (over 2 % control characters).
    """
    return unfit_name(document) or unfit_text(document.text)


def unfit_name(document: Document) -> str | None:
    """Why its id or outlet cannot be stored, or None."""
    if not document.id:
        return "textreuse.id_missing"
    try:
        names = [name.encode() for name in (document.id, document.outlet, document.title)]
    except UnicodeEncodeError:
        return "textreuse.text_broken"
    return "textreuse.id_too_long" if max(map(len, names[:2])) > MAX_NAME_BYTES else None


def unfit_text(text: str) -> str | None:
    """Why a text cannot be read, or None."""
    if not text or text.isspace():
        return "textreuse.text_empty"
    if len(text) > MAX_TEXT_CHARACTERS:
        return "textreuse.text_too_long"
    try:
        encoded = text.encode()
    except UnicodeEncodeError:
        return "textreuse.text_broken"
    control = len(encoded) - len(encoded.translate(None, CONTROL)) + encoded.count(REPLACEMENT)
    if control > MAX_CONTROL_SHARE * len(text):
        return "textreuse.text_binary"
    if len(text) < SHORT_CHARACTERS and len(WORD.findall(text)) < SHINGLE_WORDS:
        return "textreuse.text_too_short"
    return None


def require_fit(text: str) -> None:
    """Refuse a text that cannot be read.

    Raises:
        Refusal: with the code that ``unfit_text`` gives.
    """
    code = unfit_text(text)
    if code is not None:
        raise Refusal(code, characters=len(text))


def mixes_scripts(text: str) -> bool:
    """Whether a single word mixes Latin with Cyrillic or Greek letters.

    Such a text is read like any other (look-alike letters fold together), but its letters were
    probably changed on purpose, or lost in a conversion, and people should know.
    """
    return MIXED.search(text) is not None
