"""XML from strangers: no entities, no outside references, no endless nesting."""

import io
from collections.abc import Iterator
from typing import Any

from phoihop.engines.webpages.decompression import unpack
from phoihop.law.refusal import Refusal

MAX_XML_BYTES = 50 * 1024 * 1024
"""The sitemap protocol allows 50 MB unpacked; feeds are far smaller."""
Element = Any


def unpacked(body: bytes) -> bytes:
    """A document that may have been stored as a ``.gz`` file, as it was before.

    Raises:
        Refusal: ``fetch.too_large``, ``fetch.bad_packing``.
    """
    if body[:2] == b"\x1f\x8b":
        return unpack(body, "gzip", MAX_XML_BYTES)
    if len(body) > MAX_XML_BYTES:
        raise Refusal("fetch.too_large", max_bytes=MAX_XML_BYTES)
    return body


def elements(body: bytes) -> Iterator[Element]:
    """Every element of a document as it ends; clear it after use to keep memory flat.

    Raises:
        Refusal: ``xml.dangerous`` (fact ``why``) when it defines entities or refers outside;
            ``xml.broken`` when it is not well-formed (what came before has been handed out).
    """
    from xml.etree.ElementTree import ParseError

    from defusedxml.common import DefusedXmlException
    from defusedxml.ElementTree import iterparse

    try:
        for _event, element in iterparse(io.BytesIO(body), events=("end",), forbid_dtd=False):
            yield element
    except DefusedXmlException as danger:
        raise Refusal("xml.dangerous", why=type(danger).__name__) from None
    except (ParseError, ValueError, LookupError, RecursionError):
        raise Refusal("xml.broken") from None


def local_name(element: Element) -> str:
    """The lower-case name of an element without its namespace; empty for other nodes."""
    return element.tag.rsplit("}", 1)[-1].lower() if isinstance(element.tag, str) else ""
