"""The record on paper says what the rows say, in every format, marked as a sample."""

import io
import zipfile
from datetime import date

from docx import Document
from openpyxl import load_workbook
from pypdf import PdfReader

from phoihop.acceptance.models import Record
from phoihop.acceptance.papers import papers_of_record, record_paper, schedule_xlsx
from phoihop.engines.typesetting.docx import render_docx
from phoihop.engines.typesetting.pdf import render_pdf
from phoihop.papers.queries import read_bytes
from phoihop.papers.rules import PaperFormat
from phoihop.papers.services import record_number
from phoihop.parties.models import Organisation
from tests.acceptance.conftest import AT


def text_of(pdf: bytes) -> str:
    pages = [page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages]
    return " ".join(" ".join(pages).split())


def test_the_pdf_says_what_the_rows_say(record: Record) -> None:
    text = text_of(render_pdf(record_paper(record)))
    assert "Bài về cách làm hay thứ 5" in text
    assert "6.600.000" in text
    assert "Sáu triệu sáu trăm nghìn đồng" in text
    assert record.rows_sha256 in text.replace(" ", "")
    assert "MẪU" in text


def test_the_number_is_blank_until_the_clerk_records_it(record: Record) -> None:
    assert record_paper(record).number is None
    record_number(
        f"acceptance:{record.ref}",
        issuer="tinh-uy-mau",
        number=12,
        notation="BBNT-TU",
        issued_on=date(2017, 12, 21),
        by="van-thu-a",
        at=AT,
    )
    paper = record_paper(record)
    assert (paper.number, paper.notation) == ("12", "BBNT-TU")


def test_the_issuer_decides_by_which_guide_it_is_set(
    record: Record, institution: Organisation
) -> None:
    assert record_paper(record).profile == "decree-30"
    Organisation.objects.filter(pk=institution.pk).update(paper_profile="party")
    fresh = Record.objects.get(pk=record.pk)
    assert record_paper(fresh).profile == "party"


def test_word_and_excel_hold_the_same_schedule(record: Record) -> None:
    document = Document(io.BytesIO(render_docx(record_paper(record))))
    cells = {cell.text for table in document.tables for row in table.rows for cell in row.cells}
    assert "Bài về cách làm hay thứ 1" in cells
    accepted, extra = load_workbook(io.BytesIO(schedule_xlsx(record))).worksheets
    titles = [
        {str(cell.value) for row in sheet.iter_rows() for cell in row}
        for sheet in (accepted, extra)
    ]
    assert "Bài về cách làm hay thứ 4" in titles[0]
    assert "Bài về cách làm hay thứ 5" in titles[1]


def test_the_papers_of_a_record_are_kept_once_each(record: Record) -> None:
    first = papers_of_record(record, at=AT)
    second = papers_of_record(record, at=AT)
    assert {kind: paper.pk for kind, paper in first.items()} == {
        kind: paper.pk for kind, paper in second.items()
    }
    assert first[PaperFormat.PDF].name == f"{record.ref}.pdf"
    docx = read_bytes(first[PaperFormat.DOCX].sha256)
    assert zipfile.is_zipfile(io.BytesIO(docx))
