"""A paper as DOCX: the same lines and the same profile, for those who must still write in it."""

import io
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from phoihop.engines.typesetting import wordparts
from phoihop.engines.typesetting.docx_blocks import Writer
from phoihop.engines.typesetting.layout import lay_out
from phoihop.engines.typesetting.lettering import plain
from phoihop.engines.typesetting.papers import Paper

_PROPERTIES = ("title", "author", "subject", "keywords")
_UNDATED = date(2000, 1, 1)


def render_docx(paper: Paper) -> bytes:
    """Return ``paper`` as a Word document without macros, links or outside parts.

    Faces are named and not embedded (Times New Roman, which Liberation Serif stands in for
    without changing a line). The same paper gives the same bytes.

    Raises:
        Refusal: those of ``layout.lay_out``.
    """
    import docx

    data = lay_out(paper, clean=plain)
    document = docx.Document()
    writer = Writer(document, data)
    _page(document, data)
    _styles(document, data)
    _margins_lines(document, data)
    _head(writer)
    for basis in data["bases"]:
        writer.paragraph(basis, italic=data["profile"]["body"]["bases_italic"], indent=True)
    for block in data["blocks"]:
        writer.block(block)
    _signatures(writer)
    _describe(document, paper)
    out = io.BytesIO()
    document.save(out)
    return wordparts.fixed(out.getvalue())


def _page(document: Any, data: Mapping[str, Any]) -> None:
    from docx.shared import Mm

    page, section = data["profile"]["page"], document.sections[0]
    section.page_width, section.page_height = Mm(page["width_mm"]), Mm(page["height_mm"])
    section.top_margin, section.bottom_margin = Mm(page["top_mm"]), Mm(page["bottom_mm"])
    section.left_margin, section.right_margin = Mm(page["left_mm"]), Mm(page["right_mm"])
    section.header_distance = section.footer_distance = Mm(8)
    section.different_first_page_header_footer = not page["number_on_first"]


def _styles(document: Any, data: Mapping[str, Any]) -> None:
    from docx.oxml.ns import qn
    from docx.shared import Pt, RGBColor

    body = data["profile"]["body"]
    for name in ("Normal", "Heading 1", "Heading 2", "Heading 3"):
        style = document.styles[name]
        style.font.name = "Times New Roman"
        style.font.size = Pt(body["text_pt"])
        style.font.color.rgb = RGBColor(0, 0, 0)
        style.font.bold = name != "Normal"
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for attribute in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{attribute}"), None)
        fonts.set(qn("w:eastAsia"), "Times New Roman")
        fonts.set(qn("w:cs"), "Times New Roman")
        style.paragraph_format.space_before = Pt(0)
        style.paragraph_format.space_after = Pt(body["paragraph_gap_pt"])
        style.paragraph_format.line_spacing = body["line_spacing"]
    code = {"vi": "vi-VN", "en": "en-GB"}[data["language"]]
    normal = document.styles["Normal"].element.get_or_add_rPr()
    normal.append(wordparts.element("lang", val=code, eastAsia=code))


