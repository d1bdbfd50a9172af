"""Typesetting: papers as PDF and DOCX, sheets as XLSX, drawings as SVG. Pure Python, no clock.

The paper is a value (``papers``), its look a data file (``profiles``), its wording settled once
(``layout``), and each renderer only draws::

    from phoihop.engines.typesetting.papers import (
        Paper, OrganBlock, SignatureBlock,
        Heading, Paragraph, BulletList, KeyValues, Table, Column, Figure, PageBreak,
    )
    from phoihop.engines.typesetting.pdf import places, render_pdf
    from phoihop.engines.typesetting.docx import render_docx
    from phoihop.engines.typesetting.metadata import annex_vi_xml
    from phoihop.engines.typesetting.workbook import Sheet, SheetColumn, write_xlsx
    from phoihop.engines.typesetting.charts import PAPER, SCREEN, ledger_bar, grouped_bars, timeline

    paper = Paper(
        profile="decree-30",                       # or "party": the issuer decides
        kind_title="Biên bản nghiệm thu",          # printed in capitals
        abstract="Về kết quả thực hiện hợp đồng năm 2017",
        organ=OrganBlock("TỈNH ỦY …", "BAN …"),    # None: made by both sides together
        number=None, notation="BBNT-TCCS",         # prints Số: ……/BBNT-TCCS
        place="Thái Nguyên", dated_on=date(2017, 2, 5),
        bases=["Căn cứ …"],
        blocks=[Paragraph("…"), Heading("1. …", level=2), Table([Column("STT"), …], rows=[…])],
        signatures=[SignatureBlock(["KT. Tổng Biên tập"], "Phó Tổng Biên tập", "…", "Bên B")],
        recipients=["Như trên", "Lưu: VT"],
        sample=True, footer_hash="9f86d0…", language="vi", metadata={"title": "…"},
    )
    pdf: bytes = render_pdf(paper, attachments={"data.json": b"{}"})   # PDF/A-3a, ~0.05 s
    fields = places(paper)           # [Place("number", page, left_pt, bottom_pt, right_pt, top_pt)]
    docx: bytes = render_docx(paper)
    xml: bytes = annex_vi_xml(paper)
    xlsx: bytes = write_xlsx([Sheet("Bảng kê", [SheetColumn("Tác phẩm", 40), …], rows)])
    svg: str = ledger_bar([("Ký", 24), ("Kế hoạch", 18), …], signed=24, title="…", look=PAPER)

Cells of a table are ``str | int | date | None``: an ``int`` is a quantity and gets thousands
apart, so give a year or a code as ``str``. Any text may hold any character: nothing is read as
markup, and a letter that the vendored face (Liberation Serif) lacks is printed as ``[U+1F600]``.

Bad input raises ``Refusal("typesetting.…")``: ``unknown_profile``, ``unknown_language``,
``bad_table``, ``bad_figure``, ``bad_attachment``, ``too_many_signatures``, ``cannot_set``,
``bad_paper``, ``bad_sheet``, ``bad_chart``.

Command line: ``python -m phoihop.engines.typesetting render PAPER.json -o FILE.(pdf|docx|xml)``.
The JSON form is described in ``jsonform``.
"""
