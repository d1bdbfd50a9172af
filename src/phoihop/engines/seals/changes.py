"""What was changed after a signature: pages that show something else, fields that were filled."""

import hashlib
from typing import Any, Final

from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.diff_analysis import (
    DEFAULT_DIFF_POLICY,
    DiffPolicy,
    FormUpdatingRule,
    GenericFieldModificationRule,
    SigFieldCreationRule,
    SigFieldModificationRule,
    StandardDiffPolicy,
)
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature

from phoihop.engines.seals.opening import entry, page_objects, pages_under

# pyHanko allows a filled field's picture to be replaced in place, and then takes every later
# revision for a change of a locked field that has a picture, though nothing changed. Where a
# signature locks fields such replacing is not allowed at all: stricter, and right.
_FOR_LOCKED_FIELDS: Final = StandardDiffPolicy(
    global_rules=DEFAULT_DIFF_POLICY.global_rules,
    form_rule=FormUpdatingRule(
        field_rules=[
            SigFieldCreationRule(),
            SigFieldModificationRule(),
            GenericFieldModificationRule(allow_in_place_appearance_stream_changes=False),
        ]
    ),
)


def policy_for(signature: EmbeddedPdfSignature) -> DiffPolicy:
    """What may be added after ``signature``: pyHanko's own rules, but for locked fields."""
    return DEFAULT_DIFF_POLICY if signature.fieldmdp is None else _FOR_LOCKED_FIELDS


def filled_after(reader: PdfFileReader, revision: int) -> tuple[str, ...]:
    """Names of text fields whose value differs between ``revision`` and the file as it is."""
    before = _values(reader.get_historical_resolver(revision).root)
    after = _values(reader.root)
    return tuple(sorted(name for name, value in after.items() if before.get(name) != value))


def _values(root: Any) -> dict[str, str]:
    fields = [each.get_object() for each in entry(entry(root, "/AcroForm", {}), "/Fields", ())]
    texts = [each for each in fields if entry(each, "/FT") == "/Tx"]
    return {str(entry(each, "/T", "")): str(entry(each, "/V", "")) for each in texts}


def changed_pages(reader: PdfFileReader, revision: int) -> tuple[int, ...]:
    """Pages, counted from 1, whose content differs between ``revision`` and the file as it is.

    Content is what is drawn (content streams, resources by reference) and annotations that are
    not form fields. Pages that were added or are gone count as changed.
    """
    before = [
        _look(page) for page in pages_under(reader.get_historical_resolver(revision).root["/Pages"])
    ]
    after = [_look(page) for page in page_objects(reader)]
    count = max(len(before), len(after))
    before += [""] * (count - len(before))
    after += [""] * (count - len(after))
    return tuple(n for n, (old, new) in enumerate(zip(before, after, strict=True), 1) if old != new)


def _look(page: generic.DictionaryObject) -> str:
    digest = hashlib.sha256()
    for stream in _streams(entry(page, "/Contents")):
        digest.update(stream)
    for name in ("/MediaBox", "/CropBox", "/Rotate"):
        digest.update(repr(entry(page, name)).encode())
    for annotation in entry(page, "/Annots", ()):
        annotation = annotation.get_object()
        if entry(annotation, "/Subtype") != "/Widget":
            digest.update(repr(sorted(map(str, annotation.keys()))).encode())
            digest.update(repr(entry(annotation, "/Contents")).encode())
    return digest.hexdigest()


def _streams(contents: Any) -> list[bytes]:
    if contents is None:
        return []
    contents = contents.get_object()
    if isinstance(contents, generic.ArrayObject):
        return [bytes(part.get_object().data) for part in contents]
    return [bytes(contents.data)]
