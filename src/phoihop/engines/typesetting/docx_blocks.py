"""The blocks of a paper in Word's terms."""

import io
from collections.abc import Mapping, Sequence
from typing import Any

from phoihop.engines.typesetting import wordparts
from phoihop.engines.typesetting.pdf import figure_png

_ALIGN = {"left": 0, "center": 1, "right": 2, "justify": 3}


class Writer:
    """Writes laid-out lines into one document. Sizes in points."""

    def __init__(self, document: Any, data: Mapping[str, Any]) -> None:
        self.document, self.data = document, data
        self._body = data["profile"]["body"]
        self._tight = self._style_for_lines()

    def _style_for_lines(self) -> str:
        """Single-spaced, nothing before or after: for heads, cells and signatures."""
        from docx.shared import Pt

        style = self.document.styles.add_style("Line", 1)
        style.base_style = self.document.styles["Normal"]
        style.paragraph_format.line_spacing = 1.0
        style.paragraph_format.space_before = style.paragraph_format.space_after = Pt(0)
        return str(style.style_id)

    def split(self, left_share: float) -> list[int]:
        """Widths (EMU) of two columns that fill the text width."""
        return self._widths([left_share, 1 - left_share])

    def line(
        self, text: str, *, size: float, bold: bool = False, italic: bool = False,
        underline: bool = False, align: str = "center", before: float = 0, into: Any = None,
    ) -> Any:  # fmt: skip
        """One paragraph, centred and single-spaced unless said otherwise."""
        from docx.shared import Pt

        made = self._new(into)
        made.alignment = _ALIGN[align]
        made._p.style = self._tight  # by id: to look a style up costs more than the whole line
        if before:
            made.paragraph_format.space_before = Pt(before)
        run = made.add_run(text)
        run.font.size = Pt(size)
        for name, wanted in (("bold", bold), ("italic", italic), ("underline", underline)):
            if wanted:  # each setting costs, and a schedule has a thousand lines
                setattr(run, name, True)
        return made

    def rule(self, *, into: Any, width: int) -> None:
        """A short line in the middle."""
        made = self.line("", size=2, into=into)
        made.paragraph_format.left_indent = made.paragraph_format.right_indent = width // 3
        wordparts.rule_below(made)

    def paragraph(
        self, text: str, *, bold: bool = False, italic: bool = False, indent: bool = False,
        align: str = "justify",
    ) -> Any:  # fmt: skip
        """Running text."""
        from docx.shared import Mm

        made = self.document.add_paragraph()
        made.alignment = _ALIGN[align]
        if indent:
            made.paragraph_format.first_line_indent = Mm(self._body["first_line_mm"])
        run = made.add_run(text)
        run.bold, run.italic = bold or None, italic or None
        return made

    def block(self, block: Mapping[str, Any]) -> None:
        """Any block of the body."""
        getattr(self, f"_{block['kind'].lower()}")(block)

    def signature(self, cell: Any, side: Mapping[str, Any]) -> None:
        """One place to sign."""
        sign = self.data["profile"]["sign"]
        if side["side"]:
            self.line(side["side"], size=sign["capacity_pt"], bold=True, before=12, into=cell)
        for line in side["capacity"]:
            self.line(line, size=sign["capacity_pt"], bold=True, into=cell)
        self.line(side["title"], size=sign["capacity_pt"], bold=sign["title_bold"], into=cell)
        self.line(side["name"], size=sign["name_pt"], bold=True, before=74, into=cell)

    def recipients(self, place: Any) -> None:
        """*Nơi nhận*, where there are any."""
        rules = self.data["profile"]["recipients"]
        if not self.data["recipients"]:
            return
        emphatic = rules["label_style"] == "bold-italic"
        self.line(
            self.data["words"]["recipients"], size=rules["label_pt"], bold=emphatic, before=12,
            italic=emphatic, underline=not emphatic, align="left", into=place,
        )  # fmt: skip
        for line in self.data["recipients"]:
            self.line(f"- {line}", size=rules["list_pt"], align="left", into=place)

    def _heading(self, block: Mapping[str, Any]) -> None:
        level = max(1, min(int(block["level"]), 3))
        made = self.document.add_paragraph(block["text"], style=f"Heading {level}")
        made.alignment = _ALIGN["center" if level == 1 else "left"]

    def _paragraph(self, block: Mapping[str, Any]) -> None:
        self.paragraph(
            block["text"],
            bold=block["emphasis"] == "bold",
            italic=block["emphasis"] == "italic",
            indent=block["align"] == "justify",
            align=block["align"],
        )

    def _bulletlist(self, block: Mapping[str, Any]) -> None:
        from docx.shared import Mm

        for number, item in enumerate(block["items"], start=1):
            made = self.paragraph(f"{number}." if block["numbered"] else "-")
            made.add_run(f"\t{item}")
            made.paragraph_format.left_indent = Mm(self._body["first_line_mm"])
            made.paragraph_format.first_line_indent = -Mm(6)
            made.paragraph_format.tab_stops.add_tab_stop(Mm(self._body["first_line_mm"]))

    def _keyvalues(self, block: Mapping[str, Any]) -> None:
        widths = self.split(0.35)
        table = wordparts.grid(self.document, widths, ruled=False)
        for label, value in block["pairs"]:
            cells = wordparts.add_row(table, widths)
            for cell, text in zip(cells, (f"{label}:", value), strict=True):
                self.line(text, size=self._body["text_pt"], align="left", into=cell)

    def _table(self, block: Mapping[str, Any]) -> None:
        columns, size = block["columns"], self._body["table_pt"]
        if block["caption"]:
            caption = self.line(block["caption"], size=size, italic=True, before=6)
            caption.paragraph_format.keep_with_next = True
        widths = self._widths([column["width_share"] for column in columns])
        table = wordparts.grid(self.document, widths, ruled=True)
        head = wordparts.add_row(table, widths, heading=block["repeat_heading"])
        for cell, column in zip(head, columns, strict=True):
            self.line(column["heading"], size=size, bold=True, into=cell)
        for rows, bold in ((block["rows"], False), (block["foot_rows"], True)):
            for row in rows:
                cells = wordparts.add_row(table, widths)
                for cell, column, text in zip(cells, columns, row, strict=True):
                    self.line(text, size=size, bold=bold, align=column["align"], into=cell)
        self.line("", size=6)

    def _figure(self, block: Mapping[str, Any]) -> None:
        width = sum(self._widths([1.0])) * block["width_share"]
        made = self.line("", size=self._body["table_pt"], before=6)
        picture = made.runs[0].add_picture(io.BytesIO(figure_png(block["svg"])), width=int(width))
        picture._inline.docPr.set("descr", block["alt"])
        if block["caption"]:
            self.line(block["caption"], size=self._body["table_pt"], italic=True)

    def _pagebreak(self, _: Mapping[str, Any]) -> None:
        self.document.add_page_break()

    def _new(self, place: Any) -> Any:
        """A new paragraph; a cell is born with an empty one, which is used first."""
        if place is None or place is self.document:
            return self.document.add_paragraph()
        first = place.paragraphs[0]
        untouched = len(place.paragraphs) == 1 and not first.runs
        return first if untouched else place.add_paragraph()

    def _widths(self, shares: Sequence[float]) -> list[int]:
        section = self.document.sections[0]
        room = section.page_width - section.left_margin - section.right_margin
        return [int(room * share / sum(shares)) for share in shares]
