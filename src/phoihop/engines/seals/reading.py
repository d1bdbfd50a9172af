"""The signatures and time stamps inside a PDF, read one by one: a broken one hides no other."""

from dataclasses import dataclass, field
from typing import Any

from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import SigSeedSubFilter, enumerate_sig_fields
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature

from phoihop.engines.seals.opening import entry

_KNOWN_FORMS = {each.value for each in SigSeedSubFilter}


@dataclass(slots=True)
class Contents:
    """What was found, in the order in which it was added to the file."""

    signatures: list[EmbeddedPdfSignature] = field(default_factory=list)
    stamps: list[EmbeddedPdfSignature] = field(default_factory=list)
    empty: list[str] = field(default_factory=list)
    unreadable: list[str] = field(default_factory=list)  # filled, and not understood


def contents_of(reader: PdfFileReader) -> Contents:
    """Read every signature field of the file."""
    found = Contents()
    for name, value, reference in enumerate_sig_fields(reader):
        if value is None:
            found.empty.append(name)
            continue
        try:
            signature = EmbeddedPdfSignature(reader, reference, name)
            known = str(entry(signature.sig_object, "/SubFilter")) in _KNOWN_FORMS
        except Exception:  # a container can be broken in any way
            known = False
        if not known:
            found.unreadable.append(name)
        elif signature.sig_object_type == "/DocTimeStamp":
            found.stamps.append(signature)
        else:
            found.signatures.append(signature)
    for group in (found.signatures, found.stamps):
        group.sort(key=_revision)
    return found


def _revision(signature: Any) -> int:
    return int(signature.signed_revision)
