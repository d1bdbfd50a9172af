"""The minutes on paper: PDF and DOCX, by the guide of the side that called the meeting."""

from collections.abc import Iterable

from phoihop.engines.typesetting.docx import render_docx
from phoihop.engines.typesetting.papers import (
    Block,
    Heading,
    KeyValues,
    Paper,
    Paragraph,
    SignatureBlock,
)
from phoihop.engines.typesetting.pdf import render_pdf
from phoihop.engines.vietnamese.dates import short_date
from phoihop.meetings.models import Meeting
from phoihop.meetings.queries import minute_of, minutes_sha256, newest_words
from phoihop.papers.rules import PaperFormat

SIDES = {"a": "Bên A", "b": "Bên B", "guest": "Khách mời"}


def minutes_paper(meeting: Meeting) -> Paper:
    """The minutes as they stand; items that are not agreed yet say so. The foot bears the hash."""
    return Paper(
        profile=meeting.called_by.organisation.paper_profile,
        kind_title="Biên bản",
        abstract=meeting.title,
        notation="BB",
        place=meeting.place or meeting.programme.place,
        dated_on=meeting.meets_on,
        blocks=list(_body(meeting)),
        signatures=[
            SignatureBlock([], "", "", "Bên B"),
            SignatureBlock([], "", "", "Bên A"),
        ],
        recipients=["Các bên tham gia", "Lưu: VT"],
        sample=meeting.programme.sample,
        footer_hash=minutes_sha256(meeting),
        metadata={"title": f"Biên bản {meeting.ref}", "subject": meeting.title},
    )


def minutes_file(meeting: Meeting, kind: PaperFormat) -> bytes:
    """The minutes as PDF or DOCX."""
    paper = minutes_paper(meeting)
    return render_pdf(paper) if kind is PaperFormat.PDF else render_docx(paper)


def _body(meeting: Meeting) -> Iterable[Block]:
    yield KeyValues(
        [
            ("Chương trình", f"{meeting.programme.ref} – {meeting.programme.title}"),
            ("Ngày", short_date(meeting.meets_on)),
            ("Chủ trì", meeting.chair or "–"),
        ]
    )
    yield Heading("Thành phần", level=2)
    for one in meeting.attendees.all():
        office = f", {one.office}" if one.office else ""
        yield Paragraph(f"{SIDES[one.side]}: {one.name}{office}")
    for item in meeting.items.all():
        yield Heading(f"{item.number}. {item.title}", level=2)
        words = newest_words(item) or "Chưa ghi."
        yield from (Paragraph(line) for line in words.split("\n") if line.strip())
        if not minute_of(item).agreed:
            yield Paragraph("Hai bên chưa thống nhất nội dung này.", emphasis="italic")
    for finding in meeting.findings.all():
        yield Heading(f"Kết quả {finding.number}: {finding.question}", level=2)
        yield from (Paragraph(line) for line in finding.found.split("\n") if line.strip())
