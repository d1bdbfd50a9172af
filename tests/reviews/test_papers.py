"""The review on paper: the fixed skeleton, the figures of the ledger, marked as a sample."""

import io
from datetime import date

import pytest
from django.utils.translation import override
from docx import Document
from openpyxl import load_workbook
from pypdf import PdfReader

from phoihop.papers.queries import read_bytes
from phoihop.papers.rules import PaperFormat
from phoihop.parties.models import Member, Organisation
from phoihop.programmes.models import Line, Obligation, Programme
from phoihop.reviews import services
from phoihop.reviews.figures import drawings_of
from phoihop.reviews.models import Review
from phoihop.reviews.papers import papers_of_review, review_paper
from phoihop.reviews.queries import Report, figures_sha256, get_review, report_of
from tests.fixtures import Publish
from tests.reviews.conftest import AT, signed

SKELETON = ["KẾT QUẢ THỰC HIỆN", "HẠN CHẾ", "NGUYÊN NHÂN", "BÀI HỌC", "PHƯƠNG HƯỚNG, ĐỀ XUẤT"]


@pytest.fixture
def report(
    review: Review,
    line: Line,
    publish_duty: Obligation,
    publish: Publish,
    programme: Programme,
    officer: Member,
) -> Report:
    match = publish("Cách làm hay ở xã", date(2017, 5, 1))
    match.work.themes.add(programme.themes.get(code="T5"))
    services.write_cause(review, obligation=publish_duty, text="Mưa lũ", by=officer, at=AT)
    draft = services.ProposalDraft(publish_duty, "Nhiều cách làm hay hơn", 6, 1_600_000)
    services.write_proposal(review, draft, by=officer, at=AT)
    return report_of(get_review(review.ref, seen_by=officer), seen_by=officer, known_at=AT)


def text_of(pdf: bytes) -> str:
    pages = [page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages]
    return " ".join(" ".join(pages).split())


def test_the_pdf_keeps_the_skeleton_in_its_order(report: Report, officer: Member) -> None:
    kept = papers_of_review(report, seen_by=officer, at=AT, only=PaperFormat.PDF)[PaperFormat.PDF]
    text = text_of(read_bytes(kept.sha256))
    places = [text.index(heading) for heading in SKELETON]
    assert places == sorted(places)
    for words in ("Mưa lũ", "Nhiều cách làm hay hơn", "1.600.000", "MẪU", "Dự thảo"):
        assert words in text
    assert figures_sha256(report) in text.replace(" ", "")
    assert kept.name == f"{report.review.ref}.pdf"


def test_the_paper_is_vietnamese_whatever_the_page_is(report: Report, officer: Member) -> None:
    with override("en"):
        kept = papers_of_review(report, seen_by=officer, at=AT, only=PaperFormat.XLSX)
    book = load_workbook(io.BytesIO(read_bytes(kept[PaperFormat.XLSX].sha256)))
    cells = {str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row}
    assert "Còn phải thực hiện: 4" in cells
    assert "Cách làm hay ở xã" in cells
    assert book.sheetnames[0] == "Nghĩa vụ"


def test_word_holds_the_same_tables(report: Report, officer: Member) -> None:
    kept = papers_of_review(report, seen_by=officer, at=AT, only=PaperFormat.DOCX)
    document = Document(io.BytesIO(read_bytes(kept[PaperFormat.DOCX].sha256)))
    cells = {cell.text for table in document.tables for row in table.rows for cell in row.cells}
    assert "Cách làm hay" in cells
    assert "Mưa lũ" in cells


def test_the_issuer_decides_by_which_guide_it_is_set(
    report: Report, review: Review, institution: Organisation, officer: Member
) -> None:
    assert review_paper(report, seen_by=officer).profile == "decree-30"
    Organisation.objects.filter(pk=institution.pk).update(paper_profile="party")
    fresh = report_of(get_review(review.ref, seen_by=officer), seen_by=officer, known_at=AT)
    assert review_paper(fresh, seen_by=officer).profile == "party"


def test_the_same_figures_give_the_same_papers(
    report: Report, review: Review, officer: Member, leader_a: Member, leader_b: Member
) -> None:
    signed(review, officer, leader_a, leader_b)
    made = []
    for at in (AT, AT.replace(year=2019)):
        found = report_of(get_review(review.ref, seen_by=officer), seen_by=officer, known_at=at)
        made.append(papers_of_review(found, seen_by=officer, at=at))
    assert made[0] == made[1]
    assert "Dự thảo" not in text_of(read_bytes(made[0][PaperFormat.PDF].sha256))


def test_a_year_in_which_nothing_happened_has_a_paper(review: Review, officer: Member) -> None:
    empty = report_of(get_review(review.ref, seen_by=officer), seen_by=officer, known_at=AT)
    assert papers_of_review(empty, seen_by=officer, at=AT)


def test_many_duties_are_drawn_in_several_drawings(
    review: Review, programme: Programme, officer: Member
) -> None:
    for number in range(20):
        Obligation.objects.create(
            programme=programme, code=f"A{number}", ordinal=20 + number, kind="activity", side="a",
            text="Tổ chức tọa đàm", quantity_least=1,
        )  # fmt: skip
    report = report_of(get_review(review.ref, seen_by=officer), seen_by=officer, known_at=AT)
    assert [one.title[-5:] for one in drawings_of(report)] == ["(1/3)", "(2/3)", "(3/3)"]
    assert papers_of_review(report, seen_by=officer, at=AT, only=PaperFormat.PDF)
