"""A briefing pack on paper, as it goes out with the step of the duty."""

from collections.abc import Iterable

from phoihop.engines.typesetting.docx import render_docx
from phoihop.engines.typesetting.papers import (
    Block,
    Column,
    Heading,
    OrganBlock,
    Paper,
    Paragraph,
    Table,
)
from phoihop.engines.vietnamese.dates import short_date
from phoihop.fieldwork.models import PackVersion
from phoihop.parties.queries import name_of

HEADINGS = {
    "potential": "Tiềm năng",
    "advantages": "Lợi thế",
    "directions": "Định hướng",
}


def pack_paper(version: PackVersion) -> Paper:
    """The version as a paper in the form of the unit that issues it; its name as on that day."""
    pack = version.pack
    unit = name_of(pack.unit, on=version.issued_on)
    return Paper(
        profile=pack.unit.paper_profile,
        kind_title="Thông tin cung cấp cho báo chí",
        abstract=pack.title,
        organ=OrganBlock(None, unit.upper()),
        number=None,
        notation="",
        place=pack.programme.place,
        dated_on=version.issued_on,
        blocks=list(_body(version)),
        recipients=["Như trên", "Lưu: VT"],
        sample=pack.programme.sample,
        metadata={"title": f"{pack.ref} ({version.number})", "subject": pack.title},
    )


def pack_docx(version: PackVersion) -> bytes:
    """The version as DOCX."""
    return render_docx(pack_paper(version))


def _body(version: PackVersion) -> Iterable[Block]:
    if version.change:
        yield Paragraph(f"Bản thứ {version.number}. Điểm mới: {version.change}", emphasis="bold")
    for part, heading in HEADINGS.items():
        text = getattr(version, part)
        if text:
            yield Heading(heading, level=2)
            yield from (Paragraph(one) for one in text.split("\n") if one.strip())
    figures = list(version.figures.all())
    if figures:
        yield Heading("Số liệu đã xác minh", level=2)
        columns = [Column("Chỉ tiêu"), Column("Số liệu"), Column("Tính đến"), Column("Nguồn")]
        rows = [
            [one.label, f"{one.value} {one.unit}".strip(), short_date(one.as_of_on), one.source]
            for one in figures
        ]
        yield Table(columns, rows=rows)
