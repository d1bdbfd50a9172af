"""Bytes of a page into text, also where the page says nothing or something wrong."""

import codecs
import re

from phoihop.engines.vietnamese.encodings import decode_bytes, from_tcvn3, looks_like_tcvn3
from phoihop.law.refusal import Refusal

_DECLARED = re.compile(rb"""<meta[^>]+charset\s*=\s*["']?\s*([\w.:-]+)""", re.I)
_VIETNAMESE = re.compile("[\u1ea0-\u1ef9]")
_PLAIN = frozenset({"utf-8", "utf8", "iso-8859-1", "latin-1", "windows-1252", "ascii", "us-ascii"})
"""What pages declare without thinking; for these the bytes themselves decide."""
_LATIN_MARKS = re.compile("[\u00a1-\u00ff]")
_ENOUGH = 20
"""So many letters that only Unicode has leave no doubt that it is Unicode."""


def decode_page(raw: bytes, declared: str | None = None) -> tuple[str, str]:
    """The text of a page and the encoding it was in; never refuses.

    UTF-8 that holds is believed first, whatever is declared; then a declared charset that is not
    one of the thoughtless ones; then the old Vietnamese encodings; at last UTF-8 with marks for
    what cannot be read.

    Args:
        raw: the body, already decompressed.
        declared: charset of the ``Content-Type`` header, if any.

    Returns:
        Text and one of ``utf-8``, ``utf-8-damaged``, ``tcvn3``, ``tcvn3-as-latin1``, ``vni``,
        ``windows-1258``, ``utf-16`` or the declared charset's name.
    """
    try:
        return undo_tcvn3(raw.decode("utf-8-sig"), "utf-8")
    except UnicodeDecodeError:
        pass
    by_name = _by_declaration(raw, declared)
    if by_name:
        return by_name
    try:
        return decode_bytes(raw)
    except Refusal:
        return raw.decode("utf-8", "replace"), "utf-8-damaged"


def undo_tcvn3(text: str, encoding: str) -> tuple[str, str]:
    """Text as it should read where TCVN3 had been taken for Latin letters; else unchanged."""
    sample = text[:200_000]
    if len(_VIETNAMESE.findall(sample)) >= _ENOUGH:
        return text, encoding
    if len(_LATIN_MARKS.findall(sample)) >= _ENOUGH and looks_like_tcvn3(sample):
        return from_tcvn3(text), "tcvn3-as-latin1"
    return text, encoding


def _by_declaration(raw: bytes, declared: str | None) -> tuple[str, str] | None:
    in_page = _DECLARED.search(raw[:4096])
    for name in (declared, in_page[1].decode("ascii", "replace") if in_page else None):
        if name and name.lower() not in _PLAIN:
            try:
                return raw.decode(codecs.lookup(name).name), name.lower()
            except (LookupError, UnicodeDecodeError):
                continue
    return None
