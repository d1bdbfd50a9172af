"""Form fields, made before the first signature and filled between two signatures."""

import io
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.content import RawContent
from pyhanko.pdf_utils.generic import pdf_name, pdf_string
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.layout import BoxConstraints
from pyhanko.sign.fields import (
    FieldMDPAction,
    FieldMDPSpec,
    SigFieldSpec,
    append_signature_field,
    ensure_sig_flags,
    enumerate_sig_fields,
)

from phoihop.engines.seals.appearances import import_page
from phoihop.engines.seals.lettering import lettered
from phoihop.engines.seals.opening import entry, guarded, open_pdf, page_objects
from phoihop.engines.seals.places import Place
from phoihop.law.refusal import Refusal

MAX_TEXT_LETTERS: Final = 200
_PRINTED: Final = 4
_SIGNATURE: Final = "signature"

Rectangle = tuple[int, float, float, float, float]  # page from 0, left, bottom, right, top


def prepare_pdf(
    pdf: bytes,
    places: Iterable[Place],
    fields: Mapping[str, str] | None,
    locking: Sequence[str],
    labels: Mapping[str, str],
) -> bytes:
    """See ``api.prepare``."""
    known = {place.name: place for place in places}
    wanted = dict(fields) if fields is not None else {name: name for name in known}
    if lost := sorted(set(wanted.values()) - known.keys()):
        raise Refusal("seals.no_such_place", place=lost[0])
    rectangles = _rectangles(wanted, known)
    texts = [name for name, place in wanted.items() if not place.startswith(_SIGNATURE)]
    with guarded():
        reader = open_pdf(pdf)
        count = len(page_objects(reader))
        if list(enumerate_sig_fields(reader, filled_status=True)):
            raise Refusal("seals.signed_already")
        writer = IncrementalPdfFileWriter.from_reader(reader)
        for name, rectangle in rectangles.items():
            if not 0 <= rectangle[0] < count:
                raise Refusal("seals.no_such_page", page=rectangle[0] + 1, pages=count)
            if name in texts:
                _add_text(writer, name, rectangle, labels.get(name, name))
            else:
                _add_signature(writer, name, rectangle, texts if name in locking else [], labels)
        ensure_sig_flags(writer=writer, lock_sig_flags=False)
        return _written(writer)


def _rectangles(wanted: Mapping[str, str], known: Mapping[str, Place]) -> dict[str, Rectangle]:
    """The rectangle of each field; fields that share a place stand side by side in it."""
    found: dict[str, Rectangle] = {}
    for place in {name: known[name] for name in wanted.values()}.values():
        sharing = [name for name, at in wanted.items() if at == place.name]
        width = (place.right_pt - place.left_pt) / len(sharing)
        for index, name in enumerate(sharing):
            left = place.left_pt + index * width
            found[name] = (place.page, left, place.bottom_pt, left + width, place.top_pt)
    return {name: found[name] for name in wanted}


def _add_signature(
    writer: IncrementalPdfFileWriter,
    name: str,
    rectangle: Rectangle,
    locks: Sequence[str],
    labels: Mapping[str, str],
) -> None:
    page, left, bottom, right, top = rectangle
    lock = FieldMDPSpec(FieldMDPAction.INCLUDE, list(locks)) if locks else None
    box = (round(left), round(bottom), round(right), round(top))
    label = labels.get(name, name)
    append_signature_field(
        writer,
        SigFieldSpec(name, on_page=page, box=box, field_mdp_spec=lock, readable_field_name=label),
    )


def _add_text(
    writer: IncrementalPdfFileWriter, name: str, rectangle: Rectangle, label: str
) -> None:
    number, left, bottom, right, top = rectangle
    page: Any = writer.find_page_for_modification(number)[0]
    box = BoxConstraints(width=round(right - left), height=round(top - bottom))
    empty = writer.add_object(RawContent(b"", box=box).as_form_xobject())
    edges = [generic.FloatObject(round(edge, 2)) for edge in (left, bottom, right, top)]
    field = generic.DictionaryObject(
        {
            pdf_name("/Type"): pdf_name("/Annot"),
            pdf_name("/Subtype"): pdf_name("/Widget"),
            pdf_name("/FT"): pdf_name("/Tx"),
            pdf_name("/T"): pdf_string(name),
            pdf_name("/TU"): pdf_string(label),
            pdf_name("/F"): generic.NumberObject(_PRINTED),
            pdf_name("/P"): page,
            pdf_name("/Rect"): generic.ArrayObject(edges),
            pdf_name("/DA"): pdf_string("/Helv 0 Tf 0 g"),
            pdf_name("/AP"): generic.DictionaryObject({pdf_name("/N"): empty}),
        }
    )
    reference = writer.add_object(field)
    writer.register_annotation(page, reference)
    form = _form(writer)
    form[pdf_name("/Fields")].append(reference)
    writer.update_container(form[pdf_name("/Fields")])


def _form(writer: IncrementalPdfFileWriter) -> Any:
    root = writer.root
    if "/AcroForm" not in root:
        root[pdf_name("/AcroForm")] = writer.add_object(generic.DictionaryObject())
        writer.update_root()
    form: Any = root["/AcroForm"]
    if "/Fields" not in form:
        form[pdf_name("/Fields")] = generic.ArrayObject()
        writer.update_container(form)
    return form


def fill_pdf(
    pdf: bytes, values: Mapping[str, str], faces: Path | None, italic: Sequence[str]
) -> bytes:
    """See ``api.fill``."""
    with guarded():
        reader = open_pdf(pdf)
        writer = IncrementalPdfFileWriter.from_reader(reader)
        fields = {str(entry(each, "/T")): each for each in _text_fields(writer)}
        locked = _locked_fields(reader)
        for name, value in values.items():
            if name not in fields:
                raise Refusal("seals.no_such_field", field=name)
            if name in locked:
                raise Refusal("seals.field_locked", field=name)
            _write(writer, fields[name], value, faces, name in italic)
        return _written(writer)


def _text_fields(writer: IncrementalPdfFileWriter) -> list[Any]:
    listed = entry(entry(writer.root, "/AcroForm", {}), "/Fields", ())
    fields = [each.get_object() for each in listed]
    return [each for each in fields if entry(each, "/FT") == "/Tx"]


def _locked_fields(reader: Any) -> set[str]:
    """Names of fields that a signature made so far has locked."""
    locked: set[str] = set()
    for _, value, reference in enumerate_sig_fields(reader, filled_status=True):
        lock = entry(reference.get_object(), "/Lock")
        if value is not None and lock is not None and entry(lock, "/Action") == "/Include":
            locked |= {str(name) for name in entry(lock, "/Fields", ())}
    return locked


def _write(
    writer: IncrementalPdfFileWriter, field: Any, value: str, faces: Path | None, italic: bool
) -> None:
    if not value.strip() or len(value) > MAX_TEXT_LETTERS or not value.isprintable():
        raise Refusal("seals.bad_value", limit=MAX_TEXT_LETTERS)
    left, bottom, right, top = (float(edge) for edge in field["/Rect"])
    height = top - bottom
    look = lettered(
        [value], right - left, height, size_pt=min(14.0, height), faces=faces, italic=italic
    )
    field[pdf_name("/V")] = pdf_string(value)
    drawn = generic.DictionaryObject({pdf_name("/N"): import_page(writer, look)})
    field[pdf_name("/AP")] = drawn
    writer.update_container(field)


def _written(writer: IncrementalPdfFileWriter) -> bytes:
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()
