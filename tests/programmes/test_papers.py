"""Programme, contract and annex on paper: made from the rows, with the rows inside."""

import io
from datetime import date

import pytest
from django.test import Client
from pypdf import PdfReader

from phoihop.law.refusal import Refusal
from phoihop.papers.queries import read_bytes
from phoihop.papers.rules import PaperFormat
from phoihop.parties.models import Member, Organisation
from phoihop.programmes.clauses import clauses_of, clauses_sha256
from phoihop.programmes.models import Annex, AnnexChange, Instrument, Line, Obligation, Programme
from phoihop.programmes.papers import papers_of_paper
from phoihop.programmes.services import number_paper
from tests.fixtures import NOON


@pytest.fixture
def annex(contract: Instrument, line: Line, institution: Organisation) -> Annex:
    annex = Annex.objects.create(
        ref="PL-2017-01", instrument=contract, title="Phụ lục tăng số bài", reason_code="more_work",
        reason="Thêm hai bài về cách làm hay", signed_on=date(2017, 7, 1),
        effective_on=date(2017, 7, 1), state="signed", drafted_by=institution, recorded_at=NOON,
        signed_recorded_at=NOON,
    )  # fmt: skip
    AnnexChange.objects.create(annex=annex, line=line, quantity_before=4, quantity_after=6)
    return annex


def pdf_of(paper: Programme | Instrument | Annex) -> PdfReader:
    kept = papers_of_paper(paper, at=NOON)[PaperFormat.PDF]
    return PdfReader(io.BytesIO(read_bytes(kept.sha256)))


def text_of(pdf: PdfReader) -> str:
    return " ".join(" ".join(page.extract_text() for page in pdf.pages).split())


def test_the_programme_prints_its_duties_on_both_sides(
    programme: Programme, publish_duty: Obligation, trip_duty: Obligation
) -> None:
    text = text_of(pdf_of(programme))
    assert "Đăng bài về cách làm hay của tỉnh" in text
    assert "ít nhất 4 mỗi năm" in text
    assert "Tạo điều kiện cho phóng viên tác nghiệp" in text
    assert "Tỉnh ủy Mẫu" in text


def test_the_contract_prints_its_lines_and_the_amount_in_words(
    contract: Instrument, line: Line
) -> None:
    text = text_of(pdf_of(contract))
    assert "1.500.000" in text
    assert "6.600.000" in text
    assert "Sáu triệu sáu trăm nghìn đồng" in text


def test_the_annex_prints_what_was_there_before(annex: Annex) -> None:
    text = text_of(pdf_of(annex))
    assert "4 → 6" in text
    assert "giữ nguyên" in text


def test_the_rows_lie_inside_the_pdf(contract: Instrument, line: Line) -> None:
    attached = pdf_of(contract).attachments
    assert attached["data.yaml"][0] == clauses_of(contract)


def test_the_same_rows_give_the_same_paper(contract: Instrument, line: Line) -> None:
    first, second = (papers_of_paper(contract, at=NOON) for _ in range(2))
    assert {one.sha256 for one in first.values()} == {one.sha256 for one in second.values()}


def test_the_clerk_numbers_a_paper_once_and_no_draft(
    contract: Instrument, line: Line, clerk_a: Member
) -> None:
    Instrument.objects.update(state="draft")
    draft = Instrument.objects.get()
    given = {"number": 12, "notation": "HĐ-TU", "issued_on": date(2017, 3, 15)}
    with pytest.raises(Refusal, match=r"paper\.draft_has_no_number"):
        number_paper(draft, by=clerk_a, at=NOON, **given)
    number_paper(contract, by=clerk_a, at=NOON, **given)
    with pytest.raises(Refusal, match=r"papers\.number_given"):
        number_paper(contract, by=clerk_a, at=NOON, **given)


def test_papers_are_downloaded_by_the_parties_alone(
    client: Client, contract: Instrument, line: Line, officer: Member, stranger: Member
) -> None:
    page = f"/papers/{contract.ref}/"
    client.force_login(officer.user)
    assert client.get(page).status_code == 200
    assert client.get(f"{page}print/pdf/").content.startswith(b"%PDF")
    client.force_login(stranger.user)
    assert client.get(page).status_code == 404
    assert client.get(f"{page}print/pdf/").status_code == 404


def test_the_clauses_are_the_same_for_both_sides_and_whatever_the_day(
    contract: Instrument, line: Line
) -> None:
    before = clauses_sha256(contract)
    contract.signed_on, contract.number, contract.state = date(2017, 4, 1), "9/HĐ", "closed"
    contract.save()
    assert clauses_sha256(contract) == before
    line.quantity = 5
    line.save()
    assert clauses_sha256(contract) != before


def test_the_hash_of_the_clauses_stands_on_every_page(programme: Programme) -> None:
    pages = pdf_of(programme).pages
    sha256 = clauses_sha256(programme)
    assert all(sha256 in "".join(page.extract_text().split()) for page in pages)
