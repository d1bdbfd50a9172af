"""What Word can do and python-docx has no word for: rules, page fields, watermarks, fixed bytes."""

import io
import zipfile
from collections.abc import Sequence
from typing import Any
from xml.sax.saxutils import quoteattr

_VML = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
)
_AFTER_BORDERS = ("w:shd", "w:tabs", "w:snapToGrid", "w:spacing", "w:ind", "w:jc", "w:rPr")
_ZIP_EPOCH = (1980, 1, 1, 0, 0, 0)


def element(tag: str, **attributes: str) -> Any:
    """Make ``w:tag`` with ``w:`` attributes."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    made = OxmlElement(f"w:{tag}")
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), value)
    return made


def page_number(paragraph: Any, size: Any) -> None:
    """Put the number of the page into ``paragraph``."""
    for kind, text in (("begin", ""), ("", " PAGE "), ("end", "")):
        run = paragraph.add_run()
        run.font.size = size
        if kind:
            run._r.append(element("fldChar", fldCharType=kind))
        else:
            instruction = element("instrText")
            instruction.text = text
            run._r.append(instruction)


def watermark(paragraph: Any, text: str, number: int) -> None:
    """Lay ``text`` slantwise behind the page, in the way Word itself does."""
    from docx.oxml import parse_xml

    shape = f"PowerPlusWaterMarkObject{number}"
    style = (
        "position:absolute;margin-left:0;margin-top:0;width:520pt;height:70pt;rotation:315;"
        "z-index:-251658752;mso-position-horizontal:center;"
        "mso-position-horizontal-relative:margin;mso-position-vertical:center;"
        "mso-position-vertical-relative:margin"
    )
    paragraph._p.append(
        parse_xml(
            f"<w:r {_VML}><w:rPr><w:noProof/></w:rPr><w:pict>"
            '<v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" '
            'path="m@7,l@8,m@5,21600l@6,21600e"><v:path textpathok="t"/>'
            '<v:textpath on="t" fitshape="t"/></v:shapetype>'
            f'<v:shape id="{shape}" o:spid="_x0000_s{2049 + number}" type="#_x0000_t136" '
            f'alt={quoteattr(text)} style="{style}" fillcolor="#e9dede" stroked="f">'
            f'<v:textpath style="font-family:&quot;Times New Roman&quot;;font-size:1pt" '
            f"string={quoteattr(text)}/></v:shape></w:pict></w:r>"
        )
    )


def rule_below(paragraph: Any) -> None:
    """Draw a thin line under ``paragraph``, as wide as its indents leave."""
    borders = element("pBdr")
    borders.append(element("bottom", val="single", sz="6", space="1", color="000000"))
    properties = paragraph._p.get_or_add_pPr()
    properties.insert_element_before(borders, *_AFTER_BORDERS)  # Word insists on the order


def grid(document: Any, widths: Sequence[int], *, ruled: bool) -> Any:
    """Add a table of fixed column ``widths`` (EMU), with or without rules, and no rows."""
    table = document.add_table(rows=0, cols=len(widths))
    table.autofit = False
    if ruled:
        table.style = "Table Grid"
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    return table


def add_row(table: Any, widths: Sequence[int], *, heading: bool = False) -> Sequence[Any]:
    """Add a row that does not break across pages; a ``heading`` is repeated on each page."""
    row = table.add_row()
    properties = row._tr.get_or_add_trPr()
    properties.append(element("cantSplit"))
    if heading:
        properties.append(element("tblHeader"))
    cells: Sequence[Any] = row.cells
    for cell, width in zip(cells, widths, strict=True):
        cell.width = width
    return cells


def fixed(data: bytes) -> bytes:
    """The same package without the moment of its making, so that equal papers are equal."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            info = zipfile.ZipInfo(name, _ZIP_EPOCH)
            info.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(info, old.read(name))
    return out.getvalue()