def _margins_lines(document: Any, data: Mapping[str, Any]) -> None:
    """Page number, sample mark and content hash, on the first page and on the others."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Pt, RGBColor

    section = document.sections[0]
    tops = [(section.first_page_header, False), (section.header, True)]
    for number, (header, numbered) in enumerate(tops):
        line = header.paragraphs[0]
        line.alignment = WD_ALIGN_PARAGRAPH.CENTER
        line.paragraph_format.space_after = Pt(0)
        if data["sample"]:
            run = line.add_run(data["sample"])
            run.bold, run.font.size, run.font.color.rgb = True, Pt(9), RGBColor(0x9A, 0x1C, 0x1C)
            wordparts.watermark(line, data["watermark"], number)
        if numbered:
            line = header.add_paragraph() if data["sample"] else line
            line.alignment = WD_ALIGN_PARAGRAPH.CENTER
            wordparts.page_number(line, Pt(data["profile"]["page"]["number_pt"]))
    if data["footer"]:
        for footer in (section.first_page_footer, section.footer):
            line = footer.paragraphs[0]
            line.alignment = WD_ALIGN_PARAGRAPH.CENTER
            line.add_run(data["footer"]).font.size = Pt(7.5)


def _head(writer: Writer) -> None:
    """Organisation left and motto right, or the motto alone; then number, date and title."""
    data, head, title = writer.data, writer.data["profile"]["head"], writer.data["profile"]["title"]
    if data["organ"] is None:
        _motto(writer, writer.document, head)
        _title(writer, title)
        writer.line("".join(data["number"]), size=head["number_pt"])
        if data["date"][1]:
            writer.line("".join(data["date"]), size=head["date_pt"], italic=True)
        return
    widths = writer.split(head["left_share"])
    table = wordparts.grid(writer.document, widths, ruled=False)
    left, right = wordparts.add_row(table, widths)
    if data["superior"]:
        writer.line(data["superior"], size=head["superior_pt"], into=left)
    writer.line(data["organ"], size=head["organ_pt"], bold=True, into=left)
    if head["organ_mark"] == "asterisk":
        writer.line("*", size=head["organ_pt"], into=left)
    else:
        writer.rule(into=left, width=widths[0])
    _motto(writer, right, head)
    left, right = wordparts.add_row(table, widths)
    writer.line("".join(data["number"]), size=head["number_pt"], into=left)
    writer.line("".join(data["date"]), size=head["date_pt"], italic=True, into=right)
    _title(writer, title)


def _motto(writer: Writer, place: Any, head: Mapping[str, Any]) -> None:
    for at, (line, size) in enumerate(zip(head["lines"], head["lines_pt"], strict=True)):
        last = at == len(head["lines"]) - 1
        writer.line(line, size=size, bold=True, underline=last, into=place)


def _title(writer: Writer, title: Mapping[str, Any]) -> None:
    writer.line(writer.data["kind"], size=title["kind_pt"], bold=True, before=14)
    if writer.data["abstract"]:
        writer.line(writer.data["abstract"], size=title["abstract_pt"], bold=True)
    if title["mark"] == "rule":
        writer.rule(into=writer.document, width=sum(writer.split(0.5)))
    else:
        writer.line(title["mark"], size=title["abstract_pt"])


def _signatures(writer: Writer) -> None:
    """Two columns; a single signature stands right of the recipients."""
    blocks = writer.data["signatures"]
    for at in range(0, len(blocks), 2):
        pair = blocks[at : at + 2]
        widths = writer.split(0.5 if len(pair) == 2 else writer.data["recipients_share"])
        sides: Sequence[Any] = pair if len(pair) == 2 else [None, *pair]
        table = wordparts.grid(writer.document, widths, ruled=False)
        for cell, side in zip(wordparts.add_row(table, widths), sides, strict=True):
            writer.signature(cell, side) if side else writer.recipients(cell)
    if len(blocks) % 2 == 0 and writer.data["recipients"]:
        writer.recipients(writer.document)


def _describe(document: Any, paper: Paper) -> None:
    properties, known = document.core_properties, paper.metadata
    others = [f"{name}: {value}" for name, value in known.items() if name not in _PROPERTIES]
    values = {
        "title": known.get("title") or f"{paper.kind_title} {paper.abstract}",
        "author": known.get("author") or (paper.organ.organ if paper.organ else ""),
        "subject": known.get("subject") or paper.abstract,
        "keywords": known.get("keywords", ""),
        "comments": "\n".join(others),
        "language": paper.language,
        "last_modified_by": "",
    }
    for name, value in values.items():
        setattr(properties, name, plain(value)[:255])  # the format holds no more
    on = paper.dated_on or _UNDATED
    properties.created = properties.modified = datetime(on.year, on.month, on.day)  # noqa: DTZ001
