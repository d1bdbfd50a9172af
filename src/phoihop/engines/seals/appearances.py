"""Putting a small PDF page into the face of a form field."""

import io
from typing import Any

from pyhanko.pdf_utils.content import PdfContent
from pyhanko.pdf_utils.layout import AxisAlignment, BoxConstraints, Margins, SimpleBoxLayoutRule
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.stamp import StaticStampStyle


class PageContent(PdfContent):
    """The first page of a PDF in memory, as content of another."""

    def __init__(self, pdf: bytes) -> None:
        super().__init__()
        self._pdf = pdf

    def render(self) -> bytes:
        """The drawing operators, after the page was copied into the writer."""
        drawn: Any = import_page(self._ensure_writer, self._pdf)
        self.resources.xobject["/Page"] = drawn
        left, bottom, right, top = (float(edge) for edge in drawn.get_object()["/BBox"])
        self.box = BoxConstraints(width=int(right - left), height=int(top - bottom))
        return b"/Page Do"


def import_page(writer: Any, pdf: bytes) -> Any:
    """Copy the first page of ``pdf`` into ``writer`` as a form XObject; return its reference."""
    return writer.import_page_as_xobject(PdfFileReader(io.BytesIO(pdf)))


def stamp_style(pdf: bytes) -> StaticStampStyle:
    """A signature's look: the page, from edge to edge."""
    whole = SimpleBoxLayoutRule(
        x_align=AxisAlignment.ALIGN_MIN,
        y_align=AxisAlignment.ALIGN_MIN,
        margins=Margins(0, 0, 0, 0),
    )
    return StaticStampStyle(
        border_width=0, background=PageContent(pdf), background_opacity=1.0, background_layout=whole
    )
